import type { ReplyOf } from '@threefold/contracts/endpoint';
import type {
  EndingLedTo,
  endMeeting as endMeetingEndpoint,
  Meeting,
  MeetingEnded,
  previewEndings as previewEndpoint,
} from '@threefold/contracts/meetings/meetings';
import { displayName } from '@threefold/domain/contacts/names';
import { salutation } from '@threefold/domain/letters/names-in-letters';
import { likelyWay } from '@threefold/domain/letters/second-meeting';
import {
  type Ending,
  type EndingContext,
  type EndingStep,
  endingInWords,
  endings,
  sameHourOn,
  stepsAfter,
} from '@threefold/domain/meetings/endings';
import { missedMeetingLetter } from '@threefold/domain/meetings/judge-impartially';
import { dateIn } from '@threefold/domain/time/business-calendar';
import { promiseInWords } from '@threefold/domain/time/wording';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { scheduleCallBack, unscheduleCallBack } from '../call-backs/schedule-call-back.ts';
import { findReader, type Reader } from '../contacts/find-reader.ts';
import { oweLetter, unoweLetter } from '../contacts/owed-letters.ts';
import { draftLetter } from '../letters/draft-letter.ts';
import { findLetterStatus } from '../letters/find-letter.ts';
import { promiseConditions } from '../letters/promise-slots.ts';
import { trashLetter } from '../letters/update-letter.ts';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { trashConfirmations } from './confirmation.ts';
import { cannotUndo, findMeeting, mayBeWrittenTo, meetingWithParticipants, openMeeting } from './meeting.ts';
import { listParticipants, type ParticipantRow, saveMeeting } from './meetings-queries.ts';
import { updateMeeting } from './update-meeting.ts';

type EndRequest = z.output<typeof endMeetingEndpoint.body> & { meetingId: string; ifMatch: number | null };

/** A meeting was called off or missed: says by whom, and takes the step that follows. The second click changes nothing. */
export async function endMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, ifMatch, status, by, reason, step: wanted, contactId }: EndRequest,
): Promise<MeetingEnded> {
  const row = await openMeeting(db, scope, { meetingId, ifMatch: null });
  const current = await findMeeting(db, scope, meetingId);
  if (row.endedLedTo && row.status === status && row.endedBy === by)
    return { meeting: current, ledTo: row.endedLedTo };
  requireVersion(row.version, ifMatch, current);
  if (row.status === 'held')
    throw refusal('meeting-held', 'You said that this meeting was held. Take that back first.');
  if (row.endedLedTo)
    throw refusal('meeting-ended', 'This meeting has ended otherwise already. Take that back first.');
  const people = await listParticipants(db, scope.workspaceId, [meetingId]);
  const { context, reader } = await endingContext(db, scope, { meeting: row, people, contactId });
  const steps = stepsAfter({ status, by }, context);
  const step = steps.find(({ kind }) => kind === wanted) ?? (wanted ? undefined : steps[0]);
  if (!step)
    throw refusal('step-not-open', 'This person is marked do not contact, so no call or letter can follow.');
  const endedReason = reason ?? null;
  await updateMeeting(db, scope, { meetingId, ifMatch: null, status, endedBy: by, endedReason });
  await trashConfirmations(db, scope, meetingId);
  const ledTo = await carryOutEnding(db, scope, { ending: { status, by }, step, meeting: current, reader });
  return { meeting: await noteEnding(db, scope, { meetingId, ledTo }), ledTo };
}

function refusal(code: string, sentence: string): Problem {
  return new Problem('rule-broken', sentence, { code });
}

type Ended = { startsAt: string; minutes: number };

