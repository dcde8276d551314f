import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { findSettings, saveSettings } from './settings-queries.ts';

/** The search ends now, or goes on. False where that was so before: the second click. */
export async function markSearchEnd(
  db: WorkspaceTransaction,
  scope: Scope,
  { ended }: { ended: boolean },
): Promise<boolean> {
  const settings = await findSettings(db, scope.workspaceId, true);
  if ((settings.searchEndedAt !== null) === ended) return false;
  const now = scope.now.toString();
  const searchEndedAt = ended ? now : null;
  const version = settings.version + 1;
  await saveSettings(db, scope.workspaceId, { ...settings, searchEndedAt, version, updatedAt: now });
  return true;
}
