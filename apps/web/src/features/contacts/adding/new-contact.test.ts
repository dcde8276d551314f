import { describe, expect, test } from 'vitest';
import { aContact } from '../a-contact.ts';
import { contactFrom, likelySame, type NewContactForm, partsOf } from './new-contact.ts';

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
