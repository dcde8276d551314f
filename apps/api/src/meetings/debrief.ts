import type { ReplyOf } from '@threefold/contracts/endpoint';
import type {
  Debrief,
  DebriefInput,
  getDebrief,
  getDebriefDraft,
} from '@threefold/contracts/meetings/debriefs';
import { chooseFollowUp, howToAskAgain } from '@threefold/domain/letters/follow-up';
import { likelyWay, pastDay, secondMeetingDays } from '@threefold/domain/letters/second-meeting';
import { dateIn } from '@threefold/domain/time/business-calendar';
import { dateInWords } from '@threefold/domain/time/wording';
import { Temporal } from 'temporal-polyfill';
import { findReader, type Reader } from '../contacts/find-reader.ts';
import { listFollowUps } from '../letters/find-letter.ts';
import { asDebrief } from '../letters/letter-facts.ts';
import { contentHash, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { draftOfRow } from './debrief-drafts.ts';
import {
  type DebriefRow,
  findDebriefRow,
  findDraftRow,
  listReaders,
  putDebriefRow,
} from './debriefs-queries.ts';
import { type Following, type FollowUpWritten, writeFollowUp } from './follow-up-letter.ts';
import { findMeeting, openMeeting } from './meeting.ts';

type Debriefing = { meetingId: string; answers: DebriefInput; ifMatch: number | null };

/** Looks back at a meeting and has the letter written that this calls for. The same answers twice are one debrief. */
export async function putDebrief(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, answers: given, ifMatch }: Debriefing,
): Promise<Debriefed> {
  const { workspaceId } = scope;
  // The lock on the meeting keeps two debriefs of it apart.
  const meeting = await openMeeting(db, scope, { meetingId, ifMatch: null });
  if (meeting.status !== 'held')
    throw new Problem('rule-broken', 'Say first that the meeting was held, then look back at it.', {
      code: 'not-held',
    });
  const [known, readers] = await Promise.all([
    findDebriefRow(db, workspaceId, meetingId),
    listReaders(db, workspaceId, meetingId),
  ]);
  const answers = await withDays(db, scope, { answers: given, known: known?.answers ?? null, readers });
  if (known && contentHash(known.answers) === contentHash(answers))
    return withLetters(db, scope, { row: known });
  // Version 0: none was there when the answers were begun.
  if (known) requireVersion(known.version, ifMatch, debriefOfRow(known));
  const before = known?.answers ?? null;
  requireDaysAhead(scope, { timeZone: meeting.timeZone, answers, before });
  const following = { meetingId, meetingKind: meeting.kind, answers, before };
  const letter = await writeLetters(db, scope, { ...following, readers });
  const debrief = { meetingId, answers, letterId: letter?.id ?? null };
  const [row] = await Promise.all([
    putDebriefRow(db, firstRow(scope, debrief)),
    known ? null : noteFirst(db, scope, { ...debrief, contactId: readers[0] ?? null }),
  ]);
  return withLetters(db, scope, { row, reader: letter?.reader });
}

type Filling = { answers: DebriefInput; known: DebriefInput | null; readers: readonly string[] };

/** Where a second meeting is asked for and no days were named: those of the debrief before while they lie ahead, else two that work. */
async function withDays(
  db: WorkspaceTransaction,
  scope: Scope,
  { answers, known, readers }: Filling,
): Promise<DebriefInput> {
  const [first] = readers;
  if (answers.secondMeeting || first === undefined || howToAskAgain(asDebrief(answers)) === null)
    return answers;
  const { calendar, contact, seeker } = await findReader(db, scope, first);
  const today = dateIn(calendar.timeZone, scope.now);
  const before = known?.secondMeeting;
  if (before && pastDay(before.days, { today: today.toString() }) === null)
    return { ...answers, secondMeeting: before };
  const way = likelyWay(contact.emails);
  const [one, other] = secondMeetingDays(today, calendar, { way, onDuty: seeker.onDuty });
  return { ...answers, secondMeeting: { days: [one.toString(), other.toString()] } };
}

