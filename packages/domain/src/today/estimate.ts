import type { TodayKind } from './order.ts';
export declare const minutesPerKind: Record<TodayKind, number>;
export declare function estimateMinutes(items: readonly { kind: TodayKind }[]): number;
export declare function estimateSentence(minutes: number, minutesPerDay: number): string;
