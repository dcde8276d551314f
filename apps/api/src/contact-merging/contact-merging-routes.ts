import * as endpoints from '@threefold/contracts/contact-merging';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { decideDuplicate, listDuplicates } from './decide-duplicates.ts';
import { readSearch, searchDuplicates } from './find-duplicates.ts';
import { mergeContacts, previewMerge } from './merge-contacts.ts';
import { listMerges, openMerge, undoMerge } from './undo-merge.ts';

export function contactMergingRoutes(app: App): void {
  serve(app, endpoints.previewMerge, ({ db, scope, params, query }) =>
    previewMerge(db, scope, { survivorId: params.contactId, mergedId: query.mergedId }),
  );
  serve(app, endpoints.mergeContacts, async ({ db, scope, body, reply }) => {
    const { isNew, value } = await mergeContacts(db, scope, body);
    if (isNew) reply.code(201);
    return value;
  });
  serve(app, endpoints.listMerges, ({ db, scope, query }) => listMerges(db, scope, query));
  serve(app, endpoints.getMerge, ({ db, scope, params }) => openMerge(db, scope, params.mergeId));
  serve(app, endpoints.undoMerge, ({ db, scope, params }) => undoMerge(db, scope, params.mergeId));
  serve(app, endpoints.listDuplicates, ({ db, scope, query }) => listDuplicates(db, scope, query));
  serve(app, endpoints.decideDuplicate, ({ db, scope, params, body, ifMatch }) =>
    decideDuplicate(db, scope, { duplicateId: params.duplicateId, ...body, ifMatch }),
  );
  serve(app, endpoints.getDuplicateSearch, ({ db, scope }) => readSearch(db, scope));
  serve(app, endpoints.searchDuplicates, async ({ db, scope, reply }) => {
    reply.code(202);
    return searchDuplicates(db, scope);
  });
}
