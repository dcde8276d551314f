import {
  exportSchema,
  exportSchemaPath,
  exportWorkspace as exportWorkspaceEndpoint,
} from '@threefold/contracts/exports';
import type { App } from '../platform/app-parts.ts';
import { serveUnbound } from '../platform/serve.ts';
import { replyWithFile } from './attachment.ts';
import { contentTypeOf, exportWorkspace, fileNameOf } from './export-workspace.ts';
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
  const schema = exportSchema();
  app.get(exportSchemaPath, { schema: { hide: true } }, (_request, reply) =>
    reply.type('application/schema+json').send(JSON.stringify(schema, null, 2)),
  );
}
