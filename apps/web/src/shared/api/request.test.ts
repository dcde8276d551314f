import { expect, test } from 'vitest';
import { address } from './request.ts';

test('parameters are filled in and escaped', () => {
  expect(address('/workspaces/:workspaceId/tags/:tag', { workspaceId: 'w1', tag: 'a/b' })).toBe(
    '/workspaces/w1/tags/a%2Fb',
  );
});

test('a query leaves out what is not set and repeats what has several values', () => {
  expect(address('/contacts', {}, { q: 'ann', stage: ['met', 'thanked'], cursor: undefined, tag: '' })).toBe(
    '/contacts?q=ann&stage=met&stage=thanked',
  );
});

test('a missing parameter is an error of the program, not a request to a wrong place', () => {
  expect(() => address('/contacts/:contactId')).toThrow('contactId');
});
