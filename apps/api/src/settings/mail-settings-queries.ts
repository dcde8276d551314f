import type { Insertable, Selectable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { MailSetting } from '../platform/database-types.gen.ts';

export type MailSettingRow = Selectable<MailSetting>;

export function findMailSetting(
  db: WorkspaceTransaction,
  workspaceId: string,
  lock = false,
): Promise<MailSettingRow | undefined> {
  const query = db.selectFrom('mailSetting').selectAll().where('workspaceId', '=', workspaceId);
  return (lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
}

export async function saveMailSetting(db: WorkspaceTransaction, row: Insertable<MailSetting>): Promise<void> {
  const { workspaceId: _, ...change } = row;
  await db
    .insertInto('mailSetting')
    .values(row)
    .onConflict((conflict) => conflict.column('workspaceId').doUpdateSet(change))
    .execute();
}
