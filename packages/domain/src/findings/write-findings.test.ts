import { describe, expect, test } from 'vitest';
import { findingInCsv, findingInText } from './write-findings.ts';

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

  test('never run as a formula', () => {
    const line = findingInCsv({ ...finding, text: '=1+1', sources: [{ ...source, name: '@ruth' }] });
    expect(line).toMatch(/^'=1\+1,problem,yes,'@ruth,/);
  });
});

test('findings as text name who said it and do not turn into markup', () => {
  expect(findingInText({ ...finding, text: 'They use *one* vendor.\nFor all.' })).toBe(
    '- **Problem** (I could help with this): They use \\*one\\* vendor.\n  For all.\n' +
      '  Ruth Okafor of Halden Health and Tom Haugen of Halden Health, 2026-11-18\n',
  );
});
