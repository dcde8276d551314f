import type { FaultRound } from './fault-round.ts';
import { brokenLine } from './rounds/broken-line.ts';
import { clockJumps } from './rounds/clock-jumps.ts';
import { databaseAway } from './rounds/database-away.ts';
import { everythingTwice } from './rounds/everything-twice.ts';
import { manyConnections } from './rounds/many-connections.ts';
import { serverKilled } from './rounds/server-killed.ts';
import { toldToEnd } from './rounds/told-to-end.ts';
import { twoServers } from './rounds/two-servers.ts';

/** Every kind of fault that is tried, by name. */
export const faultRounds: readonly FaultRound[] = [
  serverKilled,
  databaseAway,
  toldToEnd,
  everythingTwice,
  clockJumps,
  manyConnections,
  twoServers,
  brokenLine,
];
