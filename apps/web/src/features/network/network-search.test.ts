import { expect, test } from 'vitest';
import { readNetworkSearch, withPatch } from './network-search.ts';

test('the address keeps what it understands and drops the rest', () => {
  expect(
    readNetworkSearch({ until: '2026-09-03', person: 'p', view: 'list', scope: 'some', organization: '' }),
  ).toEqual({ until: '2026-09-03', person: 'p', view: 'list' });
  expect(readNetworkSearch({ until: 'yesterday' })).toEqual({});
  expect(readNetworkSearch({ until: '2026-13-40' })).toEqual({});
});

test('what is taken back leaves the address', () => {
  expect(withPatch({ person: 'p', root: 'r' }, { person: undefined })).toEqual({ root: 'r' });
});
