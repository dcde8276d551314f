import { expect, test } from 'vitest';
import { fitCircle } from './camera.ts';

test('the picture keeps clear of the heading, the legend and the edges', () => {
  const size = { width: 850, height: 900 };
  const heading = { x: 30, y: 20, width: 240, height: 100 };
  const legend = { x: 30, y: 650, width: 120, height: 160 };
  const slider = { x: 30, y: 830, width: 780, height: 50 };
  const { x, y, radius } = fitCircle(size, [heading, legend, slider]);
  for (const box of [heading, legend, slider]) {
    const nearestX = Math.max(box.x, Math.min(x, box.x + box.width));
    const nearestY = Math.max(box.y, Math.min(y, box.y + box.height));
    expect(Math.hypot(nearestX - x, nearestY - y)).toBeGreaterThanOrEqual(radius - 0.001);
  }
  expect(radius).toBeGreaterThan(280);
  expect(x + radius).toBeLessThanOrEqual(size.width);
});

test('a free place is filled from its middle', () => {
  expect(fitCircle({ width: 400, height: 400 }, [], 10)).toEqual({ x: 200, y: 200, radius: 190 });
});
