import {
  cadenceOfMethod,
  type NextStep,
  type NextStepContext,
  nextStep,
  type Outcome,
} from '@threefold/domain/call-backs/next-step';
import { Temporal } from 'temporal-polyfill';
import { findReader, type Reader } from '../contacts/find-reader.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { busySpans } from './busy-spans.ts';
import { type CallBackRow, isNudgeSent, listTaken } from './call-backs-queries.ts';

export type OutcomeContext = { reader: Reader; context: NextStepContext };

/** All that the next step after a call depends on. */
export async function outcomeContext(
  db: WorkspaceTransaction,
  scope: Scope,
  row: CallBackRow,
): Promise<OutcomeContext> {
  const reader = await findReader(db, scope, row.contactId);
  const taken = await listTaken(db, scope.workspaceId, { from: scope.now.toString(), exceptId: row.id });
  const { contactId, firstDueAt } = row;
  return {
    reader,
    context: {
      now: scope.now,
      attempt: row.attempt,
      firstAttemptAt: Temporal.Instant.from(firstDueAt),
      dueAt: Temporal.Instant.from(row.dueAt),
      reader: reader.calendar,
      seeker: reader.seeker,
      taken: taken.map((at) => Temporal.Instant.from(at)),
      busy: await busySpans(db, scope),
      nudgeSent: await isNudgeSent(db, scope.workspaceId, { contactId, since: firstDueAt }),
      cadence: cadenceOfMethod(reader.seeker.method),
    },
  };
}

/** The domain's next step; to somebody who is not to be contacted no further call or letter is planned. */
export function stepAfter(
  outcome: Outcome,
  { reader, context }: OutcomeContext,
  agreed: Pick<NextStepContext, 'at' | 'nextAt'> = {},
): NextStep {
  const step = nextStep(outcome, { ...context, ...agreed });
  const reachesOut = step.kind === 'call-back' || step.kind === 'find-number' || step.kind === 'letter';
  if (!reader.contact.doNotContact || !reachesOut) return step;
  return {
    kind: 'another-person',
    dueAt: context.now,
    why: 'You marked them as not to be contacted, so nothing more is planned with them: choose somebody else there.',
  };
}
