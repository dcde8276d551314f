import type { CallOutcome } from '@threefold/contracts/call-backs';
import type { SampleStep } from '@threefold/domain/sample-network/sample-history';
import type { Said } from '../call-backs/carry-out-step.ts';
import { recordOutcome } from '../call-backs/record-outcome.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { recordOf, type SampleLedger } from './sample-ledger.ts';

type CallStep = Extract<SampleStep, { does: 'miss-call' | 'decline' | 'agree' }>;

const missed: readonly CallOutcome[] = ['voicemail', 'no-answer', 'assistant'];

export async function replayCall(
  db: WorkspaceTransaction,
  scope: Scope,
  { step, ledger }: { step: CallStep; ledger: SampleLedger },
): Promise<void> {
  const record = recordOf(ledger, step.person);
  if (record.callBackId === undefined) return;
  const { consequence } = await recordOutcome(db, scope, {
    callBackId: record.callBackId,
    ifMatch: null,
    ...said(step),
  });
  if (consequence.callBackId) record.callBackId = consequence.callBackId;
  if (consequence.meetingId) record.meetingId = consequence.meetingId;
}

function said(step: CallStep): Said {
  if (step.does === 'decline') return { outcome: 'declined', place: null };
  if (step.does === 'miss-call')
    return { outcome: missed[step.person.key.length % missed.length] ?? 'voicemail', place: null };
  return {
    outcome: 'meeting-agreed',
    at: step.meetingAt.toString(),
    minutes: 25,
    mode: step.person.region === 'IL' ? 'in-person' : 'video',
    place: step.person.region === 'IL' ? `${step.person.organization}, ${step.person.city}` : null,
  };
}
