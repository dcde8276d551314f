import { expect, test } from 'vitest';
import { countryCode } from './country-code.ts';

test.each([
  ['United States', 'US'],
  ['us', 'US'],
  ['U.S.A.', 'US'],
  ['Österreich', 'AT'],
  ['Allemagne', 'DE'],
  ['Estados Unidos', 'US'],
  ['England', 'GB'],
  ['Elbonia', null],
  ['EU', null],
  ['', null],
])('%s is %s', (text, code) => {
  expect(countryCode(text)).toBe(code);
});
