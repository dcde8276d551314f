import { getSettings, updateSettings as updateSettingsEndpoint } from '@threefold/contracts/identity';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { findSettings } from './settings-queries.ts';
import { updateSettings } from './update-settings.ts';

export function settingsRoutes(app: App): void {
  serve(app, getSettings, ({ db, scope }) => findSettings(db, scope.workspaceId));
  serve(app, updateSettingsEndpoint, ({ db, scope, body, ifMatch }) =>
    updateSettings(db, scope, { ...body, ifMatch }),
  );
}
