import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContactDetails, detailsOf, nothingKnown, nowhere } from './contact-facts.ts';
import { anyFacts } from './contact-fields.fixture.ts';
import { flatFields, flatFieldsOfKind, placeParts } from './contact-fields.ts';
import { type FillSource, fillContact as fillFrom } from './fill-contact.ts';
import { noProvenance, type Provenance, provenanceFrom, typeOver } from './provenance.ts';
import { targetReasons } from './target-reasons.ts';

function contact(over: Partial<ContactDetails> = {}): ContactDetails {
  return {
    ...detailsOf(nothingKnown),
    givenName: 'Ruth',
    familyName: 'Abernathy',
    faceToFace: null,
    ...over,
  };
}

function fill<C extends ContactDetails>(
  existing: C,
  incoming: ContactDetails,
  from: Partial<FillSource> = {},
) {
  return fillFrom(existing, incoming, {
    source: 'linkedin-connections',
    provenance: noProvenance,
    mayUpdate: true,
    ...from,
  });
}

test('a file fills what is empty and says what it filled', () => {
  const result = fill(contact({ title: 'CMO' }), contact({ credentials: 'MD', emails: ['r@x.org'] }));
  expect(result).toMatchObject({
    changed: true,
    contact: { title: 'CMO', credentials: 'MD', emails: ['r@x.org'] },
  });
  expect(result.filled).toEqual(['credentials', 'emails']);
});

test('nothing that was typed by hand is overwritten', () => {
  const typed = contact({ notes: 'Met in Boston', title: 'CMO', organization: 'Halden' });
  const result = fill(typed, contact({ givenName: 'R', notes: 'x', title: 'Head', organization: 'Mercy' }));
  expect(result).toMatchObject({ changed: false, contact: typed, filled: [] });
});

test('a title at another organization is not put beside this one', () => {
  const result = fill(contact({ organization: 'Halden' }), contact({ organization: 'Mercy', title: 'CMO' }));
  expect(result.changed).toBe(false);
  const agreeing = fill(
    contact({ organization: 'Halden Hosp.' }),
    contact({ organization: 'Halden Hospital', title: 'CMO' }),
  );
  expect(agreeing.contact).toMatchObject({ organization: 'Halden Hosp.', title: 'CMO' });
});

test('a city in another country is not put beside this one', () => {
  const known = contact({ place: { ...nowhere, city: null, region: null, country: 'DE' } });
  const row = contact({ place: { ...nowhere, city: 'Boston', region: 'MA', country: 'US' } });
  expect(fill(known, row).changed).toBe(false);
});

describe('do not contact', () => {
  test('is never taken back by a file', () => {
    expect(fill(contact({ doNotContact: true }), contact()).contact.doNotContact).toBe(true);
  });

  test('is taken over from a file', () => {
    expect(fill(contact(), contact({ doNotContact: true }))).toMatchObject({
      filled: ['doNotContact'],
    });
  });
});

describe('an address that mail came back from', () => {
  const bounced = contact({ extra: { 'Bounced e-mail': 'R@x.org' } });
  const known = contact({ emails: ['r@x.org', 'ruth@y.org'] });

  test('is kept aside and not written to any more, whoever typed it', () => {
    const result = fill(known, bounced);
    expect(result.contact).toMatchObject({ emails: ['ruth@y.org'], extra: bounced.extra });
    expect(result.updated).toContain('emails');
    expect(fill(result.contact, bounced).changed).toBe(false);
  });

  test('joins those that were known', () => {
    const before = contact({ ...known, extra: { 'Bounced e-mail': 'old@x.org' } });
    expect(fill(before, bounced).contact.extra).toEqual({ 'Bounced e-mail': 'old@x.org, R@x.org' });
  });

  test('does not come back with another file, only by hand', () => {
    expect(fill(bounced, known).contact.emails).toEqual(['ruth@y.org']);
    const typedAgain = contact({ ...bounced, emails: ['r@x.org'] });
    expect(fill(typedAgain, bounced).contact.emails).toEqual(['r@x.org']);
  });
});

test('a phone typed in another way is not added twice', () => {
  const known = contact({ phones: [{ e164: '+16175550142', typed: '617-555-0142', label: 'office' }] });
  const row = contact({ phones: [{ e164: '+16175550142', typed: '(617) 555 0142' }] });
  expect(fill(known, row).changed).toBe(false);
});

