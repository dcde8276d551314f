// A new person grows out of the one who named them: for a moment the dot is on its way from there, and still small.
import type Graph from 'graphology';
import type { Picture, Shown } from '../picture.ts';

const durationMs = 420;

/** Quick at first, then slower. */
const eased = (share: number): number => 1 - (1 - share) ** 3;

type Part = { nodes: string[]; edges: string[] };

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state that its handlers close over.
export const createGrowing = (picture: Picture, graph: Graph, refresh: (part: Part) => void) => {
  const since = new Map<string, number>();
  const full = new Map<string, number>();
  let frame: number | undefined;

  const step = (now: number): void => {
    frame = undefined;
    const nodes: string[] = [];
    const edges: string[] = [];
    for (const [id, start] of since) {
      const share = Math.min(1, (now - start) / durationMs);
      place(id, eased(Math.max(0, share)));
      nodes.push(id);
      edges.push(...graph.edges(id));
      if (share >= 1) since.delete(id);
    }
    if (nodes.length > 0) refresh({ nodes, edges });
    if (since.size > 0) frame = requestAnimationFrame(step);
  };

  const place = (id: string, share: number): void => {
    const person = picture.people.get(id);
    if (!person) return;
    const from = picture.people.get(person.parentId ?? '') ?? { x: person.x * 0.4, y: person.y * 0.4 };
    const dot = graph.getNodeAttributes(id);
    dot.x = from.x + (person.x - from.x) * share;
    dot.y = -(from.y + (person.y - from.y) * share);
    dot.size = (full.get(id) ?? 1) * (0.3 + 0.7 * share);
  };

  /** Puts these where they belong at once. */
  const settle = (isDone: (id: string) => boolean): void => {
    for (const id of [...since.keys()].filter(isDone)) {
      since.delete(id);
      place(id, 1);
    }
  };

  const newIn = (before: Shown, after: Shown): string[] =>
    [...after.people.keys()].filter((id) => !before.people.has(id) && picture.people.has(id));

  return {
    begin: (before: Shown | undefined, after: Shown, animated: boolean): void => {
      if (before === after) return;
      settle((id) => !animated || !after.people.has(id));
      if (!before || !animated) return;
      const now = performance.now();
      for (const id of newIn(before, after)) since.set(id, now);
      if (since.size > 0) frame ??= requestAnimationFrame(step);
    },
    /** The size to draw now of a dot that will have the given one. */
    sizeOf: (id: string, size: number): number => {
      full.set(id, size);
      return since.has(id) ? size * 0.3 : size;
    },
    /** Still on the way to their place. */
    isGrowing: (id: string): boolean => since.has(id),
    stop: (): void => {
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
  };
};
