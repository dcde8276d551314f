/**
 * A day with a time in a letter is a promise, however it was typed; it is read in the reader's zone as of the sending time.
 * Source: the promise method, in which the text and the calendar can never disagree.
 */
import type { Temporal } from 'temporal-polyfill';

/** `start` and `end` are places in the text, the end excluded. */
export type FoundPromise = {
  start: number;
  end: number;
  /** What the words mean on the reader's clock; null for a day that does not exist, such as 31 November. */
  at: Temporal.PlainDateTime | null;
  /** The words name a weekday that the date does not fall on. */
  weekdayMismatch: boolean;
  /** The words name a weekday and no date ("next Tuesday"), so that only weekday and time can be compared. */
  onlyWeekday: boolean;
};

export type ReadingContext = { reference: Temporal.Instant; timeZone: string };
