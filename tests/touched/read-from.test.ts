import { toSnakeCase } from '@threefold/api/platform/touched';
import { readFrom } from '@threefold/api/read-from';
import { openTestApp, type TestPerson } from '@threefold/api/test-app';
import type { Endpoint } from '@threefold/contracts/endpoint';
import { resumeSearch } from '@threefold/contracts/keep-warm';
import { resourceOf } from '@threefold/contracts/resources';
import { type Routes, routes } from '@threefold/contracts/routes';
import { afterAll, expect, test } from 'vitest';
import { seedSearch } from '../isolation/seed-search.ts';
import { validCall } from '../isolation/valid-calls.ts';
import { listenToStatements, readCatalog, tablesNamedIn } from './statements.ts';

const server = await openTestApp();
const listening = listenToStatements();
afterAll(async () => {
  listening.stop();
  await server.close();
});
const { seeker, coaches, ids } = await seedSearch(server);
const params = { ...ids, workspaceId: seeker.workspaceId };
const catalog = await readCatalog(server.ownerUrl);

// Object.entries widens the keys of the route list to strings.
const reading = (Object.entries(routes) as [keyof Routes, Endpoint][]).filter(
  ([, { method }]) => method === 'GET',
);

/** By whom somebody is known, and what they may see: asked with every request, and part of no answer. */
async function statementsOfTheDoor(): Promise<Set<string>> {
  const door = new Set<string>();
  for (const person of [seeker, coaches.full]) {
    await person.attempt(routes.getContact, { params: { ...params, contactId: seeker.workspaceId } });
    listening.take();
    const unknown = { ...params, contactId: ids.importId ?? '' };
    await person.attempt(routes.getChain, { params: unknown });
    for (const text of listening.take()) if (/session/.test(text)) door.add(text);
  }
  return door;
}
const door = await statementsOfTheDoor();

/** What is read by these people from tables that are not declared. */
async function listUndeclared(people: readonly TestPerson[]): Promise<string[]> {
  const undeclared = new Set<string>();
  for (const [name, endpoint] of reading) {
    const resource = resourceOf(endpoint);
    if (resource === undefined) continue;
    const declared = new Set(readFrom[resource].map(toSnakeCase));
    for (const person of people) {
      listening.take();
      await person.attempt(endpoint, validCall(name, params));
      const texts = listening.take().filter((text) => !door.has(text));
      for (const table of texts.flatMap((text) => tablesNamedIn(text, catalog)))
        if (!declared.has(table)) undeclared.add(`${resource} reads ${table}`);
    }
  }
  return [...undeclared].sort();
}

test('every page and list is read from the tables that are declared for its resource', async () => {
  expect(await listUndeclared([seeker, ...Object.values(coaches)])).toEqual([]);
  // The seeded search is over; while it goes on other people are looked for.
  await seeker.call(resumeSearch);
  expect(await listUndeclared([seeker])).toEqual([]);
});
