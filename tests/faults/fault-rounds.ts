import type { FaultRound } from './fault-round.ts';
import { databaseAway } from './rounds/database-away.ts';
import { serverKilled } from './rounds/server-killed.ts';
import { toldToEnd } from './rounds/told-to-end.ts';

/** Every kind of fault that is tried, by name. */
export const faultRounds: readonly FaultRound[] = [serverKilled, databaseAway, toldToEnd];
