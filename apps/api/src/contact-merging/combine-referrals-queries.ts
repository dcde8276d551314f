import { type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Referral } from '../platform/database-types.gen.ts';
import type { Row } from './move-rows-queries.ts';

export type ReferralRow = Selectable<Referral>;

/** The referrals between two people who turn out to be one go out of sight. Answers their ids. */
export async function setAsideBetween(
  db: WorkspaceTransaction,
  workspaceId: string,
  { one, other, now }: { one: string; other: string; now: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    UPDATE referral SET deleted_at = ${now}
    WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL
      AND ((from_contact_id = ${one} AND to_contact_id = ${other}) OR (from_contact_id = ${other} AND to_contact_id = ${one}))
    RETURNING id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function setAside(
  db: WorkspaceTransaction,
  workspaceId: string,
  { referralId, now }: { referralId: string; now: string },
): Promise<void> {
  await db
    .updateTable('referral')
    .set({ deletedAt: now })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', referralId)
    .execute();
}

/** Takes out again what a merge had put aside at that moment. */
export async function takeOut(
  db: WorkspaceTransaction,
  workspaceId: string,
  { referralIds, putAsideAt }: { referralIds: readonly string[]; putAsideAt: string },
): Promise<void> {
  await sql`
    UPDATE referral SET deleted_at = NULL
    WHERE workspace_id = ${workspaceId} AND id = ANY(${[...referralIds]}::uuid[]) AND deleted_at = ${putAsideAt}`.execute(
    db,
  );
}

/** All referrals from and to one person, the earliest first. */
export function listReferralsOf(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<ReferralRow[]> {
  return db
    .selectFrom('referral')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where((expression) =>
      expression.or([expression('fromContactId', '=', contactId), expression('toContactId', '=', contactId)]),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export type Combined = Pick<ReferralRow, 'id' | 'terms' | 'note' | 'lostReason' | 'loopClosedAt'>;

export async function saveCombined(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Combined,
): Promise<{ before: Row; after: Row }> {
  const read = async () => {
    const { rows } = await sql<{ row: Row }>`
      SELECT to_jsonb(referral) AS row FROM referral WHERE workspace_id = ${workspaceId} AND id = ${id}`.execute(
      db,
    );
    return rows[0]?.row ?? {};
  };
  const before = await read();
  await db
    .updateTable('referral')
    .set(change)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
  return { before, after: await read() };
}
