import multipart from '@fastify/multipart';
import * as endpoints from '@threefold/contracts/coaching';
import { largestFile, withUpload } from '../contact-imports/receive-upload.ts';
import type { App } from '../platform/app-parts.ts';
import { serve, servePerson, serveUnbound } from '../platform/serve.ts';
import { readSettings } from '../settings/settings.ts';
import { readComment, readComments, writeComment } from './comments.ts';
import { countProposals, decideProposals, listProposals, reopenProposals } from './decide-proposals.ts';
import { propose, proposeList, readList, requireCoach } from './propose.ts';
import { readClient, readRoster } from './read-roster.ts';
import { acceptShare, changeShare, inviteCoach, readInvitation, revokeShare, shareOfRow } from './shares.ts';
import { listShares } from './shares-queries.ts';

export function coachingRoutes(app: App): void {
  shareRoutes(app);
  proposalRoutes(app);
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

function proposalRoutes(app: App): void {
  serve(app, endpoints.listProposals, ({ db, scope, query }) => listProposals(db, scope, query));
  serve(app, endpoints.countProposals, ({ db, scope }) => countProposals(db, scope));
  serve(app, endpoints.propose, async ({ db, scope, body, person, reply }) => {
    const { isNew, value } = await propose(db, scope, { ...body, author: person });
    reply.code(isNew ? 201 : 200);
    return value;
  });
  serve(app, endpoints.decideProposals, async ({ db, scope, body }) => ({
    items: await decideProposals(db, scope, body),
    nextCursor: null,
  }));
  serve(app, endpoints.reopenProposals, async ({ db, scope, body }) => ({
    items: await reopenProposals(db, scope, body.ids),
    nextCursor: null,
  }));
  takeLists(app);
}

function takeLists(app: App): void {
  // In a context of its own: no other address takes uploads.
  app.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: { fileSize: largestFile, files: 1, fields: 10, parts: 12, headerPairs: 50 },
    });
    // Anything else is let through unread, so that the handler can say what it wants instead.
    uploads.addContentTypeParser('*', (_request, _payload, done) => done(null));
    serveUnbound(uploads, endpoints.proposeList, ({ request, reply, scope, person, transact }) =>
      withUpload(request, async (upload) => {
        requireCoach(scope);
        const { country } = await transact((db) => readSettings(db, scope.workspaceId));
        const list = await readList(upload, country);
        const { isNew, value } = await transact((db) =>
          proposeList(db, scope, { upload, list, author: person }),
        );
        reply.code(isNew ? 201 : 200);
        return value;
      }),
    );
  });
}
