import type { Settings } from '@threefold/contracts/settings';
import type { Insertable } from 'kysely';
import { compiled, type WorkspaceTransaction } from '../platform/database.ts';
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

const settings = compiled((db, { workspaceId }: { workspaceId: string }) =>
  db.selectFrom('workspaceSetting').selectAll().where('workspaceId', '=', workspaceId),
);
const lockedSettings = compiled((db, { workspaceId }: { workspaceId: string }) =>
  db.selectFrom('workspaceSetting').selectAll().where('workspaceId', '=', workspaceId).forNoKeyUpdate(),
);

export async function findSettings(
  db: WorkspaceTransaction,
  workspaceId: string,
  lock = false,
): Promise<Settings> {
  const [found] = await (lock ? lockedSettings : settings)(db, { workspaceId });
  if (!found) throw new TypeError('A workspace has no settings.');
  const { workspaceId: _, updatedAt: __, ...row } = found;
  // The json columns are written from this type only, and the method's CHECK allows exactly its values.
  return row as unknown as Settings;
}

export async function saveSettings(
  db: WorkspaceTransaction,
  workspaceId: string,
  change: Settings & { updatedAt: string },
): Promise<void> {
  await db
    .updateTable('workspaceSetting')
    .set({
      ...change,
      officeHours: JSON.stringify(change.officeHours),
      onDuty: JSON.stringify(change.onDuty),
      profile: JSON.stringify(change.profile),
      targets: JSON.stringify(change.targets),
    })
    .where('workspaceId', '=', workspaceId)
    .execute();
}
