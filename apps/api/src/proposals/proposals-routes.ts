import multipart from '@fastify/multipart';
import * as proposals from '@threefold/contracts/proposals';
import { largestFile, withUpload } from '../contact-imports/receive-upload.ts';
import type { App } from '../platform/app-parts.ts';
import { serve, serveUnbound } from '../platform/serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { decideProposals } from './decide-proposals.ts';
import { countProposals, listProposals } from './list-proposals.ts';
import { propose, requireCoach } from './propose.ts';
import { proposeList, readList } from './propose-list.ts';
import { reopenProposals } from './reopen-proposals.ts';

export function proposalsRoutes(app: App): void {
  serve(app, proposals.listProposals, ({ db, scope, query }) => listProposals(db, scope, query));
  serve(app, proposals.countProposals, ({ db, scope }) => countProposals(db, scope));
  serve(app, proposals.propose, async ({ db, scope, body, person, reply }) => {
    const { isNew, value } = await propose(db, scope, { ...body, author: person });
    reply.code(isNew ? 201 : 200);
    return value;
  });
  serve(app, proposals.decideProposals, async ({ db, scope, body }) => ({
    items: await decideProposals(db, scope, body),
    nextCursor: null,
  }));
  serve(app, proposals.reopenProposals, async ({ db, scope, body }) => ({
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
    serveUnbound(uploads, proposals.proposeList, ({ request, reply, scope, person, transact }) =>
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
