import * as debriefs from '@threefold/contracts/debriefs';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { putDebrief } from './put-debrief.ts';
import { readDebrief } from './read-debrief.ts';

export function debriefRoutes(app: App): void {
  serve(app, debriefs.getDebrief, ({ db, scope, params }) => readDebrief(db, scope, params.meetingId));
  serve(app, debriefs.putDebrief, ({ db, scope, params, body, ifMatch }) =>
    putDebrief(db, scope, { meetingId: params.meetingId, answers: body, ifMatch }),
  );
}
