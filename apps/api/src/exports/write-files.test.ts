import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { CalendarRow } from './exports-queries.ts';
import { writeEntries } from './write-files.ts';

const call: CalendarRow = {
  id: '0192f0c1-2f6b-7cc1-8d0e-7f5b1a2c3d4e',
  source: 'call',
  names: 'Ruth Álvarez, MD; Chief',
  startsAt: '2026-11-24T19:00:00Z',
  minutes: 15,
  timeZone: 'America/Chicago',
  place: null,
  note: 'First call\r\nBEGIN:VALARM',
  promised: true,
  status: 'due',
  kind: 'call',
  updatedAt: '2026-11-20T10:00:00.5Z',
};

/** As another library reads it. */
async function read(...rows: CalendarRow[]): Promise<ICAL.Event[]> {
  async function* pages() {
    yield rows;
  }
  let text = '';
  for await (const piece of writeEntries(pages())) text += piece;
  return new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));
}

describe('a call in the calendar', async () => {
  const [event] = await read(call);

  test('stands at its instant, on whatever clock the calendar shows', () => {
    expect(event?.startDate.toJSDate().toISOString()).toBe('2026-11-24T19:00:00.000Z');
    expect(event?.endDate.toJSDate().toISOString()).toBe('2026-11-24T19:15:00.000Z');
  });

  test('tells whom to call, and the time of the one who is called', () => {
    expect(event?.summary).toBe('Call Ruth Álvarez, MD; Chief, as promised');
    expect(event?.description).toBe('Tuesday, November 24 at 1:00 PM CT\nFirst call\nBEGIN:VALARM');
  });

  test('is the same entry when it is exported again', () => {
    expect(event?.uid).toBe(`${call.id}@threefold`);
  });
});

test('a meeting that was cancelled says so, and where it would have been', async () => {
  const [event] = await read({
    ...call,
    source: 'meeting',
    kind: 'in-person',
    status: 'cancelled',
    place: '1 Main St, Boston\u0007',
  });
  expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(event?.location).toBe('1 Main St, Boston');
});

test('a calendar without an entry is a calendar', async () => {
  expect(await read()).toEqual([]);
});
