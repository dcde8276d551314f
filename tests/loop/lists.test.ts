import { runImport } from '@threefold/api/contact-imports/run-import';
import { findDuplicates } from '@threefold/api/contact-merging/find-duplicates';
import { acceptShare, inviteCoach, propose, writeComment } from '@threefold/contracts/coaching';
import { startImport } from '@threefold/contracts/contact-imports';
import { mergeContacts } from '@threefold/contracts/contact-merging';
import { createContact, listContacts } from '@threefold/contracts/contacts';
import type { Endpoint } from '@threefold/contracts/endpoint';
import { exportWorkspace } from '@threefold/contracts/exports/exports';
import { addFinding, keepPositioningSummary } from '@threefold/contracts/findings';
import { routes } from '@threefold/contracts/routes';
import { loadSampleNetwork } from '@threefold/contracts/sample-network';
import { afterAll, expect, test } from 'vitest';
import { linkedin } from './people-of-the-loop.ts';
import { openListeningApp, type Script, signUpScript, walk } from './script.ts';

const { server, baseUrl } = await openListeningApp('2026-11-24T15:00:00Z');
afterAll(() => server.close());
const dana = await signUpScript(baseUrl, 'Dana Whitfield');
const ids = await fill(dana);

/** Enough of everything that no list fits on its first page. */
async function fill(script: Script): Promise<Record<string, string>> {
  await script.call(loadSampleNetwork);
  const coach = await letIn(script);
  const exported = exportWorkspace.path.replace(':workspaceId', script.workspaceId);
  for (const number of [1, 2, 3, 4]) {
    await script.create(addFinding, { body: { kind: 'fact', text: `Fact ${number}` } });
    await script.create(writeComment, { body: { body: `Comment ${number}` } });
    await script.create(keepPositioningSummary, { body: { body: `Summary ${number}` } });
    await coach.create(propose, { body: { action: { text: `Step ${number}` } } });
    await script.send(`${exported}?format=json`, {});
  }
  for (const number of [1, 2, 3]) await importList(script, `${linkedin}Nadia,Number ${number},,,,,\n`);
  await fillMerging(script);
  const importId = await importList(script, linkedin);
  const met = await script.call(listContacts, { query: { stage: ['thanked'], limit: 1 } });
  return { importId, contactId: met.items[0]?.id ?? '' };
}

async function letIn(script: Script): Promise<Script> {
  const coach = await signUpScript(baseUrl, 'Carla Brandt');
  const { status, body } = await script.inPerson().attempt(inviteCoach, {
    body: { email: 'carla@example.org', level: 'full' },
  });
  expect(status).toBe(201);
  const token = String(body.token);
  await coach.inPerson().call(acceptShare, { params: { shareId: String(body.id) }, body: { token } });
  return coach.within(script.workspaceId);
}

/** Four who were merged, and four pairs that may be one person. */
async function fillMerging(script: Script): Promise<void> {
  const add = (familyName: string) =>
    script.create(createContact, { body: { givenName: 'Noor', familyName } });
  for (const name of ['Abelson', 'Brunetti', 'Carlsen', 'Doriane']) {
    const [first, second] = [await add(name), await add(name)];
    await script.create(mergeContacts, { body: { survivorId: first.id, mergedId: second.id } });
    await add(name);
  }
  await findDuplicates(server.app.parts, { workspaceId: script.workspaceId });
}

async function importList(script: Script, csv: string): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([csv]), 'Connections.csv');
  const path = startImport.path.replace(':workspaceId', script.workspaceId);
  const started = await script.send(path, { method: 'POST', body });
  const importId = String(started.body.id);
  await runImport(server.app.parts, { workspaceId: script.workspaceId, importId });
  return importId;
}

const lists = Object.entries(routes as Record<string, Endpoint>)
  .filter(([, { query }]) => query !== undefined && 'cursor' in query.shape)
  .map(([name, endpoint]) => ({ name, endpoint }));

test('there are lists to walk', () => {
  expect(lists.length).toBeGreaterThan(7);
});

test.each(lists)(
  '$name, walked in small pages, has everybody once and in the order of one large page',
  async ({ endpoint }) => {
    const whole = await walk(dana, endpoint, { params: ids, limit: 200 });
    const inPages = await walk(dana, endpoint, {
      params: ids,
      limit: Math.max(1, Math.ceil(whole.length / 5)),
    });
    expect(whole.length).toBeGreaterThan(3);
    expect(inPages).toEqual(whole);
  },
);

test.each(['name', 'recent', 'stage'] as const)('contacts by %s have each person once', async (sort) => {
  const people = await walk(dana, listContacts, { query: { sort }, limit: 9 });
  const { length } = await walk(dana, listContacts, { limit: 200 });
  expect(new Set(people.map((person) => person.id)).size).toBe(length);
  expect(people).toHaveLength(length);
});

test.each(lists)('$name refuses a made-up cursor by name', async ({ endpoint }) => {
  const made = await dana.attempt(endpoint, { params: ids, query: { cursor: 'page-2' } });
  expect(made).toMatchObject({ status: 400, body: { errors: [{ path: 'cursor' }] } });
});
