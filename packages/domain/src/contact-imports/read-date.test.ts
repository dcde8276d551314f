import { expect, test } from 'vitest';
import { readDate, readLinkedinTime } from './read-date.ts';

test.each([
  ['07 Mar 2024', '2024-03-07'],
  ['7 March 2024', '2024-03-07'],
  ['31. Mai 2023', '2023-05-31'],
  ['2 févr. 2022', '2022-02-02'],
  ['2024-03-07 15:00:00 UTC', '2024-03-07'],
  ['Mar 7, 2024', '2024-03-07'],
  ['7 de mayo de 2023', '2023-05-07'],
  ['07.03.2024', '2024-03-07'],
  ['3/25/2024', '2024-03-25'],
  ['25/03/2024', '2024-03-25'],
  ['2024年3月7日', '2024-03-07'],
  ['03/07/2024', null],
  ['31 Feb 2024', null],
  ['7 Foo 2024', null],
  ['3/7/24', null],
])('%s as a date is %s', (text, expected) => {
  expect(readDate(text)?.toString() ?? null).toBe(expected);
});

test.each([
  ['2024-03-07 14:05:11 UTC', '2024-03-07'],
  ['7/8/26, 3:43 PM', '2026-07-08'],
  ['12/31/2025, 11:59 PM', '2025-12-31'],
  ['13/31/25, 11:59 PM', null],
  ['', null],
])('%s in an export of LinkedIn is %s', (text, expected) => {
  expect(readLinkedinTime(text)?.toString() ?? null).toBe(expected);
});
