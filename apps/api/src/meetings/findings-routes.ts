import * as contract from '@threefold/contracts/meetings';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { addFinding } from './add-finding.ts';
import { binFinding, restoreFinding, updateFinding } from './change-finding.ts';
import { listFindings } from './list-findings.ts';

export function findingRoutes(app: App): void {
  serve(app, contract.listFindings, ({ db, scope, query }) => listFindings(db, scope, query));
  serve(app, contract.addFinding, async ({ db, scope, body, reply }) => {
    const finding = await addFinding(db, scope, body);
    if (finding.isNew) reply.code(201);
    return finding.value;
  });
  serve(app, contract.updateFinding, ({ db, scope, params, body, ifMatch }) =>
    updateFinding(db, scope, { ...body, findingId: params.findingId, ifMatch }),
  );
  serve(app, contract.deleteFinding, ({ db, scope, params, ifMatch }) =>
    binFinding(db, scope, { findingId: params.findingId, ifMatch }),
  );
  serve(app, contract.restoreFinding, ({ db, scope, params }) => restoreFinding(db, scope, params.findingId));
}
