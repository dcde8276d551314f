import type { ReplyOf } from '@threefold/contracts/endpoint';
import type {
  getClashes,
  Meeting,
  planMeeting as planMeetingEndpoint,
} from '@threefold/contracts/meetings/meetings';
import { promiseMinutes } from '@threefold/domain/call-backs/promise';
import { displayName } from '@threefold/domain/contacts/names';
import { builtInQuestions } from '@threefold/domain/meetings/question-bank';
import { type BusySpan, busySpan, isBusyFor, overlap } from '@threefold/domain/time/busy-span';
import type { WallClock } from '@threefold/domain/time/conventions';
import { clock, momentInWords } from '@threefold/domain/time/wording';
import { asksForNames } from '@threefold/domain/vocabulary/meeting-kinds';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { findBusy, spanOfRow } from '../call-backs/busy-spans.ts';
import type { MeetingPlanner } from '../call-backs/record-outcome.ts';
import { findReader } from '../contacts/find-reader.ts';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { readSettings } from '../settings/settings.ts';
import { keepConfirmation } from './confirmation.ts';
import { followHeldMeeting, heldAtOf } from './hold-meeting.ts';
import { meetingWithParticipants } from './meeting.ts';
import {
  deleteUntouchedMeeting,
  findMeetingRow,
  insertMeeting,
  listExistingContacts,
  listParticipants,
  type MeetingRow,
  type NewMeetingRow,
  saveParticipants,
} from './meetings-queries.ts';
import { isResearchQuestion, listOwnQuestionIds } from './questions-queries.ts';
import { findSpeechRow, findSpeechVersionRow } from './speeches-queries.ts';

type Fields = z.output<typeof planMeetingEndpoint.body>;
/** What is left out is as usual: 25 minutes, face to face, in the first participant's zone, with the seeker's own goal. */
type NewMeeting = Pick<Fields, 'contactIds' | 'startsAt'> & Partial<Fields>;

const usual = { kind: 'informational', minutes: 25, mode: 'in-person', status: 'planned' } as const;

export async function planMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  input: NewMeeting,
): Promise<Creation<Meeting>> {
  const fields = { ...usual, ...input };
  const id = fields.id ?? newId(scope.now);
  const hash = contentHash(fields);
  const before = fields.id ? await findMeetingRow(db, scope.workspaceId, id) : undefined;
  if (before) return repeat(db, scope, { before, hash });
  await requireSound(db, scope, fields);
  const isNew = await insertMeeting(db, await rowOf(db, scope, { ...fields, id, hash }));
  const meeting = await findMeetingRow(db, scope.workspaceId, id);
  if (!meeting) throw notFound('meeting');
  if (!isNew) return repeat(db, scope, { before: meeting, hash });
  await saveParticipants(db, scope.workspaceId, { meetingId: id, contactIds: fields.contactIds });
  await follow(db, scope, { meeting, contactIds: fields.contactIds });
  return { isNew: true, value: await meetingWithParticipants(db, scope.workspaceId, meeting) };
}

type Filled = Omit<NewMeeting, keyof typeof usual> & Pick<Fields, keyof typeof usual>;

async function requireSound(db: WorkspaceTransaction, scope: Scope, fields: Filled): Promise<void> {
  if (fields.status === 'held') requireBegun(fields.startsAt, scope);
  else requireAhead(fields.startsAt, scope);
  await requireParticipants(db, scope, fields);
  await requireSpeech(db, scope, fields);
  await requireResearchQuestion(db, scope, fields.researchQuestionId);
  await requireQuestions(db, scope, fields.questionIds ?? []);
}

async function repeat(
  db: WorkspaceTransaction,
  scope: Scope,
  { before, hash }: { before: MeetingRow; hash: string },
): Promise<Creation<Meeting>> {
  return repeated(before.contentHash, hash, await meetingWithParticipants(db, scope.workspaceId, before));
}

