import {
  type CalendarEntry,
  calendarEnd,
  calendarEvent,
  calendarStart,
} from '@threefold/domain/exports/calendar';
import { letterInWords, modeInWords } from '@threefold/domain/history/event-words';
import { Temporal } from 'temporal-polyfill';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { type CalendarRow, fetchCalendar } from './exports-queries.ts';

export async function* writeCalendar(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<string> {
  yield calendarStart;
  for await (const rows of fetchCalendar(db, workspaceId))
    yield rows.map((row) => calendarEvent(entryOf(row))).join('');
  yield calendarEnd;
}

function entryOf(row: CalendarRow): CalendarEntry {
  const { id, minutes, timeZone, place, note, status } = row;
  return {
    id,
    summary: summaryOf(row),
    startsAt: Temporal.Instant.from(row.startsAt),
    minutes,
    timeZone,
    place,
    note,
    status: status === 'cancelled' || status === 'no-show' ? 'CANCELLED' : 'CONFIRMED',
    updatedAt: Temporal.Instant.from(row.updatedAt),
  };
}

function summaryOf({ source, names, promised, kind }: CalendarRow): string {
  if (source === 'call') return promised ? `Call ${names}, as promised` : `Call ${names}`;
  if (source === 'meeting') return `Meet ${names} ${modeInWords(kind)}`;
  return `Write to ${names}: ${letterInWords(kind)}`;
}
