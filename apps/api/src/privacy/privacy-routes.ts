import {
  eraseContact as eraseContactEndpoint,
  getAccessReport,
  listAccess as listAccessEndpoint,
} from '@threefold/contracts/exports';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { eraseContact } from './erase-contact.ts';
import { listAccess } from './list-access.ts';
import { reportAccess } from './report-access.ts';

export function privacyRoutes(app: App): void {
  serve(app, listAccessEndpoint, ({ db, scope, query }) => listAccess(db, scope, query));
  serve(app, getAccessReport, ({ db, scope, params }) => reportAccess(db, scope, params.contactId));
  serve(app, eraseContactEndpoint, ({ db, scope, params }) => eraseContact(db, scope, params.contactId));
}
