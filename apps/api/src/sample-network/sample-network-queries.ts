import { progressOf } from '@threefold/domain/history/progress';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

/** A second click waits for the first and then finds its work done. */
export async function lockSample(db: WorkspaceTransaction, workspaceId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`sample ${workspaceId}`}))`.execute(db);
}

export async function countSamplePeople(db: WorkspaceTransaction, workspaceId: string): Promise<number> {
  const { people } = await sampleContacts(db, workspaceId)
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow();
  return people;
}

function sampleContacts(db: WorkspaceTransaction, workspaceId: string) {
  return db.selectFrom('contact').where('workspaceId', '=', workspaceId).where('sourceKind', '=', 'sample');
}

/** The people go, and with them what hangs on them; meetings go when nobody else takes part; letters to others lose only the link. */
export async function deleteSample(db: WorkspaceTransaction, workspaceId: string): Promise<void> {
  const people = sampleContacts(db, workspaceId).select('id');
  const meetingIds = await listMeetingsOfSampleOnly(db, workspaceId);
  const referrals = db
    .selectFrom('referral')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where(({ eb, or }) => or([eb('fromContactId', 'in', people), eb('toContactId', 'in', people)]));
  const lettersToOthers = db
    .updateTable('letter')
    .where('workspaceId', '=', workspaceId)
    .where('contactId', 'not in', people);
  await lettersToOthers.set({ referralId: null }).where('referralId', 'in', referrals).execute();
  if (meetingIds.length > 0)
    await lettersToOthers.set({ meetingId: null }).where('meetingId', 'in', meetingIds).execute();
  await db
    .deleteFrom('event')
    .where('workspaceId', '=', workspaceId)
    .where(({ eb, or }) => or([eb('contactId', 'in', people), eb('otherContactId', 'in', people)]))
    .execute();
  await db
    .deleteFrom('comment')
    .where('workspaceId', '=', workspaceId)
    .where('subject', '=', 'contact')
    .where('subjectId', 'in', people)
    .execute();
  await db
    .deleteFrom('contact')
    .where('workspaceId', '=', workspaceId)
    .where('sourceKind', '=', 'sample')
    .execute();
  if (meetingIds.length > 0)
    await db
      .deleteFrom('meeting')
      .where('workspaceId', '=', workspaceId)
      .where('id', 'in', meetingIds)
      .execute();
}

async function listMeetingsOfSampleOnly(db: WorkspaceTransaction, workspaceId: string): Promise<string[]> {
  const { rows } = await sql<{ meetingId: string }>`
    SELECT meeting_id FROM meeting_participant
    JOIN contact ON contact.workspace_id = meeting_participant.workspace_id AND contact.id = meeting_participant.contact_id
    WHERE meeting_participant.workspace_id = ${workspaceId}
    GROUP BY meeting_id
    HAVING bool_and(contact.source_kind = 'sample')`.execute(db);
  return rows.map((row) => row.meetingId);
}

/** Counts the roll-up of the history anew from what is left of it. */
export async function recountProgress(db: WorkspaceTransaction, workspaceId: string): Promise<void> {
  const events = await db
    .selectFrom('event')
    .select(['kind', 'at', 'detail'])
    .where('workspaceId', '=', workspaceId)
    .execute();
  const rows = new Map<
    string,
    { workspaceId: string; measure: string; day: string; count: number; lastAt: string }
  >();
  for (const { kind, at, detail } of events) {
    // The detail was written by `appendEvents`, typed by the same kind.
    for (const { measure, by } of progressOf(kind, detail as never)) {
      const day = at.slice(0, 10);
      const known = rows.get(`${measure} ${day}`);
      const lastAt = known && known.lastAt > at ? known.lastAt : at;
      rows.set(`${measure} ${day}`, { workspaceId, measure, day, count: (known?.count ?? 0) + by, lastAt });
    }
  }
  await db.deleteFrom('progress').where('workspaceId', '=', workspaceId).execute();
  if (rows.size > 0)
    await db
      .insertInto('progress')
      .values([...rows.values()])
      .execute();
}
