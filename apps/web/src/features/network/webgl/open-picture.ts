import type { Rectangle } from '@threefold/domain/network/labels';
import Graph from 'graphology';
import Sigma from 'sigma';
import type { Picture, Shown } from '../picture.ts';
import {
  dotColour,
  dotPixels,
  type Emphasis,
  edgeLook,
  isCrowded,
  labelOrder,
  type Palette,
} from '../picture-look.ts';
import { type Box, boxState, fitCircle, homeState } from './camera.ts';
import { createLabelLayer, drawRings, type LabelSource } from './layers.ts';
import { BranchEdgeProgram, StageNodeProgram, shapeOf } from './programs.ts';

// The picture drawn by sigma: one graph for the whole network, of which each moment shows a part. Nothing of React here.

type PictureLayers = {
  rings: HTMLCanvasElement;
  stage: HTMLDivElement;
  labels: HTMLCanvasElement;
  /** What lies over the picture, in its own coordinates. */
  avoid: () => readonly Rectangle[];
};
type Handlers = { onPick: (id: string | null) => void; onPoint: (id: string | null) => void };

const settings = {
  defaultNodeType: 'stage',
  defaultEdgeType: 'branch',
  nodeProgramClasses: { stage: StageNodeProgram },
  edgeProgramClasses: { branch: BranchEdgeProgram },
  // Names and what is pointed at are drawn by our own layer.
  renderLabels: false,
  defaultDrawNodeHover: () => {},
  stagePadding: 0,
  minCameraRatio: 0.02,
  maxCameraRatio: 6,
  enableCameraRotation: false,
  allowInvalidContainer: true,
};

const halfMark = 18;

type Parts = {
  picture: Picture;
  sigma: Sigma;
  graph: PictureGraph;
  growing: ReturnType<typeof createGrowing>;
};

