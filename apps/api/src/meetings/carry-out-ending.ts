import type { EndingLedTo, Meeting } from '@threefold/contracts/meetings/meetings';
import { salutation } from '@threefold/domain/letters/merge-values';
import { type Ending, type EndingStep, endingInWords } from '@threefold/domain/meetings/endings';
import { missedMeetingLetter } from '@threefold/domain/meetings/judge-impartially';
import { dateIn } from '@threefold/domain/time/business-calendar';
import { promiseInWords } from '@threefold/domain/time/wording';
import { Temporal } from 'temporal-polyfill';
import { scheduleCallBack } from '../call-backs/schedule-call-back.ts';
import type { Reader } from '../contacts/find-reader.ts';
import { draftLetter } from '../letters/draft-letter.ts';
import { oweLetter } from '../owed-letters/owe-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { stepOnWire } from './preview-endings.ts';

type Carrying = { ending: Ending; step: EndingStep; meeting: Meeting; reader: Reader };
type LetterStep = EndingStep & { kind: 'letter' };

/** Puts the step into the ledger: a call, or a letter that is owed and drafted, and promises one. */
export async function carryOutEnding(
  db: WorkspaceTransaction,
  scope: Scope,
  { ending, step, meeting, reader }: Carrying,
): Promise<EndingLedTo> {
  const led = { ...stepOnWire(step, meeting), callBackId: null, letterId: null, owedLetterId: null };
  if (step.kind === 'none') return led;
  if (step.kind === 'letter')
    return { ...led, ...(await writeLetter(db, scope, { ending, step, meeting, reader })) };
  const call = await scheduleCallBack(db, scope, {
    contactId: reader.contact.id,
    letterId: null,
    dueAt: step.at.toString(),
    promised: false,
    note: `${endingInWords(ending)}: find a new day.`,
  });
  return { ...led, callBackId: call.value.id };
}

async function writeLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { ending, step, meeting, reader }: Carrying & { step: LetterStep },
): Promise<Pick<EndingLedTo, 'letterId' | 'owedLetterId'>> {
  const { calendar, contact, seeker } = reader;
  const { letterKind: kind, promiseAt, days, dueAt } = step;
  const { timeZone } = calendar;
  const text = missedMeetingLetter({
    ending,
    days,
    day: dateIn(timeZone, Temporal.Instant.from(meeting.startsAt)),
    today: dateIn(timeZone, scope.now),
    promise: promiseInWords(promiseAt, timeZone, scope.now),
    salutation: salutation(contact),
    me: { name: seeker.profile.name || null, credentials: seeker.profile.credentials || null },
  });
  const about = { contactId: contact.id, kind, meetingId: meeting.id };
  const letter = await draftLetter(db, scope, { ...about, promiseAt: promiseAt.toString(), text });
  const why = `${endingInWords(ending)}. ${ending.by === 'me' ? 'Say so once, and name two days.' : 'Name two days.'}`;
  const owedLetterId = await oweLetter(db, scope, { ...about, dueAt: dueAt.toString(), why });
  return { letterId: letter.value.id, owedLetterId };
}
