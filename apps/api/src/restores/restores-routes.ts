import { restoreExport as restoreExportEndpoint } from '@threefold/contracts/exports';
import type { App } from '../platform/app-parts.ts';
import { serveUnbound } from '../platform/serve.ts';
import { withDocument } from './receive-document.ts';
import { restoreExport } from './restore-export.ts';

export function restoresRoutes(app: App): void {
  // In a context of its own: only this address takes JSON of any size, which it reads itself.
  app.register(async (documents) => {
    documents.removeAllContentTypeParsers();
    documents.addContentTypeParser('*', (_request, _payload, done) => done(null));
    serveUnbound(documents, restoreExportEndpoint, ({ request, scope, transact }) =>
      withDocument(request, (path) => restoreExport(transact, scope, path)),
    );
  });
}
