import type { CallBack } from '@threefold/contracts/call-backs';
import { displayName } from '@threefold/domain/contacts/names';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { CallBack as CallBackTable } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

export type CallBackRow = Selectable<CallBackTable> & {
  givenName: string;
  familyName: string;
  emails: string[];
  organization: string | null;
};

export function callBackOfRow(row: CallBackRow): CallBack {
  return {
    id: row.id,
    version: row.version,
    contactId: row.contactId,
    contactName: displayName(row),
    letterId: row.letterId,
    meetingId: row.meetingId,
    dueAt: row.dueAt,
    timeZone: row.timeZone,
    attempt: row.attempt,
    status: row.status,
    outcome: row.outcome,
    outcomeAt: row.outcomeAt,
    note: row.note,
    promised: row.promised,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** With the name, and only where the contact is not in the trash: a call to nobody is shown nowhere. */
function selectCallBacks(db: WorkspaceTransaction, workspaceId: string) {
  return db
    .selectFrom('callBack')
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.workspaceId', '=', 'callBack.workspaceId')
        .onRef('contact.id', '=', 'callBack.contactId'),
    )
    .selectAll('callBack')
    .select(['contact.givenName', 'contact.familyName', 'contact.emails', 'contact.organization'])
    .where('callBack.workspaceId', '=', workspaceId)
    .where('contact.deletedAt', 'is', null);
}

export function findCallBack(
  db: WorkspaceTransaction,
  workspaceId: string,
  callBackId: string,
): Promise<CallBackRow | undefined> {
  return selectCallBacks(db, workspaceId).where('callBack.id', '=', callBackId).executeTakeFirst();
}

/** Its contact first, as the unit of work locks. */
export function lockCallBack(
  db: WorkspaceTransaction,
  workspaceId: string,
  callBackId: string,
): Promise<CallBackRow | undefined> {
  return selectCallBacks(db, workspaceId)
    .where('callBack.id', '=', callBackId)
    .forNoKeyUpdate(['contact', 'callBack'])
    .executeTakeFirst();
}

/** The call that a letter promised, whatever became of it. */
export function findPromisedCall(
  db: WorkspaceTransaction,
  workspaceId: string,
  letterId: string,
): Promise<CallBackRow | undefined> {
  return selectCallBacks(db, workspaceId)
    .where('callBack.letterId', '=', letterId)
    .where('callBack.attempt', '=', 1)
    .executeTakeFirst();
}

/** False where the id is taken, or where the letter has promised its call already. */
export async function insertCallBack(
  db: WorkspaceTransaction,
  row: Insertable<CallBackTable>,
): Promise<boolean> {
  const inserted = await db
    .insertInto('callBack')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function saveCallBack(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Updateable<CallBackTable> & { id: string },
): Promise<void> {
  await db
    .updateTable('callBack')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Only while nothing was built on it: still due, and as it was made. */
export async function deleteUntouchedCallBack(
  db: WorkspaceTransaction,
  workspaceId: string,
  callBackId: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('callBack')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', callBackId)
    .where('status', '=', 'due')
    .where('version', '=', 1)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** What the meeting was that a call is about; undefined where it is gone. */
export function findMeetingAgreedBefore(db: WorkspaceTransaction, workspaceId: string, meetingId: string) {
  return db
    .selectFrom('meeting')
    .select(['kind', 'minutes'])
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', meetingId)
    .executeTakeFirst();
}

/** When the seeker has promised other calls: instants from now on, of contacts that are not in the trash. */
export async function listTaken(
  db: WorkspaceTransaction,
  workspaceId: string,
  { from, exceptId }: { from: string; exceptId: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('callBack')
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.workspaceId', '=', 'callBack.workspaceId')
        .onRef('contact.id', '=', 'callBack.contactId'),
    )
    .select('callBack.dueAt')
    .where('callBack.workspaceId', '=', workspaceId)
    .where('contact.deletedAt', 'is', null)
    .where('callBack.status', '=', 'due')
    .where('callBack.dueAt', '>', sql<string>`${from}::timestamptz - interval '15 minutes'`)
    .where('callBack.id', '<>', exceptId)
    .execute();
  return rows.map((row) => row.dueAt);
}

/** Whether a nudge letter has gone out to them since the first call of this row was due. */
export async function isNudgeSent(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactId, since }: { contactId: string; since: string },
): Promise<boolean> {
  const nudge = await db
    .selectFrom('letter')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('contactId', '=', contactId)
    .where('kind', '=', 'nudge')
    .where('status', '=', 'sent')
    .where('sentAt', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return nudge !== undefined;
}

type CallBackFilter = {
  /** Due in `[from, until)`. */
  from?: string | null;
  until?: string | null;
  status?: CallBackRow['status'] | undefined;
  contactId?: string | undefined;
  after: TimeKey | null;
  limit: number;
};

export function listCallBackRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  filter: CallBackFilter,
): Promise<CallBackRow[]> {
  let query = selectCallBacks(db, workspaceId);
  if (filter.status) query = query.where('callBack.status', '=', filter.status);
  if (filter.contactId) query = query.where('callBack.contactId', '=', filter.contactId);
  if (filter.from) query = query.where('callBack.dueAt', '>=', filter.from);
  if (filter.until) query = query.where('callBack.dueAt', '<', filter.until);
  if (filter.after) {
    const { at, id } = filter.after;
    query = query.where(sql<boolean>`(call_back.due_at, call_back.id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  return query
    .orderBy('callBack.dueAt')
    .orderBy('callBack.id')
    .limit(filter.limit + 1)
    .execute();
}

export type PlannedRow = {
  id: string;
  startsAt: string;
  minutes: number;
  travelMinutesBefore: number;
  travelMinutesAfter: number;
  givenName: string | null;
  familyName: string | null;
};

const mostMeetings = 500;

/** Planned meetings that end, the way back included, after `from` and begin before `until`; with the first of their people. */
export async function listPlannedBetween(
  db: WorkspaceTransaction,
  workspaceId: string,
  { from, until }: { from: string; until: string | null },
): Promise<PlannedRow[]> {
  const { rows } = await sql<PlannedRow>`
    SELECT meeting.id, meeting.starts_at, meeting.minutes, meeting.travel_minutes_before, meeting.travel_minutes_after,
      first.given_name, first.family_name
    FROM meeting
    LEFT JOIN LATERAL (
      SELECT contact.given_name, contact.family_name FROM meeting_participant
      JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = meeting_participant.contact_id
      WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.meeting_id = meeting.id
      ORDER BY meeting_participant.position LIMIT 1
    ) first ON true
    WHERE meeting.workspace_id = ${workspaceId} AND meeting.deleted_at IS NULL AND meeting.status = 'planned'
      AND meeting.starts_at > ${from}::timestamptz - interval '8 hours'
      AND meeting.starts_at + make_interval(mins => meeting.minutes + meeting.travel_minutes_after) > ${from}
      AND (${until}::timestamptz IS NULL OR meeting.starts_at - make_interval(mins => meeting.travel_minutes_before) < ${until})
    ORDER BY meeting.starts_at, meeting.id
    LIMIT ${mostMeetings}`.execute(db);
  return rows;
}

export type DueCallRow = { id: string; dueAt: string; givenName: string; familyName: string };

/** Calls that are due in between. */
export async function listCallsBetween(
  db: WorkspaceTransaction,
  workspaceId: string,
  { from, until }: { from: string; until: string },
): Promise<DueCallRow[]> {
  const { rows } = await sql<DueCallRow>`
    SELECT call_back.id, call_back.due_at, contact.given_name, contact.family_name FROM call_back
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = call_back.contact_id
    WHERE call_back.workspace_id = ${workspaceId} AND call_back.status = 'due' AND contact.deleted_at IS NULL
      AND call_back.due_at > ${from} AND call_back.due_at < ${until}
    ORDER BY call_back.due_at, call_back.id
    LIMIT 20`.execute(db);
  return rows;
}
