import { describe, expect, test } from 'vitest';
import type { ImportMapping } from '../contacts/import-fields.ts';
import { type ImportedContact, type ReadRow, readRow } from './read-row.ts';
import { recognizeFormat } from './recognize-format.ts';
import { readProposals, writeProposals } from './referral-seeds.ts';

/** Reads one row below these column names, each known by name as in a file. */
function read(cells: Record<string, string>, mapping?: ImportMapping, country?: string): ReadRow {
  const columns = Object.keys(cells);
  const known = mapping ?? recognizeFormat([columns]).mapping;
  return readRow({ columns, cells: Object.values(cells) }, known, { country });
}

function contactOf(row: ReadRow): ImportedContact {
  if (!row.ok) throw new Error(row.reason);
  return row.contact;
}

test('a LinkedIn row becomes a contact', () => {
  const row = read({
    'First Name': 'RUTH',
    'Last Name': 'ABERNATHY, MD',
    URL: 'http://linkedin.com/in/Ruth-A/?trk=x',
    'Email Address': '',
    Company: 'Halden Health',
    Position: 'Medical Director',
    'Connected On': '07 Mar 2024',
  });
  expect(contactOf(row)).toMatchObject({
    givenName: 'Ruth',
    familyName: 'Abernathy',
    credentials: 'MD',
    linkedinUrl: 'https://www.linkedin.com/in/ruth-a',
    emails: [],
    organization: 'Halden Health',
    title: 'Medical Director',
    extra: {},
  });
  expect(contactOf(row).connectedOn?.toString()).toBe('2024-03-07');
});

