import type { LetterKind } from '@threefold/contracts/letters';
import type { Insertable, Selectable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { OwedLetter } from '../platform/database-types.gen.ts';

export type OwedLetterRow = Selectable<OwedLetter>;

/** Undefined where the same thing is owed, or was once: a thank-you for a meeting, the word back for a referral. */
export async function insertOwedLetter(
  db: WorkspaceTransaction,
  row: Insertable<OwedLetter>,
): Promise<string | undefined> {
  const inserted = await db
    .insertInto('owedLetter')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id;
}

export type OwedLetterKey = {
  contactId: string;
  kinds: readonly LetterKind[];
  meetingId?: string | null;
  /** Of a nudge null too: the reminder of an introduction is another matter than a letter without an answer. */
  referralId?: string | null;
};
type Ending = { status: 'settled' | 'released'; letterId: string | null; now: string };

export async function endOwedLetters(
  db: WorkspaceTransaction,
  workspaceId: string,
  { key, ending }: { key: OwedLetterKey; ending: Ending },
): Promise<OwedLetterRow[]> {
  let query = db
    .updateTable('owedLetter')
    .set({ status: ending.status, letterId: ending.letterId, settledAt: ending.now, updatedAt: ending.now })
    .where('workspaceId', '=', workspaceId)
    .where('contactId', '=', key.contactId)
    .where('kind', 'in', [...key.kinds])
    .where('status', '=', 'owed');
  if (key.meetingId) query = query.where('meetingId', '=', key.meetingId);
  if (key.referralId) query = query.where('referralId', '=', key.referralId);
  else if (key.kinds.includes('nudge')) query = query.where('referralId', 'is', null);
  return query.returningAll().execute();
}

/** Of what this letter settled; answers how much that was. */
export async function reopenOwed(
  db: WorkspaceTransaction,
  workspaceId: string,
  { letterId, now }: { letterId: string; now: string },
): Promise<bigint> {
  const { numUpdatedRows } = await db
    .updateTable('owedLetter')
    .set({ status: 'owed', letterId: null, settledAt: null, updatedAt: now })
    .where('workspaceId', '=', workspaceId)
    .where('letterId', '=', letterId)
    .where('status', '=', 'settled')
    .executeTakeFirst();
  return numUpdatedRows;
}

/** Answers to whom it was owed. */
export async function deleteOwedLetter(
  db: WorkspaceTransaction,
  workspaceId: string,
  owedLetterId: string,
): Promise<string | undefined> {
  const deleted = await db
    .deleteFrom('owedLetter')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', owedLetterId)
    .where('status', '=', 'owed')
    .returning('contactId')
    .executeTakeFirst();
  return deleted?.contactId;
}
