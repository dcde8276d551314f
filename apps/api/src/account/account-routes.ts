import {
  eraseAccount as eraseAccountEndpoint,
  exportAccount as exportAccountEndpoint,
  getAccount,
} from '@threefold/contracts/account';
import { replyWithFile } from '../exports/attachment.ts';
import { createExportGate } from '../exports/snapshot.ts';
import type { App } from '../platform/app-parts.ts';
import { servePerson } from '../platform/serve.ts';
import { createAccountEraser } from './erase-account.ts';
import { exportAccount } from './export-account.ts';
import { readAccount } from './read-account.ts';

export function accountRoutes(app: App): void {
  const open = createExportGate();
  const eraseAccount = createAccountEraser();
  const { publicUrl } = app.parts.config;
  servePerson(app, getAccount, ({ db, person, now }) => readAccount(db, person, now));
  servePerson(app, exportAccountEndpoint, async ({ db, person, now, request, reply }) => {
    const fileName = `Threefold account ${now.toString().slice(0, 10)}.json`;
    replyWithFile(reply, { contentType: 'application/json; charset=utf-8', fileName });
    if (request.method === 'HEAD') return null;
    return exportAccount(db, open, { person, now, publicUrl });
  });
  servePerson(app, eraseAccountEndpoint, async ({ db, person, now, body }) => {
    const { workspaces } = await eraseAccount(db, { person, password: body.password, now });
    return { erased: true as const, workspaces };
  });
}
