import { timeZoneOfPlace } from '@threefold/domain/contacts/time-zone-of-place';
import type { SampleStep } from '@threefold/domain/sample-network/sample-history';
import {
  sampleLoopClosing,
  sampleOutreach,
  sampleThankYou,
} from '@threefold/domain/sample-network/sample-letters';
import { promiseInWords } from '@threefold/domain/time/wording';
import { putDebrief } from '../debriefs/put-debrief.ts';
import { type Drafting, draftLetter } from '../letters/draft-letter.ts';
import { sendLetter } from '../letters/send-letter.ts';
import { updateLetter } from '../letters/update-letter.ts';
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
  const letterId =
    step.does === 'thank'
      ? await debrief(db, scope, { step, ledger })
      : await draft(db, scope, { step, ledger });
  if (letterId === null) return;
  const sent = await sendLetter(db, scope, { letterId, via: 'paper', ifMatch: null });
  if (step.does === 'write' && sent.callBackId) recordOf(ledger, step.person).callBackId = sent.callBackId;
}

async function draft(
  db: WorkspaceTransaction,
  scope: Scope,
  { step, ledger }: { step: Exclude<LetterStep, { does: 'thank' }>; ledger: SampleLedger },
): Promise<string> {
  const { value } = await draftLetter(db, scope, letterOf(step, ledger));
  return value.id;
}

/** The debrief drafts the letter that follows; the seeker then puts it into words of their own. */
async function debrief(
  db: WorkspaceTransaction,
  scope: Scope,
  { step, ledger }: { step: LetterStep; ledger: SampleLedger },
): Promise<string | null> {
  const { meetingId, finding = '' } = recordOf(ledger, step.person);
  if (meetingId === undefined) return null;
  const answers = {
    feeling: 4,
    facts: `Began on time, ended on time. ${finding}`,
    incidents: [],
    flubbed: [],
    missedPoints: [],
  };
  const { letter } = await putDebrief(db, scope, { meetingId, answers, ifMatch: null });
  if (letter === null) return null;
  await updateLetter(db, scope, {
    letterId: letter.id,
    ...sampleThankYou({ person: step.person, finding, me: ledger.me }),
    ifMatch: null,
  });
  return letter.id;
}

function letterOf(step: Exclude<LetterStep, { does: 'thank' }>, ledger: SampleLedger): Drafting {
  const { person } = step;
  const { contactId, referralId, terms } = recordOf(ledger, person);
  const { me } = ledger;
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
