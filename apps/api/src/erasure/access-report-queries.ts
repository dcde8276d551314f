import type { EventKind } from '@threefold/domain/history/event-kinds';
import { type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Contact, Event } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

export function lockPerson(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<{ erasedAt: string | null } | undefined> {
  return db
    .selectFrom('contact')
    .select('erasedAt')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', contactId)
    .forUpdate()
    .executeTakeFirst();
}

/** The kinds that the partial index of the history holds, in its words. */
const accessKinds = sql<EventKind>`('share-invited', 'share-accepted', 'share-changed', 'share-revoked', 'coach-looked', 'data-exported', 'data-restored', 'person-erased')`;

export function listAccessEvents(
  db: WorkspaceTransaction,
  workspaceId: string,
  { limit, after }: { limit: number; after: TimeKey | null },
): Promise<Selectable<Event>[]> {
  const query = db
    .selectFrom('event')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('kind', 'in', accessKinds)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (after === null) return query.execute();
  return query.where(sql<boolean>`(at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`).execute();
}

export type HeldPerson = Selectable<Contact> & { notes: string | null };

/** Also one in the trash: what is held there is held. */
export function findHeldPerson(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<HeldPerson | undefined> {
  return db
    .selectFrom('contact')
    .leftJoin('contactNote as note', (join) =>
      join.onRef('note.workspaceId', '=', 'contact.workspaceId').onRef('note.contactId', '=', 'contact.id'),
    )
    .selectAll('contact')
    .select('note.body as notes')
    .where('contact.workspaceId', '=', workspaceId)
    .where('contact.id', '=', contactId)
    .where('contact.erasedAt', 'is', null)
    .executeTakeFirst();
}

export type HeldItem = { section: HeldSection; at: string | null; heading: string; text: string | null };
export type HeldSection = 'letters' | 'calls' | 'meetings' | 'findings' | 'referrals' | 'comments';

/** What is held beside the contact itself, by time. Codes are told in words later. */
export async function listHeldItems(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<HeldItem[]> {
  const { rows } = await sql<HeldItem>`
    SELECT 'letters' AS section, coalesce(sent_at, created_at) AS at, kind || ' (' || status || '): ' || subject AS heading, body AS text
    FROM letter WHERE workspace_id = ${workspaceId} AND contact_id = ${contactId}
    UNION ALL
    SELECT 'calls', due_at, concat_ws(', ', status, outcome), note
    FROM call_back WHERE workspace_id = ${workspaceId} AND contact_id = ${contactId}
    UNION ALL
    SELECT 'meetings', meeting.starts_at, meeting.kind || ', ' || meeting.status || ', ' || meeting.mode,
      nullif(concat_ws(E'\\n', meeting.place, debrief.answers ->> 'facts', draft.answers ->> 'facts'), '')
    FROM meeting_participant participant
    JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
    LEFT JOIN debrief ON debrief.workspace_id = ${workspaceId} AND debrief.meeting_id = meeting.id
    LEFT JOIN debrief_draft draft ON draft.workspace_id = ${workspaceId} AND draft.meeting_id = meeting.id
    WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = ${contactId}
    UNION ALL
    SELECT 'findings', created_at, kind, text
    FROM finding WHERE workspace_id = ${workspaceId} AND contact_id = ${contactId}
    UNION ALL
    SELECT 'referrals', referral.at,
      CASE WHEN referral.to_contact_id = ${contactId} THEN 'named by ' ELSE 'named ' END || trim(other.given_name || ' ' || other.family_name), referral.note
    FROM referral JOIN contact other ON other.workspace_id = ${workspaceId}
      AND other.id = CASE WHEN referral.to_contact_id = ${contactId} THEN referral.from_contact_id ELSE referral.to_contact_id END
    WHERE referral.workspace_id = ${workspaceId} AND ${contactId} IN (referral.from_contact_id, referral.to_contact_id)
    UNION ALL
    SELECT 'comments', created_at, author_name, body
    FROM comment WHERE workspace_id = ${workspaceId} AND subject = 'contact' AND subject_id = ${contactId}
    ORDER BY 1, 2`.execute(db);
  return rows;
}

export function listHistoryOf(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<Selectable<Event>[]> {
  return db
    .selectFrom('event')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where(sql<boolean>`(contact_id = ${contactId} OR other_contact_id = ${contactId})`)
    .orderBy('at')
    .orderBy('id')
    .execute();
}
