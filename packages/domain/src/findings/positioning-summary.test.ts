import { describe, expect, test } from 'vitest';
import { findBlanks } from '../text/blanks.ts';
import { draftSummary, measureSummary } from './positioning-summary.ts';

const profile = {
  name: 'Dana Whitfield',
  credentials: 'MD',
  background: 'Fourteen years of hospital medicine',
  aim: 'utilization management',
  email: 'dana@example.org',
};
const ruth = { contactId: 'r', name: 'Ruth Okafor', organization: 'Halden Health' };
const tom = { contactId: 't', name: 'Tom Haugen', organization: 'Calder' };
const solvable = [{ text: 'Prior authorization takes days', sources: [ruth, tom] }];
const facts = { profile, speech: 'I built a review team.', solvable, reader: 'self' as const };

describe('the positioning summary', () => {
  test('says who I am, what I bring, where I go, and which problems I could help with', () => {
    expect(draftSummary(facts)).toBe(
      [
        'Dana Whitfield, MD\ndana@example.org',
        'Background\nFourteen years of hospital medicine',
        'What I bring\nI built a review team.',
        'Where I’m headed\nutilization management',
        'Problems I can help solve\n- Prior authorization takes days. Raised by Ruth Okafor of Halden Health and Tom Haugen of Calder.',
      ].join('\n\n'),
    );
  });

  test('leaves out the question with which the spoken speech ends', () => {
    const speech = 'I built a review team.\n\nYou do that work. What do you see there?';
    expect(draftSummary({ ...facts, speech })).toBe(draftSummary(facts));
    expect(findBlanks(draftSummary({ ...facts, speech: 'What do you see there?' }))).toHaveLength(1);
  });

  test('for others tells how many named a problem, and no name', () => {
    const text = draftSummary({ ...facts, reader: 'others' });
    expect(text).toContain('Raised by 2 people in 2 organizations.');
    expect(text).not.toMatch(/Ruth|Halden|Tom|Calder/);
  });

  test('for others does not point to the only one who named it', () => {
    const one = { ...facts, reader: 'others' as const, solvable: [{ text: 'It is slow.', sources: [ruth] }] };
    expect(draftSummary(one)).toMatch(/- It is slow\.$/);
  });

  test('leaves a gap for everything that is not known yet', () => {
    const empty = draftSummary({ profile: {}, speech: null, solvable: [], reader: 'self' });
    expect(findBlanks(empty)).toHaveLength(5);
  });

  test('tells a problem once, however many noted it, the most often named first', () => {
    const once = { text: 'It is dear.', sources: [ruth] };
    const noted = [once, { text: 'It is slow', sources: [ruth] }, { text: 'it is slow.', sources: [tom] }];
    expect(draftSummary({ ...facts, solvable: noted }).match(/^- .*$/gm)).toEqual([
      '- It is slow. Raised by Ruth Okafor of Halden Health and Tom Haugen of Calder.',
      '- It is dear. Raised by Ruth Okafor of Halden Health.',
    ]);
  });

  test('holds seven problems at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ text: `Problem ${index}`, sources: [] }));
    expect(draftSummary({ ...facts, solvable: many }).match(/^- /gm)).toHaveLength(7);
  });

  test('of the usual length stays on one page, and says when it does not', () => {
    expect(measureSummary(draftSummary(facts)).fitsOnePage).toBe(true);
    expect(measureSummary('One line.\n'.repeat(60)).fitsOnePage).toBe(false);
    expect(measureSummary('word '.repeat(2000)).fitsOnePage).toBe(false);
  });
});
