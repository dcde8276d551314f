import type { Temporal } from 'temporal-polyfill';

/** How much of a workspace the caller may see: the seeker everything, a coach what was shared. */
export type Level = 'owner' | 'full' | 'network' | 'progress';

const order: readonly Level[] = ['progress', 'network', 'full', 'owner'];

export function allows(level: Level, needed: Level): boolean {
  return order.indexOf(level) >= order.indexOf(needed);
}

/** Who does something, where, and when. Every use case gets it after the database. */
export type Scope = {
  workspaceId: string;
  /** Null for the program itself, for instance a job. */
  userId: string | null;
  level: Level;
  /** The instant of the request: one use case sees one time. */
  now: Temporal.Instant;
};
