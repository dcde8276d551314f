import { expect, test } from 'vitest';
import { holidayRegionOf, timeZoneOfPlace } from './time-zone-of-place.ts';

test.each([
  ['MA', 'US', 'America/New_York'],
  ['Illinois', 'US', 'America/Chicago'],
  ['az', 'US', 'America/Phoenix'],
  [null, 'US', 'America/New_York'],
  ['NL', 'CA', 'America/St_Johns'],
  ['WA', 'AU', 'Australia/Perth'],
  ['Bavaria', 'DE', 'Europe/Berlin'],
])('%s in %s keeps the clock of %s', (region, country, zone) => {
  expect(timeZoneOfPlace({ region, country })).toBe(zone);
});

test('a state that is written out tells its country', () => {
  expect(timeZoneOfPlace({ region: 'Massachusetts', country: null })).toBe('America/New_York');
  expect(timeZoneOfPlace({ region: 'Georgia', country: null })).toBeNull();
});

test('a place without a country says nothing about the clock', () => {
  expect(timeZoneOfPlace({ region: 'WA', country: null })).toBeNull();
  expect(timeZoneOfPlace({ region: null, country: 'XX' })).toBeNull();
});

test.each([
  ['MA', 'US', 'America/New_York'],
  ['WA', 'US', 'America/Los_Angeles'],
  ['WA', 'AU', 'Australia/Perth'],
  ['MA', 'DE', null],
  [null, 'US', null],
])('a region without a country is looked for at home: %s from %s', (region, home, zone) => {
  expect(timeZoneOfPlace({ region, country: null }, home)).toBe(zone);
});

test('a country that is told goes before home', () => {
  expect(timeZoneOfPlace({ region: 'WA', country: 'AU' }, 'US')).toBe('Australia/Perth');
});

test('holidays are looked up by state only where states keep their own', () => {
  expect(holidayRegionOf({ region: 'Massachusetts', country: 'US' })).toBe('MA');
  expect(holidayRegionOf({ region: 'Bavaria', country: 'DE' })).toBeNull();
});

test('every zone named is one that exists', () => {
  for (const country of ['US', 'CA', 'AU', 'GB', 'IN', 'NZ', 'BR']) {
    const zone = timeZoneOfPlace({ region: null, country });
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone ?? 'none' })).not.toThrow();
  }
});
