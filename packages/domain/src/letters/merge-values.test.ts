import { describe, expect, test } from 'vitest';
import { mergeValues, reasonInWords, salutation } from './merge-values.ts';

describe('nobody is called by a guessed title', () => {
  test.each([
    ['MD', 'Dr. Lindqvist'],
    ['M.D., M.P.H.', 'Dr. Lindqvist'],
    ['DO', 'Dr. Lindqvist'],
    ['MBA, PhD', 'Dr. Lindqvist'],
    ['MBBS', 'Dr. Lindqvist'],
    ['MBA', 'Søren Lindqvist'],
    ['RN', 'Søren Lindqvist'],
    ['', 'Søren Lindqvist'],
    [null, 'Søren Lindqvist'],
  ])('credentials %j make %s', (credentials, expected) => {
    expect(salutation({ givenName: 'Søren', familyName: 'Lindqvist', credentials })).toBe(expected);
  });

  test.each([
    ['Ms. Lindqvist', 'Ms. Lindqvist'],
    ['Soren', 'Soren'],
    ['Dear Soren,', 'Soren'],
    ['Ms.', 'Ms. Lindqvist'],
    ['  ', 'Dr. Lindqvist'],
  ])('the greeting that was typed, %j, makes %s', (typed, expected) => {
    const contact = { givenName: 'Søren', familyName: 'Lindqvist', credentials: 'MD' };
    expect(salutation({ ...contact, salutation: typed })).toBe(expected);
  });

  test('what is known of a name is used, and nothing is made of nothing', () => {
    expect(salutation({ givenName: 'Søren', credentials: 'MD' })).toBe('Søren');
    expect(salutation({ familyName: ' Lindqvist ' })).toBe('Lindqvist');
    expect(salutation({ givenName: ' ', familyName: null })).toBeNull();
  });
});

describe('why this reader, in words that follow "because"', () => {
  const contact = { organization: 'Halden Health', title: 'Medical Director' };

  test.each([
    ['role', 'you know from the inside what it is to be a Medical Director at Halden Health'],
    ['work', 'you do the work itself, appeals, at Halden Health and can tell me what it asks of a physician'],
    [
      'report-to',
      'you lead people who do this work at Halden Health and know what a good colleague brings to it',
    ],
    ['company', 'you know Halden Health from within, and it is a place whose work I want to understand'],
  ] as const)('%s', (reason, expected) => {
    expect(reasonInWords({ ...contact, reasons: [reason] }, 'appeals')).toBe(expected);
  });

  test('the more personal of several reasons is said', () => {
    expect(reasonInWords({ ...contact, reasons: ['company', 'role'] }, null)).toContain('Medical Director');
  });

  test('a reason that the data cannot put into words is left to the writer', () => {
    expect(reasonInWords({ reasons: ['role', 'company'] }, null)).toBeNull();
    expect(reasonInWords({ ...contact, reasons: [] }, 'appeals')).toBeNull();
  });

  test.each([
    ['Associate Director', 'an Associate Director'],
    ['Utilization Reviewer', 'a Utilization Reviewer'],
    ['Underwriter', 'an Underwriter'],
    ['the Dean', 'the Dean'],
  ])('%s is %s', (title, expected) => {
    expect(reasonInWords({ title, reasons: ['role'] }, null)).toBe(
      `you know from the inside what it is to be ${expected}`,
    );
  });
});

test('empty text is missing text', () => {
  const values = mergeValues({ contact: { city: '  ' }, me: { phone: '' }, promise: '' });
  expect(values.contact.city).toBeNull();
  expect(values.me.phone).toBeNull();
  expect(values.promise).toBeNull();
  expect(values.meeting).toBeNull();
});

test('the terms of a referral decide whether its referrer can be named', () => {
  const referrer = { givenName: 'Ruth', familyName: 'Abernathy', saying: 'Say hello.' };
  const of = (terms: 'may-use-name' | 'will-introduce' | 'name-only') =>
    mergeValues({ contact: {}, me: {}, referrer: { ...referrer, terms } });
  expect(of('may-use-name').referrer).toEqual({
    name: 'Ruth Abernathy',
    givenName: 'Ruth',
    saying: 'Say hello.',
    introduced: false,
  });
  expect(of('will-introduce').referrer?.name).toBe('Ruth Abernathy');
  expect(of('name-only')).toMatchObject({ referrer: null, terms: 'name-only' });
});

test('a reason in the writer’s own words wins', () => {
  const contact = { organization: 'Halden Health', reasons: ['company'] as const };
  expect(mergeValues({ contact, me: {}, reason: 'you wrote the book on it' }).reason).toBe(
    'you wrote the book on it',
  );
});
