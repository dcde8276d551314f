import * as endpoints from '@threefold/contracts/referrals';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { countReferrals, listReferrals } from './list-referrals.ts';
import { addReferral, nameReferral } from './name-referral.ts';
import { restoreReferral, trashReferral, updateReferral } from './update-referral.ts';

export function referralsRoutes(app: App): void {
  serve(app, endpoints.addReferral, async ({ db, scope, params, body, reply }) => {
    const { isNew, value } = await addReferral(db, scope, { ...body, meetingId: params.meetingId });
    if (isNew) reply.code(201);
    return value;
  });
  serve(app, endpoints.nameReferral, async ({ db, scope, body, reply }) => {
    const { isNew, value } = await nameReferral(db, scope, body);
    if (isNew) reply.code(201);
    return value;
  });
  serve(app, endpoints.listReferrals, ({ db, scope, query }) => listReferrals(db, scope, query));
  serve(app, endpoints.countReferrals, ({ db, scope }) => countReferrals(db, scope));
  serve(app, endpoints.updateReferral, ({ db, scope, params, body, ifMatch }) =>
    updateReferral(db, scope, { referralId: params.referralId, patch: body, ifMatch }),
  );
  serve(app, endpoints.deleteReferral, ({ db, scope, params, ifMatch }) =>
    trashReferral(db, scope, { referralId: params.referralId, ifMatch }),
  );
  serve(app, endpoints.restoreReferral, ({ db, scope, params }) =>
    restoreReferral(db, scope, params.referralId),
  );
}
