import {
  getMailSettings,
  getSettings,
  putMailSettings as putMailSettingsEndpoint,
  testMailSettings,
  updateSettings as updateSettingsEndpoint,
} from '@threefold/contracts/settings';
import type { App } from '../platform/app-parts.ts';
import { serve, serveUnbound } from '../platform/serve.ts';
import {
  findMailAccount,
  noMailSettings,
  putMailSettings,
  readMailSettings,
  requireUsableServer,
  tryMailAccount,
} from './mail-settings.ts';
import { updateSettings } from './settings.ts';
import { findSettings } from './settings-queries.ts';

export function settingsRoutes(app: App): void {
  mailRoutes(app);
  serve(app, getSettings, ({ db, scope }) => findSettings(db, scope.workspaceId));
  serve(app, updateSettingsEndpoint, ({ db, scope, body, ifMatch }) =>
    updateSettings(db, scope, { ...body, ifMatch }),
  );
}

function mailRoutes(app: App): void {
  const { config } = app.parts;
  serve(app, getMailSettings, ({ db, scope }) => readMailSettings(db, scope));
  serveUnbound(app, putMailSettingsEndpoint, async ({ scope, body, ifMatch, transact }) => {
    await requireUsableServer(body, config);
    return transact((db) =>
      putMailSettings(db, scope, { input: body, ifMatch, secretKey: config.secretKey }),
    );
  });
  serveUnbound(app, testMailSettings, async ({ scope, body, transact }) => {
    const account = await transact((db) => findMailAccount(db, scope, config.secretKey));
    if (account === null) throw noMailSettings();
    const to = body.send ? (body.to ?? account.from.address) : null;
    return tryMailAccount(account, scope, { to, allowPrivate: config.allowPrivateMailHosts });
  });
}
