import { expect, test } from 'vitest';
import { cityOf, commonZones, isTimeZone, timeZones, zoneInWords, zoneLabel } from './time-zones.ts';

test('a clock in the United States is told by its letters, one elsewhere by its city', () => {
  expect(zoneInWords('America/New_York')).toBe('ET');
  expect(zoneInWords('America/Detroit')).toBe('ET');
  expect(zoneInWords('America/Phoenix')).toBe('MST');
  expect(zoneInWords('Europe/Berlin')).toBe('Berlin time');
  expect(zoneInWords('UTC')).toBe('UTC');
});

test('zones are chosen by the names that people use', () => {
  expect(commonZones.map(({ timeZone }) => timeZone).every(isTimeZone)).toBe(true);
  expect(zoneLabel('America/Los_Angeles')).toBe('Pacific');
  expect(zoneLabel('America/Detroit')).toBe('Detroit (ET)');
  expect(zoneLabel('Europe/Berlin')).toBe('Berlin (Europe)');
});

test('no city stands under a name that it gave up', () => {
  const cities = timeZones().map(cityOf);
  expect(cities).toEqual(expect.arrayContaining(['Kolkata', 'Kyiv', 'Ho Chi Minh']));
  for (const former of ['Calcutta', 'Kiev', 'Saigon', 'Rangoon', 'Katmandu', 'Godthab', 'Truk'])
    expect(cities).not.toContain(former);
  expect(cityOf('Asia/Calcutta')).toBe('Kolkata');
  expect(timeZones().every(isTimeZone)).toBe(true);
});
