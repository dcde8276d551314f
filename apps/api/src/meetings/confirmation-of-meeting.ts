import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import type { getPrep } from '@threefold/contracts/meetings/prep';
import { displayName } from '@threefold/domain/contacts/names';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listConfirmationLetters, listConfirmations } from './confirmation-queries.ts';
import { listParticipants } from './participants-queries.ts';
import { mayBeWrittenTo } from './people-of-meeting.ts';

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
