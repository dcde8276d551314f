// One graph for the whole network; each moment hides, colours and sizes its parts.
import Graph from 'graphology';
import type { Palette } from '../palette.ts';
import type { Picture, Shown } from '../picture.ts';
import { dotColour, dotPixels, type Emphasis, edgeLook, isCrowded } from '../picture-look.ts';
import { shapeOf } from './stage-node-program.ts';

/** What the picture shows at this moment. */
export type PictureState = {
  shown: Shown;
  palette: Palette;
  emphasis: Emphasis;
  /** Both are named first, in bold, and ringed. */
  selected: string | null;
  pointed: string | null;
};

type DotAttributes = {
  x: number;
  y: number;
  size: number;
  color: string;
  fill: string;
  shape: number;
  hidden: boolean;
};
type BranchAttributes = { color: string; size: number; hidden: boolean };
export type PictureGraph = Graph<DotAttributes, BranchAttributes>;

export const emptyGraph = (picture: Picture): PictureGraph => {
  const graph: PictureGraph = new Graph({ type: 'directed' });
  for (const { id, x, y } of picture.people.values()) {
    graph.addNode(id, { x, y: -y, size: 1, color: '#000000', fill: '#000000', shape: 0, hidden: true });
  }
  for (const { id, from, to } of picture.edges) {
    graph.addDirectedEdgeWithKey(id, from, to, { color: '#000000', size: 1, hidden: true });
  }
  return graph;
};

type Painting = {
  picture: Picture;
  state: PictureState;
  /** Pixels for each unit of the layout when all of it is in sight. */
  scale: number;
  sizeOf: (id: string, size: number) => number;
};

/** Writes the attributes in place: told one by one, sigma would draw after each. */
export const paintGraph = (graph: PictureGraph, { picture, state, scale, sizeOf }: Painting): void => {
  const { shown, palette, emphasis } = state;
  for (const id of picture.people.keys()) {
    const person = shown.people.get(id);
    const dot = graph.getNodeAttributes(id);
    dot.hidden = !person;
    if (!person) continue;
    dot.color = dotColour(person, { palette, isFaint: emphasis !== null && !emphasis.has(id) });
    dot.fill = palette.paper;
    dot.shape = shapeOf[person.stage];
    dot.size = sizeOf(id, dotPixels(person.radius, scale));
  }
  const crowded = isCrowded(picture);
  for (const edge of picture.edges) {
    const branch = graph.getEdgeAttributes(edge.id);
    branch.hidden = !shown.edges.has(edge.id) || !shown.people.has(edge.from) || !shown.people.has(edge.to);
    if (branch.hidden) continue;
    const { colour, width } = edgeLook(edge, { palette, emphasis, isCrowded: crowded });
    branch.color = colour;
    branch.size = width;
  }
};
