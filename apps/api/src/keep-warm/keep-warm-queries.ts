import type { LetterStatus } from '@threefold/contracts/letters';
import { type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { SearchNews } from '../platform/database-types.gen.ts';

export type NewsRow = Selectable<SearchNews>;

export async function savePause(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactId, until, now }: { contactId: string; until: string | null; now: string },
): Promise<void> {
  if (until === null) {
    await db
      .deleteFrom('keepWarmPause')
      .where('workspaceId', '=', workspaceId)
      .where('contactId', '=', contactId)
      .execute();
    return;
  }
  await db
    .insertInto('keepWarmPause')
    .values({ workspaceId, contactId, until, updatedAt: now })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'contactId']).doUpdateSet({ until, updatedAt: now }),
    )
    .execute();
}

export function findNews(
  db: WorkspaceTransaction,
  workspaceId: string,
  lock = false,
): Promise<NewsRow | undefined> {
  const query = db.selectFrom('searchNews').selectAll().where('workspaceId', '=', workspaceId);
  return (lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
}

/** False where there is one of an earlier end, whose text stays as it is. */
export async function insertNews(db: WorkspaceTransaction, row: NewsRow): Promise<boolean> {
  const inserted = await db
    .insertInto('searchNews')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function saveNews(
  db: WorkspaceTransaction,
  workspaceId: string,
  change: Partial<Pick<NewsRow, 'outcome' | 'subject' | 'body'>> & { updatedAt: string },
): Promise<void> {
  await db
    .updateTable('searchNews')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .execute();
}

/** `status` is null where the letter was erased for good. */
export type NewsPersonRow = {
  contactId: string;
  letterId: string | null;
  skippedAt: string | null;
  status: LetterStatus | null;
  sentAt: string | null;
  isTrashed: boolean;
  /** As the program wrote it last. */
  isUntouched: boolean;
};

export async function listNewsPeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string | null,
): Promise<NewsPersonRow[]> {
  const { rows } = await sql<NewsPersonRow>`
    SELECT person.contact_id, person.letter_id, person.skipped_at, letter.status, letter.sent_at,
      letter.deleted_at IS NOT NULL AS is_trashed, coalesce(letter.version = coalesce(person.letter_version, 1), false) AS is_untouched
    FROM search_news_person person
    LEFT JOIN letter ON letter.workspace_id = ${workspaceId} AND letter.id = person.letter_id
    WHERE person.workspace_id = ${workspaceId} AND (${contactId}::uuid IS NULL OR person.contact_id = ${contactId}::uuid)`.execute(
    db,
  );
  return rows;
}

type PersonChange = {
  contactId: string;
  letterId?: string | null;
  letterVersion?: number | null;
  skippedAt?: string | null;
  updatedAt: string;
};

export async function saveNewsPerson(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactId, ...change }: PersonChange,
): Promise<void> {
  await db
    .insertInto('searchNewsPerson')
    .values({ workspaceId, contactId, ...change })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'contactId']).doUpdateSet(change))
    .execute();
}

/** Whose stage may have grown old: nothing changed it for a season. */
export async function listSilentSince(
  db: WorkspaceTransaction,
  workspaceId: string,
  before: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('contact')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where('stage', 'in', ['written', 'called', 'thanked'])
    .where('stageSince', '<=', before)
    .execute();
  return rows.map((row) => row.id);
}

/** Who was promised an introduction that nothing in the ledger reminds of, as in referrals from before there were reminders. */
export async function listUnremindedIntroductions(
  db: WorkspaceTransaction,
  workspaceId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT to_contact_id AS id FROM referral
    WHERE referral.workspace_id = ${workspaceId} AND terms = 'will-introduce' AND introduced_at IS NULL AND deleted_at IS NULL
      AND lost_reason IS NULL AND loop_closed_at IS NULL
      AND NOT EXISTS (SELECT FROM owed_letter WHERE owed_letter.workspace_id = ${workspaceId}
        AND owed_letter.referral_id = referral.id AND owed_letter.kind = 'nudge')`.execute(db);
  return rows.map((row) => row.id);
}
