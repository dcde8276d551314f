import type { LetterKind } from '@threefold/contracts/letters';
import type { Insertable, Selectable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Template } from '../platform/database-types.gen.ts';

export type TemplateRow = Selectable<Template>;

export function listTemplateRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  kind: LetterKind | undefined,
): Promise<TemplateRow[]> {
  const query = db.selectFrom('template').selectAll().where('workspaceId', '=', workspaceId);
  return (kind ? query.where('kind', '=', kind) : query).orderBy('name').orderBy('id').limit(500).execute();
}

export function findTemplateRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  { templateId, lock = false }: { templateId: string; lock?: boolean },
): Promise<TemplateRow | undefined> {
  const query = db
    .selectFrom('template')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', templateId);
  return (lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
}

/** False where the id is taken. */
export async function insertTemplate(db: WorkspaceTransaction, row: Insertable<Template>): Promise<boolean> {
  const inserted = await db
    .insertInto('template')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function saveTemplate(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, kind, name, subject, body, version, updatedAt }: TemplateRow,
): Promise<void> {
  await db
    .updateTable('template')
    .set({ kind, name, subject, body, version, updatedAt })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}
