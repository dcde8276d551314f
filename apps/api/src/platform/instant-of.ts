import { Temporal } from 'temporal-polyfill';

/** An instant as rows and requests hold it, in text; what is not there stays null. */
export function instantOf(text: string): Temporal.Instant;
export function instantOf(text: string | null | undefined): Temporal.Instant | null;
export function instantOf(text: string | null | undefined): Temporal.Instant | null {
  return text ? Temporal.Instant.from(text) : null;
}
