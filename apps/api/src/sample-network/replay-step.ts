import type { SampleStep } from '@threefold/domain/sample-network/sample-history';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { replayCall } from './replay-call.ts';
import { replayLetter } from './replay-letter.ts';
import { addSamplePerson, replayHeldMeeting, replayReferral } from './replay-meeting.ts';
import type { SampleLedger } from './sample-ledger.ts';

/** One step of the sample, through the use case that a real search would go through, at the step's own instant. */
export async function replayStep(
  db: WorkspaceTransaction,
  scope: Scope,
  { step, ledger }: { step: SampleStep; ledger: SampleLedger },
): Promise<void> {
  switch (step.does) {
    case 'add':
      ledger.records.set(step.person.key, { contactId: await addSamplePerson(db, scope, step.person) });
      return;
    case 'miss-call':
    case 'decline':
    case 'agree':
      return replayCall(db, scope, { step, ledger });
    case 'hold':
      return replayHeldMeeting(db, scope, { step, ledger });
    case 'name':
      return replayReferral(db, scope, { step, ledger });
    default:
      return replayLetter(db, scope, { step, ledger });
  }
}
