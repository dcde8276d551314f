import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, findingInCsv, findingInText } from './write-findings.ts';

const source = {
  contactId: 'r',
  name: 'Ruth Okafor',
  organization: 'Halden Health',
  industry: 'Health insurance',
  learntOn: '2026-11-18',
  text: 'It takes days.',
};
const finding = {
  id: 'f1',
  kind: 'problem' as const,
  text: 'It takes days.',
  couldHelp: true,
  sources: [source, { ...source, name: 'Tom Haugen', contactId: 't', text: 'Days, "at best", go by' }],
};

describe('findings in a spreadsheet', () => {
  test('have one line for each time that it was said, with the words of that time where they differ', () => {
    expect(findingInCsv(finding)).toBe(
      'It takes days.,problem,yes,Ruth Okafor,Halden Health,Health insurance,2026-11-18,,f1\r\n' +
        'It takes days.,problem,yes,Tom Haugen,Halden Health,Health insurance,2026-11-18,"Days, ""at best"", go by",f1\r\n',
    );
  });

  test.each(['=1+1', '+1 617', '-5', '@sum', '\tx', '＝1'])('never run as a formula: %j', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  test('come back as they were once the guard is taken off', () => {
    const unread = (cell: string) => {
      const text = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      return /^'+[=+\-@＝＋－＠\t\r\n]/.test(text) ? text.slice(1) : text;
    };
    const word = fc.oneof(fc.string(), fc.stringMatching(/^['=+\-@"\n,]{0,4}$/));
    fc.assert(
      fc.property(word, (text) => unread(csvCell(text)) === text),
      { numRuns: 300 },
    );
  });
});

test('findings as text name who said it and do not turn into markup', () => {
  expect(findingInText({ ...finding, text: 'They use *one* vendor.\nFor all.' })).toBe(
    '- **Problem** (I could help with this): They use \\*one\\* vendor.\n  For all.\n' +
      '  Ruth Okafor of Halden Health and Tom Haugen of Halden Health, 2026-11-18\n',
  );
});
