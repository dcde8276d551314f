import { retryColumns } from '@threefold/domain/contact-imports/retry-file';
import type { ImportField, ImportMapping } from '@threefold/domain/contacts/import-fields';
import type { AppParts } from '../platform/app-parts.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { findImport, type ImportRecord, saveImport } from './contact-imports-queries.ts';
import { foretellReferrers } from './foretell-referrers.ts';
import { type Desk, openDesk, type Payload } from './import-desk.ts';
import { rowsDoneOf } from './import-of-row.ts';
import { importRows } from './import-rows.ts';
import { claim, fail, finish, Interrupted, putBack, Superseded } from './import-states.ts';
import { linkReferrers } from './link-referrers.ts';
import { readPieces } from './read-pieces.ts';
import { UnreadableFile } from './reading/file-record.ts';
import { recallMapping, rememberMapping } from './remember-mapping.ts';
import { canTellPeople, columnsOf, type Survey, surveyFile } from './survey-file.ts';
import { takeBackPart } from './take-back.ts';

const never = new AbortController().signal;

/**
 * queued -> reading -> importing -> done, or waiting-for-mapping where nobody can tell the columns, or failed with one
 * sentence. Reading goes through the whole file before the first row goes in, so that a broken file changes nothing.
 * Run again, it goes on behind the last recorded line.
 */
export async function runImport(
  parts: Pick<AppParts, 'db' | 'clock'>,
  payload: Payload,
  signal: AbortSignal = never,
): Promise<void> {
  const desk = openDesk(parts, payload, signal);
  const { importId } = payload;
  const row = await desk.transact((db, scope) => claim(db, scope, importId));
  if (!row) return;
  try {
    await (row.takingBackAt === null ? readAndImport(desk, row) : takeBackWhole(desk));
  } catch (error) {
    if (error instanceof Superseded) return;
    if (error instanceof Interrupted) return desk.transact((db, scope) => putBack(db, scope, importId));
    const failure = explain(error);
    if (failure === null) throw error;
    await desk.transact((db, scope) => fail(db, scope, { importId, failure }));
  }
}

async function takeBackWhole({ transact, importId, signal }: Desk): Promise<void> {
  for (let isDone = false; !isDone; ) {
    if (signal.aborted) throw new Interrupted();
    isDone = await transact(async (db, scope) => {
      const row = await findImport(db, scope.workspaceId, { importId, lock: true });
      if (!row || row.status === 'undone') return true;
      return (await takeBackPart(db, scope, row)).status === 'undone';
    });
  }
}

export const noRoomLeft =
  'The server has no room left on its disk. The rows up to here went in, each whole; make room and import the file again, or take this import back.';

/** A sentence for what trying again would not mend; null for the rest, which the queue tries again. */
function explain(error: unknown): string | null {
  if (error instanceof UnreadableFile) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '53100') return noRoomLeft;
  if (/^(22|23|54)/.test(code))
    return 'A row of this file cannot be stored. The rows before it went in; the list of rows says up to which line.';
  return null;
}

async function readAndImport(desk: Desk, row: ImportRecord): Promise<void> {
  const survey = await surveyFile(() => readPieces(desk), row.mapping);
  const { mapping, isSaid } = await desk.transact((db, scope) => chooseMapping(db, scope, { survey, row }));
  const isUnsure = survey.recognized.needsMapping && !isSaid;
  const isWaiting = isUnsure || !canTellPeople(mapping);
  const started = await desk.transact((db, scope) => begin(db, scope, { row, survey, mapping, isWaiting }));
  if (isWaiting) return;
  await importRows(desk, { row: started, survey, mapping });
  // A relation names a referrer where its label says so: "Referred By".
  const namesReferrers = Object.values(mapping).some(
    (field) => field === 'referredBy' || field === 'relation',
  );
  if (namesReferrers)
    await (started.dryRun ? foretellAllReferrers(desk) : linkAllReferrers(desk, started.fileName));
  await desk.transact((db, scope) => finish(db, scope, desk.importId));
}

type Surveyed = { row: ImportRecord; survey: Survey };

/** What the seeker said goes before what they said of such a file the last time, and that before what was recognized. */
async function chooseMapping(
  db: WorkspaceTransaction,
  scope: Scope,
  { survey: { recognized }, row }: Surveyed,
): Promise<{ mapping: ImportMapping; isSaid: boolean }> {
  const { columns } = recognized;
  const given = row.mapping ?? {};
  const unknown = Object.keys(given).find((column) => !columns.includes(column));
  if (unknown !== undefined)
    throw new UnreadableFile(
      `The mapping names the column "${unknown}", which this file does not have. Its columns are ${columns.slice(0, 12).join(', ')}.`,
    );
  const isFirstRun = row.format === null;
  const remembered = isFirstRun ? await recallMapping(db, scope, columns) : undefined;
  const said = { ...remembered, ...given };
  if (isFirstRun && row.mapping) await rememberMapping(db, scope, { columns, mapping: said });
  const beside = Object.fromEntries(
    retryColumns.flatMap((column): [string, ImportField][] =>
      columns.includes(column) ? [[column, 'ignore']] : [],
    ),
  );
  return { mapping: { ...recognized.mapping, ...beside, ...said }, isSaid: canTellPeople(said) };
}

type Beginning = Surveyed & { mapping: ImportMapping; isWaiting: boolean };

async function begin(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { row, survey, mapping, isWaiting }: Beginning,
): Promise<ImportRecord> {
  const current = await findImport(db, workspaceId, { importId: row.id, lock: true });
  if (current?.status !== row.status || current.takingBackAt !== null) throw new Superseded();
  return saveImport(db, workspaceId, {
    id: row.id,
    status: isWaiting ? 'waiting-for-mapping' : 'importing',
    format: survey.recognized.format,
    encoding: survey.encoding,
    columns: JSON.stringify(columnsOf(survey.recognized)),
    mapping: JSON.stringify(mapping),
    remarks: JSON.stringify(survey.remarks),
    rows: survey.rows,
    runBeganAt: now.toString(),
    runBeganRow: rowsDoneOf(row),
    updatedAt: now.toString(),
  });
}

async function linkAllReferrers({ transact, importId }: Desk, fileName: string): Promise<void> {
  let after: number | null = 0;
  while (after !== null) {
    const from: number = after;
    after = await transact((db, scope) => linkReferrers(db, scope, { importId, fileName, after: from }));
  }
}

async function foretellAllReferrers({ transact, importId }: Desk): Promise<void> {
  let after: string | null = '00000000-0000-0000-0000-000000000000';
  while (after !== null) {
    const from: string = after;
    after = await transact((db, scope) => foretellReferrers(db, scope, { importId, after: from }));
  }
}
