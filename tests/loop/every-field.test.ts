// Every field of a contact comes in by every door and is told at every window. The fields are those of the table: one that is
// added there is tried here without another line, and a door that drops it fails.
import { importFile } from '@threefold/api/contact-imports/import-test.fixture';
import type { TestPerson } from '@threefold/api/test-app';
import { letIn } from '@threefold/api/testing/build';
import { serverForFile } from '@threefold/api/testing/seeker';
import { decideProposals, propose } from '@threefold/contracts/coaching';
import { undoImport } from '@threefold/contracts/contact-imports';
import { mergeContacts, undoMerge } from '@threefold/contracts/contact-merging';
import {
  type Contact,
  createContact,
  getContact,
  listContacts,
  updateContact,
} from '@threefold/contracts/contacts';
import { getAccessReport } from '@threefold/contracts/erasure';
import { exportWorkspace, restoreExport } from '@threefold/contracts/exports/exports';
import { getTimeline } from '@threefold/contracts/history';
import { nothingKnown, nowhere, pick } from '@threefold/domain/contacts/contact-facts';
import {
  type ContactFacts,
  type ContactField,
  contactColumnNames,
  contactFields,
  type FieldKind,
  factsOf,
  fieldInSentence,
  fieldNames,
  flatFields,
  isOfKind,
  isPlacePart,
  labelOf,
  placeParts,
} from '@threefold/domain/contacts/contact-fields';
import { csvRow } from '@threefold/domain/formats/csv-row';
import { beforeAll, describe, expect, test } from 'vitest';

const server = serverForFile();

/** Something of each kind; lines say which field they are of. */
const values: { [Kind in FieldKind]: (field: string) => unknown } = {
  name: (field) => `${field.charAt(0).toUpperCase()}${field.slice(1).toLowerCase()}`,
  line: (field) => (field === 'credentials' ? 'MD' : `Some ${field.toLowerCase()}`),
  text: (field) => `All the ${field}.`,
  linkedin: () => 'https://www.linkedin.com/in/every-field',
  zone: () => 'America/Denver',
  country: () => 'CA',
  flag: () => true,
  consent: () => true,
  emails: () => ['every.field@example.org'],
  phones: () => [{ e164: '+16175550142', typed: '+1 617 555 0142' }],
  reasons: () => ['company', 'work'],
  tags: () => ['payers'],
};
const full = Object.fromEntries(
  fieldNames.map((field) => [field, values[contactFields[field].kind](field)]),
  // Each field has a value of its own kind.
) as ContactFacts;
const body = { ...pick(full, flatFields), place: pick(full, placeParts) };
const onlyEmail = { ...nothingKnown, emails: full.emails };

const namesOfPerson = fieldNames.filter((field) => isOfKind(field, 'name'));
/** Of these one record has one value. */
const comparedFields = fieldNames.filter((field) =>
  isOfKind(field, 'name', 'line', 'linkedin', 'zone', 'country'),
);
function otherOf(field: ContactField): string {
  if (isOfKind(field, 'linkedin')) return 'https://www.linkedin.com/in/another';
  if (isOfKind(field, 'zone')) return 'America/Boise';
  return isOfKind(field, 'country') ? 'US' : 'Else';
}

/** The fields of an answer, beside each other. */
function factsIn({ place, phones, ...contact }: Contact): ContactFacts {
  return {
    ...pick({ ...contact, phones: phones.map(({ e164, typed }) => ({ e164, typed })) }, flatFields),
    ...(place ?? nowhere),
  };
}

/** A value as it stands in a file. */
function textOf(field: ContactField): string {
  const value = full[field];
  if (value === true) return 'yes';
  if (!Array.isArray(value)) return String(value);
  return value.map((entry) => (typeof entry === 'string' ? entry : entry.typed)).join('; ');
}

/** A list with the columns that other programs call so, and ours where they have no name for it. */
const listOfOthers =
  csvRow(fieldNames.map((field) => factsOf(field).headers?.[0]?.split('|')[0] ?? contactFields[field].csv)) +
  csvRow(fieldNames.map(textOf));

async function fileOf(person: TestPerson, query: { format: string; version?: string }): Promise<string> {
  const url = exportWorkspace.path.replace(':workspaceId', person.workspaceId);
  const answer = await server.app.inject({ url, query, headers: { cookie: person.cookie } });
  // A long line of a card goes on below, behind a space.
  return answer.body.replaceAll('\r\n ', '');
}

/** The first row of a spreadsheet by its columns. */
function cellsOf(csv: string): Record<string, string> {
  const [columns = [], cells = []] = csv
    .replace('\uFEFF', '')
    .split('\r\n')
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^",]*)(?:,|$)/g)].map(([, cell = '']) => cell));
  return Object.fromEntries(
    columns.map((column, index) => [column, (cells[index] ?? '').replace(/^"|"$/g, '')]),
  );
}

