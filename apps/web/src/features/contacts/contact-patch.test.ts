import { nowhere } from '@threefold/domain/contacts/contact-facts';
import { describe, expect, test } from 'vitest';
import { aContact } from './a-contact.ts';
import { conflictInWords, inverseOf, patchInWords, withPatch } from './contact-patch.ts';

const ruth = aContact({ title: 'CMO', place: { ...nowhere, city: 'Boston', region: 'MA', country: 'US' } });

describe('a change shows at once', () => {
  test('what is not named stays', () => {
    expect(withPatch(ruth, { title: 'COO' })).toEqual({ ...ruth, title: 'COO' });
  });
  test('a number typed as text is there before the server has read it', () => {
    expect(withPatch(ruth, { phones: ['617 555 0142'] }).phones).toEqual([
      { e164: null, typed: '617 555 0142' },
    ]);
  });
  test('a new city keeps the region and the country', () => {
    expect(withPatch(ruth, { place: { city: 'Salem' } }).place).toEqual({
      ...nowhere,
      city: 'Salem',
      region: 'MA',
      country: 'US',
    });
  });
});

test('undo puts back every field that was changed, and no other', () => {
  expect(inverseOf(ruth, { title: 'COO', place: null })).toEqual({ title: 'CMO', place: ruth.place });
});

test('several fields are listed as one would say them', () => {
  expect(patchInWords({ title: 'x', organization: 'y' })).toBe('the title and organization');
});

describe('a change that came too late', () => {
  test('says both versions', () => {
    const sentence = conflictInWords(aContact({ title: 'Dean' }), { title: 'Provost' });
    expect(sentence).toContain('the title there is “Dean”, yours was “Provost”');
  });
  test('that says the same is no loss', () => {
    expect(conflictInWords(aContact({ title: 'Dean' }), { title: 'Dean' })).toContain('in the same way');
  });
  test('an emptied field is called nothing', () => {
    expect(conflictInWords(aContact({ phones: [] }), { phones: ['617 555 0142'] })).toContain(
      'there is “nothing”, yours was “617 555 0142”',
    );
  });
});
