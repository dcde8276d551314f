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

/** In the trash or not; nobody else changes it until the transaction ends. Its contact first, as the unit of work locks. */
export function lockLetterRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  letterId: string,
): Promise<LetterRow | undefined> {
  return selectLetters(db, workspaceId)
    .where('letter.id', '=', letterId)
    .forNoKeyUpdate(['contact', 'letter'])
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

type LetterFilter = {
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

const underWay: readonly LetterStatus[] = ['handed-over', 'queued', 'sending', 'unsure'];

/** Another letter with the very same text that this contact has or may have. */
export async function hasSameLetter(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, contactId, subject, body }: LetterRow,
): Promise<boolean> {
  const found = await db
    .selectFrom('letter')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('contactId', '=', contactId)
    .where('id', '<>', id)
    .where('status', 'in', [...underWay, 'sent'])
    .where('subject', '=', subject)
    .where('body', '=', body)
    .executeTakeFirst();
  return found !== undefined;
}

/** Another first letter to this contact of which nobody knows yet whether it is out. */
export async function hasOutreachUnderWay(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, contactId }: LetterRow,
): Promise<boolean> {
  const found = await db
    .selectFrom('letter')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('contactId', '=', contactId)
    .where('id', '<>', id)
    .where('kind', '=', 'outreach')
    .where('status', 'in', [...underWay])
    .executeTakeFirst();
  return found !== undefined;
}

type PromisedCall = { id: string; status: 'due' | 'done' | 'released' };

/** The latest call that a letter led to, whatever became of it. */
export function findPromisedCall(
  db: WorkspaceTransaction,
  workspaceId: string,
  letterId: string,
): Promise<PromisedCall | undefined> {
  return db
    .selectFrom('callBack')
    .select(['id', 'status'])
    .where('workspaceId', '=', workspaceId)
    .where('letterId', '=', letterId)
    .where('attempt', '=', 1)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}
