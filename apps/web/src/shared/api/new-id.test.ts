import { expect, test } from 'vitest';
import { newId } from './new-id.ts';

test('an id is a UUID of version 7 that carries the time of its making', () => {
  const before = Date.now();
  const id = newId();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const madeAt = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  expect(madeAt).toBeGreaterThanOrEqual(before);
  expect(madeAt).toBeLessThanOrEqual(Date.now());
});

test('a thousand ids made at once differ', () => {
  expect(new Set(Array.from({ length: 1000 }, newId)).size).toBe(1000);
});