async function restore(person: TestPerson, document: string): Promise<number> {
  const answer = await server.app.inject({
    method: 'POST',
    url: restoreExport.path.replace(':workspaceId', person.workspaceId),
    headers: { cookie: person.cookie, 'content-type': 'application/json' },
    payload: document,
  });
  return answer.statusCode;
}

/** The only person of a search, as the page of one and as the list of all shows them. */
async function onlyOne(person: TestPerson): Promise<ContactFacts> {
  const { items } = await person.call(listContacts);
  expect(items).toHaveLength(1);
  const contact = await person.call(getContact, { params: { contactId: items[0]?.id ?? '' } });
  expect(items.map(factsIn)).toEqual([factsIn(contact)]);
  return factsIn(contact);
}

async function coachAt(level: 'progress' | 'network' | 'full', seeker: TestPerson): Promise<TestPerson> {
  const coach = await server.signUp('Cleo Marsh');
  await letIn(seeker, coach, level);
  return coach;
}

/** The search that is looked at: one person, of whom everything is known. */
let dana: TestPerson;
let ruth: Contact;
let spreadsheet: string;
let card: string;
let everything: { tables: Record<'contacts' | 'contactNotes', Record<string, unknown>[]> };
/** Where people come in, anew for each file. */
let sam: TestPerson;
beforeAll(async () => {
  dana = await server.signUp('Dana Whitfield');
  sam = await server.signUp('Sam Okafor');
  ruth = await dana.call(createContact, { body });
  spreadsheet = await fileOf(dana, { format: 'csv' });
  card = await fileOf(dana, { format: 'vcf' });
  everything = JSON.parse(await fileOf(dana, { format: 'json' }));
});

describe('every field comes in', () => {
  test('with a request that adds somebody', async () => {
    expect(factsIn(ruth)).toEqual(full);
    expect(await onlyOne(dana)).toEqual(full);
  });

  test('with a change, whose line in the history names it', async () => {
    const { id: contactId } = await sam.call(createContact, { body: { emails: ['other@example.org'] } });
    const changed = await sam.call(updateContact, { params: { contactId }, body });
    expect(factsIn(changed)).toEqual(full);
    const { items } = await sam.call(getTimeline, { params: { contactId } });
    const sentence = items.find(({ kind }) => kind === 'contact-changed')?.sentence;
    for (const field of fieldNames.filter((each) => !isOfKind(each, 'consent')))
      expect(sentence, field).toContain(fieldInSentence(field));
    expect(items.map(({ kind }) => kind)).toContain('do-not-contact-set');
  });

  test.each(fieldNames)('with a change of %s alone, and goes with one', async (field) => {
    const patchOf = (value: unknown) =>
      isPlacePart(field) ? { place: { [field]: value } } : { [field]: value };
    const { id } = await sam.call(createContact, {
      body: { familyName: 'Alone', emails: ['a@example.org'] },
    });
    const params = { contactId: id };
    const changed = await sam.call(updateContact, { params, body: patchOf(full[field]) });
    expect(factsIn(changed)[field]).toEqual(full[field]);
    const emptied = await sam.call(updateContact, { params, body: patchOf(nothingKnown[field]) });
    expect(factsIn(emptied)[field]).toEqual(nothingKnown[field]);
  });

  test('with a list of another program', async () => {
    const seeker = await server.signUp('Lee Park');
    await importFile(server, seeker, { file: listOfOthers, name: 'list.csv' });
    expect(await onlyOne(seeker)).toEqual(full);
  });

  test('with a list about somebody known, where nothing was known, and goes when the list is taken back', async () => {
    const seeker = await server.signUp('Lee Park');
    await seeker.call(createContact, { body: { emails: full.emails } });
    const { id: importId } = await importFile(server, seeker, { file: listOfOthers, name: 'list.csv' });
    // A person's "no" is no gap.
    const flags = Object.fromEntries(
      fieldNames.filter((field) => isOfKind(field, 'flag')).map((field) => [field, false]),
    );
    expect(await onlyOne(seeker)).toEqual({ ...full, ...flags });
    await seeker.call(undoImport, { params: { importId } });
    expect(await onlyOne(seeker)).toEqual(onlyEmail);
  });

  test('with our own spreadsheet', async () => {
    const seeker = await server.signUp('Lee Park');
    await importFile(server, seeker, { file: await fileOf(dana, { format: 'csv' }) });
    expect(await onlyOne(seeker)).toEqual(full);
  });

  test.each(['3', '4'])('with cards of version %s', async (version) => {
    const seeker = await server.signUp('Lee Park');
    const file = await fileOf(dana, { format: 'vcf', version });
    await importFile(server, seeker, { file, name: 'cards.vcf' });
    expect(await onlyOne(seeker)).toEqual(full);
  });

  test('with an export of everything, and where it is older than the fields nobody is lost', async () => {
    const seeker = await server.signUp('Lee Park');
    const document = structuredClone(everything);
    expect(await restore(seeker, JSON.stringify(document))).toBe(200);
    expect(await onlyOne(seeker)).toEqual(full);
    const [row = {}] = document.tables.contacts;
    const { [contactColumnNames.at(-1) ?? '']: _, ...older } = row;
    document.tables.contacts = [older];
    const another = await server.signUp('Lee Park');
    expect(await restore(another, JSON.stringify(document))).toBe(200);
    expect(await onlyOne(another)).toEqual({ ...full, ...pick(nothingKnown, contactColumnNames.slice(-1)) });
  });

  test.each([
    { who: 'somebody new', known: null },
    // By the address it is surely they; the name is the seeker's.
    { who: 'somebody known', known: { ...pick(full, namesOfPerson), emails: full.emails } },
  ])('with the proposal of a coach that is accepted, about $who', async ({ known }) => {
    const seeker = await server.signUp('Lee Park');
    if (known) await seeker.call(createContact, { body: known });
    const coach = await coachAt('full', seeker);
    const params = { workspaceId: seeker.workspaceId };
    const { id } = await coach.call(propose, { params, body: { contact: body } });
    await seeker.call(decideProposals, { body: { ids: [id], accept: true } });
    expect(await onlyOne(seeker)).toEqual(full);
  });

  test('with a second record of the person, leaves with it again, and is kept where it loses', async () => {
    const seeker = await server.signUp('Lee Park');
    const { id: mergedId } = await seeker.call(createContact, { body });
    const { id: survivorId } = await seeker.call(createContact, { body: { emails: full.emails } });
    const { id } = await seeker.call(mergeContacts, { body: { survivorId, mergedId } });
    expect(await onlyOne(seeker)).toEqual(full);
    await seeker.call(undoMerge, { params: { mergeId: id } });
    const { items } = await seeker.call(listContacts, { query: { sort: 'recent' } });
    expect(items.map(factsIn)).toEqual(expect.arrayContaining([full, onlyEmail]));

    const other = { ...full, ...Object.fromEntries(comparedFields.map((field) => [field, otherOf(field)])) };
    const { id: otherId } = await seeker.call(createContact, {
      body: { ...pick(other, flatFields), place: pick(other, placeParts) },
    });
    const { losing } = await seeker.call(mergeContacts, { body: { survivorId: otherId, mergedId } });
    const lost = losing.map(({ value }) => value).join('; ');
    for (const field of comparedFields) expect(lost).toContain(textOf(field));
  });
});

