import type { Template, updateTemplate as updateTemplateEndpoint } from '@threefold/contracts/letters';
import type { z } from 'zod';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { noValues } from './create-template.ts';
import { findBuiltIn, templateOfRow } from './find-template.ts';
import { requireRenderable } from './render-template.ts';
import { findTemplateRow, saveTemplate } from './templates-queries.ts';

type Change = z.output<typeof updateTemplateEndpoint.body> & { templateId: string; ifMatch: number | null };

/** Letters that were drafted from it keep the text that they have. */
export async function updateTemplate(
  db: WorkspaceTransaction,
  scope: Scope,
  { templateId, ifMatch, ...change }: Change,
): Promise<Template> {
  if (findBuiltIn(templateId))
    throw new Problem('rule-broken', 'A built-in template stays as it is. Save a copy and change that.', {
      code: 'built-in-template',
    });
  const row = await findTemplateRow(db, scope.workspaceId, { templateId, lock: true });
  if (!row) throw notFound('template');
  requireVersion(row.version, ifMatch, templateOfRow(row));
  const changed = {
    ...row,
    kind: change.kind ?? row.kind,
    name: change.name ?? row.name,
    subject: change.subject ?? row.subject,
    body: change.body ?? row.body,
    version: row.version + 1,
    updatedAt: scope.now.toString(),
  };
  requireRenderable(changed, noValues);
  await saveTemplate(db, scope.workspaceId, changed);
  return templateOfRow(changed);
}
