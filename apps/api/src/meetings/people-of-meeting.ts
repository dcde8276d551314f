import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listParticipants, type ParticipantRow } from './participants-queries.ts';

export type MeetingPerson = ParticipantRow;

/** In the order in which the seeker named them; those in the trash too. */
export function peopleOfMeeting(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  meetingId: string,
): Promise<MeetingPerson[]> {
  return listParticipants(db, workspaceId, [meetingId]);
}

export function mayBeWrittenTo({
  deletedAt,
  doNotContact,
}: Pick<MeetingPerson, 'deletedAt' | 'doNotContact'>): boolean {
  return deletedAt === null && !doNotContact;
}
