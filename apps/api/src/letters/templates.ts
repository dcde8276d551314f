import type {
  createTemplate as createTemplateEndpoint,
  LetterKind,
  Template,
  updateTemplate as updateTemplateEndpoint,
} from '@threefold/contracts/letters';
import { type MergeValues, mergeValues } from '@threefold/domain/letters/merge-values';
import { builtInTemplates, type LetterTemplate } from '@threefold/domain/letters/templates';
import { Liquid } from 'liquidjs';
import type { z } from 'zod';
import { type Creation, contentHash, repeated, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import {
  findTemplateRow,
  insertTemplate,
  listTemplateRows,
  saveTemplate,
  type TemplateRow,
} from './templates-queries.ts';

function templateOfRow({ id, version, kind, name, subject, body }: TemplateRow): Template {
  return { id, version, kind, name, subject, body, builtIn: false };
}

export function templateOfBuiltIn({ id, kind, name, subject, body }: LetterTemplate): Template {
  return { id, version: 1, kind, name, subject, body, builtIn: true };
}

function findBuiltIn(templateId: string): LetterTemplate | undefined {
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

/**
 * What a letter needs of Liquid, and nothing that repeats, gathers or multiplies text: rendering then takes time and room in
 * proportion to the template, whoever wrote it. Liquid's own limits are looked at between tags only, too late for one filter
 * that runs for hours.
 */
const allowedTags = new Set(['if', 'unless', 'case', 'comment', 'raw']);
const allowedFilters = new Set([
  'append',
  'capitalize',
  'default',
  'downcase',
  'lstrip',
  'prepend',
  'rstrip',
  'strip',
  'truncate',
  'truncatewords',
  'upcase',
]);

/** A partial would be a file; there are none, so nothing on the disk can be reached. */
const liquid = new Liquid({
  templates: {},
  ownPropertyOnly: true,
  strictFilters: true,
  parseLimit: 60_000,
  renderLimit: 500,
  memoryLimit: 2_000_000,
});
for (const tag of Object.keys(liquid.tags)) if (!allowedTags.has(tag)) delete liquid.tags[tag];
for (const filter of Object.keys(liquid.filters))
  if (!allowedFilters.has(filter)) delete liquid.filters[filter];

export type TemplateText = { subject: string; body: string };

const longestBody = 50_000;
const longestSubject = 300;

/** Throws the problem `template-broken` where Liquid or its limits stop. */
export function renderTemplate(template: TemplateText, values: MergeValues): TemplateText {
  const subject = renderPart('subject', template.subject, values).replace(/\s+/g, ' ').trim();
  const body = renderPart('body', template.body, values)
    .replace(/\r\n?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    // A time ends with a point, and the sentence of the template with another.
    .replace(/\b([ap]\.m\.)\.(?!\.)/g, '$1')
    .trim();
  if (body.length > longestBody)
    throw broken('body', { line: null, words: `makes more than ${longestBody} characters` });
  return { subject: subject.slice(0, longestSubject), body };
}

/** Throws the problem `template-broken` with the line, so that a mistake shows when the template is saved. */
export function requireRenderable(template: TemplateText, sample: MergeValues): void {
  renderTemplate(template, sample);
}

function renderPart(part: keyof TemplateText, text: string, values: MergeValues): string {
  try {
    return String(liquid.parseAndRenderSync(text, values));
  } catch (error) {
    throw broken(part, faultOf(error));
  }
}

type Fault = { line: number | null; words: string };

const place = /, line:(\d+), col:\d+/;

function faultOf(error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  if (/\blimit exceeded\b/.test(message)) return { line: null, words: 'takes too long or grows too large' };
  if (/call stack/.test(message)) return { line: null, words: 'is nested too deeply' };
  const line = Number(place.exec(message)?.[1]);
  const words = message
    .replace(place, '')
    .replace(
      /tag "?(\S+?)"? not found/,
      `"$1" is not a tag that letters have (${[...allowedTags].join(', ')})`,
    )
    .replace(
      /undefined filter: (\S+)/,
      `"$1" is not a filter that letters have (${[...allowedFilters].join(', ')})`,
    )
    .split('\n', 1)[0]
    ?.slice(0, 200);
  return { line: Number.isInteger(line) ? line : null, words: words || 'cannot be read' };
}

function broken(part: keyof TemplateText, { line, words }: Fault): Problem {
  const where = line === null ? `The ${part} of the template` : `Line ${line} of the ${part}`;
  return new Problem('rule-broken', `${where}: ${words}.`, {
    code: 'template-broken',
    errors: [{ path: part, message: line === null ? words : `line ${line}: ${words}` }],
  });
}
