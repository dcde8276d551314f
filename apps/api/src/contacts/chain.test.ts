import * as contacts from '@threefold/contracts/contacts';
import * as referrals from '@threefold/contracts/referrals';
import { foldChains, pathToRoot } from '@threefold/domain/referrals/chain';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../test-app.ts';

let server: TestApp;
let owner: pg.Client;
beforeAll(async () => {
  server = await openTestApp();
  owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

/** Adds people by letter and lets them name each other, a minute apart: `['A>B', 'B>C']`. */
async function network(seeker: TestPerson, words: readonly string[]) {
  const ids: Record<string, string> = {};
  for (const name of new Set(words.join('').replaceAll('>', '')))
    ids[name] = (await seeker.call(contacts.createContact, { body: { familyName: name } })).id;
  for (const word of words) {
    server.clock.pass({ minutes: 1 });
    const [from = '', to = ''] = word.split('>');
    await seeker.call(referrals.nameReferral, {
      body: { fromContactId: ids[from] ?? '', contactId: ids[to], terms: 'name-only', note: word },
    });
  }
  const chain = async (name: string) => {
    const found = await seeker.call(contacts.getChain, { params: { contactId: ids[name] ?? '' } });
    const names = (links: contacts.ChainLink[]) => links.map((link) => link.name).join('');
    return {
      path: names(found.items),
      others: names(found.otherReferrers),
      named: names(found.named),
      found,
    };
  };
  return { ids, chain };
}

test('the path leads from the cold contact to this one, with what was said at each step', async () => {
  const { chain, ids } = await network(await server.signUp('Dana'), ['A>B', 'B>C', 'C>D', 'C>E']);
  const { path, others, named, found } = await chain('C');
  expect({ path, others, named }).toEqual({ path: 'ABC', others: '', named: 'DE' });
  expect(found.items[0]).toEqual({
    contactId: ids.A,
    name: 'A',
    organization: null,
    stage: 'identified',
    referredAt: null,
    terms: null,
    note: null,
    metAt: null,
  });
  expect(found.items[2]).toMatchObject({ terms: 'name-only', note: 'B>C' });
  expect((await chain('A')).path).toBe('A');
});

test('of several referrers the first one is the way, and the others are told', async () => {
  const { chain } = await network(await server.signUp('Dana'), ['A>C', 'B>C', 'A>C', 'D>C']);
  expect(await chain('C')).toMatchObject({ path: 'AC', others: 'BD' });
});

test('a circle is opened where it was closed, and whoever hangs on it is led to its beginning', async () => {
  const { chain } = await network(await server.signUp('Dana'), ['A>B', 'B>C', 'C>A', 'C>D']);
  expect(await chain('D')).toMatchObject({ path: 'ABCD', others: '' });
  expect(await chain('A')).toMatchObject({ path: 'A', others: 'C', named: 'B' });
});

test('a referrer in the trash leads nowhere: the next one takes the place', async () => {
  const seeker = await server.signUp('Dana');
  const { chain, ids } = await network(seeker, ['A>C', 'B>C']);
  await seeker.call(contacts.deleteContact, { params: { contactId: ids.A ?? '' } });
  expect(await chain('C')).toMatchObject({ path: 'BC', others: '' });
});

test('a contact of another seeker, or in the trash, has no chain', async () => {
  const [dana, erin] = [await server.signUp('Dana'), await server.signUp('Erin')];
  const { ids } = await network(dana, ['A>B']);
  const params = { contactId: ids.B ?? '' };
  expect((await erin.attempt(contacts.getChain, { params })).status).toBe(404);
  await dana.call(contacts.deleteContact, { params });
  expect((await dana.attempt(contacts.getChain, { params })).status).toBe(404);
});

/** People 0 to `count - 1` and referrals between them, written past the API. */
async function seed(workspaceId: string, count: number, edges: readonly (readonly [number, number])[]) {
  const id = (index: number) => `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
  await owner.query(
    `INSERT INTO contact (workspace_id, id, given_name, family_name, emails, phones, reasons, face_to_face, tags, do_not_contact,
       stage, stage_since, source_kind, sort_name, search, match_keys, version, content_hash, created_at, updated_at)
     SELECT $1, person.id, '', 'x', '{}', '[]', '{}', false, '{}', false, 'identified', now(), 'typed', 'x', 'x', '{}', 1, '', now(), now()
     FROM unnest($2::uuid[]) person (id)`,
    [workspaceId, Array.from({ length: count }, (_, index) => id(index))],
  );
  await owner.query(
    `INSERT INTO referral (workspace_id, id, from_contact_id, to_contact_id, terms, at, version, content_hash, created_at, updated_at)
     SELECT $1, gen_random_uuid(), edge.a, edge.b, 'name-only', '2026-01-01'::timestamptz + edge.n * interval '1 minute', 1, '', now(), now()
     FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY edge (a, b, n)`,
    [workspaceId, edges.map(([from]) => id(from)), edges.map(([, to]) => id(to))],
  );
  await owner.query('ANALYZE contact, referral');
  return id;
}

test('a chain two thousand deep is walked to its first letter', async () => {
  const seeker = await server.signUp('Dana');
  const depth = 2000;
  const edges = Array.from({ length: depth }, (_, index) => [index, index + 1] as const);
  const id = await seed(seeker.workspaceId, depth + 1, edges);
  const { items } = await seeker.call(contacts.getChain, { params: { contactId: id(depth) } });
  expect(items.map((item) => item.contactId)).toEqual(
    Array.from({ length: depth + 1 }, (_, index) => id(index)),
  );
});

test('for any network the walk of one contact ends where the fold of the whole network says', async () => {
  let state = 7;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let round = 0; round < 8; round += 1) {
    const seeker = await server.signUp('Dana');
    const count = 3 + random(12);
    const edges = Array.from(
      { length: count + random(12) },
      () => [random(count), random(count)] as const,
    ).filter(([from, to]) => from !== to);
    const id = await seed(seeker.workspaceId, count, edges);
    const firstAt = Temporal.Instant.from('2026-01-01T00:00:00Z');
    const fold = foldChains({
      people: Array.from({ length: count }, (_, index) => ({ id: id(index), firstAt })),
      edges: edges.map(([from, to], index) => ({
        from: id(from),
        to: id(to),
        at: firstAt.add({ minutes: index + 1 }),
      })),
    });
    for (let index = 0; index < count; index += 1) {
      const { items } = await seeker.call(contacts.getChain, { params: { contactId: id(index) } });
      const path = items.map((item) => item.contactId);
      expect(path, JSON.stringify({ index, edges })).toEqual(pathToRoot(fold, id(index)).reverse());
    }
  }
});
