import type { Settings, updateSettings as updateSettingsEndpoint } from '@threefold/contracts/identity';
import type { z } from 'zod';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { findSettings, saveSettings } from './settings-queries.ts';

type Change = z.output<typeof updateSettingsEndpoint.body> & { ifMatch: number | null };

export async function updateSettings(
  db: WorkspaceTransaction,
  scope: Scope,
  { ifMatch, ...change }: Change,
): Promise<Settings> {
  const settings = await findSettings(db, scope.workspaceId, true);
  requireVersion(settings.version, ifMatch, settings);
  const changed: Settings = {
    ...settings,
    ...present(change),
    profile: { ...settings.profile, ...present(change.profile ?? {}) },
    version: settings.version + 1,
  };
  await saveSettings(db, scope.workspaceId, { ...changed, updatedAt: scope.now.toString() });
  return changed;
}

/** Without the fields that the caller left out. */
function present<Fields extends object>(fields: Fields): Partial<Fields> {
  // Dropping undefined members of an object leaves a part of it.
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Fields>;
}
