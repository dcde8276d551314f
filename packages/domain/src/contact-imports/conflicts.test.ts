import { expect, test } from 'vitest';
import { type ContactDetails, detailsOf, nothingKnown, nowhere } from '../contacts/contact-facts.ts';
import { conflictsBetween } from './conflicts.ts';

const ruth: ContactDetails = {
  ...detailsOf(nothingKnown),
  givenName: 'Ruth',
  familyName: 'Abernathy',
  title: 'Chair',
  organization: 'Halden Hospital',
  place: { ...nowhere, city: 'Boston', country: 'US' },
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
