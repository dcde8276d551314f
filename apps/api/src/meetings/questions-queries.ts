import { type Insertable, type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Question } from '../platform/database-types.gen.ts';

export type QuestionRow = Selectable<Question>;

export function listQuestionRows(db: WorkspaceTransaction, workspaceId: string): Promise<QuestionRow[]> {
  return db
    .selectFrom('question')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

export async function listOwnQuestionIds(
  db: WorkspaceTransaction,
  workspaceId: string,
  questionIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('question')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where(sql<boolean>`id = ANY(${[...questionIds]}::uuid[])`)
    .execute();
  return rows.map((row) => row.id);
}

/** Whether it is one that is asked of several people. */
export async function isResearchQuestion(
  db: WorkspaceTransaction,
  workspaceId: string,
  researchQuestionId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('researchQuestion')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', researchQuestionId)
    .executeTakeFirst();
  return row !== undefined;
}

export function findQuestionRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  questionId: string,
): Promise<QuestionRow | undefined> {
  return db
    .selectFrom('question')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', questionId)
    .executeTakeFirst();
}

export function lockQuestionRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  questionId: string,
): Promise<QuestionRow | undefined> {
  return db
    .selectFrom('question')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', questionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function insertQuestion(db: WorkspaceTransaction, row: Insertable<Question>): Promise<boolean> {
  const inserted = await db
    .insertInto('question')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function saveQuestion(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, theme, text, updatedAt }: Pick<QuestionRow, 'id' | 'theme' | 'text' | 'updatedAt'>,
): Promise<QuestionRow> {
  return db
    .updateTable('question')
    .set((expression) => ({ theme, text, updatedAt, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
