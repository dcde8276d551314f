import type { CommentSubject } from '@threefold/contracts/coaching';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Comment } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

export type CommentRow = Selectable<Comment>;

export type CommentFilter = {
  subject?: CommentSubject | undefined;
  subjectId?: string | undefined;
  after: TimeKey | null;
  limit: number;
};

/** Newest first; the policies leave out what the reader may not see. */
export function listComments(
  db: WorkspaceTransaction,
  workspaceId: string,
  { subject, subjectId, after, limit }: CommentFilter,
): Promise<CommentRow[]> {
  let query = db.selectFrom('comment').selectAll().where('workspaceId', '=', workspaceId);
  if (subject) query = query.where('subject', '=', subject);
  if (subjectId) query = query.where('subjectId', '=', subjectId);
  if (after)
    query = query.where(sql<boolean>`(created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export function findComment(
  db: WorkspaceTransaction,
  workspaceId: string,
  commentId: string,
): Promise<CommentRow | undefined> {
  return db
    .selectFrom('comment')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', commentId)
    .executeTakeFirst();
}

/** Undefined where the id is taken. */
export function insertComment(
  db: WorkspaceTransaction,
  comment: Insertable<Comment>,
): Promise<CommentRow | undefined> {
  return db
    .insertInto('comment')
    .values(comment)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export function markCommentRead(
  db: WorkspaceTransaction,
  workspaceId: string,
  { commentId, now }: { commentId: string; now: string },
): Promise<CommentRow | undefined> {
  return db
    .updateTable('comment')
    .set({ readAt: sql`coalesce(read_at, ${now})` })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', commentId)
    .returningAll()
    .executeTakeFirst();
}

export type PersonOfSubject = {
  subjectId: string;
  givenName: string;
  familyName: string;
  organization: string | null;
};

const found = sql<PersonOfSubject>;

/** The person whom each subject is about: of a letter its reader, of a meeting the first participant, of a referral who was named. */
export async function listPeopleOfSubjects(
  db: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<PersonOfSubject[]> {
  const { rows } = await found`
    SELECT subject.id AS subject_id, contact.given_name, contact.family_name, contact.organization
    FROM (
      SELECT id, id AS contact_id FROM contact WHERE workspace_id = ${workspaceId} AND id = ANY(${ids}::uuid[]) AND deleted_at IS NULL
      UNION ALL
      SELECT id, contact_id FROM letter WHERE workspace_id = ${workspaceId} AND id = ANY(${ids}::uuid[]) AND deleted_at IS NULL
      UNION ALL
      SELECT id, to_contact_id FROM referral WHERE workspace_id = ${workspaceId} AND id = ANY(${ids}::uuid[]) AND deleted_at IS NULL
      UNION ALL
      SELECT DISTINCT ON (meeting.id) meeting.id, meeting_participant.contact_id
      FROM meeting
      JOIN meeting_participant ON meeting_participant.workspace_id = meeting.workspace_id AND meeting_participant.meeting_id = meeting.id
      WHERE meeting.workspace_id = ${workspaceId} AND meeting.id = ANY(${ids}::uuid[]) AND meeting.deleted_at IS NULL
    ) subject
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = subject.contact_id`.execute(db);
  return rows;
}

/** The same as a coach at the level `network` may know it: people only, by initials. */
export async function listInitials(
  db: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<{ subjectId: string; initials: string }[]> {
  const { rows } = await sql<{ subjectId: string; initials: string }>`
    SELECT contact_id AS subject_id, initials FROM network_people(${workspaceId})
    WHERE contact_id = ANY(${ids}::uuid[])`.execute(db);
  return rows;
}

const tables = { contact: 'contact', letter: 'letter', meeting: 'meeting', referral: 'referral' } as const;

/** Whether the thing is there and not in the trash, as far as this reader may know. */
export async function subjectExists(
  db: WorkspaceTransaction,
  workspaceId: string,
  { subject, subjectId }: { subject: keyof typeof tables; subjectId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom(tables[subject])
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', subjectId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
