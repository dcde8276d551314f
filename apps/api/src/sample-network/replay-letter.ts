import { timeZoneOfPlace } from '@threefold/domain/contacts/time-zone-of-place';
import type { SampleStep } from '@threefold/domain/sample-network/sample-history';
import {
  sampleLoopClosing,
  sampleOutreach,
  sampleThankYou,
} from '@threefold/domain/sample-network/sample-letters';
import { promiseInWords } from '@threefold/domain/time/wording';
import { type Drafting, draftLetter } from '../letters/draft-letter.ts';
import { sendLetter } from '../letters/send-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { recordOf, referrerOf, type SampleLedger } from './sample-ledger.ts';

type LetterStep = Extract<SampleStep, { does: 'write' | 'thank' | 'close-loop' }>;

/** Every letter of the sample goes out on paper: nothing is ever mailed to a person who does not exist. */
export async function replayLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { step, ledger }: { step: LetterStep; ledger: SampleLedger },
): Promise<void> {
  const draft = await draftLetter(db, scope, letterOf(step, ledger));
  const sent = await sendLetter(db, scope, { letterId: draft.value.id, via: 'paper', ifMatch: null });
  if (step.does === 'write' && sent.callBackId) recordOf(ledger, step.person).callBackId = sent.callBackId;
}

function letterOf(step: LetterStep, ledger: SampleLedger): Drafting {
  const { person } = step;
  const { contactId, meetingId, referralId, terms, finding = '' } = recordOf(ledger, person);
  const { me } = ledger;
  if (step.does === 'thank')
    return { contactId, kind: 'thank-you', meetingId, text: sampleThankYou({ person, finding, me }) };
  if (step.does === 'close-loop') {
    const { referrer } = step;
    const text = sampleLoopClosing({ person: referrer, met: person, me });
    return { contactId: recordOf(ledger, referrer).contactId, kind: 'loop-closing', referralId, text };
  }
  const timeZone = timeZoneOfPlace({ region: person.region, country: 'US' }) ?? 'America/New_York';
  const promise = promiseInWords(step.promiseAt, timeZone);
  const text = sampleOutreach({
    person,
    referrer: referrerOf(person),
    mayUseName: terms !== 'name-only',
    promise,
    me,
  });
  return { contactId, kind: 'outreach', promiseAt: step.promiseAt.toString(), referralId, text };
}
