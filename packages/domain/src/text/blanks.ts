// A blank that a template left open must not reach a reader.
import type { Span } from './sentences.ts';

const blanks =
  /\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|\{\{|\}\}|\[[^[\]\n]{1,200}\]|<<[^<>\n]{1,200}>>|\b[Xx]{3,}\b|_{3,}/g;

/** `{{ name }}`, `[what to fill in]`, `<<name>>`, "XXX" and "____". */
export function findBlanks(text: string): Span[] {
  return [...text.matchAll(blanks)].map((blank) => ({
    start: blank.index,
    end: blank.index + blank[0].length,
  }));
}