/** All that the step after a meeting depends on; the step is taken with whom the seeker names, else with the first who may be reached. */
async function endingContext(
  db: WorkspaceTransaction,
  scope: Scope,
  {
    meeting,
    people,
    contactId,
  }: { meeting: Ended; people: readonly ParticipantRow[]; contactId?: string | undefined },
): Promise<{ context: EndingContext; reader: Reader }> {
  const present = people.filter(({ deletedAt }) => deletedAt === null);
  const named = contactId === undefined ? undefined : present.find(({ id }) => id === contactId);
  if (contactId !== undefined && !named) throw notFound('contact');
  const first = named ?? present.find(mayBeWrittenTo) ?? present[0];
  if (!first) throw notFound('contact');
  const reader = await findReader(db, scope, first.id);
  const conditions = await promiseConditions(db, scope, { reader, exceptDraftsTo: first.id });
  const { startsAt, minutes } = meeting;
  const { doNotContact, closedAt, emails } = reader.contact;
  return {
    reader,
    context: {
      ...conditions,
      now: scope.now,
      meeting: { startsAt: Temporal.Instant.from(startsAt), minutes },
      name: displayName(reader.contact),
      way: likelyWay(emails),
      mayReach: !doNotContact && closedAt === null,
    },
  };
}

type Carrying = { ending: Ending; step: EndingStep; meeting: Meeting; reader: Reader };
type LetterStep = EndingStep & { kind: 'letter' };

/** Puts the step into the ledger: a call, or a letter that is owed and drafted, and promises one. */
async function carryOutEnding(
  db: WorkspaceTransaction,
  scope: Scope,
  { ending, step, meeting, reader }: Carrying,
): Promise<EndingLedTo> {
  const led = { ...stepOnWire(step, meeting), callBackId: null, letterId: null, owedLetterId: null };
  if (step.kind === 'none') return led;
  if (step.kind === 'letter')
    return { ...led, ...(await writeLetters(db, scope, { ending, step, meeting, reader })) };
  const call = await scheduleCallBack(db, scope, {
    contactId: reader.contact.id,
    letterId: null,
    meetingId: meeting.id,
    dueAt: step.at.toString(),
    promised: false,
    note: `${endingInWords(ending)}: find a new day.`,
  });
  return { ...led, callBackId: call.value.id };
}

/** To the one who is called about the new day, and, since all of them kept the time free, to each of the others. */
async function writeLetters(
  db: WorkspaceTransaction,
  scope: Scope,
  carrying: Carrying & { step: LetterStep },
): Promise<Pick<EndingLedTo, 'letterId' | 'owedLetterId' | 'others'>> {
  const { meeting, reader } = carrying;
  const first = await writeLetter(db, scope, { ...carrying, through: null });
  const people = await listParticipants(db, scope.workspaceId, [meeting.id]);
  const others: NonNullable<EndingLedTo['others']> = [];
  for (const person of people.filter(mayBeWrittenTo)) {
    if (person.id === reader.contact.id) continue;
    const other = await findReader(db, scope, person.id);
    others.push(await writeLetter(db, scope, { ...carrying, reader: other, through: reader }));
  }
  return { ...first, others };
}

type WritingTo = Carrying & { step: LetterStep; through: Reader | null };

async function writeLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { ending, step, meeting, reader, through }: WritingTo,
): Promise<{ letterId: string; owedLetterId: string | null }> {
  const { calendar, contact, seeker } = reader;
  const { letterKind: kind, promiseAt, days, dueAt } = step;
  const { timeZone } = calendar;
  const { name, credentials, phone } = seeker.profile;
  const text = missedMeetingLetter({
    ending,
    kind: meeting.kind,
    days,
    day: dateIn(timeZone, Temporal.Instant.from(meeting.startsAt)),
    today: dateIn(timeZone, scope.now),
    conventions: calendar,
    promise: promiseInWords(promiseAt, calendar, scope.now),
    through: through && (salutation(through.contact) ?? displayName(through.contact)),
    salutation: salutation(contact),
    me: { name: name || null, credentials: credentials || null, phone: phone || null },
  });
  const about = { contactId: contact.id, kind, meetingId: meeting.id };
  const promised = through === null ? promiseAt.toString() : null;
  const letter = await draftLetter(db, scope, { ...about, promiseAt: promised, text });
  const why = `${endingInWords(ending)}. ${ending.by === 'me' ? 'Apologize once, and offer two days.' : 'Offer two days.'}`;
  const owedLetterId = await oweLetter(db, scope, { ...about, dueAt: dueAt.toString(), why });
  return { letterId: letter.value.id, owedLetterId };
}

