import type { Temporal } from 'temporal-polyfill';
import type { Stage } from '../contacts/stage.ts';
import type { ChainEdge } from '../referrals/chain.ts';
export type StageChange = { at: Temporal.Instant; stage: Stage };
export type ReplayNode = { id: string; firstAt: Temporal.Instant; history: readonly StageChange[] };
export declare function networkAsOf<N extends ReplayNode, E extends ChainEdge>(
  network: { nodes: readonly N[]; edges: readonly E[] },
  until: Temporal.Instant,
): { nodes: (N & { stage: Stage })[]; edges: E[] };
/** Every instant at which the picture changes, in order, each once: the stops of the slider. */
export declare function replayStops(network: {
  nodes: readonly ReplayNode[];
  edges: readonly ChainEdge[];
}): Temporal.Instant[];
