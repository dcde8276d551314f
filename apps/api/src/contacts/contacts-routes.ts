import * as endpoints from '@threefold/contracts/contacts';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { findChain } from './chain.ts';
import {
  closeContact,
  createContact,
  findContact,
  restoreContact,
  trashContact,
  updateContact,
} from './contact.ts';
import { listContacts } from './list-contacts.ts';
import { findNextStep } from './next-step.ts';
import { listTargetProposals } from './targets.ts';

export function contactsRoutes(app: App): void {
  serve(app, endpoints.listContacts, ({ db, scope, query }) => listContacts(db, scope, query));
  serve(app, endpoints.listTargetProposals, ({ db, scope, query }) => listTargetProposals(db, scope, query));
  serve(app, endpoints.createContact, async ({ db, scope, person, body, reply }) => {
    const kind = person.scopes === null ? 'typed' : 'api';
    const { isNew, value } = await createContact(db, scope, { ...body, source: { kind, label: null } });
    if (isNew) reply.code(201);
    return value;
  });
  serve(app, endpoints.getContact, ({ db, scope, params }) => findContact(db, scope, params.contactId));
  serve(app, endpoints.updateContact, ({ db, scope, params, body, ifMatch }) =>
    updateContact(db, scope, { contactId: params.contactId, patch: body, ifMatch }),
  );
  serve(app, endpoints.deleteContact, ({ db, scope, params, ifMatch }) =>
    trashContact(db, scope, { contactId: params.contactId, ifMatch }),
  );
  serve(app, endpoints.closeContact, ({ db, scope, params, body }) =>
    closeContact(db, scope, { contactId: params.contactId, ...body }),
  );
  serve(app, endpoints.restoreContact, ({ db, scope, params }) =>
    restoreContact(db, scope, params.contactId),
  );
  serve(app, endpoints.getChain, ({ db, scope, params }) => findChain(db, scope, params.contactId));
  serve(app, endpoints.getContactNextStep, ({ db, scope, params }) =>
    findNextStep(db, scope, params.contactId),
  );
}
