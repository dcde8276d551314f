import type { Temporal } from 'temporal-polyfill';
export const todayKinds = [
  'call',
  'meeting',
  'debrief',
  'thank-you',
  'approve-letter',
  'write-letter',
  'close-loop',
] as const;
export type TodayKind = (typeof todayKinds)[number];
export type TodayItem = { id: string; kind: TodayKind; dueAt: Temporal.Instant | null };
export declare function orderToday<I extends TodayItem>(items: readonly I[], now: Temporal.Instant): I[];
