import {
  createTemplate as createTemplateEndpoint,
  listTemplates as listTemplatesEndpoint,
  updateTemplate as updateTemplateEndpoint,
} from '@threefold/contracts/letters';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { createTemplate } from './create-template.ts';
import { listTemplates } from './find-template.ts';
import { updateTemplate } from './update-template.ts';

export function templatesRoutes(app: App): void {
  serve(app, listTemplatesEndpoint, async ({ db, scope, query }) => ({
    items: await listTemplates(db, scope, query.kind),
    nextCursor: null,
  }));
  serve(app, createTemplateEndpoint, async ({ db, scope, body, reply }) => {
    const { isNew, value } = await createTemplate(db, scope, body);
    if (isNew) reply.code(201);
    return value;
  });
  serve(app, updateTemplateEndpoint, ({ db, scope, params, body, ifMatch }) =>
    updateTemplate(db, scope, { ...body, templateId: params.templateId, ifMatch }),
  );
}
