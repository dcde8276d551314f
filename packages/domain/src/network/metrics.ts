// The one measure: does each turn of the loop feed the next? At a reproduction of 1 or more the network feeds itself.
// Source: the goal of three referrals per meeting of the promise method.
import type { ChainEdge, ChainFold, Moment } from '../referrals/chain.ts';

export type HeldMeeting = { contactIds: readonly string[]; heldAt: Moment };

export type NetworkMetrics = {
  contacts: number;
  /** People with whom a meeting was held. */
  met: number;
  referrals: number;
  referralsPerMeeting: number;
  /** Referred people who were then met, per held meeting. 0 while no meeting was held. */
  reproduction: number;
  /** In referrals: 0 while nobody was referred. */
  longestChain: number;
  goal: number;
};

/**
 * A person named by several counts once in the reproduction: two referrals that led to one meeting fed the network by one.
 * A meeting held before the referral was said does not come of it. Linear in people, referrals and meetings.
 */
export function measureNetwork(network: {
  fold: ChainFold;
  referrals: readonly ChainEdge[];
  meetingsHeld: readonly HeldMeeting[];
  goal: number;
}): NetworkMetrics {
  const { fold, referrals, meetingsHeld, goal } = network;
  const lastMet = lastMeetings(network);
  const referredAndMet = new Set<string>();
  for (const { from, to, at } of referrals) {
    const metAt = lastMet.get(to);
    if (from !== to && metAt !== undefined && metAt >= at.epochMilliseconds) referredAndMet.add(to);
  }
  const perMeeting = (count: number) => (meetingsHeld.length === 0 ? 0 : count / meetingsHeld.length);
  return {
    contacts: fold.nodes.size,
    met: lastMet.size,
    referrals: referrals.length,
    referralsPerMeeting: perMeeting(referrals.length),
    reproduction: perMeeting(referredAndMet.size),
    longestChain: fold.longestChain,
    goal,
  };
}

function lastMeetings({
  fold,
  meetingsHeld,
}: {
  fold: ChainFold;
  meetingsHeld: readonly HeldMeeting[];
}): Map<string, number> {
  const last = new Map<string, number>();
  for (const { contactIds, heldAt } of meetingsHeld) {
    const at = heldAt.epochMilliseconds;
    for (const id of contactIds) {
      if (fold.nodes.has(id)) last.set(id, Math.max(at, last.get(id) ?? at));
    }
  }
  return last;
}
