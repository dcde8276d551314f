import { expect, test } from 'vitest';
import { cadenceOfMethod, promiseCadence } from './next-step.ts';

test('the promise method calls as its rule says', () => {
  expect(cadenceOfMethod('promise')).toEqual(promiseCadence);
});

test('a method that names no calls borrows the days of the promise method', () => {
  expect(cadenceOfMethod('gentle')).toEqual({ ...promiseCadence, nudge: 7 });
  expect(cadenceOfMethod('three-b-seven')).toEqual(promiseCadence);
});
