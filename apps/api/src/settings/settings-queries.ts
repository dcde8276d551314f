import type { Settings } from '@threefold/contracts/identity';
import type { Insertable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { WorkspaceSetting } from '../platform/database-types.gen.ts';

export async function insertSettings(
  db: WorkspaceTransaction,
  row: Insertable<WorkspaceSetting>,
): Promise<void> {
  await db
    .insertInto('workspaceSetting')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findSettings(
  db: WorkspaceTransaction,
  workspaceId: string,
  lock = false,
): Promise<Settings> {
  const query = db.selectFrom('workspaceSetting').selectAll().where('workspaceId', '=', workspaceId);
  const {
    workspaceId: _,
    updatedAt: __,
    ...row
  } = await (lock ? query.forUpdate() : query).executeTakeFirstOrThrow();
  // The json columns are written from this type only, and the method's CHECK allows exactly its values.
  return row as unknown as Settings;
}

export async function saveSettings(
  db: WorkspaceTransaction,
  workspaceId: string,
  settings: Settings & { updatedAt: string },
): Promise<void> {
  await db
    .updateTable('workspaceSetting')
    .set({
      ...settings,
      officeHours: JSON.stringify(settings.officeHours),
      onDuty: JSON.stringify(settings.onDuty),
      profile: JSON.stringify(settings.profile),
    })
    .where('workspaceId', '=', workspaceId)
    .execute();
}
