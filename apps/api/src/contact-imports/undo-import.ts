import type { ContactImport, ImportObstacle, ImportObstacles } from '@threefold/contracts/contact-imports';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findImport, type ImportRecord } from './contact-imports-queries.ts';
import { importOfRow } from './import-of-row.ts';
import { referralMark } from './link-referrers.ts';
import { askToTakeBack, takeBackPart } from './take-back.ts';
import { findObstacles } from './undo-import-queries.ts';

/** So many people are taken back while the seeker waits; more are left to the worker. */
const atOnce = 2_000;

/**
 * Takes an import back as a whole: whom it made is erased, what it filled in is emptied again where nobody changed it
 * since. Refused once something was built on the people it made, unless those are to stay.
 */
export async function undoImport(
  db: WorkspaceTransaction,
  scope: Scope,
  { importId, leaveBuiltUpon }: { importId: string; leaveBuiltUpon: boolean },
): Promise<ContactImport> {
  const { workspaceId } = scope;
  const row = await findImport(db, workspaceId, { importId, lock: true });
  if (!row) throw notFound('import');
  if (row.takingBackAt !== null && row.status !== 'undone') return importOfRow(row);
  requireUndoable(row);
  if (!leaveBuiltUpon) await requireUntouched(db, scope, row);
  if (row.created + row.merged > atOnce) return importOfRow(await askToTakeBack(db, scope, row));
  let current = row;
  while (current.status !== 'undone') current = await takeBackPart(db, scope, current);
  return importOfRow(current);
}

function requireUndoable(row: ImportRecord): void {
  const wroteSomething = (row.status === 'done' || row.status === 'failed') && !row.dryRun;
  if (wroteSomething && row.created + row.merged > 0) return;
  const detail =
    row.status === 'undone'
      ? 'This import was taken back already.'
      : 'There is nothing to take back: this import changed nobody.';
  const isRunning = ['queued', 'reading', 'importing'].includes(row.status) && !row.dryRun;
  throw new Problem(
    'conflict',
    isRunning ? 'This import still runs. Cancel it, or wait until it is done.' : detail,
    {
      code: 'nothing-to-undo',
      current: importOfRow(row),
    },
  );
}

/** So many are named; of the others the number is told. */
const mostNamed = 10;

/** Whom the import made and who cannot go with it, and what was built on each. */
export async function listObstacles(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  importId: string,
): Promise<ImportObstacles> {
  if (!(await findImport(db, workspaceId, { importId }))) throw notFound('import');
  const mark = referralMark(importId);
  const { people, first } = await findObstacles(db, workspaceId, { importId, mark, most: mostNamed });
  return { people, items: first.map(({ id, ...person }) => ({ contactId: id, ...person })) };
}

const inWords: Record<ImportObstacle, string> = {
  letters: 'letters',
  calls: 'calls',
  meetings: 'meetings',
  referrals: 'referrals',
  findings: 'findings',
  research: 'answers to your research',
  comments: 'comments',
  proposals: 'proposals of a coach',
  merges: 'merged records',
  changes: 'changes made since',
};

async function requireUntouched(db: WorkspaceTransaction, scope: Scope, row: ImportRecord): Promise<void> {
  const { people, counts, first } = await findObstacles(db, scope.workspaceId, {
    importId: row.id,
    mark: referralMark(row.id),
    most: mostNamed,
  });
  if (people === 0) return;
  const built = [...counts].map(([obstacle, count]) => `${inWords[obstacle]} (${count})`).join(', ');
  const more = people > first.length ? ` and ${people - first.length} more` : '';
  const names = `${first.map(({ name }) => name).join(', ')}${more}`;
  throw new Problem(
    'conflict',
    `${people} of the ${row.created} people of this import ${people === 1 ? 'has' : 'have'} ${built}: ${names}. Take back all but ${people === 1 ? 'this one' : 'these'}, or leave it as it is.`,
    { code: 'built-upon', current: importOfRow(row) },
  );
}
