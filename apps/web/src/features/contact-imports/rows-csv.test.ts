import type { ImportRow } from '@threefold/contracts/contact-imports';
import { expect, test } from 'vitest';
import { rowsCsv } from './rows-csv.ts';

const row = (given: Partial<ImportRow>): ImportRow => ({
  line: 4,
  outcome: 'failed',
  reason: null,
  contactId: null,
  name: null,
  conflicts: [],
  ...given,
});

test('a name with a comma and quotes comes through a spreadsheet whole', () => {
  expect(rowsCsv([row({ name: 'Ruth "Ruthie" Abernathy, MD', reason: 'no e-mail' })])).toBe(
    '\uFEFFLine,Outcome,Name,Reason\r\n4,failed,"Ruth ""Ruthie"" Abernathy, MD",no e-mail\r\n',
  );
});

test('a cell that begins like a formula is text', () => {
  expect(rowsCsv([row({ name: '=HYPERLINK("x")' })])).toContain(`"'=HYPERLINK(""x"")"`);
});
