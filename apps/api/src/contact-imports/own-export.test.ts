import { mergeContacts } from '@threefold/contracts/contact-merging';
import { createContact, deleteContact, listContacts, updateContact } from '@threefold/contracts/contacts';
import { eraseContact } from '@threefold/contracts/erasure';
import { exportWorkspace } from '@threefold/contracts/exports/exports';
import { nameReferral } from '@threefold/contracts/referrals';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TestPerson } from '../test-app.ts';
import { serverForFile } from '../testing/seeker.ts';
import { importFile, rowsOf } from './import-test.fixture.ts';

const server = serverForFile();

async function csvOf(person: TestPerson): Promise<string> {
  const url = exportWorkspace.path.replace(':workspaceId', person.workspaceId);
  const answer = await server.app.inject({
    url,
    query: { format: 'csv' },
    headers: { cookie: person.cookie },
  });
  return answer.body;
}

const few = (...values: string[]) => fc.constantFrom(...values);
/** Few names, pages, addresses and numbers, so that people share them. */
const somebody = fc.record({
  givenName: few('Ruth', 'R.', 'Tom', ''),
  familyName: few('Abernathy', 'Haugen', 'van der Berg'),
  organization: fc.option(few('Halden Health', 'Halden Health, Inc.', '=Calder')),
  title: fc.option(few('Director', 'Nurse; Boston')),
  emails: fc.uniqueArray(few('context@halden.org', 'Ruth@halden.org', 'tom@x.org'), { maxLength: 2 }),
  phones: fc.array(few('+1 617 555 0142', '(617) 555-0199'), { maxLength: 1 }),
  linkedinUrl: fc.option(few('https://www.linkedin.com/in/ruth', 'https://www.linkedin.com/in/tom')),
  notes: fc.option(few('- first\nsecond "line"', 'a note')),
  tags: fc.uniqueArray(few('Boston, MA', 'payers; plans'), { maxLength: 2 }),
  doNotContact: fc.boolean(),
});

test('our own spreadsheet brings everybody back as they were, whoever shares an address or a name with another', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(somebody, { minLength: 2, maxLength: 14 }), async (people) => {
      const dana = await server.signUp('Dana Whitfield');
      for (const body of people) await dana.call(createContact, { body });
      const file = await csvOf(dana);
      const here = await importFile(server, dana, { file });
      expect(here.counts).toMatchObject({ rows: people.length, unchanged: people.length });
      const other = await server.signUp('Sam Okafor');
      const dry = await importFile(server, other, { file, fields: { dryRun: 'true' } });
      expect(dry.counts).toMatchObject({ created: people.length });
      expect((await importFile(server, other, { file })).counts).toMatchObject({ created: people.length });
      expect(await csvOf(other)).toBe(file);
      expect((await importFile(server, other, { file })).counts).toMatchObject({ unchanged: people.length });
    }),
    { numRuns: 6 },
  );
});

test('a row goes to its own person, whatever was changed since, to the one they were merged into, and never to a namesake', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const add = (familyName: string) =>
    dana.call(createContact, { body: { givenName: 'Ruth', familyName, emails: ['context@halden.org'] } });
  const [one, two, three, gone] = [await add('One'), await add('Two'), await add('Three'), await add('Gone')];
  const file = await csvOf(dana);
  await dana.call(updateContact, {
    params: { contactId: one.id },
    body: { familyName: 'Changed', emails: ['new@x.org'] },
  });
  await dana.call(mergeContacts, { body: { survivorId: three.id, mergedId: two.id } });
  await dana.call(deleteContact, { params: { contactId: gone.id } });
  await dana.call(eraseContact, { params: { contactId: gone.id } });
  const done = await importFile(server, dana, { file });
  const rows = await rowsOf(dana, done.id);
  expect(rows.slice(0, 3).map(({ contactId }) => contactId)).toEqual([one.id, three.id, three.id]);
  expect(rows[3]?.outcome).toBe('created');
  const { items } = await dana.call(listContacts);
  expect(items.map(({ familyName }) => familyName)).toEqual(['Changed', 'Gone', 'Three']);
});

test('whoever was referred here comes back into the same search without a change', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const add = (familyName: string) => dana.call(createContact, { body: { givenName: 'Ruth', familyName } });
  const [one, two] = [await add('One'), await add('Two')];
  await dana.call(nameReferral, { body: { fromContactId: one.id, contactId: two.id } });
  const file = await csvOf(dana);
  expect(file).toContain('Ruth One');
  expect((await importFile(server, dana, { file })).counts).toMatchObject({ rows: 2, unchanged: 2 });
});

test('a line that was copied and written over is somebody new, and an id that is none is kept beside the person', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const { id } = await dana.call(createContact, { body: { givenName: 'Ruth', familyName: 'Abernathy' } });
  const file = `Given name,Family name,Threefold ID\nRuth,Abernathy,${id}\nTom,Haugen,${id.toUpperCase()}\nLee,Park,none\n`;
  const done = await importFile(server, dana, { file });
  expect(done.counts).toMatchObject({ unchanged: 1, created: 2 });
  const { items } = await dana.call(listContacts, { query: { q: 'none' } });
  expect(items.map(({ familyName }) => familyName)).toEqual(['Park']);
});