function requireDaysAhead(
  scope: Scope,
  { timeZone, answers, before }: Pick<Following, 'answers' | 'before'> & { timeZone: string },
): void {
  const [one, other] = answers.secondMeeting?.days ?? [];
  if (one !== undefined && one === other)
    throw new Problem('rule-broken', 'Name two different days for the second meeting.', {
      code: 'same-day-twice',
    });
  const today = dateIn(timeZone, scope.now);
  const named = { today: today.toString(), before: before?.secondMeeting?.days };
  const past = pastDay(answers.secondMeeting?.days, named);
  if (past === null) return;
  const day = dateInWords(Temporal.PlainDate.from(past), { reference: today });
  throw new Problem('rule-broken', `${day} has passed. Choose two later days for the second meeting.`, {
    code: 'day-past',
  });
}

type NewDebrief = Pick<DebriefRow, 'meetingId' | 'answers' | 'letterId'>;

function firstRow(scope: Scope, { meetingId, answers, letterId }: NewDebrief) {
  const now = scope.now.toString();
  return {
    workspaceId: scope.workspaceId,
    meetingId,
    answers: JSON.stringify(answers),
    letterId,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** To the first who was there, and to each of the others what the debrief has for them. Answers the first one's. */
async function writeLetters(
  db: WorkspaceTransaction,
  scope: Scope,
  { readers, ...following }: Following & { readers: readonly string[] },
): Promise<FollowUpWritten | null> {
  const [first, ...others] = readers;
  const to = { ...following, askedId: first ?? null };
  const letter =
    first === undefined ? null : await writeFollowUp(db, scope, { ...to, contactId: first, role: 'first' });
  for (const contactId of others) await writeFollowUp(db, scope, { ...to, contactId, role: 'other' });
  for (const contactId of following.answers.alsoTo ?? [])
    if (!readers.includes(contactId)) await writeFollowUp(db, scope, { ...to, contactId, role: 'absent' });
  return letter;
}

async function noteFirst(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, letterId, answers, contactId }: NewDebrief & { contactId: string | null },
): Promise<void> {
  const letterKind = chooseFollowUp(asDebrief(answers)).kind;
  const detail = { incidents: answers.incidents.length, letterKind };
  record(db, scope, [{ kind: 'debriefed', detail, contactId, meetingId, letterId }]);
}

type Debriefed = ReplyOf<typeof getDebrief>;

export async function readDebrief(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<Debriefed> {
  await findMeeting(db, scope, meetingId);
  const row = await findDebriefRow(db, scope.workspaceId, meetingId);
  if (!row) throw notFound('debrief');
  return withLetters(db, scope, { row });
}

/** For a page that does not know whether anybody looked back yet: nothing is missing for it. */
export async function readSoFar(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<ReplyOf<typeof getDebriefDraft>> {
  await findMeeting(db, scope, meetingId);
  const row = await findDebriefRow(db, scope.workspaceId, meetingId);
  const draft = await findDraftRow(db, scope.workspaceId, meetingId);
  return { draft: draftOfRow(draft), debriefed: row ? await withLetters(db, scope, { row }) : null };
}

/** Its letters may be in the trash by now. `reader`: of the debrief's own letter, where they are known already. */
async function withLetters(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, reader }: { row: DebriefRow; reader?: Reader | undefined },
): Promise<Debriefed> {
  const { letterId, meetingId } = row;
  const letters = await listFollowUps(db, scope, meetingId);
  const letter = letters.find(({ id }) => id === letterId) ?? null;
  return {
    debrief: debriefOfRow(row),
    letter,
    letters: letters.toSorted((a, b) => Number(b.id === letterId) - Number(a.id === letterId)),
    secondMeetingDays: letter && (await daysFor(db, scope, { row, contactId: letter.contactId, reader })),
  };
}

/** Two days that the reader works, after the call that will ask for one of them. */
async function daysFor(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, contactId, reader }: { row: DebriefRow; contactId: string; reader: Reader | undefined },
): Promise<Debriefed['secondMeetingDays']> {
  if (!chooseFollowUp(asDebrief(row.answers)).suggestsSecondMeeting) return null;
  const { calendar, contact, seeker } = reader ?? (await findReader(db, scope, contactId));
  const way = likelyWay(contact.emails);
  const today = dateIn(calendar.timeZone, scope.now);
  const [one, other] = secondMeetingDays(today, calendar, { way, onDuty: seeker.onDuty });
  return [one.toString(), other.toString()];
}

function debriefOfRow({ answers, meetingId, version, createdAt, updatedAt }: DebriefRow): Debrief {
  return { ...answers, meetingId, version, createdAt, updatedAt };
}
