import type { Temporal } from 'temporal-polyfill';
import type { ChainEdge, ChainFold } from '../referrals/chain.ts';
export type HeldMeeting = { contactIds: readonly string[]; heldAt: Temporal.Instant };
export type NetworkMetrics = {
  contacts: number;
  met: number;
  referrals: number;
  referralsPerMeeting: number;
  reproduction: number;
  longestChain: number;
  goal: number;
};
export declare function measureNetwork(network: {
  fold: ChainFold;
  referrals: readonly ChainEdge[];
  meetingsHeld: readonly HeldMeeting[];
  goal: number;
}): NetworkMetrics;
