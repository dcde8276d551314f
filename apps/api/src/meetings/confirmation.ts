import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import type { chooseConfirmed as chooseEndpoint, getPrep } from '@threefold/contracts/meetings/prep';
import { displayName } from '@threefold/domain/contacts/names';
import { confirmationDueAt, whyConfirm } from '@threefold/domain/meetings/confirmation';
import { Temporal } from 'temporal-polyfill';
import { findReader } from '../contacts/find-reader.ts';
import { oweLetter, releaseOwedLetter, unoweLetter } from '../contacts/owed-letters.ts';
import { trashLetter } from '../letters/update-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import {
  type ConfirmationRow,
  listConfirmationLetters,
  listConfirmations,
  listDraftedConfirmations,
} from './confirmation-queries.ts';
import { findMeeting, mayBeWrittenTo, openMeeting } from './meeting.ts';
import { listParticipants, type MeetingRow, type ParticipantRow } from './meetings-queries.ts';

type Keeping = {
  meeting: MeetingRow;
  /** As it was before, where it was there. */
  before?: Pick<MeetingRow, 'startsAt' | 'status' | 'deletedAt'> | undefined;
  /** Owed within hours in any case: the reader has another time in mind. */
  atOnce?: boolean;
  /** Put back to a time that it had: what was written about that time holds. */
  isTakenBack?: boolean;
};

const dueHours = 4;

/**
 * Keeps what is owed in writing in step with the meeting: to those whom the seeker chose, else to the first of its people who
 * may be written to, once for each time that is agreed; no longer where nobody meets.
 */
export async function keepConfirmation(
  db: WorkspaceTransaction,
  scope: Scope,
  keeping: Keeping,
): Promise<void> {
  const { meeting, before, atOnce = false } = keeping;
  const known = await listConfirmations(db, scope.workspaceId, meeting.id);
  const owed = known.filter(({ status }) => status === 'owed');
  if (!isAhead(meeting)) {
    for (const { contactId } of owed)
      await releaseOwedLetter(db, scope, { contactId, kinds: ['confirmation'], meetingId: meeting.id });
    return;
  }
  const people = await listParticipants(db, scope.workspaceId, [meeting.id]);
  const readers = readersOf(people, known);
  const isSame = before !== undefined && isAhead(before) && !isMoved(keeping);
  if (isSame && !atOnce && owed.every(({ contactId }) => readers.includes(contactId))) return;
  for (const { id } of owed) await unoweLetter(db, scope, id);
  for (const contactId of readers) await oweTo(db, scope, { ...keeping, contactId, known });
}

/** Whoever was to have the day in writing before is to have it still. */
function readersOf(people: readonly ParticipantRow[], known: readonly ConfirmationRow[]): string[] {
  const ids = people.filter(mayBeWrittenTo).map(({ id }) => id);
  const among = (rows: readonly ConfirmationRow[]) =>
    ids.filter((id) => rows.some(({ contactId }) => contactId === id));
  const chosen = among(known.filter(({ status }) => status !== 'released'));
  // All let go: the meeting was called off, and that was taken back.
  const before = chosen.length > 0 ? chosen : among(known);
  return before.length > 0 ? before : ids.slice(0, 1);
}

function isMoved({ meeting, before }: Keeping): boolean {
  return before !== undefined && before.startsAt !== meeting.startsAt;
}

async function oweTo(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, known, ...keeping }: Keeping & { contactId: string; known: readonly ConfirmationRow[] },
): Promise<void> {
  const { meeting, before, atOnce = false, isTakenBack = false } = keeping;
  const isNews = isMoved(keeping) && !isTakenBack;
  const isWritten = known.some((one) => one.contactId === contactId && one.status === 'settled');
  if (isWritten && !isNews) return;
  const movedFrom = isNews && (isWritten || atOnce) ? (before?.startsAt ?? null) : null;
  await oweConfirmation(db, scope, { meeting, contactId, movedFrom });
}

function isAhead({ status, deletedAt }: Pick<MeetingRow, 'status' | 'deletedAt'>): boolean {
  return status === 'planned' && deletedAt === null;
}

