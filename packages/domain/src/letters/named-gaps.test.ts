import { expect, test } from 'vitest';
import { builtInTemplateFor, namedGaps, nameGaps, readNamedGaps } from './templates.ts';

const news = builtInTemplateFor('keep-warm', {
  method: 'promise',
  isReferred: false,
  occasion: 'search-over',
});
const body = news?.body ?? '';

test('the news shows its gaps by their names and nothing of the language of templates', () => {
  const named = nameGaps(body);
  expect(named).toContain('Dear «Their name»,');
  expect(named).toContain('I have good news to share. «Where it has led»');
  expect(named).not.toMatch(/[{}|%]/);
  for (const { name } of namedGaps) expect(named).toContain(`«${name}»`);
});

test('what was shown by names is kept as the template that it was', () => {
  expect(readNamedGaps(nameGaps(body))).toEqual({ template: body, unknown: [] });
});

test('a gap that was written by hand gets its name too, and what has none stays', () => {
  expect(nameGaps('{{ contact.salutation }}, {{ contact.city }}')).toBe('«Their name», {{ contact.city }}');
});

test('a name that was broken while typing is told instead of sent', () => {
  expect(readNamedGaps('Dear «Their nam», «Your name»').unknown).toEqual(['«Their nam»']);
  expect(readNamedGaps('Dear Their name»').unknown).toEqual(['»']);
});
