// An import goes on with its file: with a mapping where one was asked for, for real after a dry run, or where it stopped. What the seeker says of columns is
// remembered for the next file of the same kind.
import { createHash } from 'node:crypto';
import type { ContactImport, ImportMapping } from '@threefold/contracts/contact-imports';
import { canTellPeople } from '@threefold/domain/contact-imports/import-files';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { enqueue } from '../platform/jobs.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import {
  deleteRows,
  findImport,
  findMapping,
  type ImportRecord,
  saveImport,
  saveMapping,
} from './contact-imports-queries.ts';
import { nothingDone } from './import-states.ts';
import { importOfRow, rowsDoneOf } from './list-imports.ts';

type Wish = {
  importId: string;
  mapping?: ImportMapping | undefined;
  encoding?: string | undefined;
  dryRun?: boolean | undefined;
};

/** Goes on with the file that is already here: with a mapping where one was asked for, for real after a dry run, or where it stopped. */
export async function continueImport(
  db: WorkspaceTransaction,
  scope: Scope,
  { importId, mapping, encoding, dryRun }: Wish,
): Promise<ContactImport> {
  const { workspaceId } = scope;
  const row = await findImport(db, workspaceId, { importId, lock: true });
  if (!row) throw notFound('import');
  if (importOfRow(row).resumable && !mapping && dryRun === undefined) return resume(db, scope, row);
  requireOpen(row, { mapping, encoding, dryRun });
  if (encoding !== undefined) requireReading(row, encoding);
  if (mapping) {
    requireUsable(row, mapping);
    const columns = (row.columns ?? []).map(({ column }) => column);
    await rememberMapping(db, scope, { columns, mapping: { ...row.mapping, ...mapping } });
  }
  await deleteRows(db, workspaceId, importId);
  const continued = await saveImport(db, workspaceId, {
    id: importId,
    ...nothingDone,
    status: 'queued',
    stalledRuns: 0,
    dryRun: dryRun ?? row.dryRun,
    // Columns that were read in another way have other names.
    mapping: encoding !== undefined && !mapping ? null : JSON.stringify({ ...row.mapping, ...mapping }),
    ...(encoding !== undefined && { toldEncoding: encoding }),
    failure: null,
    finishedAt: null,
    updatedAt: scope.now.toString(),
  });
  await enqueue(db, 'run-import', { payload: { workspaceId, importId }, key: `run-import:${importId}` });
  return importOfRow(continued);
}

/** Behind the last row that went in; a dry run, of which nothing stays, from the beginning. */
async function resume(db: WorkspaceTransaction, scope: Scope, row: ImportRecord): Promise<ContactImport> {
  const { workspaceId } = scope;
  const importId = row.id;
  const resumed = await saveImport(db, workspaceId, {
    id: importId,
    status: rowsDoneOf(row) > 0 ? 'importing' : 'queued',
    stalledRuns: 0,
    resumable: false,
    failure: null,
    finishedAt: null,
    updatedAt: scope.now.toString(),
  });
  await enqueue(db, 'run-import', { payload: { workspaceId, importId }, key: `run-import:${importId}` });
  return importOfRow(resumed);
}

function requireOpen(row: ImportRecord, { mapping, encoding, dryRun }: Omit<Wish, 'importId'>): void {
  const current = importOfRow(row);
  if (row.status === 'waiting-for-mapping') {
    const isChoosing = (row.readings ?? []).length > 0;
    if (isChoosing ? encoding !== undefined : mapping) return;
    if (isChoosing)
      throw new Problem(
        'conflict',
        'This import waits for its encoding: say in which of its readings the names are right.',
        { current },
      );
    throw new Problem('conflict', 'Match the columns of this file before importing it.', { current });
  }
  const isDryRun = row.status === 'done' && row.dryRun;
  if (isDryRun && (dryRun === false || mapping)) return;
  const detail = isDryRun
    ? 'This was a dry run. Set dryRun to false to import.'
    : `This import is ${row.status} and can’t be changed. Import the file again instead.`;
  throw new Problem('conflict', detail, { code: 'import-not-open', current });
}

function requireReading(row: ImportRecord, encoding: string): void {
  const known = (row.readings ?? []).map((reading) => reading.encoding);
  if (known.includes(encoding)) return;
  throw new Problem('rule-broken', `The encoding is one of ${known.join(', ')}.`, {
    code: 'unknown-encoding',
    errors: [{ path: 'encoding', message: 'is not one of the readings of this file' }],
  });
}

function requireUsable(row: ImportRecord, mapping: ImportMapping): void {
  const columns = (row.columns ?? []).map(({ column }) => column);
  const unknown = Object.keys(mapping).find((column) => !columns.includes(column));
  if (unknown !== undefined)
    throw new Problem('rule-broken', `The file has no column "${unknown}".`, {
      code: 'unknown-column',
      errors: [{ path: `mapping.${unknown}`, message: 'is not a column of this file' }],
    });
  const isTold = canTellPeople(
    row.status === 'waiting-for-mapping' ? mapping : { ...row.mapping, ...mapping },
  );
  if (isTold) return;
  throw new Problem('rule-broken', 'Choose which column has the name or email.', {
    code: 'mapping-incomplete',
    errors: [{ path: 'mapping', message: 'needs a column for the name or email' }],
  });
}

/** What the seeker says of the columns of a file holds for the next file with the same columns, in whatever order. */
export function rememberMapping(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { columns, mapping }: { columns: readonly string[]; mapping: ImportMapping },
): Promise<void> {
  return saveMapping(db, workspaceId, { columnsHash: hashOf(columns), mapping, at: now.toString() });
}

/** Undefined where nothing was said of such columns yet. */
export function recallMapping(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  columns: readonly string[],
): Promise<ImportMapping | undefined> {
  return findMapping(db, workspaceId, hashOf(columns));
}

function hashOf(columns: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([...columns].sort()))
    .digest('hex');
}
