import type { MergeValues } from '@threefold/domain/letters/merge-values';
import { Liquid } from 'liquidjs';
import { Problem } from '../platform/problem.ts';

/** A partial would be a file; there are none, so nothing on the disk can be reached. The limits end a template that runs away. */
const liquid = new Liquid({
  templates: {},
  ownPropertyOnly: true,
  strictFilters: true,
  parseLimit: 60_000,
  renderLimit: 500,
  memoryLimit: 2_000_000,
});

export type TemplateText = { subject: string; body: string };

const longestBody = 50_000;
const longestSubject = 300;

/** Throws the problem `template-broken` where Liquid or its limits stop. */
export function renderTemplate(template: TemplateText, values: MergeValues): TemplateText {
  const subject = renderPart('subject', template.subject, values).replace(/\s+/g, ' ').trim();
  const body = renderPart('body', template.body, values)
    .replace(/\r\n?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
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
  if (/ENOENT/.test(message)) return { line: null, words: 'asks for another file, and there is none' };
  const line = Number(place.exec(message)?.[1]);
  const words = message.replace(place, '').split('\n', 1)[0]?.slice(0, 200) ?? '';
  return { line: Number.isInteger(line) ? line : null, words: words || 'cannot be read' };
}

function broken(part: keyof TemplateText, { line, words }: Fault): Problem {
  const where = line === null ? `The ${part} of the template` : `Line ${line} of the ${part}`;
  return new Problem('rule-broken', `${where}: ${words}.`, {
    code: 'template-broken',
    errors: [{ path: part, message: line === null ? words : `line ${line}: ${words}` }],
  });
}
