import { describe, expect, test } from 'vitest';
import { createIdSet } from './id-set.ts';

/** Alike in the sixty-two bits at their end, and in every group but the first. */
function alike(number: number): string {
  return `${number.toString(16).padStart(8, '0')}-2f6b-7cc1-8d0e-7f5b1a2c3d4e`;
}

describe('whom a file was about so far', () => {
  test('is remembered by the whole id: people whose ids end alike stay apart', () => {
    const ids = createIdSet();
    ids.add(alike(1));
    expect(ids.has(alike(1))).toBe(true);
    expect(ids.has(alike(2))).toBe(false);
  });

  test('is remembered for every one of many', () => {
    const ids = createIdSet();
    for (let number = 0; number < 5_000; number += 1) ids.add(alike(number));
    for (let number = 0; number < 10_000; number += 1) expect(ids.has(alike(number))).toBe(number < 5_000);
  });

  test('is nobody at first, not even the id of zeros', () => {
    expect(createIdSet().has('00000000-0000-0000-0000-000000000000')).toBe(false);
  });
});
