import type { Rectangle } from '@threefold/domain/network/labels';
import type Sigma from 'sigma';
import type { CameraState } from 'sigma/types';

// Between the layout, in which y grows downwards around 0,0, and sigma's camera.

export type Box = { left: number; right: number; top: number; bottom: number };

/** Pixels for each unit of the layout when the camera stands at ratio 1. */
const scaleAtRest = (sigma: Sigma, reach: number): number => {
  const state: CameraState = { x: 0.5, y: 0.5, angle: 0, ratio: 1 };
  const from = sigma.graphToViewport({ x: 0, y: 0 }, { cameraState: state });
  const to = sigma.graphToViewport({ x: reach, y: 0 }, { cameraState: state });
  return (to.x - from.x) / reach;
};

/** The camera that shows the layout's point at a place of the screen, so large. */
const stateFor = (
  sigma: Sigma,
  reach: number,
  target: { point: { x: number; y: number }; place: { x: number; y: number }; scale: number },
): CameraState => {
  const { width, height } = sigma.getDimensions();
  const { point, place, scale } = target;
  const x = point.x + (width / 2 - place.x) / scale;
  const y = point.y + (height / 2 - place.y) / scale;
  return {
    x: 0.5 + x / (2 * reach),
    y: 0.5 - y / (2 * reach),
    angle: 0,
    ratio: scaleAtRest(sigma, reach) / scale,
  };
};

/** The whole picture in the circle that the page leaves free. */
export const homeState = (sigma: Sigma, reach: number, circle: Circle): CameraState =>
  stateFor(sigma, reach, { point: { x: 0, y: 0 }, place: circle, scale: circle.radius / reach });

/** A part of the picture in that circle, at twice its size at most. */
export const boxState = (
  sigma: Sigma,
  reach: number,
  { circle, box }: { circle: Circle; box: Box },
): CameraState => {
  const size = Math.max(box.right - box.left, box.bottom - box.top) / 2 + 40;
  const scale = Math.min((circle.radius * 1.1) / size, Math.max(1.8, circle.radius / reach));
  const point = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  return stateFor(sigma, reach, { point, place: circle, scale });
};

// The largest circle that the heading, the legend and the tools leave free: there the picture stands at first.

type Circle = { x: number; y: number; radius: number };
type Size = { width: number; height: number };

const steps = 28;

const distanceTo = (rectangle: Rectangle, x: number, y: number): number =>
  Math.hypot(
    Math.max(rectangle.x - x, 0, x - rectangle.x - rectangle.width),
    Math.max(rectangle.y - y, 0, y - rectangle.y - rectangle.height),
  );

/** `edge` is what stays free at the sides, for labels. */
export const fitCircle = ({ width, height }: Size, avoid: readonly Rectangle[], edge = 12): Circle => {
  let best: Circle = { x: width / 2, y: height / 2, radius: 40 };
  for (let column = 0; column <= steps; column += 1) {
    for (let row = 0; row <= steps; row += 1) {
      const x = (width * (column + steps)) / (3 * steps);
      const y = (height * (row + steps)) / (3 * steps);
      const radius = Math.min(
        ...avoid.map((rectangle) => distanceTo(rectangle, x, y)),
        Math.min(x, width - x, y, height - y) - edge,
      );
      const isBetter = radius > best.radius + 1;
      const isMoreCentral =
        Math.abs(radius - best.radius) <= 1 &&
        Math.abs(x - width / 2) + Math.abs(y - height / 2) <
          Math.abs(best.x - width / 2) + Math.abs(best.y - height / 2);
      if (isBetter || isMoreCentral) best = { x, y, radius };
    }
  }
  return best;
};
