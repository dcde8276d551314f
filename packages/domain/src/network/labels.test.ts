import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LabelWish, labelPriority, placeLabels, type Rectangle } from './labels.ts';

function wish(id: string, over: Partial<LabelWish> = {}): LabelWish {
  return { id, x: 0, y: 0, radius: 5, width: 60, height: 14, priority: 1, ...over };
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

test('a name stands to the right of its dot where there is room', () => {
  const ruth = wish('ruth');
  expect(placeLabels({ labels: [ruth], dots: [ruth] })).toEqual([
    { id: 'ruth', side: 'right', x: 10, y: -7, width: 60, height: 14 },
  ]);
});

test('a name moves to the other side of its dot when another dot is in the way', () => {
  const ruth = wish('ruth');
  const [label] = placeLabels({ labels: [ruth], dots: [ruth, { x: 40, y: 0, radius: 5 }] });
  expect(label?.side).toBe('left');
});

test('a name moves away from the heading, and stays within the picture', () => {
  const ruth = wish('ruth');
  const heading = { x: 14, y: -20, width: 100, height: 40 };
  const bounds = { x: -20, y: -50, width: 200, height: 54 };
  expect(
    placeLabels({ labels: [wish('ruth', { width: 24 })], dots: [ruth], avoid: [heading], bounds }),
  ).toMatchObject([{ side: 'above' }]);
});

test('of two names for one place, the person of whom more came is named', () => {
  const dots = [wish('low'), wish('high', { x: 3, priority: 9 })];
  const wall = [
    { x: -200, y: -7, width: 180, height: 14 },
    { x: -200, y: -60, width: 400, height: 50 },
    { x: -200, y: 10, width: 400, height: 50 },
  ];
  expect(placeLabels({ labels: dots, dots, avoid: wall }).map((label) => label.id)).toEqual(['high']);
});

test('names never collide with names, dots or what is to be avoided', () => {
  const wishes = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      x: fc.integer({ min: -150, max: 150 }),
      y: fc.integer({ min: -150, max: 150 }),
      radius: fc.integer({ min: 3, max: 9 }),
      width: fc.integer({ min: 10, max: 140 }),
      height: fc.constantFrom(12, 16),
      priority: fc.nat(5),
    }),
    { selector: (one) => one.id, maxLength: 40 },
  );
  fc.assert(
    fc.property(wishes, (labels) => {
      const avoid = [{ x: -150, y: -150, width: 90, height: 40 }];
      const placed = placeLabels({ labels, dots: labels, avoid });
      const dots = labels.map(({ x, y, radius }) => ({
        x: x - radius,
        y: y - radius,
        width: 2 * radius,
        height: 2 * radius,
      }));
      for (const [n, label] of placed.entries()) {
        for (const other of [...placed.slice(n + 1), ...dots, ...avoid])
          expect(overlap(label, other)).toBe(false);
      }
    }),
  );
});

test('a person whose referrals were met is named before one who only gave many', () => {
  const fruitful = labelPriority({ referralsMet: 1, referrals: 1, met: true });
  expect(fruitful).toBeGreaterThan(labelPriority({ referralsMet: 0, referrals: 9, met: true }));
  expect(labelPriority({ referralsMet: 0, referrals: 0, met: true })).toBeGreaterThan(
    labelPriority({ referralsMet: 0, referrals: 0, met: false }),
  );
});
