// Calls, meetings and deadlines as a calendar. Times are told as instants of UTC, which every calendar shows on the clock of
// whoever looks; the clock of the person called or met stands in the description.
import { letterInWords, modeInWords } from '@threefold/domain/history/describe-event';
import { promiseInWords } from '@threefold/domain/time/wording';
import ical, { ICalCalendarMethod, ICalEvent, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { type CalendarRow, fetchCalendar } from './exports-queries.ts';

export function writeCalendar(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<string> {
  return writeEntries(fetchCalendar(db, workspaceId));
}

const end = 'END:VCALENDAR';

/** An entry at a time, so that a calendar of any length needs no more memory than a page of it. */
export async function* writeEntries(pages: AsyncIterable<readonly CalendarRow[]>): AsyncGenerator<string> {
  const calendar = ical({
    prodId: '//Threefold//Export//EN',
    name: 'Threefold',
    scale: 'GREGORIAN',
    method: ICalCalendarMethod.PUBLISH,
  });
  yield calendar.toString().replace(end, '');
  for await (const rows of pages)
    yield rows.map((row) => new ICalEvent(entryOf(row), calendar).toString()).join('');
  yield `${end}\r\n`;
}

function entryOf(row: CalendarRow) {
  const { id, minutes, timeZone, note, status, startsAt, updatedAt } = row;
  const start = Temporal.Instant.from(startsAt);
  const theirs = timeZone === null ? null : `${promiseInWords(start, timeZone, start)}, ${timeZone}`;
  const changedAt = Temporal.Instant.from(updatedAt).toString();
  return {
    id: `${id}@threefold`,
    stamp: changedAt,
    lastModified: changedAt,
    start: start.toString(),
    end: start.add({ minutes }).toString(),
    summary: printable(summaryOf(row)),
    location: row.place === null ? null : printable(row.place),
    description: printable([theirs, note].filter(Boolean).join('\n')) || null,
    status:
      status === 'cancelled' || status === 'no-show' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  };
}

function summaryOf({ source, names, promised, kind }: CalendarRow): string {
  if (source === 'call') return promised ? `Call ${names}, as promised` : `Call ${names}`;
  if (source === 'meeting') return `Meet ${names} ${modeInWords(kind)}`;
  return `Write to ${names}: ${letterInWords(kind)}`;
}

/** Control codes, which no calendar takes. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\r\t]/gu, '');
}
