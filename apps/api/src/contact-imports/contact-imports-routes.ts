import multipart from '@fastify/multipart';
import {
  continueImport as continueImportEndpoint,
  getImport,
  listImportRows,
  listImports as listImportsEndpoint,
  startImport as startImportEndpoint,
  undoImport as undoImportEndpoint,
} from '@threefold/contracts/contact-imports';
import type { App } from '../platform/app-parts.ts';
import { decodeCursor, pageOf } from '../platform/paging.ts';
import { notFound } from '../platform/problem.ts';
import { serve, serveUnbound } from '../platform/serve.ts';
import { findImport, listImports, listRows } from './contact-imports-queries.ts';
import { continueImport } from './continue-import.ts';
import { importOfRow, importRowOfRow } from './import-of-row.ts';
import { largestFile, withUpload } from './receive-upload.ts';
import { startImport } from './start-import.ts';
import { undoImport } from './undo-import.ts';

export function contactImportRoutes(app: App): void {
  // In a context of its own: no other address takes uploads.
  app.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: { fileSize: largestFile, files: 1, fields: 10, parts: 12, headerPairs: 50 },
    });
    // Anything else is let through unread, so that the handler can say what it wants instead.
    uploads.addContentTypeParser('*', (_request, _payload, done) => done(null));
    serveUnbound(uploads, startImportEndpoint, ({ request, reply, scope, transact }) =>
      withUpload(request, async (upload) => {
        const { isNew, value } = await transact((db) => startImport(db, scope, upload));
        reply.code(isNew ? 202 : 200);
        return value;
      }),
    );
  });
  serve(app, listImportsEndpoint, async ({ db, scope, query: { limit, cursor } }) => {
    const rows = await listImports(db, scope.workspaceId, { limit, after: decodeCursor(cursor, 2) });
    return pageOf(rows, limit, { item: importOfRow, key: (row) => [row.createdAt, row.id] });
  });
  serve(app, getImport, async ({ db, scope, params: { importId } }) => {
    const row = await findImport(db, scope.workspaceId, { importId });
    if (!row) throw notFound('import');
    return importOfRow(row);
  });
  serve(app, continueImportEndpoint, ({ db, scope, params: { importId }, body }) =>
    continueImport(db, scope, { importId, ...body }),
  );
  serve(app, listImportRows, async ({ db, scope, params: { importId }, query }) => {
    const { limit, cursor, outcome } = query;
    if (!(await findImport(db, scope.workspaceId, { importId }))) throw notFound('import');
    const after = Number(decodeCursor(cursor, 1)?.[0] ?? 0) || 0;
    const rows = await listRows(db, scope.workspaceId, { importId, limit, after, outcome });
    return pageOf(rows, limit, { item: importRowOfRow, key: (row) => [row.line] });
  });
  serve(app, undoImportEndpoint, ({ db, scope, params: { importId } }) => undoImport(db, scope, importId));
}
