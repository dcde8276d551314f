import { nowhere } from '@threefold/domain/contacts/contact-facts';
import { describe, expect, test } from 'vitest';
import { aContact } from './contact.fixture.ts';
import {
  conflictInWords,
  contactFrom,
  inverseOf,
  likelySame,
  type NewContactForm,
  partsOf,
  patchInWords,
  withPatch,
} from './contact-changes.ts';

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
    expect(sentence).toContain('For the title, the latest is “Dean”; yours was “Provost”');
  });
  test('that says the same is no loss', () => {
    expect(conflictInWords(aContact({ title: 'Dean' }), { title: 'Dean' })).toContain('in the same way');
  });
  test('an emptied field is called nothing', () => {
    expect(conflictInWords(aContact({ phones: [] }), { phones: ['617 555 0142'] })).toContain(
      'the latest is “nothing”; yours was “617 555 0142”',
    );
  });
});

const form = (given: Partial<NewContactForm> = {}): NewContactForm => ({
  name: 'Ruth Abernathy',
  givenName: 'Ruth',
  familyName: 'Abernathy',
  credentials: '',
  organization: ' Halden Health ',
  title: '',
  emails: [''],
  phones: [' '],
  reasons: ['role'],
  faceToFace: false,
  ...given,
});

test('one typed name is offered in its parts', () => {
  expect(partsOf('Dr. Ruth Abernathy, MD')).toEqual({
    givenName: 'Ruth',
    familyName: 'Abernathy',
    credentials: 'MD',
  });
});

test('empty fields are sent as unknown, not as empty entries', () => {
  expect(contactFrom(form())).toMatchObject({
    organization: 'Halden Health',
    title: null,
    emails: [],
    phones: [],
  });
});

describe('the hint that somebody is there already', () => {
  const found = [aContact(), aContact({ id: 'other', givenName: 'Ruthanne', emails: ['ra@halden.example'] })];
  const typed = (givenName: string, familyName: string, email = '') => ({
    givenName,
    familyName,
    credentials: '',
    email,
  });
  test('comes for the same name, whatever the accents and the case', () => {
    expect(likelySame(found, typed('RÚTH', 'abernathy')).map(({ id }) => id)).toEqual([aContact().id]);
  });
  test('comes for the same address under another name', () => {
    expect(likelySame(found, typed('R.', 'A.', 'RA@halden.example')).map(({ id }) => id)).toEqual(['other']);
  });
  test('does not come for a first name alone', () => {
    expect(likelySame(found, typed('Ruth', ''))).toEqual([]);
  });
});
