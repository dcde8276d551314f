import type { Insertable, Selectable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Speech, SpeechVersion } from '../platform/database-types.gen.ts';

export type SpeechRow = Selectable<Speech>;
export type SpeechVersionRow = Selectable<SpeechVersion>;

export function listSpeechRows(db: WorkspaceTransaction, workspaceId: string): Promise<SpeechRow[]> {
  return db
    .selectFrom('speech')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

export function findSpeechRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  speechId: string,
): Promise<SpeechRow | undefined> {
  return db
    .selectFrom('speech')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', speechId)
    .executeTakeFirst();
}

export function lockSpeechRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  speechId: string,
): Promise<SpeechRow | undefined> {
  return db
    .selectFrom('speech')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', speechId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Every text that it had, the newest first. */
export function listSpeechVersionRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  speechId: string,
): Promise<SpeechVersionRow[]> {
  return db
    .selectFrom('speechVersion')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('speechId', '=', speechId)
    .orderBy('version', 'desc')
    .execute();
}

export function findSpeechVersionRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  { speechId, version }: { speechId: string; version: number },
): Promise<SpeechVersionRow | undefined> {
  return db
    .selectFrom('speechVersion')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('speechId', '=', speechId)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** A text that stands in a meeting is never written over. */
export async function insertSpeechVersion(
  db: WorkspaceTransaction,
  { workspaceId, id: speechId, version, name, body, updatedAt: createdAt }: SpeechRow,
): Promise<void> {
  await db
    .insertInto('speechVersion')
    .values({ workspaceId, speechId, version, name, body, createdAt })
    .execute();
}

export async function insertSpeech(db: WorkspaceTransaction, row: Insertable<Speech>): Promise<boolean> {
  const inserted = await db
    .insertInto('speech')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function saveSpeech(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, name, body, updatedAt }: Pick<SpeechRow, 'id' | 'name' | 'body' | 'updatedAt'>,
): Promise<SpeechRow> {
  return db
    .updateTable('speech')
    .set((expression) => ({ name, body, updatedAt, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
