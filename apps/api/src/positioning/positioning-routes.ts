import * as positioning from '@threefold/contracts/positioning';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { draftSummary } from './draft-summary.ts';
import { keepSummary } from './keep-summary.ts';
import { listSummaries } from './list-summaries.ts';

export function positioningRoutes(app: App): void {
  serve(app, positioning.listPositioningSummaries, ({ db, scope, query }) => listSummaries(db, scope, query));
  serve(app, positioning.draftPositioningSummary, ({ db, scope, query }) =>
    draftSummary(db, scope, query.reader),
  );
  serve(app, positioning.keepPositioningSummary, async ({ db, scope, body, reply }) => {
    const summary = await keepSummary(db, scope, body);
    if (summary.isNew) reply.code(201);
    return summary.value;
  });
}
