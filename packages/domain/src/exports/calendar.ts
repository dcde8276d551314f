// Calls, meetings and deadlines as a calendar. Times are told as instants of UTC, which every calendar shows on the clock of
// whoever looks; the clock of the person called or met stands in the description.
// Source: RFC 5545.
import type { Temporal } from 'temporal-polyfill';
import { promiseInWords } from '../time/wording.ts';
import { contentLine, escapeText, utcStamp } from './content-line.ts';

export type CalendarEntry = {
  id: string;
  summary: string;
  startsAt: Temporal.Instant;
  minutes: number;
  /** Of the person called or met; null for a deadline of one's own. */
  timeZone: string | null;
  place: string | null;
  note: string | null;
  status: 'CONFIRMED' | 'CANCELLED';
  updatedAt: Temporal.Instant;
};

export const calendarStart =
  contentLine('BEGIN', 'VCALENDAR') +
  contentLine('VERSION', '2.0') +
  contentLine('PRODID', '-//Threefold//Export//EN') +
  contentLine('CALSCALE', 'GREGORIAN') +
  contentLine('METHOD', 'PUBLISH') +
  contentLine('X-WR-CALNAME', 'Threefold');
export const calendarEnd = contentLine('END', 'VCALENDAR');

export function calendarEvent(entry: CalendarEntry): string {
  const { startsAt, minutes, timeZone, updatedAt } = entry;
  const theirs = timeZone === null ? null : `${promiseInWords(startsAt, timeZone, startsAt)}, ${timeZone}`;
  const description = [theirs, entry.note].filter(Boolean).join('\n');
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', `${entry.id}@threefold`),
    contentLine('DTSTAMP', utcStamp(updatedAt)),
    contentLine('LAST-MODIFIED', utcStamp(updatedAt)),
    contentLine('DTSTART', utcStamp(startsAt)),
    contentLine('DTEND', utcStamp(startsAt.add({ minutes }))),
    contentLine('SUMMARY', escapeText(entry.summary)),
    ...(entry.place === null ? [] : [contentLine('LOCATION', escapeText(entry.place))]),
    ...(description === '' ? [] : [contentLine('DESCRIPTION', escapeText(description))]),
    contentLine('STATUS', entry.status),
    contentLine('END', 'VEVENT'),
  ].join('');
}
