import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type CalendarEntry, calendarEnd, calendarEvent, calendarStart } from './calendar.ts';

const entry: CalendarEntry = {
  id: '0192f0c1-2f6b-7cc1-8d0e-7f5b1a2c3d4e',
  summary: 'Call Ruth Álvarez, MD; as promised',
  startsAt: Temporal.Instant.from('2026-11-24T19:00:00Z'),
  minutes: 15,
  timeZone: 'America/Chicago',
  place: null,
  note: 'First call\nBEGIN:VALARM',
  status: 'CONFIRMED',
  updatedAt: Temporal.Instant.from('2026-11-20T10:00:00.5Z'),
};

function read(entries: readonly CalendarEntry[]) {
  const text = calendarStart + entries.map(calendarEvent).join('') + calendarEnd;
  return new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));
}

describe('a call in the calendar', () => {
  const [event] = read([entry]);

  test('stands at its instant, on whatever clock the calendar shows', () => {
    expect(event?.startDate.toJSDate().toISOString()).toBe('2026-11-24T19:00:00.000Z');
    expect(event?.endDate.toJSDate().toISOString()).toBe('2026-11-24T19:15:00.000Z');
  });

  test('tells the time of the one who is called', () => {
    expect(event?.summary).toBe(entry.summary);
    expect(event?.description).toBe(
      'Tuesday, 24 November, at 1:00 in the afternoon, America/Chicago\nFirst call\nBEGIN:VALARM',
    );
  });
});

test('a meeting that was cancelled says so, and where it would have been', () => {
  const [event] = read([{ ...entry, status: 'CANCELLED', place: '1 Main St, Boston' }]);
  expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(event?.location).toBe('1 Main St, Boston');
});
