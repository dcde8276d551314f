import type { ImportMapping } from '@threefold/domain/contacts/import-fields';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

export async function findMapping(
  db: WorkspaceTransaction,
  workspaceId: string,
  columnsHash: string,
): Promise<ImportMapping | undefined> {
  const row = await db
    .selectFrom('importMapping')
    .select('mapping')
    .where('workspaceId', '=', workspaceId)
    .where('columnsHash', '=', columnsHash)
    .executeTakeFirst();
  return row?.mapping;
}

export async function saveMapping(
  db: WorkspaceTransaction,
  workspaceId: string,
  { columnsHash, mapping, at }: { columnsHash: string; mapping: ImportMapping; at: string },
): Promise<void> {
  await db
    .insertInto('importMapping')
    .values({ workspaceId, columnsHash, mapping: JSON.stringify(mapping), updatedAt: at })
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'columnsHash'])
        .doUpdateSet({ mapping: sql`excluded.mapping`, updatedAt: sql`excluded.updated_at` }),
    )
    .execute();
}
