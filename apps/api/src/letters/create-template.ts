import type { createTemplate as createTemplateEndpoint, Template } from '@threefold/contracts/letters';
import { mergeValues } from '@threefold/domain/letters/merge-values';
import type { z } from 'zod';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findBuiltIn, templateOfRow } from './find-template.ts';
import { requireRenderable } from './render-template.ts';
import { findTemplateRow, insertTemplate } from './templates-queries.ts';

/** Nothing is known: the template must stand that, with its gaps. */
export const noValues = mergeValues({ contact: {}, me: {} });

export async function createTemplate(
  db: WorkspaceTransaction,
  scope: Scope,
  input: z.output<typeof createTemplateEndpoint.body>,
): Promise<Creation<Template>> {
  const { workspaceId } = scope;
  const templateId = input.id ?? newId(scope.now);
  if (findBuiltIn(templateId)) throw new Problem('conflict', 'This id is taken.', { code: 'id-taken' });
  requireRenderable(input, noValues);
  const { kind, name, subject, body } = input;
  const now = scope.now.toString();
  const hash = contentHash(input);
  const isNew = await insertTemplate(db, {
    workspaceId,
    id: templateId,
    kind,
    name,
    subject,
    body,
    version: 1,
    contentHash: hash,
    createdAt: now,
    updatedAt: now,
  });
  const row = await findTemplateRow(db, workspaceId, { templateId });
  if (!row) throw notFound('template');
  return isNew ? { isNew, value: templateOfRow(row) } : repeated(row.contentHash, hash, templateOfRow(row));
}
