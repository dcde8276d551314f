// The network as it was at an instant: who was known by then, at which stage, and who had named whom.
import type { Temporal } from 'temporal-polyfill';
import type { Stage } from '../contacts/stage.ts';
import type { ChainEdge } from '../referrals/chain.ts';

export type StageChange = { at: Temporal.Instant; stage: Stage };
export type ReplayEdge = ChainEdge & { at: Temporal.Instant };
export type ReplayNode = { id: string; firstAt: Temporal.Instant; history: readonly StageChange[] };

/** Whoever became known later is left out, with their referrals. The history may come in any order; before it begins a person is identified. */
export function networkAsOf<N extends ReplayNode, E extends ChainEdge>(
  network: { nodes: readonly N[]; edges: readonly E[] },
  until: Temporal.Instant,
): { nodes: (N & { stage: Stage })[]; edges: E[] } {
  const limit = until.epochMilliseconds;
  const nodes = network.nodes
    .filter((node) => node.firstAt.epochMilliseconds <= limit)
    .map((node) => ({ ...node, stage: stageAt(node.history, limit) }));
  const known = new Set(nodes.map((node) => node.id));
  const edges = network.edges.filter(
    ({ from, to, at }) => at.epochMilliseconds <= limit && known.has(from) && known.has(to),
  );
  return { nodes, edges };
}

/** Every instant at which the picture changes, in order, each once: the stops of the slider. */
export function replayStops(network: {
  nodes: readonly ReplayNode[];
  edges: readonly ReplayEdge[];
}): Temporal.Instant[] {
  const stops = new Map<number, Temporal.Instant>();
  const add = (at: Temporal.Instant) => stops.set(at.epochMilliseconds, at);
  for (const { firstAt, history } of network.nodes) {
    add(firstAt);
    for (const change of history) {
      if (change.at.epochMilliseconds >= firstAt.epochMilliseconds) add(change.at);
    }
  }
  for (const { at } of network.edges) add(at);
  return [...stops].sort(([a], [b]) => a - b).map(([, at]) => at);
}

/** Of two changes at the same instant the later one in the list holds. */
function stageAt(history: readonly StageChange[], limit: number): Stage {
  let stage: Stage = 'identified';
  let since = Number.NEGATIVE_INFINITY;
  for (const change of history) {
    const at = change.at.epochMilliseconds;
    if (at > limit || at < since) continue;
    stage = change.stage;
    since = at;
  }
  return stage;
}
