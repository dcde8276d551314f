import { expect, test } from 'vitest';
import { safeNext } from './signed-in.ts';

test.each(['/today', '/contacts?q=ann', '/contacts/1#timeline'])(
  'after signing in one goes on at %s',
  (path) => {
    expect(safeNext(path)).toBe(path);
  },
);

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '',
  7,
  undefined,
])('signing in never leads to %s', (address) => {
  expect(safeNext(address)).toBeUndefined();
});
