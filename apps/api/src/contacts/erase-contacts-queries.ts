import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

type Erasing = { contactIds: readonly string[]; meetingIds: readonly string[] };

/** These people and all who were merged into them, over a line of merges. */
export async function listWithMerged(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE everybody AS (
      SELECT unnest(${[...contactIds]}::uuid[]) AS id
      UNION
      SELECT contact.id FROM everybody
      JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.merged_into_id = everybody.id
    )
    SELECT id FROM everybody`.execute(db);
  return rows.map(({ id }) => id);
}

/** Meetings in which nobody else takes part. */
export async function listMeetingsOfOnly(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ meetingId: string }>`
    SELECT meeting_id FROM meeting_participant
    WHERE workspace_id = ${workspaceId}
    GROUP BY meeting_id
    HAVING bool_and(contact_id = ANY(${[...contactIds]}::uuid[]))`.execute(db);
  return rows.map((row) => row.meetingId);
}

/** What others have stays theirs and loses only the link to what goes. */
export async function unlinkOthers(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactIds, meetingIds }: Erasing,
): Promise<void> {
  const contacts = sql`${[...contactIds]}::uuid[]`;
  const meetings = sql`${[...meetingIds]}::uuid[]`;
  await sql`
    UPDATE letter SET referral_id = NULL
    WHERE workspace_id = ${workspaceId} AND contact_id <> ALL(${contacts}) AND referral_id IN (
      SELECT id FROM referral
      WHERE workspace_id = ${workspaceId} AND (from_contact_id = ANY(${contacts}) OR to_contact_id = ANY(${contacts})))`.execute(
    db,
  );
  await sql`
    UPDATE letter SET meeting_id = NULL
    WHERE workspace_id = ${workspaceId} AND contact_id <> ALL(${contacts}) AND meeting_id = ANY(${meetings})`.execute(
    db,
  );
  await sql`
    UPDATE referral SET meeting_id = NULL
    WHERE workspace_id = ${workspaceId} AND meeting_id = ANY(${meetings})`.execute(db);
  await sql`
    UPDATE finding SET meeting_id = NULL
    WHERE workspace_id = ${workspaceId} AND contact_id <> ALL(${contacts}) AND meeting_id = ANY(${meetings})`.execute(
    db,
  );
  // What others said too goes on in their own words.
  await sql`
    UPDATE finding SET merged_into = NULL
    WHERE workspace_id = ${workspaceId} AND merged_into IN (
      SELECT id FROM finding
      WHERE workspace_id = ${workspaceId} AND (contact_id = ANY(${contacts}) OR meeting_id = ANY(${meetings})))`.execute(
    db,
  );
}

/** The history and the comments that are about them, or about meetings with them alone. */
export async function deleteTraces(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactIds, meetingIds }: Erasing,
): Promise<void> {
  const contacts = sql`${[...contactIds]}::uuid[]`;
  await sql`
    DELETE FROM event
    WHERE workspace_id = ${workspaceId} AND (contact_id = ANY(${contacts}) OR other_contact_id = ANY(${contacts}))`.execute(
    db,
  );
  if (meetingIds.length > 0)
    await sql`DELETE FROM event WHERE workspace_id = ${workspaceId} AND meeting_id = ANY(${[...meetingIds]}::uuid[])`.execute(
      db,
    );
  await sql`
    DELETE FROM comment
    WHERE workspace_id = ${workspaceId} AND subject_id IN (
      SELECT unnest(${contacts} || ${[...meetingIds]}::uuid[])
      UNION ALL SELECT id FROM letter WHERE workspace_id = ${workspaceId} AND contact_id = ANY(${contacts})
      UNION ALL SELECT id FROM referral
        WHERE workspace_id = ${workspaceId} AND (from_contact_id = ANY(${contacts}) OR to_contact_id = ANY(${contacts})))`.execute(
    db,
  );
}

/** Their letters, calls, findings, referrals and notes go by the foreign keys. */
export async function deleteContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactIds, meetingIds }: Erasing,
): Promise<void> {
  await sql`DELETE FROM contact WHERE workspace_id = ${workspaceId} AND id = ANY(${[...contactIds]}::uuid[])`.execute(
    db,
  );
  await sql`DELETE FROM meeting WHERE workspace_id = ${workspaceId} AND id = ANY(${[...meetingIds]}::uuid[])`.execute(
    db,
  );
}
