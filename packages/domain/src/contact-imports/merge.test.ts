import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { targetReasons } from '../contacts/target-reasons.ts';
import { type MergeableContact, mergeContact } from './merge.ts';

function contact(over: Partial<MergeableContact> = {}): MergeableContact {
  return {
    givenName: 'Ruth',
    familyName: 'Abernathy',
    credentials: null,
    title: null,
    organization: null,
    emails: [],
    phones: [],
    linkedinUrl: null,
    place: { city: null, region: null, country: null },
    timeZone: null,
    reasons: [],
    faceToFace: null,
    doNotContact: false,
    tags: [],
    notes: null,
    ...over,
  };
}

test('a file fills what is empty and says what it filled', () => {
  const merged = mergeContact(contact({ title: 'CMO' }), contact({ credentials: 'MD', emails: ['r@x.org'] }));
  expect(merged).toMatchObject({
    changed: true,
    contact: { title: 'CMO', credentials: 'MD', emails: ['r@x.org'] },
  });
  expect(merged.filled).toEqual(['credentials', 'emails']);
});

test('nothing that was typed by hand is overwritten', () => {
  const typed = contact({ notes: 'Met in Boston', title: 'CMO', organization: 'Halden' });
  const merged = mergeContact(
    typed,
    contact({ givenName: 'R', notes: 'x', title: 'Head', organization: 'Mercy' }),
  );
  expect(merged).toEqual({ changed: false, contact: typed, filled: [] });
});

test('a title at another organization is not put beside this one', () => {
  const merged = mergeContact(
    contact({ organization: 'Halden' }),
    contact({ organization: 'Mercy', title: 'CMO' }),
  );
  expect(merged.changed).toBe(false);
  const agreeing = mergeContact(
    contact({ organization: 'Halden Hosp.' }),
    contact({ organization: 'Halden Hospital', title: 'CMO' }),
  );
  expect(agreeing.contact).toMatchObject({ organization: 'Halden Hosp.', title: 'CMO' });
});

test('a city in another country is not put beside this one', () => {
  const known = contact({ place: { city: null, region: null, country: 'DE' } });
  const row = contact({ place: { city: 'Boston', region: 'MA', country: 'US' } });
  expect(mergeContact(known, row).changed).toBe(false);
});

describe('do not contact', () => {
  test('is never taken back by a file', () => {
    expect(mergeContact(contact({ doNotContact: true }), contact()).contact.doNotContact).toBe(true);
  });

  test('is taken over from a file', () => {
    expect(mergeContact(contact(), contact({ doNotContact: true }))).toMatchObject({
      filled: ['doNotContact'],
    });
  });
});

test('a phone typed in another way is not added twice', () => {
  const known = contact({ phones: [{ e164: '+16175550142', typed: '617-555-0142', label: 'office' }] });
  const row = contact({ phones: [{ e164: '+16175550142', typed: '(617) 555 0142' }] });
  expect(mergeContact(known, row).changed).toBe(false);
});

test('what else a contact carries stays with it', () => {
  expect(
    mergeContact({ ...contact(), id: 'ruth', version: 3 }, contact({ tags: ['a'] })).contact,
  ).toMatchObject({
    id: 'ruth',
    version: 3,
    tags: ['a'],
  });
});

describe('for every two contacts', () => {
  const word = fc.constantFrom('Ruth', 'Tom', 'Halden', 'halden', '', 'Mercy Hosp.');
  const text = fc.option(word, { nil: null });
  const contacts: fc.Arbitrary<MergeableContact> = fc.record({
    givenName: text,
    familyName: text,
    credentials: text,
    title: text,
    organization: text,
    emails: fc.uniqueArray(fc.constantFrom('a@x.org', 'b@x.org', 'A@x.org')),
    phones: fc.array(
      fc.record({
        e164: fc.constantFrom(null, '+16175550142'),
        typed: fc.constantFrom('617-555-0142', '12'),
      }),
      {
        maxLength: 3,
      },
    ),
    linkedinUrl: text,
    place: fc.record({ city: text, region: text, country: text }),
    timeZone: text,
    reasons: fc.uniqueArray(fc.constantFrom(...targetReasons)),
    faceToFace: fc.option(fc.boolean(), { nil: null }),
    doNotContact: fc.boolean(),
    tags: fc.uniqueArray(fc.constantFrom('x', 'X', 'y')),
    notes: text,
    extra: fc.dictionary(fc.constantFrom('p', 'q', '__proto__'), fc.constantFrom('1', '2')),
  });

  test('the same row again changes nothing', () => {
    fc.assert(
      fc.property(contacts, contacts, (existing, incoming) => {
        const once = mergeContact(existing, incoming).contact;
        expect(mergeContact(once, incoming)).toEqual({ changed: false, contact: once, filled: [] });
      }),
    );
  });

  test('nothing that was there is lost or changed', () => {
    fc.assert(
      fc.property(contacts, contacts, (existing, incoming) => {
        const merged = mergeContact(existing, incoming).contact;
        for (const field of [
          'givenName',
          'familyName',
          'title',
          'organization',
          'linkedinUrl',
          'notes',
        ] as const) {
          if (existing[field]) expect(merged[field]).toBe(existing[field]);
        }
        for (const field of ['emails', 'phones', 'tags', 'reasons'] as const) {
          expect(merged[field].slice(0, existing[field].length)).toEqual(existing[field]);
        }
        for (const part of ['city', 'region', 'country'] as const) {
          if (existing.place[part]) expect(merged.place[part]).toBe(existing.place[part]);
        }
        expect(merged.extra).toMatchObject(existing.extra ?? {});
        expect(merged.doNotContact).toBe(existing.doNotContact || incoming.doNotContact);
      }),
    );
  });

  test('it is told exactly when something changed', () => {
    fc.assert(
      fc.property(contacts, contacts, (existing, incoming) => {
        const before = structuredClone(existing);
        const { changed, contact: merged, filled } = mergeContact(existing, incoming);
        expect(existing).toEqual(before);
        expect(changed).toBe(filled.length > 0);
        for (const field of filled) expect(merged[field]).not.toEqual(existing[field]);
      }),
    );
  });
});