async function rowOf(
  db: WorkspaceTransaction,
  scope: Scope,
  fields: Filled & { id: string; hash: string },
): Promise<NewMeetingRow> {
  const [first] = fields.contactIds;
  if (first === undefined) throw notFound('contact');
  const { calendar, seeker } = await findReader(db, scope, first);
  const now = scope.now.toString();
  const isHeld = fields.status === 'held';
  const speech = { speechId: fields.speechId ?? null, speechVersion: fields.speechVersion ?? null };
  return {
    workspaceId: scope.workspaceId,
    id: fields.id,
    kind: fields.kind,
    startsAt: fields.startsAt,
    minutes: fields.minutes,
    timeZone: fields.timeZone ?? calendar.timeZone,
    mode: fields.mode,
    place: fields.place ?? null,
    travelMinutesBefore: fields.travelMinutesBefore ?? 0,
    travelMinutesAfter: fields.travelMinutesAfter ?? 0,
    status: fields.status,
    heldAt: isHeld ? heldAtOf(fields, scope) : null,
    endedBy: null,
    endedReason: null,
    endedLedTo: null,
    speechId: speech.speechId,
    speechVersion: isHeld ? await versionSaid(db, scope, speech) : speech.speechVersion,
    questionOrder: fields.questionOrder ?? null,
    researchQuestionId: fields.researchQuestionId ?? null,
    questionIds: chosenQuestions(fields),
    askedQuestionIds: [],
    talkedSeconds: null,
    measuredSeconds: null,
    referralGoal: fields.referralGoal ?? (asksForNames(fields.kind) ? seeker.referralGoal : 0),
    version: 1,
    contentHash: fields.hash,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}

/** The question that a research meeting brings is the first to be asked. */
function chosenQuestions({ questionIds = [], researchQuestionId }: Filled): string[] {
  return [...new Set([...(researchQuestionId ? [researchQuestionId] : []), ...questionIds])];
}

async function follow(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds }: { meeting: MeetingRow; contactIds: readonly string[] },
): Promise<void> {
  if (meeting.status === 'held') return followHeldMeeting(db, scope, { meeting, contactIds });
  record(
    db,
    scope,
    contactIds.map((contactId) => plannedEvent(meeting, contactId)),
  );
  await keepConfirmation(db, scope, { meeting });
}

export function plannedEvent(meeting: MeetingRow, contactId: string) {
  const { startsAt, timeZone, kind: meetingKind, mode } = meeting;
  const detail = { startsAt, timeZone, meetingKind, mode };
  return { kind: 'meeting-planned' as const, detail, contactId, meetingId: meeting.id };
}

/** For calls, on which meetings are agreed. */
export const meetingPlanner: MeetingPlanner = {
  plan: async (db, scope, meeting) => (await planMeeting(db, scope, meeting)).value.id,
  unplan: unplanMeeting,
};

/** Takes back a meeting that was planned by mistake; false where something was built on it since. */
async function unplanMeeting(db: WorkspaceTransaction, scope: Scope, meetingId: string): Promise<boolean> {
  const participants = await listParticipants(db, scope.workspaceId, [meetingId]);
  const isGone = await deleteUntouchedMeeting(db, scope.workspaceId, meetingId);
  if (isGone)
    record(
      db,
      scope,
      participants.map(({ id: contactId }) => ({ kind: 'meeting-unplanned', contactId })),
    );
  return isGone;
}

/** A clock that runs a little fast should not stop anybody from saying that they met. */
const earliness = { minutes: 15 };

/** Distinct, there and not in the trash; those of before (`knownIds`) may have gone into the trash since. */
export async function requireParticipants(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactIds, knownIds = [] }: { contactIds: readonly string[]; knownIds?: readonly string[] },
): Promise<void> {
  if (new Set(contactIds).size < contactIds.length)
    throw new Problem('rule-broken', 'The same contact is named twice for this meeting.', {
      code: 'participant-twice',
    });
  const added = contactIds.filter((id) => !knownIds.includes(id));
  const existing = await listExistingContacts(db, scope.workspaceId, added);
  if (existing.length < added.length) throw notFound('contact');
}

type ChosenSpeech = { speechId?: string | null | undefined; speechVersion?: number | null | undefined };

export async function requireSpeech(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { speechId, speechVersion }: ChosenSpeech,
): Promise<void> {
  if (speechId && !(await findSpeechRow(db, workspaceId, speechId))) throw notFound('speech');
  if (!speechVersion) return;
  const chosen = { speechId: speechId ?? '', version: speechVersion };
  if (!speechId || !(await findSpeechVersionRow(db, workspaceId, chosen)))
    throw notFound('version of the speech');
}