/** Nothing is owed where the meeting is too near for a letter. */
async function oweConfirmation(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactId, movedFrom }: { meeting: MeetingRow; contactId: string; movedFrom: string | null },
): Promise<void> {
  const { calendar, contact, seeker } = await findReader(db, scope, contactId);
  const startsAt = Temporal.Instant.from(meeting.startsAt);
  const dueAt =
    movedFrom === null
      ? confirmationDueAt({ startsAt, now: scope.now, reader: calendar })
      : scope.now.add({ hours: dueHours });
  if (dueAt === null) return;
  await oweLetter(db, scope, {
    kind: 'confirmation',
    contactId,
    meetingId: meeting.id,
    dueAt: dueAt.toString(),
    why: whyConfirm({
      name: displayName(contact),
      startsAt,
      wall: { ...seeker, timeZone: calendar.timeZone },
      now: scope.now,
      movedFrom: movedFrom === null ? null : Temporal.Instant.from(movedFrom),
    }),
  });
}

/** Who is to have day and time in writing. What is drafted to somebody who is left out goes into the trash; what was sent stays sent. */
export async function chooseConfirmed(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, contactIds }: { meetingId: string; contactIds: readonly string[] },
): Promise<ReplyOf<typeof chooseEndpoint>> {
  const row = await openMeeting(db, scope, { meetingId, ifMatch: null });
  if (row.status !== 'planned') throw refusal('not-planned', 'Only a meeting that is planned is confirmed.');
  const people = await listParticipants(db, scope.workspaceId, [meetingId]);
  const ids = people.filter(mayBeWrittenTo).map(({ id }) => id);
  if (contactIds.some((id) => !ids.includes(id)))
    throw refusal('no-reader', 'Choose among those of this meeting who may be written to.');
  for (const draft of await listDraftedConfirmations(db, scope.workspaceId, meetingId))
    if (!contactIds.includes(draft.contactId))
      await trashLetter(db, scope, { letterId: draft.id, ifMatch: null });
  await confirmTo(db, scope, { meeting: row, contactIds });
  const { readers } = await confirmationOfMeeting(db, scope, await findMeeting(db, scope, meetingId));
  return { readers };
}

/** From now on these have the day in writing; to whoever is left out it is owed no more. */
async function confirmTo(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds }: { meeting: MeetingRow; contactIds: readonly string[] },
): Promise<void> {
  const known = await listConfirmations(db, scope.workspaceId, meeting.id);
  for (const { id, contactId, status } of known)
    if (status === 'owed' && !contactIds.includes(contactId)) await unoweLetter(db, scope, id);
  for (const contactId of contactIds) {
    const isKnown = known.some((one) => one.contactId === contactId && one.status !== 'released');
    if (!isKnown) await oweConfirmation(db, scope, { meeting, contactId, movedFrom: null });
  }
}

function refusal(code: string, sentence: string): Problem {
  return new Problem('rule-broken', sentence, { code });
}

type Confirmation = ReplyOf<typeof getPrep>['confirmation'];

/** Who has day and time in writing, or is to have it, and by when. */
export async function confirmationOfMeeting(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { id, confirmationDueAt: dueAt }: Pick<Meeting, 'id' | 'confirmationDueAt'>,
): Promise<Confirmation> {
  const people = await listParticipants(db, workspaceId, [id]);
  const known = await listConfirmations(db, workspaceId, id);
  const letters = await listConfirmationLetters(db, workspaceId, id);
  const [first] = letters;
  const readers = people.filter(mayBeWrittenTo).map((person) => {
    const owed = known.find(({ contactId, status }) => contactId === person.id && status === 'owed');
    const letter = letters.find(({ contactId }) => contactId === person.id);
    return {
      contactId: person.id,
      name: displayName(person),
      isChosen: owed !== undefined || letter !== undefined,
      dueAt: owed?.dueAt ?? null,
      letterId: letter?.id ?? null,
      sentAt: letter?.sentAt ?? null,
    };
  });
  return { dueAt, letterId: first?.id ?? null, sentAt: first?.sentAt ?? null, readers };
}

/** A draft that names a time which no longer holds must not go out. */
export async function trashConfirmations(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<void> {
  for (const { id } of await listDraftedConfirmations(db, scope.workspaceId, meetingId))
    await trashLetter(db, scope, { letterId: id, ifMatch: null });
}
