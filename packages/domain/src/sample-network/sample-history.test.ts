import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { timeZoneOfPlace } from '../contacts/time-zone-of-place.ts';
import { sampleHistory } from './sample-history.ts';
import { samplePeople } from './sample-people.ts';

const now = Temporal.Instant.from('2026-11-24T17:48:00Z');
const steps = sampleHistory(now, 'America/Chicago');

test('the sample has about sixty people, and everybody but the cold ones was named by somebody', () => {
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

test('nobody is written to before having been named, nobody met before having agreed', () => {
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

test('its promises keep the rules: in the office hours of the reader, on a working day', () => {
  const promised = steps.flatMap((step) => (step.does === 'write' ? [step] : []));
  for (const { person, promiseAt } of promised) {
    const zone = timeZoneOfPlace({ region: person.region, country: 'US' });
    const there = promiseAt.toZonedDateTimeISO(zone ?? '');
    expect(there.hour, person.key).toBeGreaterThanOrEqual(9);
    expect(there.hour, person.key).toBeLessThan(17);
    expect(there.dayOfWeek, person.key).toBeLessThan(6);
  }
});

test('it grows until today: somebody was referred within the last two weeks', () => {
  const last = steps.filter(({ does }) => does === 'name').at(-1);
  expect(last && now.since(last.at).total('hours') / 24).toBeLessThan(14);
});
