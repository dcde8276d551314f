import { expect, test } from 'vitest';
import type { MergeableContact } from '../contacts/fill-contact.ts';
import { conflictsBetween } from './conflicts.ts';

const ruth: MergeableContact = {
  givenName: 'Ruth',
  familyName: 'Abernathy',
  credentials: null,
  title: 'Chair',
  organization: 'Halden Hospital',
  emails: [],
  phones: [],
  linkedinUrl: null,
  place: { city: 'Boston', region: null, country: 'US' },
  timeZone: null,
  reasons: [],
  faceToFace: null,
  doNotContact: false,
  tags: [],
  notes: null,
};

test('a row that says something else is shown beside what is known', () => {
  const row = { ...ruth, title: 'Medical Director', place: { ...ruth.place, city: 'Salem' } };
  expect(conflictsBetween(ruth, row)).toEqual([
    { field: 'title', ours: 'Chair', theirs: 'Medical Director' },
    { field: 'city', ours: 'Boston', theirs: 'Salem' },
  ]);
});

test('an empty cell, another case or another spelling of an organization contradict nothing', () => {
  expect(
    conflictsBetween(ruth, {
      ...ruth,
      title: null,
      familyName: 'ABERNATHY',
      organization: 'Halden Hosp., Inc.',
    }),
  ).toEqual([]);
});
