import * as endpoints from '@threefold/contracts/keep-warm';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { listKeepWarm, pauseKeepWarm } from './keep-warm.ts';
import {
  draftNews,
  endSearch,
  readSearchEnd,
  resumeSearch,
  skipNews,
  updateSearchEnd,
} from './search-end.ts';

export function keepWarmRoutes(app: App): void {
  serve(app, endpoints.listKeepWarm, ({ db, scope }) => listKeepWarm(db, scope));
  serve(app, endpoints.pauseKeepWarm, ({ db, scope, params, body }) =>
    pauseKeepWarm(db, scope, { contactId: params.contactId, ...body }),
  );
  serve(app, endpoints.getSearchEnd, ({ db, scope }) => readSearchEnd(db, scope));
  serve(app, endpoints.endSearch, ({ db, scope, body }) => endSearch(db, scope, body));
  serve(app, endpoints.updateSearchEnd, ({ db, scope, body, ifMatch }) =>
    updateSearchEnd(db, scope, { ...body, ifMatch }),
  );
  serve(app, endpoints.resumeSearch, ({ db, scope }) => resumeSearch(db, scope));
  serve(app, endpoints.draftNews, async ({ db, scope, params, reply }) => {
    const { isNew, value } = await draftNews(db, scope, params.contactId);
    if (isNew) reply.code(201);
    return value;
  });
  serve(app, endpoints.skipNews, ({ db, scope, params, body }) =>
    skipNews(db, scope, { contactId: params.contactId, ...body }),
  );
}
