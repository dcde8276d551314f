import { getTimeline } from '@threefold/contracts/history';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { readTimeline } from './read-timeline.ts';

export function historyRoutes(app: App): void {
  serve(app, getTimeline, ({ db, scope, params, query }) =>
    readTimeline(db, scope, { ...query, contactId: params.contactId }),
  );
}
