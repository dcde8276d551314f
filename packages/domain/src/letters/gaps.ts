// A gap that a template left open must not reach a reader.
import type { Span } from './letter-text.ts';

const gaps =
  /\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|\{\{|\}\}|\[[^[\]\n]{1,200}\]|<<[^<>\n]{1,200}>>|\b[Xx]{3,}\b|_{3,}/g;

/** `{{ name }}`, `[what to fill in]`, `<<name>>`, "XXX" and "____". */
export function findGaps(text: string): Span[] {
  return [...text.matchAll(gaps)].map((gap) => ({ start: gap.index, end: gap.index + gap[0].length }));
}
