// The network grows in rings, one per generation, around the cold contacts; each chain keeps to its own sector.
import type { ChainFold, ChainNode } from '../referrals/chain.ts';

export type RingOptions = {
  /** The least distance between the centres of two dots. */
  spacing?: number;
  innerRadius?: number;
  /** The least distance between two rings. */
  ringGap?: number;
};
export type RingPosition = { x: number; y: number; depth: number };
export type RingLayout = { positions: Map<string, RingPosition>; radii: number[] };

type Sector = { leaves: number; angle: number };
type Span = { start: number; end: number };
type Plan = { fold: ChainFold; order: ChainNode[]; radii: number[]; spacing: number };

/** At least this part of the circle is shared by number of leaves; the rest is what the dots need in order not to touch. */
const sharedPart = 0.3;

/**
 * Centre 0,0; the first root begins at twelve o'clock, then clockwise with y growing downwards. The same fold gives the same picture.
 * Every subtree gets the angle that its fullest ring needs, and of what is left a share by its leaves; rings move outwards until
 * that fits. Linear in the number of people and without recursion.
 */
export function layoutRings(fold: ChainFold, options: RingOptions = {}): RingLayout {
  const { spacing = 22, innerRadius = 80, ringGap = 96 } = options;
  const order = outwards(fold);
  const radii = ringRadii(order, { spacing, innerRadius, ringGap: Math.max(ringGap, spacing) });
  const plan = { fold, order, radii, spacing };
  const sectors = measureSectors(plan);
  const needed = widestNeed(plan, sectors);
  const available = 2 * Math.PI * (1 - sharedPart);
  // A dot's angle shrinks at least as fast as its ring grows, so growing all rings by this much is enough.
  if (needed > available) plan.radii = radii.map((radius) => (radius * needed) / available);
  return {
    positions: placeDots(plan, needed > available ? measureSectors(plan) : sectors),
    radii: plan.radii,
  };
}

/** Parents before children. */
function outwards(fold: ChainFold): ChainNode[] {
  const order = nodesOf(fold, fold.roots);
  for (let index = 0; index < order.length; index += 1) {
    for (const childId of order[index]?.children ?? []) {
      const child = fold.nodes.get(childId);
      if (child) order.push(child);
    }
  }
  return order;
}

function nodesOf(fold: ChainFold, ids: readonly string[]): ChainNode[] {
  return ids.map((id) => fold.nodes.get(id)).filter((node) => node !== undefined);
}

function ringRadii(order: readonly ChainNode[], options: Required<RingOptions>): number[] {
  const counts: number[] = [];
  for (const { depth } of order) counts[depth] = (counts[depth] ?? 0) + 1;
  const radii: number[] = [];
  for (const count of counts) {
    const inside = radii.at(-1);
    const least = inside === undefined ? options.innerRadius : inside + options.ringGap;
    radii.push(Math.max(least, (count * options.spacing) / (2 * Math.PI * (1 - sharedPart))));
  }
  return radii;
}

function dotAngle(depth: number, { radii, spacing }: Plan): number {
  return 2 * Math.asin(Math.min(1, spacing / (2 * (radii[depth] ?? spacing))));
}

function measureSectors(plan: Plan): Map<string, Sector> {
  const sectors = new Map<string, Sector>();
  for (let index = plan.order.length - 1; index >= 0; index -= 1) {
    const node = plan.order[index];
    if (!node) continue;
    let leaves = 0;
    let angle = 0;
    for (const id of node.children) {
      const child = sectors.get(id);
      leaves += child?.leaves ?? 0;
      angle += child?.angle ?? 0;
    }
    sectors.set(node.id, { leaves: Math.max(1, leaves), angle: Math.max(angle, dotAngle(node.depth, plan)) });
  }
  return sectors;
}

function widestNeed({ fold }: Plan, sectors: Map<string, Sector>): number {
  return fold.roots.reduce((sum, id) => sum + (sectors.get(id)?.angle ?? 0), 0);
}

function placeDots(plan: Plan, sectors: Map<string, Sector>): Map<string, RingPosition> {
  const spans = new Map<string, Span>();
  const positions = new Map<string, RingPosition>();
  share({ ids: plan.fold.roots, start: -Math.PI / 2, end: 1.5 * Math.PI }, sectors, spans);
  for (const { id, depth, children } of plan.order) {
    const span = spans.get(id);
    if (!span) continue;
    share({ ids: children, ...span }, sectors, spans);
    // Children fill their parent's sector, so in the middle of it a parent stands amid them.
    const angle = (span.start + span.end) / 2;
    const radius = plan.radii[depth] ?? 0;
    positions.set(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle), depth });
  }
  return positions;
}

/** Gives each of these siblings the angle it needs and its share, by leaves, of what is left between start and end. */
function share(
  among: Span & { ids: readonly string[] },
  sectors: Map<string, Sector>,
  spans: Map<string, Span>,
): void {
  let leaves = 0;
  let spare = among.end - among.start;
  for (const id of among.ids) {
    const sector = sectors.get(id);
    leaves += sector?.leaves ?? 0;
    spare -= sector?.angle ?? 0;
  }
  let start = among.start;
  for (const id of among.ids) {
    const sector = sectors.get(id);
    if (!sector) continue;
    const end = start + sector.angle + (Math.max(0, spare) * sector.leaves) / leaves;
    spans.set(id, { start, end });
    start = end;
  }
}
