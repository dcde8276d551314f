import { readRow } from '@threefold/domain/contact-imports/read-row';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPeople, type Decision, decideRow } from './decide-row.ts';
import { importedFields } from './imported-fields.ts';

const columns = [
  'givenName',
  'familyName',
  'credentials',
  'title',
  'organization',
  'email',
  'phone',
] as const;
const mapping = Object.fromEntries(columns.map((column) => [column, column]));
type Row = Partial<Record<(typeof columns)[number], string>>;

function fieldsOf(row: Row) {
  const read = readRow({ columns, cells: columns.map((column) => row[column] ?? '') }, mapping);
  if (!read.ok) throw new Error(read.reason);
  return importedFields(read.contact, 'US');
}

/** Rows one after the other, as an import decides them. */
function decideAll(rows: readonly Row[]): Decision[] {
  const people = createPeople();
  let made = 0;
  const newId = () => {
    made += 1;
    return `person ${made}`;
  };
  return rows.map((row, index) =>
    decideRow(people, { line: index + 1, fields: fieldsOf(row), source: 'list', newId }),
  );
}

const given = fc.constantFrom(
  'John',
  'Ida',
  'Paul',
  'Paula',
  'Jan',
  'Janet',
  'Mary Ann',
  'Mary Jane',
  'Eric',
  'Erica',
  'Сергей',
);
const family = fc.constantFrom('Moen', 'Smith', 'Jones', 'van der Berg');
const generation = fc.constantFrom('', '', '', 'Jr.', 'Sr.', 'MD, III');
const shared = fc.record(
  {
    email: fc.constantFrom('office@halden.org', 'moens@mail.org'),
    phone: fc.constantFrom('617-555-0142', '617-555-0142 x12'),
    organization: fc.constant('Halden Health'),
  },
  { requiredKeys: [] },
);
const own = fc.record({ givenName: given, familyName: family, credentials: generation });
const about = fc.record({ title: fc.constantFrom('CMO', 'Nurse') }, { requiredKeys: [] });

/** Whom a row is about, told by the whole name. */
function nameOf({ givenName = '', familyName = '', credentials = '' }: Row): string {
  return [givenName, familyName, credentials.replace(/.*, /, '')].join(' ').trim();
}

const rowsOfFamilies = fc.array(
  fc.tuple(own, shared, about).map(([name, joint, more]): Row => ({ ...name, ...joint, ...more })),
  { minLength: 2, maxLength: 9 },
);

test('families, practices and namesakes: no two people of other names become one, whatever the order of the rows', () => {
  fc.assert(
    fc.property(
      rowsOfFamilies.chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length })),
      (rows) => {
        const names = new Map<string | null, Set<string>>();
        decideAll(rows).forEach(({ contactId }, index) => {
          names.set(contactId, (names.get(contactId) ?? new Set()).add(nameOf(rows[index] ?? {})));
        });
        for (const each of names.values()) expect([...each]).toHaveLength(1);
      },
    ),
    { numRuns: 300 },
  );
});

test('a row that says only an initial or a short form takes nobody’s place, whoever comes first', () => {
  const moen = (givenName: string) => ({ givenName, familyName: 'Moen', email: 'moens@mail.org' });
  for (const order of [
    ['J.', 'John', 'Jane'],
    ['Chris', 'Christopher', 'Christine'],
    ['Sam', 'Samuel', 'Samantha'],
  ]) {
    const [, second, third] = decideAll(order.map(moen));
    expect(third?.contactId).not.toBe(second?.contactId);
    expect(third?.reason).toMatch(/^possible duplicate: .* has the same email$/);
  }
});

test('a whole name after its short form is the same person, and both forms are kept', () => {
  const [first, second, again] = decideAll(
    ['Bob', 'Robert', 'Robert'].map((givenName) => ({
      givenName,
      familyName: 'Moen',
      email: 'bob@mail.org',
    })),
  );
  expect(second).toMatchObject({ outcome: 'merged', contactId: first?.contactId });
  expect(second?.changes?.extra?.after).toEqual({ 'Also known as': 'Robert' });
  expect(again).toMatchObject({ outcome: 'unchanged', contactId: first?.contactId });
});
