// Who led to whom is folded into a forest: everybody hangs below the one who named them first, back to a cold contact.
// Source: the chain of referrals of the promise method. A person may be named by several and chains may run in circles.
import type { Temporal } from 'temporal-polyfill';

/** Only the order of moments counts here. An instant is one; a plain object spares ten thousand of them. */
export type Moment = Pick<Temporal.Instant, 'epochMilliseconds'>;
export type ChainPerson = { id: string; firstAt: Moment };
export type ChainEdge = { from: string; to: string; at: Moment };

export type ChainNode = {
  id: string;
  /** 0 for a cold contact. */
  depth: number;
  rootId: string;
  parentId: string | null;
  /** In the order in which they were named. */
  children: string[];
};

export type ChainFold = {
  nodes: Map<string, ChainNode>;
  /** In the order in which they became known. */
  roots: string[];
  /** Counted in referrals: 0 while nobody was referred. */
  longestChain: number;
};

type Links = { firstAt: Map<string, number>; parentEdges: Map<string, ParentEdge> };
type ParentEdge = { from: string; at: number };

/**
 * Takes time linear in people and referrals, but for the sorting of siblings; calls nothing recursively, so a chain may be
 * as deep as it likes. Referrals to oneself and referrals that name somebody unknown are passed over. A circle is opened at
 * the referral that closed it, the latest one: whoever it names was in the network before. The order of the input changes nothing.
 */
export function foldChains(network: {
  people: readonly ChainPerson[];
  edges: readonly ChainEdge[];
}): ChainFold {
  const firstAt = new Map(network.people.map(({ id, firstAt }) => [id, firstAt.epochMilliseconds]));
  const links = { firstAt, parentEdges: earliestReferrals(network.edges, firstAt) };
  openCircles(links);
  return hangChildren(links);
}

/** The person first, the cold root last; empty when the person is not in the fold. */
export function pathToRoot(fold: ChainFold, id: string): string[] {
  const path: string[] = [];
  let node = fold.nodes.get(id);
  while (node) {
    path.push(node.id);
    node = node.parentId === null ? undefined : fold.nodes.get(node.parentId);
  }
  return path;
}

function earliestReferrals(edges: readonly ChainEdge[], known: Map<string, number>): Map<string, ParentEdge> {
  const earliest = new Map<string, ParentEdge>();
  for (const { from, to, at } of edges) {
    if (from === to || !known.has(from) || !known.has(to)) continue;
    const candidate = { from, at: at.epochMilliseconds };
    const best = earliest.get(to);
    if (!best || isEarlier(candidate, best)) earliest.set(to, candidate);
  }
  return earliest;
}

function isEarlier(a: ParentEdge, b: ParentEdge): boolean {
  return a.at < b.at || (a.at === b.at && a.from < b.from);
}

/** Everybody has one parent at most, so each walk upwards ends at a root, at ground walked before, or in a circle met for the first time. */
function openCircles({ firstAt, parentEdges }: Links): void {
  const walkOf = new Map<string, string>();
  for (const start of firstAt.keys()) {
    let id: string | undefined = start;
    while (id !== undefined && !walkOf.has(id)) {
      walkOf.set(id, start);
      id = parentEdges.get(id)?.from;
    }
    if (id !== undefined && walkOf.get(id) === start) openCircle(id, { firstAt, parentEdges });
  }
}

function openCircle(start: string, { firstAt, parentEdges }: Links): void {
  let opening = start;
  let id = parentEdges.get(start)?.from;
  while (id !== undefined && id !== start) {
    if (isBetterRoot(id, opening, { firstAt, parentEdges })) opening = id;
    id = parentEdges.get(id)?.from;
  }
  parentEdges.delete(opening);
}

function isBetterRoot(a: string, b: string, { firstAt, parentEdges }: Links): boolean {
  const byReferral = (parentEdges.get(a)?.at ?? 0) - (parentEdges.get(b)?.at ?? 0);
  if (byReferral !== 0) return byReferral > 0;
  const byFirst = (firstAt.get(a) ?? 0) - (firstAt.get(b) ?? 0);
  return byFirst !== 0 ? byFirst < 0 : a < b;
}

function hangChildren({ firstAt, parentEdges }: Links): ChainFold {
  const nodes = new Map<string, ChainNode>();
  for (const id of firstAt.keys()) {
    nodes.set(id, { id, depth: 0, rootId: id, parentId: parentEdges.get(id)?.from ?? null, children: [] });
  }
  const roots: string[] = [];
  for (const node of nodes.values()) {
    if (node.parentId === null) roots.push(node.id);
    else nodes.get(node.parentId)?.children.push(node.id);
  }
  sortByTime(roots, (id) => firstAt.get(id) ?? 0);
  const longestChain = setDepths(nodes, roots);
  for (const { children } of nodes.values()) sortByTime(children, (id) => parentEdges.get(id)?.at ?? 0);
  return { nodes, roots, longestChain };
}

function setDepths(nodes: Map<string, ChainNode>, roots: readonly string[]): number {
  const waiting = [...roots];
  let longest = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = nodes.get(next);
    if (!node) continue;
    longest = Math.max(longest, node.depth);
    for (const childId of node.children) {
      const child = nodes.get(childId);
      if (!child) continue;
      child.depth = node.depth + 1;
      child.rootId = node.rootId;
      waiting.push(childId);
    }
  }
  return longest;
}

function sortByTime(ids: string[], timeOf: (id: string) => number): void {
  if (ids.length < 2) return;
  ids.sort((a, b) => timeOf(a) - timeOf(b) || (a < b ? -1 : 1));
}
