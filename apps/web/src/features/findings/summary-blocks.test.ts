import { expect, test } from 'vitest';
import { summaryBlocks } from './summary-blocks.ts';

test('the summary is set by its paragraphs, their first lines as headings', () => {
  expect(
    summaryBlocks('Dana Whitfield\ndana@example.org\n\n\nProblems\n- It is slow.\n- It is dear.\n'),
  ).toEqual([
    { title: 'Dana Whitfield', lines: ['dana@example.org'], items: [] },
    { title: 'Problems', lines: [], items: ['It is slow.', 'It is dear.'] },
  ]);
});
