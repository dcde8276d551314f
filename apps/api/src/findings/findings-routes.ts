import * as findings from '@threefold/contracts/findings';
import type { App } from '../platform/app-parts.ts';
import { serve, serveUnbound } from '../platform/serve.ts';
import { exportFindings } from './export-findings.ts';
import {
  addFinding,
  listFindings,
  listSolvable,
  putIndustry,
  readPlaces,
  restoreFinding,
  trashFinding,
  updateFinding,
} from './findings.ts';
import { mergeFindings, undoMerge } from './merge-findings.ts';
import { draftSummary, keepSummary, listSummaries } from './summaries.ts';

export function findingsRoutes(app: App): void {
  summaryRoutes(app);
  serve(app, findings.listFindings, ({ db, scope, query }) => listFindings(db, scope, query));
  serve(app, findings.listSolvable, async ({ db, scope, query }) => ({
    items: await listSolvable(db, scope, query.limit),
    nextCursor: null,
  }));
  serve(app, findings.getFindingPlaces, ({ db, scope }) => readPlaces(db, scope));
  serve(app, findings.putOrganizationIndustry, ({ db, scope, body }) =>
    putIndustry(db, scope, { organization: body.organization, industry: body.industry ?? null }),
  );
  serveUnbound(app, findings.exportFindings, async ({ scope, query, transact, reply }) => {
    const { format, couldHelp, ...filter } = query;
    const stream = await exportFindings(transact, scope, {
      filter: { ...filter, couldHelp: couldHelp && couldHelp === 'true' },
      format,
    });
    reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'text/markdown; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="findings.${format}"`);
    // Fastify sends a stream as the text that it carries, which is what the schema describes.
    return stream as unknown as string;
  });
  serve(app, findings.addFinding, async ({ db, scope, body, reply }) => {
    const finding = await addFinding(db, scope, body);
    if (finding.isNew) reply.code(201);
    return finding.value;
  });
  serve(app, findings.mergeFindings, async ({ db, scope, body, reply }) => {
    const merge = await mergeFindings(db, scope, body);
    if (merge.isNew) reply.code(201);
    return merge.value;
  });
  serve(app, findings.undoFindingMerge, ({ db, scope, params }) => undoMerge(db, scope, params.mergeId));
  serve(app, findings.updateFinding, ({ db, scope, params, body, ifMatch }) =>
    updateFinding(db, scope, { ...body, findingId: params.findingId, ifMatch }),
  );
  serve(app, findings.deleteFinding, ({ db, scope, params, ifMatch }) =>
    trashFinding(db, scope, { findingId: params.findingId, ifMatch }),
  );
  serve(app, findings.restoreFinding, ({ db, scope, params }) => restoreFinding(db, scope, params.findingId));
}

function summaryRoutes(app: App): void {
  serve(app, findings.listPositioningSummaries, ({ db, scope, query }) => listSummaries(db, scope, query));
  serve(app, findings.draftPositioningSummary, ({ db, scope, query }) =>
    draftSummary(db, scope, query.reader),
  );
  serve(app, findings.keepPositioningSummary, async ({ db, scope, body, reply }) => {
    const summary = await keepSummary(db, scope, body);
    if (summary.isNew) reply.code(201);
    return summary.value;
  });
}
