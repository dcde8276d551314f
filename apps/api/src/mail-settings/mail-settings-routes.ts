import {
  getMailSettings,
  putMailSettings as putMailSettingsEndpoint,
  testMailSettings,
} from '@threefold/contracts/identity';
import type { App } from '../platform/app-parts.ts';
import { serve, serveUnbound } from '../platform/serve.ts';
import { putMailSettings, requireUsableServer } from './put-mail-settings.ts';
import { findMailAccount, noMailSettings, readMailSettings } from './read-mail-server.ts';
import { tryMailAccount } from './try-mail-account.ts';

export function mailSettingsRoutes(app: App): void {
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
    return tryMailAccount(account, scope, { to: body.to, allowPrivate: config.allowPrivateMailHosts });
  });
}
