import {
  type LabelWish,
  type PlacedLabel,
  placeLabels,
  type Rectangle,
} from '@threefold/domain/network/labels';
import type { Picture } from '../picture.ts';
import type { Palette } from '../picture-look.ts';

// Names beside the dots, on a canvas of their own above the picture. While the camera moves they stay beside their dots;
// once it rests they are placed anew, so that none covers a dot, another name or what the page lays over the picture.

type LabelDot = { id: string; x: number; y: number; radius: number };
export type LabelSource = {
  /** All dots in sight, in pixels. */
  dots: () => LabelDot[];
  textOf: (id: string) => { text: string; strong: boolean };
  order: () => ReadonlyMap<string, number>;
  avoid: () => readonly Rectangle[];
  /** Where dots will stand that are still on their way; they get their names there. */
  coming: () => LabelDot[];
  /** Whoever is pointed at or chosen. */
  ringed: () => readonly string[];
};

const restsAfterMs = 110;
/** More names than anybody reads at once. */
const mostWishes = 400;
const height = 16;

const font = (strong: boolean): string =>
  `${strong ? 600 : 480} 13px "Figtree Variable", system-ui, sans-serif`;

const sizeToScreen = (canvas: HTMLCanvasElement): { width: number; height: number } => {
  const { clientWidth, clientHeight } = canvas;
  const ratio = devicePixelRatio || 1;
  if (canvas.width !== clientWidth * ratio) canvas.width = clientWidth * ratio;
  if (canvas.height !== clientHeight * ratio) canvas.height = clientHeight * ratio;
  canvas.getContext('2d')?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { width: clientWidth, height: clientHeight };
};

const drawRinged = (context: CanvasRenderingContext2D, palette: Palette, dots: readonly LabelDot[]): void => {
  context.strokeStyle = palette.leaf;
  context.lineWidth = 1.6;
  for (const { x, y, radius } of dots) {
    context.beginPath();
    context.arc(x, y, radius + 4, 0, 2 * Math.PI);
    context.stroke();
  }
};

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one canvas that its handlers close over.
export const createLabelLayer = (canvas: HTMLCanvasElement, source: LabelSource) => {
  const widths = new Map<string, number>();
  let placed: (PlacedLabel & { dx: number; dy: number })[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let palette: Palette | undefined;

  const widthOf = (context: CanvasRenderingContext2D, text: string, strong: boolean): number => {
    const key = `${strong}${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    context.font = font(strong);
    const width = Math.ceil(context.measureText(text).width) + 2;
    widths.set(key, width);
    return width;
  };

  const draw = (): void => {
    const context = canvas.getContext('2d');
    if (!context || !palette) return;
    const size = sizeToScreen(canvas);
    context.clearRect(0, 0, size.width, size.height);
    const at = new Map(source.dots().map((dot) => [dot.id, dot]));
    drawRinged(
      context,
      palette,
      source.ringed().flatMap((id) => at.get(id) ?? []),
    );
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    for (const label of placed) {
      const dot = at.get(label.id);
      if (!dot) continue;
      const { text, strong } = source.textOf(label.id);
      context.font = font(strong);
      // A halo of paper, so that no line runs through a name.
      context.strokeStyle = palette.paper;
      context.lineWidth = 4;
      context.strokeText(text, dot.x + label.dx, dot.y + label.dy);
      context.fillStyle = palette.ink;
      context.fillText(text, dot.x + label.dx, dot.y + label.dy);
    }
  };

  const place = (): void => {
    const context = canvas.getContext('2d');
    if (!context) return;
    const bounds = { x: 4, y: 4, width: canvas.clientWidth - 8, height: canvas.clientHeight - 8 };
    const inSight = source
      .dots()
      .filter(({ x, y }) => x > -20 && y > -20 && x < bounds.width + 28 && y < bounds.height + 28);
    const order = source.order();
    const labels: LabelWish[] = inSight
      .filter(({ id }) => order.has(id))
      .map((dot) => ({ ...dot, width: 0, height, priority: order.get(dot.id) ?? 0 }))
      .sort((a, b) => b.priority - a.priority)
      .slice(0, mostWishes)
      .map((wish) => {
        const { text, strong } = source.textOf(wish.id);
        return { ...wish, width: widthOf(context, text, strong) };
      });
    const at = new Map(inSight.map((dot) => [dot.id, dot]));
    placed = placeLabels({
      labels,
      dots: [...inSight, ...source.coming()],
      avoid: source.avoid(),
      bounds,
    }).map((label) => {
      const dot = at.get(label.id);
      return { ...label, dx: label.x - (dot?.x ?? 0), dy: label.y + height / 2 - (dot?.y ?? 0) };
    });
    draw();
  };

  return {
    draw,
    place,
    placeOnceAtRest: (): void => {
      clearTimeout(timer);
      timer = setTimeout(place, restsAfterMs);
    },
    setPalette: (next: Palette): void => {
      palette = next;
    },
    stop: (): void => clearTimeout(timer),
  };
};

// Behind the picture: a ring for each generation, and the mark at the centre.

type View = { x: number; y: number; scale: number };

const tau = 2 * Math.PI;

const drawMark = (context: CanvasRenderingContext2D, { x, y, scale }: View): void => {
  const size = Math.max(0.4, Math.min(1.5, scale));
  context.save();
  context.translate(x - 14 * size, y - 15 * size);
  context.scale(size, size);
  context.lineWidth = 1.9;
  context.lineCap = 'round';
  context.stroke(new Path2D('M14 25V6.5M14 15.6L5 8M14 15.6L23 8'));
  for (const [headX, headY] of [
    [4.6, 7.4],
    [14, 6],
    [23.4, 7.4],
  ] as const) {
    context.beginPath();
    context.arc(headX, headY, 3.1, 0, tau);
    context.fill();
  }
  context.restore();
};

export const drawRings = (
  canvas: HTMLCanvasElement,
  { picture, palette, view }: { picture: Picture; palette: Palette; view: View },
): void => {
  const context = canvas.getContext('2d');
  if (!context) return;
  const ratio = devicePixelRatio || 1;
  const { clientWidth, clientHeight } = canvas;
  if (canvas.width !== clientWidth * ratio) canvas.width = clientWidth * ratio;
  if (canvas.height !== clientHeight * ratio) canvas.height = clientHeight * ratio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, clientWidth, clientHeight);
  context.lineWidth = 1;
  context.strokeStyle = palette.line;
  for (const [index, radius] of picture.radii.entries()) {
    context.setLineDash(index === 0 ? [] : [3, 5]);
    context.beginPath();
    context.arc(view.x, view.y, radius * view.scale, 0, tau);
    context.stroke();
  }
  context.setLineDash([1, 6]);
  for (const radius of picture.outerRadii) {
    context.beginPath();
    context.arc(view.x, view.y, radius * view.scale, 0, tau);
    context.stroke();
  }
  context.setLineDash([]);
  context.strokeStyle = palette.leaf;
  context.fillStyle = palette.leaf;
  drawMark(context, view);
};
