// The network with its history as the replay needs it: instants instead of texts, and the days on which it changed.
import type { Network, NetworkEdge, NetworkNode } from '@threefold/contracts/network';
import type { Stage } from '@threefold/domain/contacts/stage';
import { networkAsOf, type ReplayNode, replayStops } from '@threefold/domain/network/replay';
import { Temporal } from 'temporal-polyfill';

export type GrownPerson = ReplayNode & { node: NetworkNode };
export type GrownEdge = { from: string; to: string; at: Temporal.Instant; edge: NetworkEdge };
export type Growth = { nodes: GrownPerson[]; edges: GrownEdge[] };

/** Who is in the picture at an instant, each with the stage of that instant. */
export type Moment = { stages: ReadonlyMap<string, Stage>; edges: readonly GrownEdge[] };

export const growthOf = ({ nodes, edges }: Network): Growth => ({
  nodes: nodes.map((node) => ({
    id: node.id,
    firstAt: Temporal.Instant.from(node.firstAt),
    history: (node.history ?? []).map(({ at, stage }) => ({ at: Temporal.Instant.from(at), stage })),
    node,
  })),
  edges: edges.map((edge) => ({
    from: edge.from,
    to: edge.to,
    at: Temporal.Instant.from(edge.at),
    edge,
  })),
});

const dayOf = (instant: Temporal.Instant, timeZone: string): string =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The civil days (`YYYY-MM-DD`) on which something changed, in order, each once. */
export const changingDays = (growth: Growth, timeZone: string): string[] => [
  ...new Set(replayStops(growth).map((stop) => dayOf(stop, timeZone))),
];

/** The last millisecond of a civil day. */
export const endOfDay = (day: string, timeZone: string): Temporal.Instant =>
  Temporal.PlainDate.from(day)
    .add({ days: 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
    .subtract({ milliseconds: 1 });

/** Without a day it is the present: stages as they stand, not as the history ends. */
export const momentOf = (growth: Growth, day: string | null, timeZone: string): Moment => {
  if (day === null) {
    return {
      stages: new Map(growth.nodes.map(({ id, node }) => [id, node.stage])),
      edges: growth.edges,
    };
  }
  const { nodes, edges } = networkAsOf(growth, endOfDay(day, timeZone));
  return { stages: new Map(nodes.map(({ id, stage }) => [id, stage])), edges };
};
