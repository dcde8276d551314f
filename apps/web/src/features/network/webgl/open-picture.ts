// The picture drawn by sigma: one graph for the whole network, of which each moment shows a part. Nothing of React here.
import type { Rectangle } from '@threefold/domain/network/labels';
import Sigma from 'sigma';
import { fitCircle } from '../fit-circle.ts';
import type { Picture } from '../picture.ts';
import { labelOrder } from '../picture-look.ts';
import { BranchEdgeProgram } from './branch-edge-program.ts';
import { type Box, boxState, homeState } from './camera.ts';
import { createGrowing } from './growing.ts';
import { createLabelLayer, type LabelSource } from './label-layer.ts';
import { emptyGraph, type PictureGraph, type PictureState, paintGraph } from './picture-graph.ts';
import { drawRings } from './ring-layer.ts';
import { StageNodeProgram } from './stage-node-program.ts';

export type PictureLayers = {
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
