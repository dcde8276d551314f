import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { eraseContacts } from './erase-contacts.ts';
import { readShape, restoreShape } from './unnamed-queries.ts';

/**
 * Erases people for good. Whoever was referred or referred somebody leaves an unnamed place behind: its stages and the bare
 * referrals, so that the network and its chains keep their shape. Everything else goes by the foreign keys, of tables that are
 * yet to come too; then the place is put back. Answers the ids that stay.
 */
export async function eraseToUnnamed(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  contactIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const shape = await readShape(db, workspaceId, contactIds);
  await eraseContacts(db, workspaceId, contactIds);
  await restoreShape(db, workspaceId, { ...shape, now: now.toString() });
  return new Set(shape.places.map(({ id }) => id));
}
