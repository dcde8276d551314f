import * as drafts from '@threefold/contracts/meetings/debriefs';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { keepDraft, putAwaySent, throwAwayDraft } from './keep-draft.ts';
import { putDebrief } from './put-debrief.ts';
import { readDebrief, readSoFar } from './read-debrief.ts';

export function debriefRoutes(app: App): void {
  serve(app, drafts.getDebrief, ({ db, scope, params }) => readDebrief(db, scope, params.meetingId));
  serve(app, drafts.putDebrief, async ({ db, scope, params, query, body, ifMatch }) => {
    const debriefed = await putDebrief(db, scope, { meetingId: params.meetingId, answers: body, ifMatch });
    await putAwaySent(db, scope, { meetingId: params.meetingId, draft: query.draft ?? null });
    return debriefed;
  });
  serve(app, drafts.getDebriefDraft, ({ db, scope, params }) => readSoFar(db, scope, params.meetingId));
  serve(app, drafts.putDebriefDraft, ({ db, scope, params, body, ifMatch }) =>
    keepDraft(db, scope, { meetingId: params.meetingId, ...body, ifMatch }),
  );
  serve(app, drafts.deleteDebriefDraft, ({ db, scope, params, ifMatch }) =>
    throwAwayDraft(db, scope, { meetingId: params.meetingId, ifMatch }),
  );
}
