// The picture as data: who stands where, by what name, and what of it is shown at one moment. WebGL, SVG and the list
// all read from here, so that they cannot disagree.
import type { Network, NetworkEdge, NetworkNode } from '@threefold/contracts/network';
import type { Stage } from '@threefold/domain/contacts/stage';
import { labelPriority } from '@threefold/domain/network/labels';
import { networkAsOf, type ReplayNode, replayStops } from '@threefold/domain/network/replay';
import { Temporal } from 'temporal-polyfill';
import type { Arrangement, Place } from './arrange.ts';

export type PicturePerson = Place & {
  name: string;
  /** What stands beside the dot: the family name where it tells apart. */
  shortName: string;
  organization: string | null;
  firstAt: string;
};
type PictureEdge = { id: string; from: string; to: string; isFirst: boolean };
export type Picture = {
  people: ReadonlyMap<string, PicturePerson>;
  edges: readonly PictureEdge[];
  roots: readonly string[];
  radii: readonly number[];
  outerRadii: readonly number[];
  reach: number;
};
export type ShownPerson = { stage: Stage; radius: number; priority: number; named: number; namedMet: number };
export type Shown = { people: ReadonlyMap<string, ShownPerson>; edges: ReadonlySet<string> };

const isMet = (stage: Stage | undefined): boolean => stage === 'met' || stage === 'thanked';
const edgeId = ({ from, to }: { from: string; to: string }): string => `${from}>${to}`;

/** "van der Berg" of "Jan van der Berg"; initials and addresses stay whole. */
const withoutFirstName = (name: string): string => {
  const [first = '', ...rest] = name.split(' ');
  return rest.length === 0 || first.endsWith('.') ? name : rest.join(' ');
};

const shortNames = (names: readonly string[]): ((name: string) => string) => {
  const counts = new Map<string, number>();
  for (const name of names) {
    const short = withoutFirstName(name);
    counts.set(short, (counts.get(short) ?? 0) + 1);
  }
  return (name) => {
    const short = withoutFirstName(name);
    return (counts.get(short) ?? 0) > 1 ? name : short;
  };
};

export const pictureOf = (growth: Growth, arrangement: Arrangement): Picture => {
  const nodes = new Map(growth.nodes.map(({ id, node }) => [id, node]));
  const short = shortNames(growth.nodes.map(({ node }) => node.label));
  const people = new Map<string, PicturePerson>();
  for (const place of arrangement.places) {
    const node = nodes.get(place.id);
    if (!node) continue;
    people.set(place.id, {
      ...place,
      name: node.label,
      shortName: short(node.label),
      organization: node.organization,
      firstAt: node.firstAt,
    });
  }
  const edges = new Map<string, PictureEdge>();
  for (const { from, to } of growth.edges) {
    if (from === to || !people.has(from) || !people.has(to)) continue;
    const id = edgeId({ from, to });
    edges.set(id, { id, from, to, isFirst: people.get(to)?.parentId === from });
  }
  return {
    people,
    edges: [...edges.values()],
    roots: arrangement.places.flatMap(({ id, parentId }) => (parentId === null ? [id] : [])),
    radii: arrangement.radii,
    outerRadii: arrangement.outerRadii,
    reach: arrangement.reach,
  };
};

/** In the units of the layout, in which two dots stand 26 apart at least. */
const radiusOf = (stage: Stage, { named, namedMet }: { named: number; namedMet: number }): number =>
  5.4 + (isMet(stage) ? 2.4 : 0) + Math.min(4.4, 0.7 * named + 0.7 * namedMet);

/** A moment of the picture: size by what came of each person until then. */
export const shownAt = ({ stages, edges }: Moment): Shown => {
  const named = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    if (from === to) continue;
    const of = named.get(from);
    if (of) of.add(to);
    else named.set(from, new Set([to]));
  }
  const people = new Map<string, ShownPerson>();
  for (const [id, stage] of stages) {
    const of = named.get(id);
    const namedMet = of ? [...of].filter((other) => isMet(stages.get(other))).length : 0;
    const count = { named: of?.size ?? 0, namedMet };
    people.set(id, {
      stage,
      ...count,
      radius: radiusOf(stage, count),
      priority: labelPriority({ referralsMet: namedMet, referrals: count.named, met: isMet(stage) }),
    });
  }
  return { people, edges: new Set(edges.map(edgeId)) };
};

/** The person first, the cold root last. */
export const pathOf = ({ people }: Picture, id: string): string[] => {
  const path: string[] = [];
  for (let person = people.get(id); person; person = people.get(person.parentId ?? '')) path.push(person.id);
  return path;
};

/** Everybody below one person, the person included. */
export const branchOf = ({ people }: Picture, id: string): string[] => {
  const branch = people.has(id) ? [id] : [];
  for (let index = 0; index < branch.length; index += 1) {
    branch.push(...(people.get(branch[index] ?? '')?.children ?? []));
  }
  return branch;
};

// The network with its history as the replay needs it: instants instead of texts, and the days on which it changed.

type GrownPerson = ReplayNode & { node: NetworkNode };
type GrownEdge = { from: string; to: string; at: Temporal.Instant; edge: NetworkEdge };
export type Growth = { nodes: GrownPerson[]; edges: GrownEdge[] };

/** Who is in the picture at an instant, each with the stage of that instant. */
type Moment = { stages: ReadonlyMap<string, Stage>; edges: readonly GrownEdge[] };

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

// The arrow keys in the picture: inwards to whoever named this person, outwards to whom they named, and around the ring.

const angleOf = ({ x, y }: PicturePerson): number =>
  // From twelve o'clock, clockwise.
  (Math.atan2(y, x) + 2.5 * Math.PI) % (2 * Math.PI);

const onRing = (picture: Picture, shown: Shown, depth: number): PicturePerson[] =>
  [...picture.people.values()]
    .filter((person) => person.depth === depth && shown.people.has(person.id))
    .sort((a, b) => angleOf(a) - angleOf(b));

type Walk = { picture: Picture; shown: Shown; from: string | null };

/** Where a key leads; undefined for other keys, and where there is nobody. */
export const walkTo = (key: string, { picture, shown, from }: Walk): string | undefined => {
  const here = from === null || !shown.people.has(from) ? undefined : picture.people.get(from);
  if (key === 'Home' || (!here && key.startsWith('Arrow'))) return onRing(picture, shown, 0)[0]?.id;
  if (!here) return undefined;
  if (key === 'ArrowUp') return here.parentId ?? undefined;
  if (key === 'ArrowDown') return here.children.find((id) => shown.people.has(id));
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return undefined;
  const ring = onRing(picture, shown, here.depth);
  const by = key === 'ArrowRight' ? 1 : -1;
  return ring[(ring.indexOf(here) + by + ring.length) % ring.length]?.id;
};
