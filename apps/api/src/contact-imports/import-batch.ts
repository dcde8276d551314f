import type { ImportOutcome } from '@threefold/contracts/contact-imports';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import {
  commitWithoutWaiting,
  findImport,
  type ImportRecord,
  insertRows,
  type NewRow,
  saveImport,
  waitForOtherImports,
} from './contact-imports-queries.ts';
import { type Decided, decideBatch } from './decide-batch.ts';
import type { Decision } from './decide-row.ts';
import { lookUpCandidates } from './find-candidates.ts';
import { lookUpExported } from './find-exported.ts';
import { rowsDoneOf } from './import-of-row.ts';
import { saveImportPeople } from './import-people-queries.ts';
import type { Run } from './import-run.ts';
import { Superseded } from './import-states.ts';
import { inTurn } from './in-turn.ts';
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
  const [, , row, candidates, exported] = await inTurn([
    commitWithoutWaiting(db),
    run.dryRun ? null : waitForOtherImports(db, workspaceId),
    findImport(db, workspaceId, { importId, lock: true }),
    lookUpCandidates(db, scope, { run, rows }),
    lookUpExported(db, scope, { run, rows }),
  ]);
  if (row?.status !== 'importing' || row.takingBackAt !== null || rowsDoneOf(row) !== rowsDone)
    throw new Superseded();
  const decided = await decideBatch(db, scope, { run, rows, candidates, exported });
  await inTurn([
    ...(run.dryRun
      ? [keepImagined(db, scope, { run, decided })]
      : writePeople(db, scope, { source: run.source, ...decided })),
    insertRows(db, workspaceId, { importId, rows: outcomesOf(decided, batch) }),
    saveImport(db, workspaceId, {
      id: importId,
      ...addCounts(row, decided.decisions),
      bytesDone,
      updatedAt: scope.now.toString(),
    }),
  ]);
}

function outcomesOf({ decisions, people }: Decided, { run, rows }: Batch): NewRow[] {
  // Every row has its decision, in the same order.
  return decisions.map((decision, index) => {
    const { line, outcome, reason, name, changes, broughtBefore, conflicts } = decision;
    // In a dry run nobody is there yet to be looked at.
    const isImagined = run.dryRun && people.get(decision.contactId ?? '')?.isOfThisImport;
    const contactId = isImagined ? null : decision.contactId;
    const before = changes && { ...changes, brought: broughtBefore };
    return {
      line,
      outcome,
      reason,
      contactId,
      name,
      before,
      conflicts,
      cells: toCorrect(decision, rows[index]),
    };
  });
}

/** What did not go in is kept as it stands in the file, where it holds anything. */
function toCorrect({ outcome }: Pick<Decision, 'outcome'>, row: PreparedRow | undefined): string[] | null {
  if (!row || (outcome !== 'failed' && outcome !== 'skipped')) return null;
  return row.cells.some((cell) => cell.trim() !== '') ? row.cells : null;
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
