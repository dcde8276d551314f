// Behind the picture: a ring for each generation, and the mark at the centre.
import type { Palette } from '../palette.ts';
import type { Picture } from '../picture.ts';

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
