import { undoImport } from '@threefold/contracts/contact-imports';
import { listContacts, updateContact } from '@threefold/contracts/contacts';
import { expect, test } from 'vitest';
import type { TestPerson } from '../test-app.ts';
import { serverForFile } from '../testing/seeker.ts';
import { importFile, linkedin, rowsOf } from './import-test.fixture.ts';

const server = serverForFile();

const newer = linkedin
  .replace('Halden Health,Medical Director', 'Mercy Health,Chief Medical Officer')
  .replace('Kestrel Insurance,Chief Medical Officer', 'Kestrel Insurance,President');

async function personOf(dana: TestPerson, familyName: string) {
  const { items } = await dana.call(listContacts);
  const found = items.find((one) => one.familyName === familyName);
  if (!found) throw new Error(`Nobody is called ${familyName}.`);
  return found;
}

test('a newer export of the same source changes what the older one had brought, and taken back it is as before', async () => {
  const dana = await server.signUp('Dana Whitfield');
  await importFile(server, dana, { file: linkedin });
  const done = await importFile(server, dana, { file: newer });
  expect(done.counts).toMatchObject({ merged: 2, unchanged: 1 });
  expect((await rowsOf(dana, done.id))[0]?.reason).toBe('updated: organization, title');
  expect(await personOf(dana, 'Abernathy')).toMatchObject({
    title: 'Chief Medical Officer',
    organization: 'Mercy Health',
  });
  expect((await importFile(server, dana, { file: newer })).counts).toMatchObject({ merged: 0, unchanged: 3 });
  await dana.call(undoImport, { params: { importId: done.id } });
  expect(await personOf(dana, 'Abernathy')).toMatchObject({
    title: 'Medical Director',
    organization: 'Halden Health',
  });
  expect((await importFile(server, dana, { file: newer })).counts).toMatchObject({ merged: 2 });
});

test('what was typed, emptied or taken out by hand stays so, whatever a newer export says', async () => {
  const dana = await server.signUp('Dana Whitfield');
  await importFile(server, dana, { file: linkedin });
  const { id: ruth } = await personOf(dana, 'Abernathy');
  const { id: tomas } = await personOf(dana, 'Hernández');
  await dana.call(updateContact, {
    params: { contactId: ruth },
    body: { title: 'Head of everything', emails: ['ruth@home.org'] },
  });
  await dana.call(updateContact, { params: { contactId: tomas }, body: { title: null } });
  const done = await importFile(server, dana, { file: newer });
  expect(done.counts).toMatchObject({ unchanged: 3, merged: 0 });
  expect(await personOf(dana, 'Abernathy')).toMatchObject({
    title: 'Head of everything',
    organization: 'Halden Health',
    emails: ['ruth@home.org'],
  });
  expect((await personOf(dana, 'Hernández')).title).toBeNull();
});

test('two rows about one person give the same result, however often the file comes', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const file = 'Name,Email,Title\nRuth Abernathy,ruth@x.org,CMO\nRuth Abernathy,ruth@x.org,CEO\n';
  await importFile(server, dana, { file });
  expect((await importFile(server, dana, { file })).counts).toMatchObject({ merged: 0, unchanged: 2 });
  expect(await personOf(dana, 'Abernathy')).toMatchObject({ title: 'CMO' });
});

test('a crowd that shares a mailbox is told apart by its pages, and coming again changes nobody', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const rows = Array.from(
    { length: 260 },
    (_, n) => `Person${n},Of the office${n},https://www.linkedin.com/in/office-${n},office@halden.org`,
  );
  const file = ['First Name,Last Name,URL,Email Address', ...rows, ''].join('\n');
  expect((await importFile(server, dana, { file })).counts).toMatchObject({ created: 260 });
  expect((await importFile(server, dana, { file })).counts).toMatchObject({ created: 0, unchanged: 260 });
});
