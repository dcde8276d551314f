import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Event } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

export type TimelineRow = Pick<
  Selectable<Event>,
  'id' | 'at' | 'kind' | 'detail' | 'letterId' | 'callBackId' | 'meetingId' | 'referralId'
> & {
  isNamed: boolean;
  otherId: string | null;
  otherGivenName: string | null;
  otherFamilyName: string | null;
  otherOrganization: string | null;
  otherEmails: string[] | null;
  otherDeletedAt: string | null;
};

type Page = { contactId: string; after: TimeKey | null; count: number };

/** Newest first. Each side reads a page of its own index, so that a long history costs what a short one does. */
export async function listTimeline(
  db: WorkspaceTransaction,
  workspaceId: string,
  page: Page,
): Promise<TimelineRow[]> {
  const { rows } = await sql<TimelineRow>`
    SELECT event.id, event.at, event.kind, event.detail, event.letter_id, event.call_back_id, event.meeting_id, event.referral_id,
      event.is_named, other.id AS other_id, other.given_name AS other_given_name, other.family_name AS other_family_name,
      other.organization AS other_organization, other.emails AS other_emails, other.deleted_at AS other_deleted_at
    FROM (
      (${side(workspaceId, page, { own: sql`contact_id`, other: sql`other_contact_id`, isNamed: false })})
      UNION ALL
      (${side(workspaceId, page, { own: sql`other_contact_id`, other: sql`contact_id`, isNamed: true })})
    ) event
    LEFT JOIN contact other ON other.workspace_id = ${workspaceId} AND other.id = event.other_id
    ORDER BY event.at DESC, event.id DESC
    LIMIT ${page.count}`.execute(db);
  return rows;
}

type Side = { own: RawBuilder<unknown>; other: RawBuilder<unknown>; isNamed: boolean };

function side(
  workspaceId: string,
  { contactId, after, count }: Page,
  { own, other, isNamed }: Side,
): RawBuilder<unknown> {
  const isLater = after
    ? sql`AND (event.at, event.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``;
  return sql`
    SELECT event.*, event.${other} AS other_id, ${isNamed}::boolean AS is_named
    FROM event
    WHERE event.workspace_id = ${workspaceId} AND event.${own} = ${contactId} ${isLater}
    ORDER BY event.at DESC, event.id DESC
    LIMIT ${count}`;
}

export async function isContactThere(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('contact')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', contactId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
