import * as contract from '@threefold/contracts/meetings/meetings';
import { chooseConfirmed as chooseEndpoint } from '@threefold/contracts/meetings/prep';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { chooseConfirmed } from './choose-confirmed.ts';
import { endMeeting } from './end-meeting.ts';
import { previewEndings } from './preview-endings.ts';
import { rescheduleMeeting } from './reschedule-meeting.ts';
import { undoEnding } from './undo-ending.ts';
import { undoReschedule } from './undo-reschedule.ts';

/** What becomes of a meeting that was not held as it was planned. */
export function changedMeetingRoutes(app: App): void {
  serve(app, contract.previewEndings, ({ db, scope, params, query }) =>
    previewEndings(db, scope, { meetingId: params.meetingId, contactId: query.contactId }),
  );
  serve(app, chooseEndpoint, ({ db, scope, params, body }) =>
    chooseConfirmed(db, scope, { meetingId: params.meetingId, contactIds: [...new Set(body.contactIds)] }),
  );
  serve(app, contract.endMeeting, ({ db, scope, params, body, ifMatch }) =>
    endMeeting(db, scope, { ...body, meetingId: params.meetingId, ifMatch }),
  );
  serve(app, contract.undoEnding, ({ db, scope, params }) => undoEnding(db, scope, params.meetingId));
  serve(app, contract.rescheduleMeeting, ({ db, scope, params, body, ifMatch }) =>
    rescheduleMeeting(db, scope, { ...body, meetingId: params.meetingId, ifMatch }),
  );
  serve(app, contract.undoReschedule, ({ db, scope, params, body, ifMatch }) =>
    undoReschedule(db, scope, { ...body, meetingId: params.meetingId, ifMatch }),
  );
}
