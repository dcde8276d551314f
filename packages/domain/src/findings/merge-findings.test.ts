import { describe, expect, test } from 'vitest';
import { planMerge, wordsAfterUndo } from './merge-findings.ts';

const finding = (id: string, fields: object = {}) => ({
  id,
  text: `What ${id} says.`,
  kind: 'problem' as const,
  couldHelp: false,
  mergedInto: null,
  ...fields,
});

describe('a merge', () => {
  test('keeps the words of the one that stays unless others are chosen', () => {
    const merge = { kept: finding('a'), others: [finding('b')], behindOthers: [] };
    expect(planMerge(merge, {})).toMatchObject({ after: { text: 'What a says.' } });
    expect(planMerge(merge, { text: 'Both.', kind: 'challenge' })).toMatchObject({
      after: { text: 'Both.', kind: 'challenge' },
    });
  });

  test('still says that the seeker could help when any of them said so', () => {
    const merge = { kept: finding('a'), others: [finding('b', { couldHelp: true })], behindOthers: [] };
    expect(planMerge(merge, {})).toMatchObject({ after: { couldHelp: true } });
  });

  test('takes along what stood behind the others, and remembers where it stood', () => {
    const behind = finding('c', { mergedInto: 'b' });
    expect(
      planMerge({ kept: finding('a'), others: [finding('b')], behindOthers: [behind] }, {}),
    ).toMatchObject({
      moved: [
        { id: 'b', from: null },
        { id: 'c', from: 'b' },
      ],
    });
  });

  test('of a finding with itself is refused', () => {
    const kept = finding('a');
    expect(planMerge({ kept, others: [kept], behindOthers: [] }, {})).toEqual({
      kind: 'refused',
      why: 'into-itself',
    });
  });

  test('of one that stands behind another is refused', () => {
    const merge = { kept: finding('a'), others: [finding('b', { mergedInto: 'z' })], behindOthers: [] };
    expect(planMerge(merge, {})).toEqual({ kind: 'refused', why: 'merged-already' });
  });
});

describe('undoing a merge', () => {
  const before = { text: 'Before.', kind: 'fact' as const, couldHelp: false };
  const after = { text: 'After.', kind: 'problem' as const, couldHelp: true };

  test('brings the words back', () => {
    expect(wordsAfterUndo({ current: after, before, after })).toEqual(before);
  });

  test('leaves what was changed since', () => {
    const current = { ...after, text: 'Since.' };
    expect(wordsAfterUndo({ current, before, after })).toEqual({ ...before, text: 'Since.' });
  });
});
