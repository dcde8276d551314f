import type { Settings, updateSettings as updateSettingsEndpoint } from '@threefold/contracts/identity';
import type { z } from 'zod';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { givenFields } from '../platform/given-fields.ts';
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
    ...givenFields(change),
    profile: { ...settings.profile, ...givenFields(change.profile ?? {}) },
    version: settings.version + 1,
  };
  await saveSettings(db, scope.workspaceId, { ...changed, updatedAt: scope.now.toString() });
  return changed;
}