export async function requireResearchQuestion(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  researchQuestionId: string | null | undefined,
): Promise<void> {
  if (researchQuestionId && !(await isResearchQuestion(db, workspaceId, researchQuestionId)))
    throw notFound('research question');
}

/** A meeting that is held remembers the very text that was said; one that lies ahead goes along with the newest. */
export async function versionSaid(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { speechId, speechVersion }: { speechId: string | null; speechVersion: number | null },
): Promise<number | null> {
  if (speechId === null || speechVersion !== null) return speechVersion;
  return (await findSpeechRow(db, workspaceId, speechId))?.version ?? null;
}

const builtInIds = new Set(builtInQuestions.map((question) => question.id));

export async function requireQuestions(
  db: WorkspaceTransaction,
  scope: Scope,
  questionIds: readonly string[],
): Promise<void> {
  const own = [...new Set(questionIds)].filter((id) => !builtInIds.has(id));
  if (own.length === 0) return;
  const existing = await listOwnQuestionIds(db, scope.workspaceId, own);
  if (existing.length < own.length) throw notFound('question');
}

export function requireAhead(startsAt: string, scope: Scope): void {
  if (Temporal.Instant.compare(Temporal.Instant.from(startsAt), scope.now) > 0) return;
  throw new Problem(
    'rule-broken',
    'That time is already over. Choose one that lies ahead, or say that the meeting was held.',
    { code: 'meeting-past' },
  );
}

export function requireBegun(startsAt: string, scope: Scope): void {
  const latest = scope.now.add(earliness);
  if (Temporal.Instant.compare(Temporal.Instant.from(startsAt), latest) <= 0) return;
  throw new Problem('rule-broken', 'This meeting lies ahead, so nobody can have come or stayed away yet.', {
    code: 'meeting-ahead',
  });
}

type MeetingTimes = Pick<
  MeetingRow,
  'startsAt' | 'minutes' | 'travelMinutesBefore' | 'travelMinutesAfter'
> & { exceptMeetingId?: string | undefined };

type Clashes = ReplyOf<typeof getClashes>['clashes'];

/** What else falls into that time, told on the seeker's own clock; nothing is refused for it. */
export async function findClashes(
  db: WorkspaceTransaction,
  scope: Scope,
  { startsAt, exceptMeetingId, ...lengths }: MeetingTimes,
): Promise<Clashes> {
  const clockOfSeeker = await readSettings(db, scope.workspaceId);
  const span = busySpan({ ...lengths, startsAt: Temporal.Instant.from(startsAt) });
  const { meetings, calls } = await findBusy(db, scope, {
    from: span.from.toString(),
    until: span.until.toString(),
    callsFrom: span.from.subtract({ minutes: promiseMinutes }).toString(),
  });
  const told = { wall: clockOfSeeker, now: scope.now };
  return [
    ...meetings
      .filter((row) => row.id !== exceptMeetingId && overlap(span, spanOfRow(row)))
      .map((row) => ({
        kind: 'meeting' as const,
        meetingId: row.id,
        callBackId: null,
        at: row.startsAt,
        sentence: meetingSentence(row, told),
      })),
    ...calls
      .filter(({ dueAt }) => isBusyFor(Temporal.Instant.from(dueAt), promiseMinutes, span))
      .map(({ id, dueAt, ...person }) => ({
        kind: 'call' as const,
        meetingId: null,
        callBackId: id,
        at: dueAt,
        sentence: `A call to ${displayName(person)} is due on ${momentInWords(Temporal.Instant.from(dueAt), clockOfSeeker, scope.now)} your time.`,
      })),
  ];
}

type Told = { wall: WallClock; now: Temporal.Instant };

function meetingSentence(row: Parameters<typeof spanOfRow>[0], { wall, now }: Told): string {
  const { givenName, familyName, startsAt, travelMinutesBefore, travelMinutesAfter } = row;
  const who = displayName({ givenName: givenName ?? '', familyName: familyName ?? '' });
  const when = momentInWords(Temporal.Instant.from(startsAt), wall, now);
  const isOnTheWay = travelMinutesBefore + travelMinutesAfter > 0;
  return `You meet ${who} on ${when} your time${isOnTheWay ? `, and are away ${fromTo(spanOfRow(row), wall)}` : ''}.`;
}

function fromTo({ from, until }: BusySpan, wall: WallClock): string {
  return `from ${clock(from, wall)} to ${clock(until, wall)}`;
}
