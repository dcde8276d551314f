// What waits for the seeker stands first: names that dangle, then words back, then what is under way; what is done is last.
import { owesLoopClosing, type ReferralState } from './referral-state.ts';

/** 0 waits most. */
export function waitingRank({ state, dangling }: { state: ReferralState; dangling: boolean }): 0 | 1 | 2 | 3 {
  if (dangling) return 0;
  if (owesLoopClosing(state)) return 1;
  return state === 'loop-closed' ? 3 : 2;
}
