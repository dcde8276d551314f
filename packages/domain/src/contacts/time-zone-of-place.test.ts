import { expect, test } from 'vitest';
import { countries } from '../time/conventions.ts';
import { guessZone, holidayRegionOf, timeZoneOfPlace, zoneQuestion } from './time-zone-of-place.ts';
import * as data from './zones-of-places.ts';

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

/** Zones with the same clock in winter and summer are one to a caller. */
function clockOf(zone: string | null | undefined): string[] {
  return ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'].map((at) =>
    new Intl.DateTimeFormat('en', { timeZone: zone ?? 'UTC', timeZoneName: 'longOffset' }).format(
      new Date(at),
    ),
  );
}

const inStates: [string, string, string][] = [
  ['La Porte', 'IN', 'America/Chicago'],
  ['Gary', 'IN', 'America/Chicago'],
  ['Evansville', 'Indiana', 'America/Chicago'],
  ['Indianapolis', 'IN', 'America/New_York'],
  ['El Paso', 'TX', 'America/Denver'],
  ['Paris', 'TX', 'America/Chicago'],
  ['Pensacola', 'FL', 'America/Chicago'],
  ['Tampa', 'FL', 'America/New_York'],
  ['Knoxville', 'TN', 'America/New_York'],
  ['Nashville', 'TN', 'America/Chicago'],
  ['Rapid City', 'SD', 'America/Denver'],
  ['Bowling Green', 'KY', 'America/Chicago'],
  ['Louisville', 'KY', 'America/New_York'],
  ["Coeur d'Alene", 'ID', 'America/Los_Angeles'],
  ['Coeur d’Alene', 'Idaho', 'America/Los_Angeles'],
  ['Boise', 'ID', 'America/Denver'],
  ['Window Rock', 'AZ', 'America/Denver'],
  ['Phoenix', 'AZ', 'America/Phoenix'],
  ['San Juan', 'PR', 'America/Puerto_Rico'],
  ['Portland', 'ME', 'America/New_York'],
  ['Portland', 'OR', 'America/Los_Angeles'],
  ['Ontario', 'OR', 'America/Denver'],
  ['Ontario', 'CA', 'America/Los_Angeles'],
  ['Vancouver', 'WA', 'America/Los_Angeles'],
];

test.each(inStates)('%s, %s keeps the clock of %s, and nothing is asked', (city, region, zone) => {
  const guess = guessZone({ city, region, country: 'US' });
  expect(clockOf(guess?.zone)).toEqual(clockOf(zone));
  expect(guess?.source).toBe('place');
  expect(guess && zoneQuestion(guess)).toBeNull();
});

test.each([
  ['San Francisco Bay Area', 'America/Los_Angeles'],
  ['Greater Chicago Area', 'America/Chicago'],
  ['Dallas-Fort Worth Metroplex', 'America/Chicago'],
  ['New York City Metropolitan Area', 'America/New_York'],
  ['Washington DC-Baltimore Area', 'America/New_York'],
  ['Greater Minneapolis-St. Paul Area', 'America/Chicago'],
  ['Nashville Metropolitan Area', 'America/Chicago'],
  ['Greater Boston', 'America/New_York'],
  ['Denver Metropolitan Area', 'America/Denver'],
  ['Portland, Oregon Metropolitan Area', 'America/Los_Angeles'],
  ['Raleigh-Durham-Chapel Hill Area', 'America/New_York'],
  ['Tampa Bay Area', 'America/New_York'],
])('LinkedIn calls a region %s', (city, zone) => {
  expect(timeZoneOfPlace({ city, region: null, country: 'US' })).toBe(zone);
  expect(timeZoneOfPlace({ city, region: null, country: null }, 'US')).toBe(zone);
});

test.each([
  ['Kathmandu', 'NP', 'Asia/Kathmandu'],
  ['Kyiv', 'UA', 'Europe/Kyiv'],
  ['Ho Chi Minh City', 'VN', 'Asia/Ho_Chi_Minh'],
  ['Amman', 'JO', 'Asia/Amman'],
  ['Perth', 'AU', 'Australia/Perth'],
  ['Greater Toronto Area', 'CA', 'America/Toronto'],
  ['Toledo', 'ES', 'Europe/Madrid'],
  ['San Jose', 'CR', 'America/Costa_Rica'],
  ['London Area, United Kingdom', null, 'Europe/London'],
])('%s in %s', (city, country, zone) => {
  expect(timeZoneOfPlace({ city, region: null, country }, 'US')).toBe(zone);
});

test('every country has a zone, and every zone named exists', () => {
  for (const country of countries) expect(timeZoneOfPlace({ region: null, country }), country).not.toBeNull();
  const named = [
    ...Object.keys(data.countriesByZone),
    ...Object.values(data.regionsByZone).flatMap(Object.keys),
    ...Object.values(data.citiesByZone).flatMap(Object.keys),
    ...Object.keys(data.areaCodesByZone),
    ...Object.values(data.splitCodes).flat(),
    ...Object.values(data.clocksOfCountries).flatMap((zones) => zones.split(' ')),
  ];
  for (const zone of named) expect(() => clockOf(zone), zone).not.toThrow();
});

test.each([
  [{ region: 'TN', country: 'US' }, 'Tennessee has two clocks: Central or Eastern?'],
  [{ city: 'Dogtown', region: 'Kentucky', country: 'US' }, 'Kentucky has two clocks: Eastern or Central?'],
  [{ region: 'TX', country: 'US' }, 'Texas has two clocks: Central or Mountain?'],
  [{ city: 'Waco', region: 'TX', country: 'US' }, null],
  [{ region: 'MI', country: 'US' }, null],
  [{ region: 'GA', country: 'US' }, null],
  [{ region: null, country: 'US' }, 'United States has four clocks: Eastern, Central, Mountain, or Pacific?'],
])('what stays unclear is asked: %j', (place, question) => {
  const guess = guessZone(place);
  expect(guess && zoneQuestion(guess)).toBe(question);
});

test.each([
  ['+14155550143', 'America/Los_Angeles'],
  ['+13125550143', 'America/Chicago'],
  ['+19155550143', 'America/Denver'],
  ['+16025550143', 'America/Phoenix'],
  ['+442071838750', 'Europe/London'],
])('the phone %s tells the clock where the place says nothing, marked as told by it', (e164, zone) => {
  const nowhere = { region: null, country: null, phones: [{ e164 }] };
  expect(guessZone(nowhere)).toMatchObject({ zone, source: 'phone', choices: [zone] });
  expect(guessZone({ ...nowhere, city: 'Boston', region: 'MA', country: 'US' })).toMatchObject({
    zone: 'America/New_York',
    source: 'place',
  });
});

test('a phone decides between the two clocks of a state, and never against the place', () => {
  const tennessee = { region: 'TN', country: 'US' };
  expect(guessZone({ ...tennessee, phones: [{ e164: '+18655550143' }] })).toMatchObject({
    zone: 'America/New_York',
    source: 'phone',
  });
  expect(guessZone({ ...tennessee, phones: [{ e164: '+14155550143' }] })).toMatchObject({
    zone: 'America/Chicago',
    source: 'place',
  });
});

test('neither place nor phone: nothing is guessed', () => {
  expect(
    guessZone({ region: null, country: null, phones: [{ e164: '+18005550143' }, { e164: null }] }),
  ).toBeNull();
});
