import {
  eraseAccount as eraseAccountEndpoint,
  exportAccount as exportAccountEndpoint,
  getAccount,
} from '@threefold/contracts/account';
import { replyWithFile } from '../exports/attachment.ts';
import { contentTypeOf } from '../exports/export-workspace.ts';
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
  servePerson(app, exportAccountEndpoint, async ({ db, person, now, query, request, reply }) => {
    const { format } = query;
    const fileName = `Threefold account ${now.toString().slice(0, 10)}.${format}`;
    replyWithFile(reply, { contentType: contentTypeOf(format), fileName });
    if (request.method === 'HEAD') return null;
    return exportAccount(db, open, { person, now, publicUrl, format });
  });
  servePerson(app, eraseAccountEndpoint, async ({ db, person, now, body }) => {
    const { workspaces } = await eraseAccount(db, { person, password: body.password, now });
    return { erased: true as const, workspaces };
  });
}
