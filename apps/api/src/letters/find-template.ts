import type { LetterKind, Template } from '@threefold/contracts/letters';
import { builtInTemplates, type LetterTemplate } from '@threefold/domain/letters/templates';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findTemplateRow, listTemplateRows, type TemplateRow } from './templates-queries.ts';

export function templateOfRow({ id, version, kind, name, subject, body }: TemplateRow): Template {
  return { id, version, kind, name, subject, body, builtIn: false };
}

export function templateOfBuiltIn({ id, kind, name, subject, body }: LetterTemplate): Template {
  return { id, version: 1, kind, name, subject, body, builtIn: true };
}

export function findBuiltIn(templateId: string): LetterTemplate | undefined {
  return builtInTemplates.find((template) => template.id === templateId);
}

/** The built-in ones first, then the workspace's own by name. */
export async function listTemplates(
  db: WorkspaceTransaction,
  scope: Scope,
  kind: LetterKind | undefined,
): Promise<Template[]> {
  const builtIn = builtInTemplates.filter((template) => kind === undefined || template.kind === kind);
  const own = await listTemplateRows(db, scope.workspaceId, kind);
  return [...builtIn.map(templateOfBuiltIn), ...own.map(templateOfRow)];
}

/** Built-in or own; one that is made for another kind of letter is refused. */
export async function findTemplate(
  db: WorkspaceTransaction,
  scope: Scope,
  { templateId, kind }: { templateId: string; kind: LetterKind },
): Promise<Template> {
  const builtIn = findBuiltIn(templateId);
  const row = builtIn ? undefined : await findTemplateRow(db, scope.workspaceId, { templateId });
  const template = builtIn ? templateOfBuiltIn(builtIn) : row && templateOfRow(row);
  if (!template) throw notFound('template');
  if (template.kind !== kind)
    throw new Problem('rule-broken', `"${template.name}" is a template for another kind of letter.`, {
      code: 'other-kind',
    });
  return template;
}