describe('every field is told', () => {
  test.each(fieldNames)('%s in the spreadsheet, on the card, in the export of everything', (field) => {
    const text = textOf(field);
    expect(cellsOf(spreadsheet)[contactFields[field].csv]).toBe(text);
    const { vcard } = factsOf(field);
    const property = typeof vcard === 'string' ? vcard : vcard[0];
    const lines = card.split('\r\n').filter((line) => line.startsWith(property));
    expect(lines.join('\n')).toContain(isOfKind(field, 'reasons') ? full[field].join(',') : text);
    const { contacts, contactNotes } = everything.tables;
    expect({ ...contacts[0], notes: contactNotes[0]?.body }).toMatchObject({ [field]: full[field] });
  });

  test('in the report of what is held on the person', async () => {
    const { sections } = await dana.call(getAccessReport, { params: { contactId: ruth.id } });
    const told = new Map(sections[0]?.items.map(({ heading, text }) => [heading, text]));
    for (const field of fieldNames)
      expect(told.get(isPlacePart(field) ? 'Place' : labelOf(field)), field).toContain(
        textOf(field).replaceAll('; ', ', '),
      );
  });

  test('to a coach with whom everything is shared, but for what is private, and to no other', async () => {
    const params = { workspaceId: dana.workspaceId, contactId: ruth.id };
    const coach = await coachAt('full', dana);
    const isPrivate = (field: ContactField) => factsOf(field).seenBy === 'owner';
    const seen = { ...full, ...pick(nothingKnown, fieldNames.filter(isPrivate)) };
    expect(factsIn(await coach.call(getContact, { params }))).toEqual(seen);
    const { items } = await coach.call(listContacts, { params });
    expect(items.map(factsIn)).toEqual([seen]);
    for (const level of ['network', 'progress'] as const) {
      const other = await coachAt(level, dana);
      expect((await other.attempt(getContact, { params })).status, level).toBe(403);
      expect((await other.attempt(listContacts, { params })).status, level).toBe(403);
    }
  });

  test.each(fieldNames.filter((field) => factsOf(field).isSearched))(
    'by the search, by %s',
    async (field) => {
      const { items } = await dana.call(listContacts, { query: { q: textOf(field) } });
      expect(items.map(({ id }) => id)).toEqual([ruth.id]);
    },
  );
});
