import type { TodayKind } from './order.ts';
export type TodayCounts = Partial<Record<TodayKind, number>>;
export declare function headlineForToday(counts: TodayCounts): string;
/** "three", "twelve", "13". */
export declare function numberInWords(count: number): string;
