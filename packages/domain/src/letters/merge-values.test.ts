import { describe, expect, test } from 'vitest';
import { mergeValues } from './merge-values.ts';
import { salutation, spokenName } from './names-in-letters.ts';
import { connectionInWords, reasonInWords, toldOfReader } from './why-this-reader.ts';

describe('nobody is called by a guessed title', () => {
  test.each([
    ['MD', 'Dr. Lindqvist'],
    ['M.D., M.P.H.', 'Dr. Lindqvist'],
    ['DO', 'Dr. Lindqvist'],
    ['MBA, PhD', 'Dr. Lindqvist'],
    ['MBBS', 'Dr. Lindqvist'],
    ['MBA', 'Søren'],
    ['RN', 'Søren'],
    ['', 'Søren'],
    [null, 'Søren'],
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

  test.each([
    ['she/her', 'Ms. Lindqvist'],
    ['he/him', 'Mr. Lindqvist'],
    ['they/them', 'Søren'],
    ['she/they', 'Søren'],
  ])('pronouns %s make %s', (pronouns, expected) => {
    expect(salutation({ givenName: 'Søren', familyName: 'Lindqvist', pronouns })).toBe(expected);
    expect(spokenName({ givenName: 'Søren', familyName: 'Lindqvist' })).toBe('Søren Lindqvist');
  });

  test('what is known of a name is used, and nothing is made of nothing', () => {
    expect(salutation({ givenName: 'Søren', credentials: 'MD' })).toBe('Søren');
    expect(salutation({ familyName: ' Lindqvist ' })).toBe('Lindqvist');
    expect(salutation({ givenName: ' ', familyName: null })).toBeNull();
  });
});

describe('why this reader, in words that follow "because"', () => {
  const chief = { organization: 'Halden Health', title: 'Chief Medical Officer' };
  const nurse = { organization: 'Halden Health', title: 'Utilization Review Nurse' };
  const reasonOf = (...given: Parameters<typeof reasonInWords>) => reasonInWords(...given) ?? '';

  test('somebody who leads is recognized as a leader, by title and place, whatever the reason', () => {
    for (const reasons of [[], ['role'], ['work'], ['report-to'], ['company']] as const) {
      const words = reasonOf({ ...chief, reasons }, 'appeals');
      expect(words).toMatch(/^as Chief Medical Officer at Halden Health, you're .*respected leader/);
    }
  });

  test('several reasons are all said', () => {
    expect(reasonOf({ ...chief, reasons: ['company', 'report-to', 'role'] }, 'appeals')).toBe(
      "as Chief Medical Officer at Halden Health, you're a respected leader in the very work I hope to do, " +
        'you know what a leader looks for in someone new to this work, and Halden Health is the kind of organization I want to learn about',
    );
  });

  test('somebody who does the work is asked as one who does it, and led by nobody', () => {
    expect(reasonOf({ ...nurse, reasons: ['work'] }, 'appeals')).toBe(
      'as Utilization Review Nurse at Halden Health, you do some of the work I hope to do',
    );
    expect(reasonOf({ ...nurse, reasons: ['role'] }, 'appeals')).not.toMatch(/leader|lead people/);
  });

  test('a title that names the aim is a reason by itself', () => {
    expect(reasonOf({ title: 'Director of Appeals', reasons: [] }, 'appeals')).toContain(
      'the very work I hope to do',
    );
  });

  test('without a title the place speaks, and with neither the writer has to', () => {
    const { organization } = chief;
    expect(reasonOf({ organization, reasons: ['company'] }, 'appeals')).toContain(
      'how Halden Health approaches appeals',
    );
    expect(reasonOf({ organization, reasons: ['report-to'] }, null)).toContain(
      'what Halden Health looks for',
    );
    expect(reasonInWords({ reasons: ['role', 'company'] }, null)).toBeNull();
    expect(reasonInWords({ ...nurse, reasons: [] }, 'appeals')).toBeNull();
  });

  test.each([
    ['Associate Director', 'as an Associate Director, '],
    ['Utilization Reviewer', 'as a Utilization Reviewer, '],
    ['Underwriter', 'as an Underwriter, '],
    ['the Dean', 'as the Dean, '],
  ])('%s is %s', (title, expected) => {
    expect(reasonOf({ title, reasons: ['role'] }, null).startsWith(expected)).toBe(true);
  });
});

test('a connection of LinkedIn is told with its month, and nothing is made up where there is none', () => {
  expect(connectionInWords({ connectedOn: '2015-01-12' })).toBe(
    "We've been connected on LinkedIn since January 2015.",
  );
  for (const connectedOn of [null, undefined, '', 'last year'])
    expect(connectionInWords({ connectedOn })).toBeNull();
});

test.each([
  ['She built the review program from nothing.', 'you built the review program from nothing'],
  [
    'He runs the best program in the state, and he teaches his residents himself',
    'you run the best program in the state, and that you teach your residents yourself',
  ],
  ["She's the one her peers call", "you're the one your peers call"],
  ['They have a gift for it', 'you have a gift for it'],
  ['She is always fair, and everybody trusts her', 'you are always fair, and everybody trusts you'],
  ['S\u00f8ren explains it best.', 'you explain it best'],
  ['Ask him about the appeals desk.', 'to ask you about the appeals desk'],
  ['Say hello from me', null],
  ['Ask about appeals. She knows.', null],
  ['', null],
])('what was said of the reader, %j, is told to the reader as %j', (saying, told) => {
  expect(toldOfReader(saying, 'S\u00f8ren')).toBe(told);
});

test('nobody is said to leave a practice that the record knows nothing of', () => {
  const leaving = (me: { credentials?: string; background?: string }) =>
    mergeValues({ contact: {}, me }).me.leaving;
  expect(leaving({ background: 'fourteen years of hospital medicine' })).toBe('clinical practice');
  expect(leaving({ credentials: 'MD', background: 'ten years at the VA' })).toBe('clinical practice');
  expect(leaving({})).toBe('clinical practice');
  expect(leaving({ background: 'twelve years in hospital finance' })).toBeNull();
});

test('empty text is missing text', () => {
  const values = mergeValues({ contact: { city: '  ' }, me: { phone: '' }, promise: '' });
  expect(values.contact.city).toBeNull();
  expect(values.me.phone).toBeNull();
  expect(values.promise).toBeNull();
  expect(values.meeting).toBeNull();
});

test('the terms of a referral decide whether its referrer can be named', () => {
  const referrer = { givenName: 'Ruth', familyName: 'Abernathy', credentials: 'MD', saying: 'Say hello.' };
  const of = (terms: 'may-use-name' | 'will-introduce' | 'name-only') =>
    mergeValues({ contact: {}, me: {}, referrer: { ...referrer, terms } });
  expect(of('may-use-name').referrer).toEqual({
    name: 'Dr. Ruth Abernathy',
    givenName: 'Ruth',
    saying: 'Say hello.',
    told: null,
    introduced: false,
  });
  expect(of('will-introduce').referrer?.name).toBe('Dr. Ruth Abernathy');
  expect(of('name-only')).toMatchObject({ referrer: null, terms: 'name-only' });
});

test('a reason in the writer’s own words wins', () => {
  const contact = { organization: 'Halden Health', reasons: ['company'] as const };
  expect(mergeValues({ contact, me: {}, reason: 'you wrote the book on it' }).reason).toBe(
    'you wrote the book on it',
  );
});
