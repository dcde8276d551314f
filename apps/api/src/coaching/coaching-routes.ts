import * as endpoints from '@threefold/contracts/coaching';
import type { App } from '../platform/app-parts.ts';
import { serve, servePerson, serveUnbound } from '../platform/serve.ts';
import { acceptShare, readInvitation } from './accept-share.ts';
import { changeShare } from './change-share.ts';
import { inviteCoach } from './invite-coach.ts';
import { readComment, readComments } from './read-comments.ts';
import { readClient, readRoster } from './read-roster.ts';
import { revokeShare } from './revoke-share.ts';
import { shareOfRow } from './share-of-row.ts';
import { listShares } from './shares-queries.ts';
import { writeComment } from './write-comment.ts';

export function coachingRoutes(app: App): void {
  shareRoutes(app);
  // Reading, but that the coach looked is written down.
  serveUnbound(app, endpoints.getClient, ({ transact, scope, person }) =>
    transact((db) => readClient(db, scope, person.userId)),
  );
  servePerson(app, endpoints.listClients, async ({ db, person, now }) => ({
    items: await readRoster(db, { userId: person.userId, now }),
    nextCursor: null,
  }));
  serve(app, endpoints.listComments, ({ db, scope, query }) => readComments(db, scope, query));
  serve(app, endpoints.writeComment, async ({ db, scope, body, person, reply }) => {
    const { isNew, value } = await writeComment(db, scope, { ...body, author: person });
    reply.code(isNew ? 201 : 200);
    return value;
  });
  serve(app, endpoints.readComment, ({ db, scope, params }) => readComment(db, scope, params.commentId));
}

function shareRoutes(app: App): void {
  serve(app, endpoints.listShares, async ({ db, scope }) => ({
    items: (await listShares(db, scope.workspaceId)).map(shareOfRow),
    nextCursor: null,
  }));
  serve(app, endpoints.inviteCoach, async ({ db, scope, body, person, reply }) => {
    const inviting = { ...body, seekerEmail: person.email, config: app.parts.config };
    const { isNew, value } = await inviteCoach(db, scope, inviting);
    reply.code(isNew ? 201 : 200);
    return value;
  });
  serve(app, endpoints.changeShare, ({ db, scope, params, body, ifMatch }) =>
    changeShare(db, scope, { shareId: params.shareId, level: body.level, ifMatch }),
  );
  serve(app, endpoints.revokeShare, ({ db, scope, params, ifMatch }) =>
    revokeShare(db, scope, { shareId: params.shareId, ifMatch }),
  );
  servePerson(app, endpoints.readInvitation, ({ db, params, body, person, now }) =>
    readInvitation(db, { shareId: params.shareId, token: body.token, person, now }),
  );
  servePerson(app, endpoints.acceptShare, ({ db, params, body, person, now }) =>
    acceptShare(db, { shareId: params.shareId, token: body.token, person, now }),
  );
}
