import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { CallBack } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

export type CallBackRow = Selectable<CallBack> & {
  givenName: string;
  familyName: string;
  emails: string[];
  organization: string | null;
};

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

export function lockCallBack(
  db: WorkspaceTransaction,
  workspaceId: string,
  callBackId: string,
): Promise<CallBackRow | undefined> {
  return selectCallBacks(db, workspaceId)
    .where('callBack.id', '=', callBackId)
    .forUpdate('callBack')
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
export async function insertCallBack(db: WorkspaceTransaction, row: Insertable<CallBack>): Promise<boolean> {
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
  { id, ...change }: Updateable<CallBack> & { id: string },
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

export type CallBackFilter = {
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
