import {
  exportAccount as exportAccountEndpoint,
  exportSchema,
  exportSchemaPath,
  exportWorkspace as exportWorkspaceEndpoint,
  restoreExport as restoreExportEndpoint,
} from '@threefold/contracts/exports/exports';
import type { FastifyReply } from 'fastify';
import type { App } from '../platform/app-parts.ts';
import { servePerson, serveUnbound } from '../platform/serve.ts';
import { contentTypeOf, exportAccount, exportWorkspace, fileNameOf } from './export-workspace.ts';
import { withDocument } from './read-document.ts';
import { restoreExport } from './restore-export.ts';
import { createExportGate } from './snapshot.ts';

export function exportsRoutes(app: App): void {
  const open = createExportGate();
  const { publicUrl } = app.parts.config;
  serveUnbound(app, exportWorkspaceEndpoint, async ({ query, scope, request, reply, transact }) => {
    const { format } = query;
    replyWithFile(reply, { contentType: contentTypeOf(format), fileName: fileNameOf(format, scope) });
    // Whoever only asks what would come gets the head of it, and nothing leaves.
    if (request.method === 'HEAD') return null;
    return exportWorkspace({ transact, open }, scope, { ...query, publicUrl });
  });
  servePerson(app, exportAccountEndpoint, async ({ db, person, now, query, request, reply }) => {
    const { format } = query;
    const fileName = `Threefold account ${now.toString().slice(0, 10)}.${format}`;
    replyWithFile(reply, { contentType: contentTypeOf(format), fileName });
    if (request.method === 'HEAD') return null;
    return exportAccount(db, open, { person, now, publicUrl, format });
  });
  const schema = exportSchema();
  app.get(exportSchemaPath, (_request, reply) =>
    reply.type('application/schema+json').send(JSON.stringify(schema, null, 2)),
  );
  takeDocuments(app);
}

function takeDocuments(app: App): void {
  // In a context of its own: only this address takes JSON of any size, which it reads itself.
  app.register(async (documents) => {
    documents.removeAllContentTypeParsers();
    documents.addContentTypeParser('*', (_request, _payload, done) => done(null));
    serveUnbound(documents, restoreExportEndpoint, ({ request, scope, transact }) =>
      withDocument(request, (path) => restoreExport(transact, scope, path)),
    );
  });
}

type Attachment = { contentType: string; fileName: string };

/** A file to be kept, never shown nor stored on the way; its name in UTF-8, with a plain one for old readers. */
function replyWithFile(reply: FastifyReply, { contentType, fileName }: Attachment): void {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, '_');
  reply.type(contentType);
  reply.header(
    'content-disposition',
    `attachment; filename="${plain}"; filename*=UTF-8''${encodeName(fileName)}`,
  );
  reply.header('cache-control', 'no-store');
  reply.header('x-content-type-options', 'nosniff');
}

function encodeName(fileName: string): string {
  return encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
