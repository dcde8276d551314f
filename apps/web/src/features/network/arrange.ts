// Where everybody stands, once for the whole network: the chains in rings around the cold letters, and outside of them
// whoever nobody named and nobody wrote to yet. Plain numbers in and out, so that a worker can do it.
import { layoutRings } from '@threefold/domain/network/rings';
import { foldChains } from '@threefold/domain/referrals/chain';
import { Temporal } from 'temporal-polyfill';

export type ToArrange = {
  /** Times in milliseconds since 1970. */
  people: readonly { id: string; at: number; waits: boolean }[];
  edges: readonly { from: string; to: string; at: number }[];
};
export type Place = {
  id: string;
  x: number;
  /** Grows downwards. */
  y: number;
  depth: number;
  rootId: string;
  parentId: string | null;
  children: string[];
};
export type Arrangement = {
  places: Place[];
  radii: number[];
  /** The circles of those who wait outside. */
  outerRadii: number[];
  /** From the centre to the outermost dot. */
  reach: number;
};

const spacing = 26;
const innerRadius = 92;
const waitingSpacing = 20;
const waitingGap = 26;

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

export const arrange = ({ people, edges }: ToArrange): Arrangement => {
  const timed = people.map(({ id, at, waits }) => ({ id, firstAt: instant(at), waits }));
  const fold = foldChains({
    people: timed.filter(({ waits }) => !waits),
    edges: edges.map(({ from, to, at }) => ({ from, to, at: instant(at) })),
  });
  const { positions, radii } = layoutRings(fold, { spacing, innerRadius });
  const places = [...fold.nodes.values()].flatMap((node) => {
    const position = positions.get(node.id);
    return position ? [{ ...node, x: position.x, y: position.y }] : [];
  });
  const last = radii.at(-1) ?? innerRadius / 2;
  const outside = placeOutside(
    timed.filter(({ waits }) => waits).map(({ id }) => id),
    last + 1.6 * spacing,
  );
  return {
    places: [...places, ...outside.places],
    radii,
    outerRadii: outside.radii,
    reach: (outside.radii.at(-1) ?? radii.at(-1) ?? innerRadius) + 12,
  };
};

const placeOutside = (ids: readonly string[], from: number): { places: Place[]; radii: number[] } => {
  const places: Place[] = [];
  const radii: number[] = [];
  for (let start = 0, radius = from; start < ids.length; radius += waitingGap) {
    const room = Math.floor((2 * Math.PI * radius) / waitingSpacing);
    const here = ids.slice(start, start + room);
    here.forEach((id, index) => {
      const angle = (index / here.length - 0.25) * 2 * Math.PI;
      const x = radius * Math.cos(angle);
      const y = radius * Math.sin(angle);
      places.push({ id, x, y, depth: 0, rootId: id, parentId: null, children: [] });
    });
    radii.push(radius);
    start += room;
  }
  return { places, radii };
};
