import {
  decideDuplicate,
  getDuplicateSearch,
  listDuplicates,
  mergeContacts,
  searchDuplicates,
  undoMerge,
} from '@threefold/contracts/contact-merging';
import { createContact, deleteContact } from '@threefold/contracts/contacts';
import { expect, test } from 'vitest';
import { linkedin, run, upload } from '../contact-imports/import-test.fixture.ts';
import { runImport } from '../contact-imports/run-import.ts';
import type { TestPerson } from '../test-app.ts';
import { serverForFile } from '../testing/seeker.ts';
import { findDuplicates } from './find-duplicates.ts';

const server = serverForFile();

async function searchOf(...people: object[]) {
  const dana = await server.signUp('Dana Whitfield');
  const ids: string[] = [];
  for (const body of people) ids.push((await dana.call(createContact, { body: body as never })).id);
  await search(dana);
  return { dana, ids };
}
async function search(dana: TestPerson) {
  server.clock.pass({ minutes: 1 });
  await findDuplicates(server.app.parts, { workspaceId: dana.workspaceId });
}
async function queue(dana: TestPerson, status = 'open') {
  return (await dana.call(listDuplicates, { query: { status } as never })).items;
}
const bob = { givenName: 'Bob', familyName: 'Keane', organization: 'Halden Hosp., Inc.' };
const robert = { givenName: 'Robert', familyName: 'Keane', organization: 'Halden Hospital' };
const bobby = { givenName: 'Bobby', familyName: 'Keane', organization: 'Halden Hospital' };

test('whoever may be in twice is proposed, the likeliest first, with a score and reasons in words', async () => {
  const { dana } = await searchOf(
    bob,
    robert,
    { givenName: 'Ruth', familyName: 'Abernathy', emails: ['r@x.org'] },
    { givenName: 'R.', familyName: 'Abernathy', emails: ['r@x.org'] },
    { givenName: 'Tom', familyName: 'Haugen' },
  );
  const items = await queue(dana);
  expect(items.map(({ contacts, score }) => [contacts.map(({ givenName }) => givenName), score])).toEqual([
    [['Ruth', 'R.'], 99],
    [['Bob', 'Robert'], 87],
  ]);
  expect(items[1]?.reasons).toContainEqual({
    speaks: 'for',
    sentence: 'Bob Keane and Robert Keane: one first name is short for the other.',
  });
  const page = await dana.call(listDuplicates, { query: { limit: 1 } as never });
  const rest = await dana.call(listDuplicates, { query: { limit: 1, cursor: page.nextCursor } as never });
  expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(items.map(({ id }) => id));
});

test('who was said not to be the same is never proposed again, and who waits still waits', async () => {
  const { dana } = await searchOf(bob, robert, bobby);
  const [first, second] = await queue(dana);
  const decide = (duplicateId: string, status: string, ifMatch?: number) =>
    dana.attempt(decideDuplicate, { params: { duplicateId }, body: { status }, ...(ifMatch && { ifMatch }) });
  expect((await decide(first?.id ?? '', 'not-same', 1)).status).toBe(200);
  expect((await decide(first?.id ?? '', 'not-same', 1)).status).toBe(200);
  expect((await decide(first?.id ?? '', 'later', 1)).status).toBe(412);
  await decide(second?.id ?? '', 'later');
  await search(dana);
  expect(await queue(dana)).toHaveLength(1);
  expect((await queue(dana, 'not-same')).map(({ id }) => id)).toEqual([first?.id]);
  expect((await queue(dana, 'later')).map(({ id }) => id)).toEqual([second?.id]);
  await decide(first?.id ?? '', 'open');
  expect(await queue(dana)).toHaveLength(2);
});

test('what was decided about somebody holds for the one they are merged into, and is taken back with the merge', async () => {
  const { dana, ids } = await searchOf(bob, robert, bobby);
  const [survivorId = '', mergedId = '', thirdId = ''] = ids;
  const pair = (await queue(dana)).find(({ contacts }) => {
    const both = contacts.map(({ id }) => id);
    return both.includes(mergedId) && both.includes(thirdId);
  });
  await dana.call(decideDuplicate, { params: { duplicateId: pair?.id ?? '' }, body: { status: 'not-same' } });
  const merge = await dana.call(mergeContacts, { body: { survivorId, mergedId } });
  await search(dana);
  expect(await queue(dana)).toEqual([]);
  await dana.call(undoMerge, { params: { mergeId: merge.id } });
  expect(await queue(dana)).toHaveLength(2);
  expect(await queue(dana, 'not-same')).toHaveLength(1);
});

test('who is in the trash is not proposed, and another seeker sees and decides nothing', async () => {
  const { dana, ids } = await searchOf(bob, robert);
  const [pair] = await queue(dana);
  const erin = await server.signUp('Erin Sato');
  expect(await queue(erin)).toEqual([]);
  const params = { duplicateId: pair?.id ?? '' };
  expect((await erin.attempt(decideDuplicate, { params, body: { status: 'later' } })).status).toBe(404);
  await dana.call(deleteContact, { params: { contactId: ids[0] ?? '' } });
  expect(await queue(dana)).toEqual([]);
  expect((await dana.attempt(decideDuplicate, { params, body: { status: 'later' } })).status).toBe(404);
});

test('a search is asked for, runs, and says how many it looked at', async () => {
  const dana = await server.signUp('Dana Whitfield');
  expect((await dana.call(getDuplicateSearch)).status).toBe('never');
  expect(await dana.attempt(searchDuplicates)).toMatchObject({ status: 202, body: { status: 'waiting' } });
  await dana.call(createContact, { body: { familyName: 'Keane' } });
  await search(dana);
  expect(await dana.call(getDuplicateSearch)).toMatchObject({ status: 'done', people: 1, open: 0 });
});

/** One that a server began and then put back, as it does when it stops. */
async function beginImport({ workspaceId }: TestPerson, importId: string) {
  await runImport(server.app.parts, { workspaceId, importId }, AbortSignal.abort());
}

test('a search gives way to an import that goes on, and is done behind it', async () => {
  const dana = await server.signUp('Dana Whitfield');
  await dana.call(createContact, { body: { familyName: 'Keane' } });
  const { body } = await upload(server, dana, { file: linkedin });
  await beginImport(dana, body.id);
  await findDuplicates(server.app.parts, { workspaceId: dana.workspaceId });
  expect((await dana.call(getDuplicateSearch)).status).toBe('waiting');
  await run(server, dana, body.id);
  await search(dana);
  expect(await dana.call(getDuplicateSearch)).toMatchObject({ status: 'done', people: 4 });
});

test('an import that fell silent keeps no search waiting', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const { body } = await upload(server, dana, { file: linkedin });
  await beginImport(dana, body.id);
  server.clock.pass({ minutes: 3 });
  await findDuplicates(server.app.parts, { workspaceId: dana.workspaceId });
  expect((await dana.call(getDuplicateSearch)).status).toBe('done');
});
