import type { GatheredFinding, mergeFindings as mergeFindingsEndpoint } from '@threefold/contracts/findings';
import { foldText } from '@threefold/domain/contacts/search-text';
import { planMerge, wordsAfterUndo } from '@threefold/domain/findings/merge-findings';
import type { z } from 'zod';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { gatheredOfRow } from './findings.ts';
import { findGatheredRow, saveFinding } from './findings-queries.ts';
import {
  insertMerge,
  lockFindingRows,
  lockFindingRowsBehind,
  lockMerge,
  type MergeRow,
  markUndone,
  moveFindings,
} from './merges-queries.ts';

type NewMerge = z.output<typeof mergeFindingsEndpoint.body>;
type Merge = { id: string; finding: GatheredFinding; undoneAt: string | null };

/** One finding stays with the words chosen; the others become sources of it. All of it or nothing. */
export async function mergeFindings(
  db: WorkspaceTransaction,
  scope: Scope,
  input: NewMerge,
): Promise<Creation<Merge>> {
  const { workspaceId } = scope;
  const id = input.id ?? newId(scope.now);
  const hash = contentHash(input);
  const known = input.id ? await lockMerge(db, workspaceId, id) : undefined;
  if (known) return repeated(known.contentHash, hash, await mergeOfRow(db, scope, known));
  const { kept, plan } = await plannedMerge(db, scope, input);
  const now = scope.now.toString();
  const before = { text: kept.text, kind: kept.kind, couldHelp: kept.couldHelp };
  const isNew = await insertMerge(db, {
    workspaceId,
    id,
    keptId: kept.id,
    moved: JSON.stringify(plan.moved),
    before: JSON.stringify(before),
    after: JSON.stringify(plan.after),
    contentHash: hash,
    createdAt: now,
    undoneAt: null,
  });
  if (!isNew) throw new Problem('conflict', 'This ID is taken. Choose another.', { code: 'id-taken' });
  await moveFindings(db, workspaceId, {
    moves: plan.moved.map((moved) => ({ id: moved.id, to: kept.id })),
    expected: null,
    now,
  });
  const search = foldText(plan.after.text);
  await saveFinding(db, workspaceId, { id: kept.id, ...plan.after, search, updatedAt: now });
  return { isNew: true, value: { id, finding: await gathered(db, scope, kept.id), undoneAt: null } };
}

async function plannedMerge(db: WorkspaceTransaction, { workspaceId }: Scope, input: NewMerge) {
  const others = [...new Set(input.findingIds)];
  const rows = await lockFindingRows(db, workspaceId, [input.keepId, ...others]);
  const kept = rows.find((row) => row.id === input.keepId);
  if (!kept || others.some((other) => !rows.some((row) => row.id === other))) throw notFound('finding');
  const plan = planMerge(
    {
      kept,
      others: rows.filter((row) => others.includes(row.id)),
      behindOthers: await lockFindingRowsBehind(db, workspaceId, others),
    },
    { text: input.text, kind: input.kind },
  );
  if (plan.kind === 'refused') throw new Problem('rule-broken', refusals[plan.why], { code: plan.why });
  return { kept, plan };
}

const refusals = {
  'into-itself': 'Choose two different findings.',
  'merged-already': 'One of these was already merged. Reload the list and choose again.',
};

/** Parts them again. A second undo changes nothing. */
export async function undoMerge(db: WorkspaceTransaction, scope: Scope, mergeId: string): Promise<Merge> {
  const { workspaceId } = scope;
  const row = await lockMerge(db, workspaceId, mergeId);
  if (!row) throw notFound('merge');
  if (row.undoneAt !== null) return mergeOfRow(db, scope, row);
  const [kept] = await lockFindingRows(db, workspaceId, [row.keptId]);
  if (!kept) throw notFound('finding');
  if (kept.mergedInto !== null)
    throw new Problem(
      'rule-broken',
      'This finding has since been merged again. Undo the later merge first.',
      {
        code: 'merged-since',
      },
    );
  const now = scope.now.toString();
  await moveFindings(db, workspaceId, {
    moves: row.moved.map(({ id, from }) => ({ id, to: from })),
    expected: kept.id,
    now,
  });
  const words = wordsAfterUndo({ current: kept, before: row.before, after: row.after });
  await saveFinding(db, workspaceId, { id: kept.id, ...words, search: foldText(words.text), updatedAt: now });
  await markUndone(db, workspaceId, { mergeId, now });
  return mergeOfRow(db, scope, { ...row, undoneAt: now });
}

async function mergeOfRow(db: WorkspaceTransaction, scope: Scope, row: MergeRow): Promise<Merge> {
  return { id: row.id, finding: await gathered(db, scope, row.keptId), undoneAt: row.undoneAt };
}

async function gathered(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  findingId: string,
): Promise<GatheredFinding> {
  const row = await findGatheredRow(db, workspaceId, findingId);
  if (!row) throw notFound('finding');
  return gatheredOfRow(row);
}
