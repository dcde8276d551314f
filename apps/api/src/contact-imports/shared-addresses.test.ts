import { undoImport } from '@threefold/contracts/contact-imports';
import { createContact, getContact, listContacts, updateContact } from '@threefold/contracts/contacts';
import { draftLetter, sendLetter } from '@threefold/contracts/letters';
import { expect, test } from 'vitest';
import { serverForFile } from '../testing/seeker.ts';
import { importFile, rowsOf } from './import-test.fixture.ts';

const server = serverForFile();

async function namesOf(person: Awaited<ReturnType<typeof server.signUp>>): Promise<string[]> {
  const { items } = await person.call(listContacts, { query: { limit: 200 } });
  return items.map(({ givenName, familyName }) => `${givenName} ${familyName}`).sort();
}

const emails = ['moens@mail.example'];

test('a couple with one address are two people, in one file, in the next one, and beside a contact typed by hand', async () => {
  const person = await server.signUp('Dana Whitfield');
  await person.call(createContact, { body: { givenName: 'Olaf', familyName: 'Moen', emails } });
  const file = 'Name,Email\nJohn Moen,moens@mail.example\nIda Moen,moens@mail.example\n';
  const first = await importFile(server, person, { file });
  expect(first.counts).toMatchObject({ created: 2 });
  expect((await rowsOf(person, first.id)).map(({ reason }) => reason)).toEqual(
    Array(2).fill('possible duplicate: Olaf Moen has the same email'),
  );
  const next = await importFile(server, person, {
    file: 'Given,Surname,Mail,Job title\nEva,Moen,moens@mail.example,Nurse\nIda,Moen,moens@mail.example,Surgeon\n',
  });
  expect(next.counts).toMatchObject({ created: 1, merged: 1 });
  expect((await importFile(server, person, { file })).counts).toMatchObject({ unchanged: 2 });
  expect(await namesOf(person)).toEqual(['Eva Moen', 'Ida Moen', 'John Moen', 'Olaf Moen']);
});

test('two people with one address can both be added by hand', async () => {
  const person = await server.signUp('Dana Whitfield');
  for (const givenName of ['John', 'Ida'])
    await person.call(createContact, { body: { givenName, familyName: 'Moen', emails } });
  expect(await namesOf(person)).toEqual(['Ida Moen', 'John Moen']);
});

test('an address that a file brought can be edited, a new one is judged, and what is wrong is named', async () => {
  const person = await server.signUp('Dana Whitfield');
  await importFile(server, person, { file: 'First Name,Last Name,Email\nLee,Park,r&d@halden.example\n' });
  const [lee] = (await person.call(listContacts)).items;
  const params = { contactId: lee?.id ?? '' };
  const body = { emails: ['r&d@halden.example', 'second+tag@müller.example'] };
  expect(await person.call(updateContact, { params, body })).toMatchObject(body);
  const refused = await person.attempt(updateContact, {
    params,
    body: { emails: [...body.emails, 'third at x'] },
  });
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'emails.2' }] } });
  expect(refused.body.detail).toBe(
    'emails: must be email addresses such as ruth@example.org; "third at x" isn’t one',
  );
});

test('an address that a file says has bounced is not written to any more, and undo brings it back', async () => {
  const person = await server.signUp('Dana Whitfield');
  const typed = { givenName: 'Ruth', familyName: 'Abernathy', emails: ['ruth@halden.example'] };
  const { id: contactId } = await person.call(createContact, { body: typed });
  const file = 'Name,Email,Email Status\nRuth Abernathy,Ruth@Halden.example,Bounced\n';
  const { id: importId, counts } = await importFile(server, person, { file });
  expect(counts).toMatchObject({ merged: 1, created: 0 });
  expect((await rowsOf(person, importId))[0]?.reason).toContain('bounced before');
  const now = await person.call(getContact, { params: { contactId } });
  expect(now).toMatchObject({ emails: [], extra: { 'Bounced e-mail': 'Ruth@Halden.example' } });
  await importFile(server, person, { file: 'Name,Email\nRuth Abernathy,ruth@halden.example\n' });
  expect(await person.call(getContact, { params: { contactId } })).toMatchObject({ emails: [] });

  const outreach = { kind: 'outreach' as const };
  const { id: letterId } = await person.call(draftLetter, { params: { contactId }, body: outreach });
  const send = { params: { letterId }, body: { via: 'mail-program' } } as const;
  expect(await person.attempt(sendLetter, send)).toMatchObject({
    status: 422,
    body: {
      code: 'no-address',
      detail: expect.stringContaining('Mail to Ruth@Halden.example came back before.'),
    },
  });
  await person.call(undoImport, { params: { importId } });
  expect(await person.call(getContact, { params: { contactId } })).toMatchObject({ emails: typed.emails });
});
