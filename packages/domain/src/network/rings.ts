import type { ChainFold } from '../referrals/chain.ts';
export type RingOptions = { spacing?: number; innerRadius?: number; ringGap?: number };
export type RingPosition = { x: number; y: number; depth: number };
export type RingLayout = { positions: Map<string, RingPosition>; radii: number[] };
/** Centre 0,0; the first root at twelve o'clock, then clockwise with y growing downwards. */
export declare function layoutRings(fold: ChainFold, options?: RingOptions): RingLayout;
