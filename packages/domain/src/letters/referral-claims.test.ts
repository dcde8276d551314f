import { describe, expect, test } from 'vitest';
import { methods } from '../vocabulary/methods.ts';
import { checkLetter, type LetterToCheck } from './check-letter.ts';

const ruth = { name: 'Ruth Abernathy' };

function codes(body: string, changes: Partial<LetterToCheck> = {}): string[] {
  const { warnings } = checkLetter({
    kind: 'outreach',
    subject: 'Twenty minutes',
    body,
    contact: { givenName: 'Ivo', familyName: 'Keller', organization: 'Halden Health' },
    method: methods.promise,
    ...changes,
  });
  return warnings.map(({ code }) => code);
}

describe('of a bare name the letter does not claim that somebody sent the writer', () => {
  const referrers = [{ ...ruth, terms: 'name-only' }] as const;
  test.each([
    'A colleague suggested that I write to you.',
    'Somebody you know well encouraged me to contact you.',
    'I was referred to you: a friend referred me to you.',
    'She said that I may use her name.',
    'I write with her permission.',
    'A common friend sends you her best regards.',
    'I write on the recommendation of a colleague.',
  ])('%s', (body) => {
    expect(codes(body, { referrers })).toEqual(['claims-permission']);
  });

  test.each([
    'Someone I met on the way gave me your name.',
    'I found your name while reading about Halden Health.',
    'Nobody suggested this to me; I have read your paper.',
  ])('but may say: %s', (body) => {
    expect(codes(body, { referrers })).toEqual([]);
  });

  test('where another referrer may be named, the letter may say that it was sent', () => {
    const both = [...referrers, { name: 'Ana Silva', terms: 'may-use-name' }] as const;
    expect(codes('Ana Silva suggested that I write to you.', { referrers: both })).toEqual([]);
  });

  test('the family name alone is a name as well, unless it is the reader’s own', () => {
    expect(codes('Dr. Abernathy runs the review desk.', { referrers })).toEqual(['wrong-name']);
    expect(codes('A word about abernathyism.', { referrers })).toEqual([]);
    const contact = { givenName: 'Ines', familyName: 'Abernathy' };
    expect(codes('Dear Dr. Abernathy,', { referrers, contact })).toEqual([]);
    expect(codes('Ruth Abernathy runs the review desk.', { referrers, contact })).toEqual(['wrong-name']);
  });
});

describe('an introduction that was offered', () => {
  const body = 'Ruth Abernathy introduced us last week.';
  test('is not told as made before it came', () => {
    expect(codes(body, { referrers: [{ ...ruth, terms: 'will-introduce' }] })).toEqual([
      'introduction-awaited',
    ]);
    const offered = 'Ruth Abernathy offered to introduce us.';
    expect(codes(offered, { referrers: [{ ...ruth, terms: 'will-introduce' }] })).toEqual([]);
  });
  test('may be told once it came', () => {
    expect(codes(body, { referrers: [{ ...ruth, terms: 'will-introduce', introduced: true }] })).toEqual([]);
  });
});

describe('a note that keeps in touch asks for nothing', () => {
  test.each([
    'Could you introduce me to somebody at the plan?',
    'I would like to ask you for twenty minutes.',
    'Please let me know whether this fits.',
    'I look forward to hearing from you.',
  ])('%s', (body) => {
    expect(codes(body, { kind: 'keep-warm' })).toEqual(['asks-favour']);
    expect(codes(body, { kind: 'nudge' })).not.toContain('asks-favour');
  });
  test('and may wonder how they are', () => {
    expect(codes('I wondered how the reviews go. I ask for nothing today.', { kind: 'keep-warm' })).toEqual(
      [],
    );
  });
});
