import type { ImportOutcome } from '@threefold/contracts/contact-imports';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import {
  commitWithoutWaiting,
  findImport,
  type ImportRecord,
  insertRows,
  saveImport,
  waitForOtherImports,
} from './contact-imports-queries.ts';
import { type Decided, decideBatch } from './decide-batch.ts';
import type { Decision } from './decide-row.ts';
import { rowsDoneOf } from './import-of-row.ts';
import { saveImportPeople } from './import-people-queries.ts';
import type { Run } from './import-run.ts';
import { Superseded } from './import-states.ts';
import type { PreparedRow } from './prepare-row.ts';
import { columnsOf, writePeople } from './write-people.ts';

export type Batch = { run: Run; rows: readonly PreparedRow[]; rowsDone: number; bytesDone: number };

/**
 * One batch of rows in one transaction: people, history, outcomes and counts together. Whatever is recorded went in, and
 * whatever went in is recorded, so that a run that breaks off goes on behind the last line without doubles.
 */
export async function importBatch(db: WorkspaceTransaction, scope: Scope, batch: Batch): Promise<void> {
  const { run, rows, rowsDone, bytesDone } = batch;
  const { workspaceId } = scope;
  const { importId } = run.source;
  await commitWithoutWaiting(db);
  if (!run.dryRun) await waitForOtherImports(db, workspaceId);
  const row = await findImport(db, workspaceId, { importId, lock: true });
  if (row?.status !== 'importing' || row.takingBackAt !== null || rowsDoneOf(row) !== rowsDone)
    throw new Superseded();
  const decided = await decideBatch(db, scope, { run, rows });
  if (run.dryRun) await keepImagined(db, scope, { run, decided });
  else await writePeople(db, scope, { source: run.source, ...decided });
  const byLine = new Map(rows.map((each) => [each.line, each]));
  await insertRows(db, workspaceId, {
    importId,
    rows: decided.decisions.map(({ changes, broughtBefore, contactId, ...decision }) => ({
      ...decision,
      // In a dry run nobody is there yet to be looked at.
      contactId: run.dryRun && isImagined(decided, contactId) ? null : contactId,
      before: changes && { ...changes, brought: broughtBefore },
      cells: toCorrect(decision, byLine.get(decision.line)),
    })),
  });
  await saveImport(db, workspaceId, {
    id: importId,
    ...addCounts(row, decided.decisions),
    bytesDone,
    updatedAt: scope.now.toString(),
  });
}

/** What did not go in is kept as it stands in the file, where it holds anything. */
function toCorrect({ outcome }: Pick<Decision, 'outcome'>, row: PreparedRow | undefined): string[] | null {
  if (!row || (outcome !== 'failed' && outcome !== 'skipped')) return null;
  return row.cells.some((cell) => cell.trim() !== '') ? row.cells : null;
}

function isImagined({ people }: Decided, contactId: string | null): boolean {
  return people.get(contactId ?? '')?.isOfThisImport ?? false;
}

/** A dry run writes nobody, so it keeps whom it would have written where its later rows find them. */
async function keepImagined(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { run, decided }: { run: Run; decided: Decided },
): Promise<void> {
  const touched = new Set(
    decided.decisions.flatMap(({ outcome, contactId }) =>
      contactId && (outcome === 'created' || outcome === 'merged') ? contactId : [],
    ),
  );
  await saveImportPeople(db, workspaceId, {
    importId: run.source.importId,
    people: [...touched].flatMap((id) => {
      const person = decided.people.get(id);
      return person
        ? { person, keys: person.keys ?? columnsOf(person.fields, run.source.seekerCountry).matchKeys }
        : [];
    }),
  });
}

function addCounts(row: ImportRecord, decisions: readonly Decision[]): Record<ImportOutcome, number> {
  const { created, merged, unchanged, skipped, failed } = row;
  const counts = { created, merged, unchanged, skipped, failed };
  for (const { outcome } of decisions) counts[outcome] += 1;
  return counts;
}
