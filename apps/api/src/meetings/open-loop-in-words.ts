import { promiseInWords } from '@threefold/domain/time/wording';
import { letterName } from '@threefold/domain/vocabulary/letter-kinds';
import { Temporal } from 'temporal-polyfill';
import type { Scope } from '../platform/scope.ts';
import type { OpenLoop } from './prep-queries.ts';

/** What still waits with one whom one meets, in one sentence. */
export function openLoopInWords(loop: OpenLoop, { now }: Scope): string {
  switch (loop.kind) {
    case 'owed':
      return loop.why;
    case 'draft':
      return `A draft is waiting: ${letterName({ kind: loop.letterKind, meetingId: loop.meetingId }).toLowerCase()}.`;
    case 'call':
      return `A call is due on ${promiseInWords(Temporal.Instant.from(loop.dueAt), loop.timeZone, now)} their time.`;
    case 'named-them':
      return `${loop.why} named them to you, and has not heard what came of it.`;
    case 'they-named':
      return `They named ${loop.why} to you, and have not heard what came of it.`;
  }
}
