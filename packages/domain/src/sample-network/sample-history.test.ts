import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { timeZoneOfPlace } from '../contacts/time-zone-of-place.ts';
import { findingKinds } from '../findings/merge-findings.ts';
import { sampleHistory } from './sample-history.ts';
import { sampleOrganizations, samplePeople } from './sample-people.ts';

const now = Temporal.Instant.from('2026-11-24T17:48:00Z');
const holidays = new Map([
  ['2026-07-03', 'Independence Day'],
  ['2026-09-07', 'Labor Day'],
]);
const steps = sampleHistory(now, 'America/Chicago', holidays);

test('the sample has about sixty people, and all but the cold ones were referred', () => {
  const keys = new Set(samplePeople.map((person) => person.key));
  expect(samplePeople.length).toBeGreaterThanOrEqual(58);
  expect(keys.size).toBe(samplePeople.length);
  expect(samplePeople.filter((person) => person.namedBy === null)).toHaveLength(7);
  expect(samplePeople.every((person) => person.namedBy === null || keys.has(person.namedBy))).toBe(true);
});

test('nothing of it lies ahead, and it goes back five months', () => {
  expect(steps.every((step) => Temporal.Instant.compare(step.at, now) < 0)).toBe(true);
  const first = steps[0];
  expect(first && now.since(first.at).total('hours') / 24).toBeGreaterThan(150);
});

test('no one is written to before being referred, or met before agreeing to it', () => {
  const before = (index: number) => steps.slice(0, index);
  const unnamed = steps.filter(
    (step, index) =>
      step.does === 'write' &&
      step.person.namedBy !== null &&
      !before(index).some((one) => one.does === 'name' && one.named.key === step.person.key),
  );
  const surprised = steps.filter(
    (step, index) =>
      step.does === 'hold' &&
      !before(index).some((one) => one.does === 'agree' && one.person.key === step.person.key),
  );
  expect([unnamed, surprised]).toEqual([[], []]);
});

test('on any day some of it stands open: letters out, meetings ahead', () => {
  const done = (what: string) => steps.filter((step) => step.does === what).length;
  expect(done('write')).toBeGreaterThan(done('agree'));
  expect(done('agree')).toBeGreaterThan(done('hold'));
  expect(done('hold')).toBeGreaterThan(25);
});

test('its promised calls and its meetings are in the office hours of the reader, on a working day', () => {
  const agreed = steps.flatMap((step) => {
    if (step.does === 'write') return [{ person: step.person, from: step.promiseAt }];
    return step.does === 'agree' ? [{ person: step.person, from: step.meetingAt }] : [];
  });
  for (const { person, from } of agreed) {
    const there = from.toZonedDateTimeISO(timeZoneOfPlace({ region: person.region, country: 'US' }) ?? '');
    expect(there.hour, person.key).toBeGreaterThanOrEqual(9);
    expect(there.add({ minutes: 30 }).hour, person.key).toBeLessThan(17);
    expect(there.dayOfWeek, person.key).toBeLessThan(6);
    expect(holidays.has(there.toPlainDate().toString()), person.key).toBe(false);
  }
});

test('every organization has an industry, and what was heard is of every kind', () => {
  const known = new Set(sampleOrganizations.map(({ organization }) => organization));
  expect(samplePeople.filter(({ organization }) => !known.has(organization))).toEqual([]);
  const heard = steps.flatMap((step) => (step.does === 'hold' ? step.findings : []));
  expect(new Set(heard.map(({ kind }) => kind))).toEqual(new Set(findingKinds));
});

test('it grows until today: a referral was made within the last two weeks', () => {
  const last = steps.filter(({ does }) => does === 'name').at(-1);
  expect(last && now.since(last.at).total('hours') / 24).toBeLessThan(14);
});
