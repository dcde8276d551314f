import * as findings from '@threefold/contracts/findings';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { addFinding } from './add-finding.ts';
import { binFinding, restoreFinding, updateFinding } from './change-finding.ts';
import { listFindings } from './list-findings.ts';

export function findingRoutes(app: App): void {
  serve(app, findings.listFindings, ({ db, scope, query }) => listFindings(db, scope, query));
  serve(app, findings.addFinding, async ({ db, scope, body, reply }) => {
    const finding = await addFinding(db, scope, body);
    if (finding.isNew) reply.code(201);
    return finding.value;
  });
  serve(app, findings.updateFinding, ({ db, scope, params, body, ifMatch }) =>
    updateFinding(db, scope, { ...body, findingId: params.findingId, ifMatch }),
  );
  serve(app, findings.deleteFinding, ({ db, scope, params, ifMatch }) =>
    binFinding(db, scope, { findingId: params.findingId, ifMatch }),
  );
  serve(app, findings.restoreFinding, ({ db, scope, params }) => restoreFinding(db, scope, params.findingId));
}