describe('a newer export of the same source', () => {
  const first = contact({
    title: 'CMO',
    organization: 'Halden',
    place: { ...nowhere, city: 'Boston', region: null, country: 'US' },
  });
  const provenance = provenanceFrom('linkedin-connections', first);

  test('changes what it itself had brought', () => {
    const newer = contact({
      title: 'CEO',
      organization: 'Mercy',
      place: { ...nowhere, city: 'Bern', region: null, country: 'CH' },
    });
    const result = fill(first, newer, { provenance });
    expect(result.contact).toMatchObject({
      title: 'CEO',
      organization: 'Mercy',
      place: { city: 'Bern', country: 'CH' },
    });
    expect(result.updated).toEqual(['organization', 'title', 'place']);
  });

  test('of another source changes nothing of it', () => {
    expect(
      fill(first, contact({ title: 'CEO', organization: 'Mercy' }), { provenance, source: 'outlook' })
        .changed,
    ).toBe(false);
  });

  test('changes nothing that a person typed since', () => {
    const typed = { ...first, title: 'Chief Medical Officer' };
    const result = fill(typed, contact({ title: 'CEO', organization: 'Halden' }), {
      provenance: typeOver(provenance, first, typed),
    });
    expect(result.contact.title).toBe('Chief Medical Officer');
  });

  test('fills nothing in again that a person emptied or took out', () => {
    const known = { ...first, emails: ['r@x.org', 'old@x.org'], tags: ['alumni'] };
    const typed = { ...known, title: null, emails: ['r@x.org'], tags: [] };
    const result = fill(typed, known, { provenance: typeOver(provenance, known, typed) });
    expect(result.contact).toEqual(typed);
  });

  test('puts nothing beside a typed organization that does not belong there', () => {
    const typed = { ...first, organization: 'Calder' };
    const result = fill(typed, contact({ title: 'CEO', organization: 'Halden' }), {
      provenance: typeOver(provenance, first, typed),
    });
    expect(result.changed).toBe(false);
  });

  test('that names only the new organization takes the title of the old one away', () => {
    const result = fill(first, contact({ organization: 'Mercy' }), { provenance });
    expect(result.contact).toMatchObject({ organization: 'Mercy', title: null });
  });

  test('with an empty cell empties nothing', () => {
    expect(fill(first, contact(), { provenance }).changed).toBe(false);
    expect(fill(first, contact({ title: 'Retired' }), { provenance }).changed).toBe(false);
  });

  test('leaves the country that a person typed when it had added the city', () => {
    const typed = contact({ place: { ...nowhere, city: null, region: null, country: 'US' } });
    const filled = fill(typed, first);
    const newer = contact({ place: { ...nowhere, city: 'Bern', region: null, country: 'CH' } });
    expect(fill(filled.contact, newer, { provenance: filled.provenance }).contact.place.country).toBe('US');
  });

  test('changes a column without a field that it had brought', () => {
    const known = contact({ extra: { Department: 'Surgery', Floor: '3' } });
    const result = fill(known, contact({ extra: { Department: 'Research', Floor: '4' } }), {
      provenance: { by: { 'linkedin-connections': ['extra.Department'] } },
    });
    expect(result.contact.extra).toEqual({ Department: 'Research', Floor: '3' });
  });
});

test('what else a contact carries stays with it', () => {
  expect(fill({ ...contact(), id: 'ruth', version: 3 }, contact({ tags: ['a'] })).contact).toMatchObject({
    id: 'ruth',
    version: 3,
    tags: ['a'],
  });
});

describe('for every two contacts', () => {
  const word = fc.constantFrom('Ruth', 'Tom', 'Halden', 'halden', '', 'Mercy Hosp.');
  const text = fc.option(word, { nil: null });
  const known = {
    name: text,
    line: text,
    text,
    linkedin: text,
    zone: text,
    country: text,
    flag: fc.option(fc.boolean(), { nil: null }),
    consent: fc.boolean(),
    emails: fc.uniqueArray(fc.constantFrom('a@x.org', 'b@x.org', 'A@x.org')),
    phones: fc.array(
      fc.record({
        e164: fc.constantFrom(null, '+16175550142'),
        typed: fc.constantFrom('617-555-0142', '12'),
      }),
      { maxLength: 3 },
    ),
    reasons: fc.uniqueArray(fc.constantFrom(...targetReasons)),
    tags: fc.uniqueArray(fc.constantFrom('x', 'X', 'y')),
  };
  const contacts: fc.Arbitrary<ContactDetails> = fc
    .tuple(
      anyFacts(known, flatFields),
      anyFacts(known, placeParts),
      fc.dictionary(fc.constantFrom('p', 'q', '__proto__'), fc.constantFrom('1', '2')),
    )
    .map(([facts, place, extra]) => ({ ...facts, place, extra }));

  test('the same row again changes nothing', () => {
    fc.assert(
      fc.property(contacts, contacts, (existing, incoming) => {
        const once = fill(existing, incoming).contact;
        expect(fill(once, incoming)).toMatchObject({ changed: false, contact: once, filled: [] });
      }),
    );
  });

  test('nothing that was there is lost or changed', () => {
    fc.assert(
      fc.property(contacts, contacts, (existing, incoming) => {
        const result = fill(existing, incoming).contact;
        for (const field of flatFieldsOfKind('name', 'line', 'text', 'linkedin', 'zone')) {
          expect(result[field]).toBe(existing[field] || result[field]);
        }
        for (const field of ['emails', 'phones', 'tags', 'reasons'] as const) {
          expect(result[field].slice(0, existing[field].length)).toEqual(existing[field]);
        }
        for (const part of ['city', 'region', 'country'] as const) {
          expect(result.place[part]).toBe(existing.place[part] || result.place[part]);
        }
        expect(result.extra).toMatchObject(existing.extra ?? {});
        expect(result.doNotContact).toBe(existing.doNotContact || incoming.doNotContact);
      }),
    );
  });

  test('a file with several rows about one person, imported twice, changes nothing the second time', () => {
    fc.assert(
      fc.property(contacts, fc.array(contacts, { minLength: 1, maxLength: 4 }), (existing, rows) => {
        const importAll = (start: { contact: ContactDetails; provenance: Provenance }) =>
          rows.reduce(
            ({ contact, provenance }, row, line) => fill(contact, row, { provenance, mayUpdate: line === 0 }),
            start,
          );
        const once = importAll({ contact: existing, provenance: noProvenance });
        const { contact, provenance } = importAll(once);
        expect({ contact, provenance }).toEqual({ contact: once.contact, provenance: once.provenance });
      }),
    );
  });

  test('it is told exactly when something changed', () => {
    fc.assert(
      fc.property(contacts, contacts, (existing, incoming) => {
        const before = structuredClone(existing);
        const { changed, contact: result, filled } = fill(existing, incoming);
        expect(existing).toEqual(before);
        expect(changed).toBe(filled.length > 0);
        for (const field of filled) expect(result[field]).not.toEqual(existing[field]);
      }),
    );
  });
});
