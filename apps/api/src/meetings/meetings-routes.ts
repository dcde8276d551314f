import * as contract from '@threefold/contracts/meetings/meetings';
import { getClashes } from '@threefold/contracts/meetings/meetings';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { findClashes } from './find-clashes.ts';
import { findMeeting, listMeetings } from './find-meeting.ts';
import { planMeeting } from './plan-meeting.ts';
import { restoreMeeting, trashMeeting } from './trash-meeting.ts';
import { updateMeeting } from './update-meeting.ts';

export function meetingRoutes(app: App): void {
  serve(app, contract.listMeetings, ({ db, scope, query }) => listMeetings(db, scope, query));
  serve(app, contract.planMeeting, async ({ db, scope, body, reply }) => {
    const meeting = await planMeeting(db, scope, body);
    if (meeting.isNew) reply.code(201);
    return meeting.value;
  });
  serve(app, getClashes, async ({ db, scope, query }) => ({ clashes: await findClashes(db, scope, query) }));
  serve(app, contract.getMeeting, ({ db, scope, params }) => findMeeting(db, scope, params.meetingId));
  serve(app, contract.updateMeeting, ({ db, scope, params, body, ifMatch }) =>
    updateMeeting(db, scope, { ...body, meetingId: params.meetingId, ifMatch }),
  );
  serve(app, contract.deleteMeeting, ({ db, scope, params, ifMatch }) =>
    trashMeeting(db, scope, { meetingId: params.meetingId, ifMatch }),
  );
  serve(app, contract.restoreMeeting, ({ db, scope, params }) => restoreMeeting(db, scope, params.meetingId));
}
