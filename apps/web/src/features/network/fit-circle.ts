// The largest circle that the heading, the legend and the tools leave free: there the picture stands at first.
import type { Rectangle } from '@threefold/domain/network/labels';

export type Circle = { x: number; y: number; radius: number };
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
