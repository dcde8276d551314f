import { expect, test } from 'vitest';
import { nothingKnown } from '../contacts/contact-facts.ts';
import { joinProposed } from './join-proposed.ts';

const known = {
  ...nothingKnown,
  title: null,
  organization: 'Halden Health',
  credentials: 'MD',
  linkedinUrl: null,
  place: null,
  timeZone: 'America/New_York',
  emails: ['ruth@halden.org'],
  phones: [{ e164: '+12125550143', typed: '(212) 555-0143' }],
  tags: ['payer'],
  notes: 'Met in May.',
  doNotContact: true,
};

test('a proposal fills what is empty and overwrites nothing', () => {
  const proposed = {
    organization: 'Halden Health',
    title: 'Director',
    credentials: 'DO',
    timeZone: 'Europe/Oslo',
  };
  expect(joinProposed(known, proposed)).toEqual({ patch: { title: 'Director' }, before: { title: null } });
});

test('a title is not put beside another organization', () => {
  expect(joinProposed(known, { organization: 'Calder', title: 'Director' }).patch).toEqual({});
});

test('addresses, numbers and tags grow at the end, each once', () => {
  const { patch } = joinProposed(known, {
    emails: ['RUTH@halden.org', 'r@home.org'],
    phones: [{ e164: '+12125550143', typed: '+1 212 555 0143' }],
    tags: ['Payer', 'review'],
  });
  expect(patch).toEqual({ emails: ['ruth@halden.org', 'r@home.org'], tags: ['payer', 'review'] });
});

test('notes are added behind what the seeker wrote, and once', () => {
  expect(joinProposed(known, { notes: 'Likes e-mail.' }).patch).toEqual({
    notes: 'Met in May.\nLikes e-mail.',
  });
  expect(joinProposed(known, { notes: 'Met in May.' }).patch).toEqual({});
});

test('"do not contact" is taken over and never lifted', () => {
  expect(joinProposed(known, { doNotContact: false }).patch).toEqual({});
  expect(joinProposed({ ...known, doNotContact: false }, { doNotContact: true })).toEqual({
    patch: { doNotContact: true },
    before: { doNotContact: false },
  });
});
