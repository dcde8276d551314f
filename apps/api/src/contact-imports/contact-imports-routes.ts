import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import {
  answerProposal as answerProposalEndpoint,
  cancelImport as cancelImportEndpoint,
  continueImport as continueImportEndpoint,
  getImport,
  getRetryFile,
  listImportObstacles,
  listImportRows as listImportRowsEndpoint,
  listImports as listImportsEndpoint,
  startImport as startImportEndpoint,
  undoImport as undoImportEndpoint,
} from '@threefold/contracts/contact-imports';
import type { App } from '../platform/app-parts.ts';
import { serve, serveUnbound } from '../platform/serve.ts';
import { continueImport } from './continue-import.ts';
import { answerProposal } from './link-referrers.ts';
import { listImportRows, listImports, openImport, openRetryFile, writeRetryFile } from './list-imports.ts';
import { largestFile, requireRoom, sayWhenFull, startImport, withUpload } from './receive-upload.ts';
import { cancelImport, listObstacles, undoImport } from './undo-import.ts';

export function contactImportsRoutes(app: App): void {
  // In a context of its own: no other address takes uploads.
  app.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: { fileSize: largestFile, files: 1, fields: 10, parts: 12, headerPairs: 50 },
    });
    // Anything else is let through unread, so that the handler can say what it wants instead.
    uploads.addContentTypeParser('*', (_request, _payload, done) => done(null));
    serveUnbound(uploads, startImportEndpoint, ({ request, reply, scope, transact }) =>
      withUpload(request, async (upload) => {
        await requireRoom(app.parts.config, upload);
        const { isNew, value } = await transact((db) => startImport(db, scope, upload)).catch(sayWhenFull);
        reply.code(isNew ? 202 : 200);
        return value;
      }),
    );
  });
  serve(app, listImportsEndpoint, ({ db, scope, query }) => listImports(db, scope, query));
  serve(app, getImport, ({ db, scope, params: { importId } }) => openImport(db, scope, importId));
  serve(app, continueImportEndpoint, ({ db, scope, params: { importId }, body }) =>
    continueImport(db, scope, { importId, ...body }),
  );
  serve(app, listImportRowsEndpoint, ({ db, scope, params: { importId }, query }) =>
    listImportRows(db, scope, { importId, ...query }),
  );
  serve(app, answerProposalEndpoint, ({ db, scope, params: { importId }, body }) =>
    answerProposal(db, scope, { importId, ...body }),
  );
  serve(app, cancelImportEndpoint, ({ db, scope, params: { importId } }) =>
    cancelImport(db, scope, importId),
  );
  serveUnbound(
    app,
    getRetryFile,
    async ({ scope: { workspaceId }, params: { importId }, transact, reply }) => {
      const columns = await openRetryFile(transact, { workspaceId, importId });
      reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment');
      const text = Readable.from(writeRetryFile(transact, { workspaceId, importId, columns }));
      // What the contract calls a text is sent as it is written.
      return reply.send(text) as unknown as string;
    },
  );
  serve(app, listImportObstacles, ({ db, scope, params: { importId } }) =>
    listObstacles(db, scope, importId),
  );
  serve(app, undoImportEndpoint, ({ db, scope, params: { importId }, query: { leaveBuiltUpon } }) =>
    undoImport(db, scope, { importId, leaveBuiltUpon: leaveBuiltUpon === 'true' }),
  );
}
