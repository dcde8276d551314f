import type { Temporal } from 'temporal-polyfill';
import { v7 } from 'uuid';

let sequence = 0;

/** A new UUIDv7 of the instant given; ids made in one process in one millisecond keep their order. */
export function newId(now: Temporal.Instant): string {
  sequence = (sequence + 1) % 0x7fffffff;
  return v7({ msecs: now.epochMilliseconds, seq: sequence });
}