/** Keeps with a meeting that was not held what that led to, so that it can be taken back. */
async function noteEnding(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { meetingId, ledTo }: { meetingId: string; ledTo: EndingLedTo },
): Promise<Meeting> {
  const endedLedTo = JSON.stringify(ledTo);
  const row = await saveMeeting(db, workspaceId, { id: meetingId, endedLedTo, updatedAt: now.toString() });
  return meetingWithParticipants(db, workspaceId, row);
}

type Step = Pick<EndingLedTo, 'kind' | 'sentence' | 'at' | 'days'>;

/** What each ending would lead to, and nothing is done yet. */
export async function previewEndings(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, contactId }: { meetingId: string; contactId?: string | undefined },
): Promise<ReplyOf<typeof previewEndpoint>> {
  const meeting = await findMeeting(db, scope, meetingId);
  const people = await listParticipants(db, scope.workspaceId, [meetingId]);
  const { context } = await endingContext(db, scope, { meeting, people, contactId });
  return {
    endings: endings.map((ending) => ({
      ...ending,
      label: endingInWords(ending),
      steps: stepsAfter(ending, context).map((step) => stepOnWire(step, meeting)),
    })),
    people: people
      .filter(mayBeWrittenTo)
      .map((person) => ({ contactId: person.id, name: displayName(person) })),
  };
}

/** The days that are named keep the hour that the meeting had. */
function stepOnWire(step: EndingStep, meeting: { startsAt: string; timeZone: string }): Step {
  const { kind, sentence } = step;
  if (step.kind === 'none') return { kind, sentence, at: null, days: [] };
  if (step.kind === 'call') return { kind, sentence, at: step.at.toString(), days: [] };
  const had = { startsAt: Temporal.Instant.from(meeting.startsAt), timeZone: meeting.timeZone };
  const days = step.days.map((day) => ({ date: day.toString(), startsAt: sameHourOn(day, had).toString() }));
  return { kind, sentence, at: step.promiseAt.toString(), days };
}

/** Takes an ending back with what it led to; a meeting that is planned is answered as it is: the second click. */
export async function undoEnding(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<Meeting> {
  const row = await openMeeting(db, scope, { meetingId, ifMatch: null });
  if (row.status === 'planned') return findMeeting(db, scope, meetingId);
  if (row.status === 'held') throw cannotUndo('This meeting was held, so there is no ending to take back.');
  if (row.endedLedTo) await takeBack(db, scope, row.endedLedTo);
  return updateMeeting(db, scope, { meetingId, ifMatch: null, status: 'planned' });
}

async function takeBack(db: WorkspaceTransaction, scope: Scope, ledTo: EndingLedTo): Promise<void> {
  const { callBackId, letterId, owedLetterId, others = [] } = ledTo;
  if (callBackId && !(await unscheduleCallBack(db, scope, callBackId)))
    throw cannotUndo('The call that came of it was made, moved or let go since, so this stays.');
  for (const written of [{ letterId, owedLetterId }, ...others]) {
    const status = written.letterId && (await findLetterStatus(db, scope, written.letterId));
    if (status && status !== 'draft')
      throw cannotUndo('The letter that came of it went out since, so this stays.');
    if (written.letterId && status)
      await trashLetter(db, scope, { letterId: written.letterId, ifMatch: null });
    if (written.owedLetterId) await unoweLetter(db, scope, written.owedLetterId);
  }
}
