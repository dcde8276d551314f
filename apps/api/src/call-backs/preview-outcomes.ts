import type { CallOutcome } from '@threefold/contracts/call-backs';
import { outcomes } from '@threefold/domain/call-backs/next-step';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findCallBack } from './call-backs-queries.ts';
import { outcomeContext, stepAfter } from './outcome-context.ts';

type Preview = { outcome: CallOutcome; sentence: string; at: string | null };

/** What each outcome will lead to; nothing where the call is over. */
export async function previewOutcomes(
  db: WorkspaceTransaction,
  scope: Scope,
  callBackId: string,
): Promise<{ items: Preview[] }> {
  const row = await findCallBack(db, scope.workspaceId, callBackId);
  if (!row) throw notFound('call-back');
  if (row.status !== 'due') return { items: [] };
  const found = await outcomeContext(db, scope, row);
  const items = outcomes.map((outcome) => {
    const step = stepAfter(outcome, found);
    return { outcome, sentence: step.why, at: 'dueAt' in step ? step.dueAt.toString() : null };
  });
  return { items };
}
