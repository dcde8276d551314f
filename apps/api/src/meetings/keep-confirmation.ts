import { displayName } from '@threefold/domain/contacts/names';
import { confirmationDueAt, whyConfirm } from '@threefold/domain/meetings/confirmation';
import { Temporal } from 'temporal-polyfill';
import { findReader } from '../contacts/find-reader.ts';
import { oweLetter } from '../owed-letters/owe-letter.ts';
import { releaseOwedLetter, unoweLetter } from '../owed-letters/settle-owed-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listConfirmations } from './confirmation-queries.ts';
import type { MeetingRow } from './meetings-queries.ts';
import { listParticipants } from './participants-queries.ts';

type Keeping = {
  meeting: MeetingRow;
  /** As it was before, where it was there. */
  before?: Pick<MeetingRow, 'startsAt' | 'status' | 'deletedAt'> | undefined;
  /** Owed within hours in any case: the reader has another time in mind. */
  atOnce?: boolean;
};

const dueHours = 4;

/**
 * Keeps what is owed in writing in step with the meeting: to the first of its people who may be written to, once for each
 * time that is agreed; no longer where nobody meets. Answers whom it concerns, since what is owed can change a stage.
 */
export async function keepConfirmation(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, before, atOnce = false }: Keeping,
): Promise<string[]> {
  const known = await listConfirmations(db, scope.workspaceId, meeting.id);
  const owed = known.filter(({ status }) => status === 'owed');
  if (!isAhead(meeting)) {
    for (const { contactId } of owed)
      await releaseOwedLetter(db, scope, { contactId, kinds: ['confirmation'], meetingId: meeting.id });
    return owed.map(({ contactId }) => contactId);
  }
  const people = await listParticipants(db, scope.workspaceId, [meeting.id]);
  const reader = people.find(({ deletedAt, doNotContact }) => deletedAt === null && !doNotContact);
  const isMoved = before !== undefined && before.startsAt !== meeting.startsAt;
  const isSame = before !== undefined && isAhead(before) && !isMoved;
  if (isSame && !atOnce && owed.every(({ contactId }) => contactId === reader?.id)) return [];
  for (const { id } of owed) await unoweLetter(db, scope, id);
  const isWritten = known.some(({ status }) => status === 'settled');
  if (reader && (isMoved || !isWritten))
    await owe(db, scope, {
      meeting,
      contactId: reader.id,
      movedFrom: isMoved && (isWritten || atOnce) ? before.startsAt : null,
    });
  return people.map(({ id }) => id);
}

function isAhead({ status, deletedAt }: Pick<MeetingRow, 'status' | 'deletedAt'>): boolean {
  return status === 'planned' && deletedAt === null;
}

async function owe(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactId, movedFrom }: { meeting: MeetingRow; contactId: string; movedFrom: string | null },
): Promise<void> {
  const { calendar, contact } = await findReader(db, scope, contactId);
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
      timeZone: calendar.timeZone,
      now: scope.now,
      movedFrom: movedFrom === null ? null : Temporal.Instant.from(movedFrom),
    }),
  });
}
