import * as contract from '@threefold/contracts/call-backs';
import type { App } from '../platform/app-parts.ts';
import { notFound } from '../platform/problem.ts';
import { serve } from '../platform/serve.ts';
import { callBackOfRow, findCallBack } from './call-backs-queries.ts';
import { listCallBacks } from './list-call-backs.ts';
import { type MeetingPlanner, previewOutcomes, recordOutcome, undoOutcome } from './record-outcome.ts';
import { moveCallBack, releaseCallBack, scheduleCallBack } from './schedule-call-back.ts';

export function callBacksRoutes(app: App, planner: MeetingPlanner): void {
  serve(app, contract.listCallBacks, ({ db, scope, query }) => listCallBacks(db, scope, query));
  serve(app, contract.scheduleCallBack, async ({ db, scope, body, reply }) => {
    const call = await scheduleCallBack(db, scope, { ...body, letterId: null, promised: false });
    if (call.isNew) reply.code(201);
    return call.value;
  });
  serve(app, contract.getCallBack, async ({ db, scope, params }) => {
    const row = await findCallBack(db, scope.workspaceId, params.callBackId);
    if (!row) throw notFound('call-back');
    return callBackOfRow(row);
  });
  serve(app, contract.previewOutcomes, ({ db, scope, params }) =>
    previewOutcomes(db, scope, params.callBackId),
  );
  serve(app, contract.recordOutcome, ({ db, scope, params, body, ifMatch }) =>
    recordOutcome(db, scope, { ...body, callBackId: params.callBackId, ifMatch, planner }),
  );
  serve(app, contract.undoOutcome, ({ db, scope, params }) =>
    undoOutcome(db, scope, { callBackId: params.callBackId, planner }),
  );
  serve(app, contract.moveCallBack, ({ db, scope, params, body, ifMatch }) =>
    moveCallBack(db, scope, { ...body, callBackId: params.callBackId, ifMatch }),
  );
  serve(app, contract.releaseCallBack, ({ db, scope, params, body, ifMatch }) =>
    releaseCallBack(db, scope, { ...body, callBackId: params.callBackId, ifMatch }),
  );
}
