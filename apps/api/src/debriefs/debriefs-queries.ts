import { followUpKinds } from '@threefold/domain/letters/letter-kinds';
import type { Insertable, Selectable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Debrief } from '../platform/database-types.gen.ts';

export type DebriefRow = Selectable<Debrief>;

export function findDebriefRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<DebriefRow | undefined> {
  return db
    .selectFrom('debrief')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst();
}

/** The first debrief of a meeting or the next version of it. */
export function putDebriefRow(db: WorkspaceTransaction, row: Insertable<Debrief>): Promise<DebriefRow> {
  return db
    .insertInto('debrief')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'meetingId']).doUpdateSet((expression) => ({
        answers: expression.ref('excluded.answers'),
        letterId: expression.ref('excluded.letterId'),
        updatedAt: expression.ref('excluded.updatedAt'),
        version: expression('debrief.version', '+', 1),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The letter that follows this meeting to this contact, drafted or sent; the latest where there are several. */
export function findFollowUpLetter(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactId }: { meetingId: string; contactId: string },
) {
  return db
    .selectFrom('letter')
    .select(['id', 'kind', 'status', 'version', 'subject', 'body', 'promiseAt'])
    .where('workspaceId', '=', workspaceId)
    .where('meetingId', '=', meetingId)
    .where('contactId', '=', contactId)
    .where('kind', 'in', [...followUpKinds])
    .where('deletedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
export type FollowUpLetter = NonNullable<Awaited<ReturnType<typeof findFollowUpLetter>>>;

/** Who was there and may be written to, in the order of the meeting. */
export async function listReaders(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('meetingParticipant')
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.workspaceId', '=', 'meetingParticipant.workspaceId')
        .onRef('contact.id', '=', 'meetingParticipant.contactId'),
    )
    .select('contact.id')
    .where('meetingParticipant.workspaceId', '=', workspaceId)
    .where('meetingParticipant.meetingId', '=', meetingId)
    .where('contact.deletedAt', 'is', null)
    .where('contact.doNotContact', '=', false)
    .orderBy('meetingParticipant.position')
    .execute();
  return rows.map((row) => row.id);
}
