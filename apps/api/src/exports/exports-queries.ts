import { columnOf, contactColumnNames } from '@threefold/domain/contacts/contact-fields';
import type { ContactOfVcard } from '@threefold/domain/exports/vcard';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { fetchRows } from './snapshot-queries.ts';

const personName = (alias: string) =>
  sql.raw(
    `coalesce(nullif(trim(${alias}.given_name || ' ' || ${alias}.family_name), ''), ${alias}.emails[1], ${alias}.organization, 'Unnamed')`,
  );

export type ContactRow = Omit<ContactOfVcard, 'source' | 'referredBy' | 'extra'> & {
  extra: Record<string, string> | null;
  sourceKind: string;
  sourceLabel: string | null;
  referredBy: string[] | null;
};

const fields = sql.raw(
  contactColumnNames.map((field) => `contact.${columnOf(field)} AS "${field}"`).join(', '),
);

/** Whoever is not in the trash, with notes and the names of those who made the introduction, the first one first. */
export function fetchContacts(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<ContactRow[]> {
  return fetchRows(
    db,
    sql`
      WITH said AS MATERIALIZED (
        SELECT first.to_contact_id, array_agg(${personName('referrer')} ORDER BY first.at, referrer.id) AS names
        FROM (
          SELECT to_contact_id, from_contact_id, min(at) AS at FROM referral
          WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL
          GROUP BY to_contact_id, from_contact_id
        ) first
        JOIN contact referrer ON referrer.workspace_id = ${workspaceId} AND referrer.id = first.from_contact_id AND referrer.deleted_at IS NULL
        GROUP BY first.to_contact_id
      )
      SELECT contact.id, ${fields}, contact.extra,
        contact.source_kind AS "sourceKind", contact.source_label AS "sourceLabel", contact.updated_at AS "updatedAt", note.body AS notes,
        said.names AS "referredBy"
      FROM contact
      LEFT JOIN contact_note note ON note.workspace_id = ${workspaceId} AND note.contact_id = contact.id
      LEFT JOIN said ON said.to_contact_id = contact.id
      WHERE contact.workspace_id = ${workspaceId} AND contact.deleted_at IS NULL
      ORDER BY contact.id`,
  );
}

export type SentLetterRow = {
  id: string;
  subject: string;
  body: string;
  kind: string;
  via: string | null;
  sentAt: string;
  messageId: string | null;
  toName: string;
  toAddress: string | null;
};

/** What went out, or may have; oldest first. */
export function fetchSentLetters(
  db: WorkspaceTransaction,
  workspaceId: string,
): AsyncGenerator<SentLetterRow[]> {
  return fetchRows(
    db,
    sql`
      SELECT letter.id, letter.subject, letter.body, letter.kind, letter.via, letter.message_id AS "messageId",
        coalesce(letter.sent_at, letter.sending_at, letter.updated_at) AS "sentAt",
        ${personName('contact')} AS "toName", coalesce(letter.to_address, contact.emails[1]) AS "toAddress"
      FROM letter JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = letter.contact_id
      WHERE letter.workspace_id = ${workspaceId} AND letter.deleted_at IS NULL AND letter.status IN ('sent', 'unsure')
      ORDER BY 7, letter.id`,
  );
}

/** From whom letters go out. */
export async function findSender(
  db: WorkspaceTransaction,
  workspaceId: string,
): Promise<{ fromAddress: string | null; name: string; email: string | null }> {
  const { rows } = await sql<{ fromAddress: string | null; name: string; email: string | null }>`
    SELECT mail.from_address, setting.profile ->> 'name' AS name, setting.profile ->> 'email' AS email
    FROM workspace_setting setting LEFT JOIN mail_setting mail ON mail.workspace_id = setting.workspace_id
    WHERE setting.workspace_id = ${workspaceId}`.execute(db);
  return rows[0] ?? { fromAddress: null, name: '', email: null };
}

export type CalendarRow = {
  id: string;
  source: 'call' | 'meeting' | 'letter';
  names: string;
  startsAt: string;
  minutes: number;
  timeZone: string | null;
  place: string | null;
  note: string | null;
  promised: boolean;
  status: string;
  kind: string;
  updatedAt: string;
};

/** Calls that are due, meetings whatever became of them, letters that are owed; by time. Nobody in the trash. */
export function fetchCalendar(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<CalendarRow[]> {
  return fetchRows(
    db,
    sql`
      SELECT call_back.id, 'call' AS source, ${personName('contact')} AS names, call_back.due_at AS "startsAt", 15 AS minutes,
        call_back.time_zone AS "timeZone", contact.phones -> 0 ->> 'typed' AS place, call_back.note, call_back.promised, call_back.status,
        'call' AS kind, call_back.updated_at AS "updatedAt"
      FROM call_back JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = call_back.contact_id
      WHERE call_back.workspace_id = ${workspaceId} AND call_back.status = 'due' AND contact.deleted_at IS NULL
      UNION ALL
      SELECT meeting.id, 'meeting', with_whom.names, meeting.starts_at, meeting.minutes, meeting.time_zone, meeting.place, NULL,
        false, meeting.status, meeting.mode, meeting.updated_at
      FROM meeting JOIN LATERAL (
        SELECT string_agg(${personName('contact')}, ', ' ORDER BY participant.position) AS names
        FROM meeting_participant participant
        JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = participant.contact_id
        WHERE participant.workspace_id = ${workspaceId} AND participant.meeting_id = meeting.id AND contact.deleted_at IS NULL
      ) with_whom ON with_whom.names IS NOT NULL
      WHERE meeting.workspace_id = ${workspaceId} AND meeting.deleted_at IS NULL
      UNION ALL
      SELECT owed.id, 'letter', ${personName('contact')}, owed.due_at, 15, NULL, NULL, owed.why, false, owed.status,
        owed.kind, owed.updated_at
      FROM owed_letter owed JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = owed.contact_id
      WHERE owed.workspace_id = ${workspaceId} AND owed.status = 'owed' AND contact.deleted_at IS NULL
      ORDER BY 4, 1`,
  );
}

export type NodeRow = {
  id: string;
  label: string;
  organization: string | null;
  stage: string;
  firstAt: string;
};

/** Everybody of the network; an erased person is there without a name. */
export function fetchNodes(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<NodeRow[]> {
  return fetchRows(
    db,
    sql`
      SELECT id, ${personName('contact')} AS label, organization, stage, created_at AS "firstAt" FROM contact
      WHERE workspace_id = ${workspaceId} AND (deleted_at IS NULL OR erased_at IS NOT NULL) ORDER BY id`,
  );
}

export type ReferralRow = {
  id: string;
  from: string;
  to: string;
  at: string;
  terms: string;
  note: string | null;
  meetingId: string | null;
  fromName: string;
  toName: string;
};

/** In the order in which they were said. */
export function fetchReferrals(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<ReferralRow[]> {
  return fetchRows(
    db,
    sql`
      SELECT referral.id, referral.from_contact_id AS "from", referral.to_contact_id AS "to", referral.at, referral.terms,
        referral.note, referral.meeting_id AS "meetingId", ${personName('referrer')} AS "fromName", ${personName('referred')} AS "toName"
      FROM referral
      JOIN contact referrer ON referrer.workspace_id = ${workspaceId} AND referrer.id = referral.from_contact_id
      JOIN contact referred ON referred.workspace_id = ${workspaceId} AND referred.id = referral.to_contact_id
      WHERE referral.workspace_id = ${workspaceId} AND referral.deleted_at IS NULL
        AND (referrer.deleted_at IS NULL OR referrer.erased_at IS NOT NULL)
        AND (referred.deleted_at IS NULL OR referred.erased_at IS NOT NULL)
      ORDER BY referral.at, referral.id`,
  );
}