const labelSource = (
  { picture, sigma, graph, growing }: Parts,
  { avoid }: PictureLayers,
  current: () => PictureState | undefined,
): LabelSource => {
  const followed = (): (string | null)[] => [current()?.pointed ?? null, current()?.selected ?? null];
  return {
    dots: () =>
      [...(current()?.shown.people.keys() ?? [])].flatMap((id) => {
        if (!graph.hasNode(id)) return [];
        const { x, y, size } = graph.getNodeAttributes(id);
        return [{ id, ...sigma.graphToViewport({ x, y }), radius: sigma.scaleSize(size) }];
      }),
    avoid: () => {
      const { x, y } = sigma.graphToViewport({ x: 0, y: 0 });
      return [...avoid(), { x: x - halfMark, y: y - halfMark, width: 2 * halfMark, height: 2 * halfMark }];
    },
    textOf: (id) => {
      const isFollowed = followed().includes(id);
      const person = picture.people.get(id);
      return { text: (isFollowed ? person?.name : person?.shortName) ?? '', strong: isFollowed };
    },
    order: () => {
      const state = current();
      if (!state) return new Map();
      const order = labelOrder(state.shown, { emphasis: state.emphasis, first: followed() });
      for (const id of order.keys()) if (growing.isGrowing(id)) order.delete(id);
      return order;
    },
    coming: () =>
      [...(current()?.shown.people.keys() ?? [])].filter(growing.isGrowing).flatMap((id) => {
        const place = picture.people.get(id);
        return place ? [{ id, ...sigma.graphToViewport({ x: place.x, y: -place.y }), radius: 6 }] : [];
      }),
    ringed: () => followed().filter((id) => id !== null),
  };
};

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one picture that its handlers close over.
export const openPicture = (picture: Picture, layers: PictureLayers, handlers: Handlers) => {
  const { reach } = picture;
  const graph = emptyGraph(picture);
  let state: PictureState | undefined;
  /** Whoever moved the camera keeps it where it is. */
  let isMoved = false;
  let homeScale = 1;
  // Sizes are set for the home view, so it is where they count as they are.
  let homeRatio = 1;
  const sigma = new Sigma(graph, layers.stage, {
    ...settings,
    zoomToSizeRatioFunction: (ratio) => (ratio / homeRatio) ** 0.6,
  });
  sigma.setCustomBBox({ x: [-reach, reach], y: [-reach, reach] });
  const camera = sigma.getCamera();
  const growing = createGrowing(picture, graph, (part) =>
    sigma.refresh({ partialGraph: part, skipIndexation: true, schedule: true }),
  );
  const labels = createLabelLayer(
    layers.labels,
    labelSource({ picture, sigma, graph, growing }, layers, () => state),
  );
  const circle = () => fitCircle(sigma.getDimensions(), layers.avoid());

  const paint = (): void => {
    if (!state) return;
    paintGraph(graph, { picture, state, scale: homeScale, sizeOf: growing.sizeOf });
    const partialGraph = { nodes: graph.nodes(), edges: graph.edges() };
    sigma.refresh({ partialGraph, skipIndexation: true, schedule: true });
  };
  const move = (target: ReturnType<typeof homeState>, animated: boolean): void => {
    if (animated) void camera.animate(target, { duration: 380 });
    else camera.setState(target);
  };
  const goHome = (animated: boolean): void => {
    isMoved = false;
    const place = circle();
    const home = homeState(sigma, reach, place);
    homeScale = place.radius / reach;
    homeRatio = home.ratio;
    paint();
    move(home, animated);
  };
  const markMoved = (): void => {
    isMoved = true;
  };

  sigma.on('afterRender', () => {
    if (!state) return;
    const centre = sigma.graphToViewport({ x: 0, y: 0 });
    const edge = sigma.graphToViewport({ x: reach, y: 0 });
    const view = { ...centre, scale: (edge.x - centre.x) / reach };
    drawRings(layers.rings, { picture, palette: state.palette, view });
    labels.draw();
    labels.placeOnceAtRest();
  });
  sigma.on('clickNode', ({ node }) => handlers.onPick(node));
  sigma.on('clickStage', () => handlers.onPick(null));
  sigma.on('enterNode', ({ node }) => handlers.onPoint(node));
  sigma.on('leaveNode', () => handlers.onPoint(null));
  sigma.on('wheelStage', markMoved);
  sigma.on('downStage', markMoved);
  sigma.on('resize', () => {
    if (!isMoved) goHome(false);
  });
  sigma.refresh();
  goHome(false);

  return {
    show: (next: PictureState, animated: boolean): void => {
      const before = state?.shown;
      state = next;
      labels.setPalette(next.palette);
      growing.begin(before, next.shown, animated);
      paint();
      if (before === next.shown) labels.place();
    },
    home: (animated: boolean): void => goHome(animated),
    zoom: (factor: number): void => {
      isMoved = true;
      move({ ...camera.getState(), ratio: camera.getBoundedRatio(camera.ratio / factor) }, true);
    },
    /** Brings a part of the layout into the middle. */
    focusOn: (box: Box, animated: boolean): void => {
      isMoved = true;
      move(boxState(sigma, reach, { circle: circle(), box }), animated);
    },
    close: (): void => {
      labels.stop();
      growing.stop();
      sigma.kill();
    },
  };
};

export type OpenPicture = ReturnType<typeof openPicture>;

// One graph for the whole network; each moment hides, colours and sizes its parts.

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
type PictureGraph = Graph<DotAttributes, BranchAttributes>;

const emptyGraph = (picture: Picture): PictureGraph => {
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
const paintGraph = (graph: PictureGraph, { picture, state, scale, sizeOf }: Painting): void => {
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

// A new person grows out of the one who named them: for a moment the dot is on its way from there, and still small.

const durationMs = 420;

/** Quick at first, then slower. */
const eased = (share: number): number => 1 - (1 - share) ** 3;

type Part = { nodes: string[]; edges: string[] };

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state that its handlers close over.
const createGrowing = (picture: Picture, graph: Graph, refresh: (part: Part) => void) => {
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
