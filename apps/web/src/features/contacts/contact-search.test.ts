import { describe, expect, test } from 'vitest';
import { changed, isNarrowed, listQueryOf, readContactSearch, toggled } from './contact-search.ts';

describe('the address of the list', () => {
  test('stages and reasons that exist are kept, others are dropped', () => {
    expect(readContactSearch({ stage: 'met,nonsense,written', reason: 'role' })).toEqual({
      stage: 'written,met',
      reason: 'role',
    });
  });
  test('a number typed as a search is text all the same', () => {
    expect(readContactSearch({ q: 617 })).toEqual({ q: '617' });
  });
  test('empty parts and the usual order do not show in the address', () => {
    expect(readContactSearch({ q: '  ', tag: '', sort: 'name', stage: '' })).toEqual({});
  });
  test('a referrer that is no id is dropped', () => {
    expect(readContactSearch({ referrerId: 'ruth' })).toEqual({});
  });
  test('the trash is asked for as true only', () => {
    expect(readContactSearch({ deleted: true })).toEqual({ deleted: true });
    expect(readContactSearch({ deleted: 'false' })).toEqual({});
  });
});

test('taking one filter off leaves the others', () => {
  expect(changed({ q: 'ann', tag: 'school' }, { tag: undefined })).toEqual({ q: 'ann' });
});

test('a stage is switched on, and off again', () => {
  expect(toggled(undefined, 'met')).toBe('met');
  expect(toggled('met,written', 'met')).toBe('written');
});

test('an order alone narrows nothing', () => {
  expect(isNarrowed({ sort: 'recent' })).toBe(false);
  expect(isNarrowed({ stage: 'met' })).toBe(true);
});

test('the list asks the server in its own words', () => {
  expect(listQueryOf({ stage: 'written,met', deleted: true })).toEqual({
    q: undefined,
    stage: ['written', 'met'],
    reason: [],
    tag: undefined,
    referrerId: undefined,
    sort: 'name',
    deleted: 'true',
  });
});