describe('what one cell holds', () => {
  test('is taken apart where Google joined several values', () => {
    const contact = contactOf(
      read({
        'First Name': 'Ruth',
        'Last Name': 'Abernathy',
        Labels: '* myContacts ::: Boston ::: * starred',
        'E-mail 1 - Label': '* Work',
        'E-mail 1 - Value': 'ruth@halden.org ::: r.a@home.net',
        'E-mail 2 - Value': 'RUTH@halden.org',
        'Phone 1 - Label': 'Mobile ::: Work Fax',
        'Phone 1 - Value': '617-555-0142 ::: +1 617 555 0199',
      }),
    );
    expect(contact.emails).toEqual(['ruth@halden.org', 'r.a@home.net']);
    expect(contact.phones).toEqual([
      { typed: '617-555-0142', label: 'Mobile' },
      { typed: '+1 617 555 0199', label: 'Work Fax' },
    ]);
    expect(contact.tags).toEqual(['Boston', 'starred']);
    expect(contact.extra).toEqual({ 'E-mail 1 - Label': '* Work' });
  });

  test('is kept beside the contact when it is not what its column says', () => {
    const contact = contactOf(
      read({
        Name: 'Ruth Abernathy',
        Email: 'ask her',
        LinkedIn: 'https://halden.org',
        Country: 'Elbonia',
        Birthday: '--03-07',
      }),
    );
    expect(contact).toMatchObject({ emails: [], linkedinUrl: null });
    expect(contact.extra).toEqual({
      Email: 'ask her',
      LinkedIn: 'https://halden.org',
      Country: 'Elbonia',
      Birthday: '--03-07',
    });
  });

  test('is left out only where the seeker said so', () => {
    const contact = contactOf(
      read({ Name: 'Ruth Abernathy', Secret: 'x' }, { Name: 'name', Secret: 'ignore' }),
    );
    expect(contact.extra).toEqual({});
  });

  test('may be a formula guard, a dash or a control code', () => {
    const contact = contactOf(
      read({ Name: 'Ruth\u0000 Abernathy', Phone: "'+1 617 555 0142", Company: '-', Title: 'N/A' }),
    );
    expect(contact).toMatchObject({
      givenName: 'Ruth',
      familyName: 'Abernathy',
      phones: [{ typed: '+1 617 555 0142' }],
      organization: null,
      title: null,
    });
  });

  test('is safe even under a column that is named like a part of every object', () => {
    const contact = contactOf(
      readRow(
        { columns: ['Name', '__proto__', 'constructor'], cells: ['Ruth Abernathy', 'x', 'y'] },
        { Name: 'name' },
      ),
    );
    expect(Object.entries(contact.extra)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });
});

test('a second column for one field is kept beside the contact, unless it says the same', () => {
  const contact = contactOf(
    read({ Name: 'Ruth Abernathy', 'Business City': 'Boston', 'Home City': 'Salem', 'Other City': 'Boston' }),
  );
  expect(contact.place.city).toBe('Boston');
  expect(contact.extra).toEqual({ 'Home City': 'Salem' });
});

test('what a whole name says beyond its parts is kept beside the contact, and a form of address goes before the name in letters', () => {
  const contact = contactOf(
    read({ Name: 'Ruthie Abernathy', 'First Name': 'Dr. Ruth', 'Last Name': 'Abernathy, MD' }),
  );
  expect(contact).toMatchObject({
    givenName: 'Ruth',
    familyName: 'Abernathy',
    credentials: 'MD',
    salutation: 'Dr.',
  });
  expect(contact.extra).toEqual({ Name: 'Ruthie Abernathy' });
});

test('a whole name beside one of its parts says the other part', () => {
  const half = (cells: Record<string, string>) =>
    contactOf(read(cells, { Whole: 'name', First: 'givenName', Last: 'familyName' }));
  const ruth = { givenName: 'Ruth', familyName: 'Abernathy' };
  expect(half({ Whole: 'Ruth Abernathy', First: 'Ruth' })).toMatchObject(ruth);
  expect(half({ Whole: 'Abernathy, Ruth', Last: 'Abernathy' })).toMatchObject(ruth);
});

test('a particle in a column of its own stands before the family name, whichever column comes first', () => {
  const jan = { givenName: 'Jan', familyName: 'van der Berg' };
  expect(contactOf(read({ Voornaam: 'Jan', Tussenvoegsel: 'van der', Achternaam: 'Berg' }))).toMatchObject(
    jan,
  );
  expect(contactOf(read({ Voornaam: 'Jan', Achternaam: 'Berg', Tussenvoegsel: 'van der' }))).toMatchObject(
    jan,
  );
});

test('of the office and the home the office is the place and the first telephone, wherever the columns stand', () => {
  const contact = contactOf(
    read({
      Name: 'Ruth Abernathy',
      'Home Street': '1 Elm St',
      'Home City': 'Salem',
      'Home Country': 'Canada',
      'Home Phone': '617 555 0199',
      'Business City': 'Boston',
      'Business Phone': '617 555 0142',
    }),
  );
  expect(contact.place).toMatchObject({ city: 'Boston', country: null });
  expect(contact.phones.map(({ typed }) => typed)).toEqual(['617 555 0142', '617 555 0199']);
  expect(contact.extra).toEqual({
    'Home Street': '1 Elm St',
    'Home City': 'Salem',
    'Home Country': 'Canada',
  });
});

test.each([
  ['Boston, MA, USA', { city: 'Boston', region: 'MA', country: 'US' }],
  ['Boston, Massachusetts', { city: 'Boston', region: 'Massachusetts', country: null }],
  ['Bonn, Germany', { city: 'Bonn', region: null, country: 'DE' }],
  ['Boston, MA', { city: 'Boston', region: 'MA', country: null }],
  ['Boston', { city: 'Boston', region: null, country: null }],
])('%s in one cell is a place', (cell, place) => {
  expect(contactOf(read({ Name: 'Ruth Abernathy', City: cell })).place).toMatchObject(place);
});

test('an e-mail is kept as it was typed, and once however it was typed', () => {
  const row = read({ Name: 'Ruth Abernathy', Email: 'Ruth@Halden.org; ruth@halden.org' });
  expect(contactOf(row).emails).toEqual(['Ruth@Halden.org']);
});

describe('who made the introduction', () => {
  test('is known where a column or a relation says so', () => {
    const relations = {
      'Relation 1 - Label': 'Referred By ::: Friend ::: Child',
      'Relation 1 - Value': 'Tom Haugen ::: Lee Park ::: Kim Abernathy',
    };
    const contact = contactOf(
      read({ 'First Name': 'Ruth', 'Last Name': 'Abernathy', 'E-mail 1 - Value': '', ...relations }),
    );
    expect(contact.referredBy).toBe('Tom Haugen');
    expect(contact.proposedReferrers).toEqual([{ name: 'Lee Park', says: 'Friend: Lee Park' }]);
    expect(contact.extra).toEqual({ 'Relation 1 - Value': 'Friend: Lee Park\nChild: Kim Abernathy' });
  });

  test.each([
    ['Met via Tom Haugen at the gala. Likes tea.', 'Tom Haugen', 'Met via Tom Haugen at the gala'],
    ['introduced by Dr. Lee Park, MD', 'Lee Park', 'introduced by Dr. Lee Park, MD'],
    ['Kontakt über Jan van der Berg', 'Jan van der Berg', 'Kontakt über Jan van der Berg'],
    ['Recommandée par Hélène Roy', 'Hélène Roy', 'Recommandée par Hélène Roy'],
    ['Presentado por José Núñez', 'José Núñez', 'Presentado por José Núñez'],
    ['Tea.\nTom Haugen introduced us in May', 'Tom Haugen', 'Tom Haugen introduced us in May'],
  ])('is proposed by the note "%s"', (note, name, says) => {
    const contact = contactOf(read({ Name: 'Ruth Abernathy', Notes: note }));
    expect(contact.referredBy).toBeNull();
    expect(contact.proposedReferrers).toEqual([{ name, says }]);
  });

  test.each(['met via LinkedIn', 'met via the website', 'via Zoom in May', 'asked about the clinic'])(
    'is not told by "%s"',
    (note) => {
      expect(contactOf(read({ Name: 'Ruth Abernathy', Notes: note })).proposedReferrers).toEqual([]);
    },
  );
});

test('middle names join the given name, and parts of a name win over the whole', () => {
  const contact = contactOf(
    read({ Name: 'Abernathy Ruth M.', 'First Name': 'Ruth', 'Middle Name': 'M.', 'Last Name': 'Abernathy' }),
  );
  expect(contact).toMatchObject({ givenName: 'Ruth M.', familyName: 'Abernathy' });
});

test('a country is read as a code or a name, and assumed only where the row names none', () => {
  expect(contactOf(read({ Name: 'A B', Country: 'Deutschland' }, undefined, 'US')).place.country).toBe('DE');
  expect(contactOf(read({ Name: 'A B', Country: 'USA' })).place.country).toBe('US');
  expect(contactOf(read({ Name: 'A B', Country: '' }, undefined, 'CA')).place.country).toBe('CA');
  expect(contactOf(read({ Name: 'A B' })).place.country).toBeNull();
});

test('an address in place of a name is the e-mail', () => {
  expect(contactOf(read({ Name: 'ruth@halden.org', Company: 'Halden' }))).toMatchObject({
    givenName: null,
    emails: ['ruth@halden.org'],
  });
  expect(contactOf(read({ Name: 'ruth@halden.org', Email: 'r@home.net' })).emails).toEqual([
    'r@home.net',
    'ruth@halden.org',
  ]);
});

test.each([
  ['yes', true],
  ['TRUE', true],
  ['by letter only', true],
  ['no', false],
  ['', false],
])('"do not contact: %s" is never overlooked', (cell, expected) => {
  expect(contactOf(read({ Name: 'Ruth Abernathy', 'Do not contact': cell })).doNotContact).toBe(expected);
});

test('what a row proposes is read again as it was written', () => {
  const proposals = [
    { name: 'Ruth Abernathy', says: 'Friend: Ruth Abernathy; "Ruthie"' },
    { name: 'Lee Park', says: 'via Lee Park' },
  ];
  const reason = `shares a name with Jo; ${writeProposals(proposals)}`;
  expect(readProposals(reason)).toEqual({ proposals, rest: 'shares a name with Jo' });
  expect(readProposals('referred by Jo Kim')).toEqual({ proposals: [], rest: 'referred by Jo Kim' });
});
