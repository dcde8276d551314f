import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerProposal } from '@threefold/contracts/contact-imports';
import { listContacts } from '@threefold/contracts/contacts';
import { listReferrals } from '@threefold/contracts/referrals';
import { expect, test } from 'vitest';
import { serverForFile } from '../testing/seeker.ts';
import { importFile, rowsOf } from './import-test.fixture.ts';

const server = serverForFile();

const lists = join(import.meta.dirname, '../../../../tests/fixtures/contact-lists/files');

/** All lists are read without a server in `tests/fixtures/contact-lists`; here a few come in for real, twice. */
test.each([
  ['Basic_LinkedInDataExport_01-02-2026.zip', 'linkedin-connections', 3, 'Priya'],
  ['apple-3.0.vcf', 'vcard', 1, 'Ruthie'],
  ['people.xlsx', 'xlsx', 2, '2024-03-07'],
])('%s comes in through the door, once, and is found by what it says', async (name, format, people, word) => {
  const person = await server.signUp('Dana Whitfield');
  const file = new Uint8Array(readFileSync(join(lists, name)));
  const first = await importFile(server, person, { file, name });
  expect(first).toMatchObject({ status: 'done', format, counts: { rows: people, created: people } });
  expect((await person.call(listContacts, { query: { q: word } })).items).toHaveLength(1);
  const again = await importFile(server, person, { file, name });
  expect(again.counts).toMatchObject({ rows: people, unchanged: people });
  expect(await rowsOf(person, first.id)).toHaveLength(people);
});

test('a note that names who made the introduction makes no edge: it is proposed beside its row', async () => {
  const person = await server.signUp('Dana Whitfield');
  const file =
    'Name,Email,Notes\nTom Haugen,t@x.org,\nRuth Abernathy,r@x.org,Met via Tom Haugen at the gala.\n';
  const done = await importFile(server, person, { file });
  const reasons = (await rowsOf(person, done.id)).map(({ reason }) => reason);
  expect(reasons).toEqual([null, 'perhaps referred by Tom Haugen ("Met via Tom Haugen at the gala")']);
  expect((await person.call(listReferrals)).items).toEqual([]);
});

test('a yes makes an edge of what a note proposes, once, and a no takes the question away', async () => {
  const person = await server.signUp('Dana Whitfield');
  const file =
    'Name,Email,Notes\nTom Haugen,t@x.org,\nRuth Abernathy,r@x.org,Met via Tom Haugen.\nLee Park,l@x.org,Met via Tom Haugen.\nJo Kim,j@x.org,Met via Nobody Known.\n';
  const done = await importFile(server, person, { file, name: 'list.csv' });
  const answer = (line: number, name: string, isReferrer: boolean) =>
    person.attempt(answerProposal, {
      params: { importId: done.id },
      body: { line, name, isReferrer },
    });
  expect((await answer(3, 'Tom Haugen', true)).body).toMatchObject({ reason: 'referred by Tom Haugen' });
  expect((await answer(3, 'Tom Haugen', true)).status).toBe(200);
  expect((await answer(4, 'Tom Haugen', false)).body).toMatchObject({ reason: null });
  expect((await answer(5, 'Nobody Known', true)).status).toBe(422);
  expect((await person.call(listReferrals)).items).toMatchObject([
    { fromName: 'Tom Haugen', toName: 'Ruth Abernathy', note: 'From list.csv' },
  ]);
});

test('where nobody or several have the name that a note gives, the seeker chooses or adds the one who is meant', async () => {
  const person = await server.signUp('Dana Whitfield');
  const file =
    'Name,Email,Notes\nTom Haugen,t@x.org,\nTom Haugen,tom@y.org,\nRuth Abernathy,r@x.org,Met via Tom Haugen.\nJo Kim,j@x.org,Met via Nobody Known.\n';
  const done = await importFile(server, person, { file, name: 'list.csv' });
  const rows = await rowsOf(person, done.id);
  const say = (line: number, name: string, whom: { referrerId?: string; referrer?: object } = {}) =>
    person.attempt(answerProposal, {
      params: { importId: done.id },
      body: { line, name, isReferrer: true, ...whom },
    });
  expect((await say(4, 'Tom Haugen')).body.code).toBe('referrer-ambiguous');
  const referrerId = rows[1]?.contactId ?? '';
  const self = rows[2]?.contactId ?? '';
  expect((await say(4, 'Tom Haugen', { referrerId: self })).status).toBe(422);
  expect((await say(4, 'Tom Haugen', { referrerId })).body).toMatchObject({
    reason: 'referred by Tom Haugen',
  });
  expect((await say(5, 'Nobody Known')).body.code).toBe('referrer-unknown');
  const referrer = { givenName: 'Noor', familyName: 'Known' };
  expect((await say(5, 'Nobody Known', { referrer })).body).toMatchObject({
    reason: 'referred by Noor Known',
  });
  const { items } = await person.call(listReferrals);
  expect(items.map(({ fromName, toName }) => [fromName, toName]).sort()).toEqual([
    ['Noor Known', 'Jo Kim'],
    ['Tom Haugen', 'Ruth Abernathy'],
  ]);
  expect(items.map(({ fromContactId }) => fromContactId)).toContain(referrerId);
});

test('a relation that Google calls "Referred By" is an edge', async () => {
  const person = await server.signUp('Dana Whitfield');
  const file =
    'First Name,Last Name,E-mail 1 - Value,Relation 1 - Label,Relation 1 - Value\nTom,Haugen,t@x.org,,\nRuth,Abernathy,r@x.org,Referred By,Tom Haugen\n';
  await importFile(server, person, { file });
  expect((await person.call(listReferrals)).items).toMatchObject([
    { fromName: 'Tom Haugen', toName: 'Ruth Abernathy' },
  ]);
});
