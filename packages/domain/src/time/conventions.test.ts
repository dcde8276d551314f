import { describe, expect, test } from 'vitest';
import {
  canonicalLocale,
  conventionsOfLocale,
  conventionsOfReader,
  counted,
  formatNumber,
  regionOf,
  weekFrom,
} from './conventions.ts';

describe('what is usual in a country', () => {
  test.each([
    ['en-US', 'h12', 7],
    ['en-CA', 'h12', 7],
    ['en-GB', 'h23', 1],
    ['en-AU', 'h12', 1],
    ['de-DE', 'h23', 1],
    ['ja', 'h23', 7],
    ['ar', 'h12', 6],
    ['xx-invalid', 'h12', 7],
  ])('%s: %s, and a week that begins on ISO day %i', (locale, hourCycle, firstDayOfWeek) => {
    expect(conventionsOfLocale(locale)).toEqual({ locale, hourCycle, firstDayOfWeek });
  });

  test('a week is told from its first day on', () => {
    expect(weekFrom(7)).toEqual([7, 1, 2, 3, 4, 5, 6]);
    expect(weekFrom(1)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('a locale is known by its country, and no locale by none', () => {
    expect(regionOf('de')).toBe('DE');
    expect(regionOf('xx-invalid')).toBeNull();
    expect(canonicalLocale('EN-us')).toBe('en-US');
    expect(canonicalLocale('no language at all')).toBeNull();
  });
});

test('a letter follows the country of its reader, and where nobody knows it the habits of its writer', () => {
  const writer = { locale: 'en-US', hourCycle: 'h23' } as const;
  expect(conventionsOfReader('GB', writer)).toEqual({ locale: 'en-GB' });
  expect(conventionsOfReader(null, writer)).toEqual(writer);
});

test('numbers are grouped as the country groups them, and one is singular', () => {
  expect(formatNumber(2000)).toBe('2,000');
  expect(formatNumber(2000, { locale: 'de-DE' })).toBe('2.000');
  expect(formatNumber(1.25, { maximumFractionDigits: 1 })).toBe('1.3');
  expect(counted(1, ['person', 'people'])).toBe('1 person');
  expect(counted(2000, ['person', 'people'])).toBe('2,000 people');
});
