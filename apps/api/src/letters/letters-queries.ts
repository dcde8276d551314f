import type { LetterKind, LetterStatus } from '@threefold/contracts/letters';
import { followUpKinds } from '@threefold/domain/vocabulary/letter-kinds';
import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import { compiled, type WorkspaceTransaction } from '../platform/database.ts';
import type { DB, Letter } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

export type LetterRow = Selectable<Letter> & {
  givenName: string;
  familyName: string;
  emails: string[];
  organization: string | null;
  doNotContact: boolean;
  contactDeletedAt: string | null;
};

function selectLetters(db: Kysely<DB>, workspaceId: string) {
  return db
    .selectFrom('letter')
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.workspaceId', '=', 'letter.workspaceId')
        .onRef('contact.id', '=', 'letter.contactId'),
    )
    .selectAll('letter')
    .select(['contact.givenName', 'contact.familyName', 'contact.emails', 'contact.organization'])
    .select(['contact.doNotContact', 'contact.deletedAt as contactDeletedAt'])
    .where('letter.workspaceId', '=', workspaceId);
}

/** In the trash or not. */
export function findLetterRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  letterId: string,
): Promise<LetterRow | undefined> {
  return selectLetters(db, workspaceId).where('letter.id', '=', letterId).executeTakeFirst();
}

const followUps = compiled((db, { workspaceId, meetingId }: { workspaceId: string; meetingId: string }) =>
  selectLetters(db, workspaceId)
    .where('letter.meetingId', '=', meetingId)
    .where('letter.kind', 'in', [...followUpKinds])
    .where('letter.deletedAt', 'is', null)
    .orderBy('letter.createdAt')
    .orderBy('letter.id')
    .limit(100),
);

/** The letters that follow a meeting, drafted or out, oldest first. */
export function listFollowUpRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<LetterRow[]> {
  return followUps(db, { workspaceId, meetingId });
}

/** In the trash or not; nobody else changes it until the transaction ends. */
export function lockLetterRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  letterId: string,
): Promise<LetterRow | undefined> {
  return selectLetters(db, workspaceId)
    .where('letter.id', '=', letterId)
    .forUpdate('letter')
    .executeTakeFirst();
}

const inserted = compiled((db, row: Insertable<Letter>) =>
  db
    .insertInto('letter')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

/** False where the id is taken. */
export async function insertLetter(db: WorkspaceTransaction, row: Insertable<Letter>): Promise<boolean> {
  return (await inserted(db, row)).length > 0;
}

export async function saveLetter(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Updateable<Letter> & { id: string },
): Promise<void> {
  await db
    .updateTable('letter')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export type LetterFilter = {
  status?: LetterStatus | undefined;
  kind?: LetterKind | undefined;
  contactId?: string | undefined;
  meetingId?: string | undefined;
  after: TimeKey | null;
  limit: number;
};

/** Newest first, one more than the limit. */
export function listLetterRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  filter: LetterFilter,
): Promise<LetterRow[]> {
  let query = selectLetters(db, workspaceId).where('letter.deletedAt', 'is', null);
  if (filter.status) query = query.where('letter.status', '=', filter.status);
  if (filter.kind) query = query.where('letter.kind', '=', filter.kind);
  if (filter.contactId) query = query.where('letter.contactId', '=', filter.contactId);
  if (filter.meetingId) query = query.where('letter.meetingId', '=', filter.meetingId);
  if (filter.after) {
    const { at, id } = filter.after;
    query = query.where(sql<boolean>`(letter.created_at, letter.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return query
    .orderBy('letter.createdAt', 'desc')
    .orderBy('letter.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}
