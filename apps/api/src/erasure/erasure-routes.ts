import {
  eraseAccount as eraseAccountEndpoint,
  eraseContact as eraseContactEndpoint,
  getAccessReport,
  getAccount,
  listAccess as listAccessEndpoint,
} from '@threefold/contracts/erasure';
import type { App } from '../platform/app-parts.ts';
import { serve, servePerson } from '../platform/serve.ts';
import { listAccess, reportAccess } from './access-report.ts';
import { eraseAccount, readAccount } from './erase-account.ts';
import { eraseContact } from './erase-person.ts';

export function erasureRoutes(app: App): void {
  serve(app, listAccessEndpoint, ({ db, scope, query }) => listAccess(db, scope, query));
  serve(app, getAccessReport, ({ db, scope, params }) => reportAccess(db, scope, params.contactId));
  serve(app, eraseContactEndpoint, ({ db, scope, params }) => eraseContact(db, scope, params.contactId));
  servePerson(app, getAccount, ({ db, person, now }) => readAccount(db, person, now));
  servePerson(app, eraseAccountEndpoint, async ({ db, person, now, body }) => {
    const { workspaces } = await eraseAccount(db, { person, password: body.password, now });
    return { erased: true as const, workspaces };
  });
}
