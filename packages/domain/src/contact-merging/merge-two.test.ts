import { describe, expect, test } from 'vitest';
import { detailsOf, nothingKnown } from '../contacts/contact-facts.ts';
import { provenanceFrom } from '../contacts/provenance.ts';
import { combineReferrals, combineStages } from './combine-histories.ts';
import { type MergingContact, type MergingSide, mergeTwo, takeApart } from './merge-two.ts';

function person(over: Partial<MergingContact> = {}, source?: string): MergingSide {
  const contact: MergingContact = {
    ...detailsOf(nothingKnown),
    givenName: 'Ruth',
    familyName: 'Abernathy',
    closedAt: null,
    closedReason: null,
    ...over,
  };
  return { contact, provenance: source ? provenanceFrom(source, contact) : {} };
}
const cmo = { title: 'CMO', organization: 'Halden' };
const ceo = { title: 'CEO', organization: 'Mercy' };

describe('whose value stays', () => {
  test('the one that was typed, over one that a file brought', () => {
    const { contact, losing } = mergeTwo(person(cmo, 'outlook'), person(ceo));
    expect(contact).toMatchObject(ceo);
    expect(losing).toEqual([{ field: 'job', value: 'CMO, Halden' }]);
  });

  test('the survivor’s, where both were typed or both came from files', () => {
    expect(mergeTwo(person(cmo), person(ceo)).contact).toMatchObject(cmo);
    expect(mergeTwo(person(cmo, 'outlook'), person(ceo, 'linkedin')).contact).toMatchObject(cmo);
  });

  test('the only one there is', () => {
    expect(mergeTwo(person(), person({ timeZone: 'Europe/Bern' })).contact.timeZone).toBe('Europe/Bern');
  });

  test('the one that was chosen, whole: a title is never put beside the other organization', () => {
    const merged = mergeTwo(person({ title: 'CMO' }), person(ceo), { job: 'merged' });
    expect(merged.contact).toMatchObject(ceo);
    expect(merged.fields.find(({ field }) => field === 'job')).toMatchObject({
      wins: 'merged',
      why: 'chosen',
    });
  });
});

test('field by field: an empty field never takes the place of a filled one, whoever wins', () => {
  const typed = person({
    organization: 'Optum',
    title: null,
    street: null,
    place: { city: 'Boston', region: null, country: null },
  });
  const filed = person(
    {
      organization: 'Optum Care',
      title: 'Medical Director',
      street: '1 Main St',
      place: { city: 'Boston', region: 'MA', country: 'US' },
    },
    'linkedin',
  );
  for (const { contact } of [
    mergeTwo(typed, filed),
    mergeTwo(filed, typed),
    mergeTwo(typed, filed, { job: 'survivor' }),
  ])
    expect(contact).toMatchObject({
      organization: 'Optum',
      title: 'Medical Director',
      street: '1 Main St',
      place: { city: 'Boston', region: 'MA', country: 'US' },
    });
  expect(mergeTwo(typed, filed).provenance.by?.linkedin).toContain('title');
});

test('"do not contact" wins over all, lists and columns of both are united, and nothing is lost', () => {
  const { contact, losing } = mergeTwo(
    person({ emails: ['r@x.org'], extra: { Floor: '3', Department: 'A' }, tags: ['x'] }),
    person({
      emails: ['R@x.org', 'b@x.org'],
      extra: { Floor: '4', Desk: '7' },
      doNotContact: true,
      notes: 'Tea.',
    }),
  );
  expect(contact).toMatchObject({
    emails: ['r@x.org', 'b@x.org'],
    extra: { Floor: '3', Department: 'A', Desk: '7' },
    doNotContact: true,
    notes: 'Tea.',
  });
  expect(losing).toEqual([{ field: 'Floor', value: '4' }]);
});

test('a value keeps its source, but a choice between two of one source is the seeker’s own', () => {
  const other = mergeTwo(person(cmo, 'outlook'), person(ceo, 'linkedin'));
  expect(other.provenance.by).toMatchObject({ outlook: expect.arrayContaining(['title']) });
  const same = mergeTwo(person(cmo, 'outlook'), person(ceo, 'outlook'));
  expect(same.provenance.by?.outlook).toEqual(['givenName', 'familyName']);
});

test('two referrals that say the same are one with the better terms, both notes, and lost only if both are', () => {
  const first = { terms: 'name-only', note: 'A.', lostReason: 'Moved.', loopClosedAt: null } as const;
  const second = {
    terms: 'will-introduce',
    note: 'B.',
    lostReason: null,
    loopClosedAt: '2026-11-01T10:00:00Z',
  } as const;
  expect(combineReferrals(first, second)).toEqual({
    terms: 'will-introduce',
    note: 'A.\n\nB.',
    lostReason: null,
    loopClosedAt: '2026-11-01T10:00:00Z',
  });
});

test('the search had come as far as the further of two records', () => {
  const day = (number: number) => `2026-11-0${number}T10:00:00Z`;
  expect(
    combineStages(
      [
        { at: day(2), stage: 'identified' },
        { at: day(5), stage: 'met' },
      ],
      [
        { at: day(1), stage: 'identified' },
        { at: day(3), stage: 'written' },
        { at: day(6), stage: 'called' },
      ],
    ),
  ).toEqual([
    { at: day(1), stage: 'identified' },
    { at: day(3), stage: 'written' },
    { at: day(5), stage: 'met' },
  ]);
});

describe('taken apart again', () => {
  const before = person({ emails: ['r@x.org'] }).contact;
  const after = mergeTwo(person({ emails: ['r@x.org'] }), person({ ...ceo, emails: ['b@x.org'] })).contact;

  test('the one that stayed is as before', () => {
    expect(takeApart({ before, after, now: after })).toEqual(before);
  });

  test('what was changed since stays as it is', () => {
    const now = {
      ...after,
      title: 'President',
      emails: ['r@x.org', 'b@x.org', 'new@x.org'],
      doNotContact: true,
    };
    expect(takeApart({ before, after, now })).toMatchObject({
      title: 'President',
      organization: null,
      emails: ['r@x.org', 'new@x.org'],
      doNotContact: true,
    });
  });
});
