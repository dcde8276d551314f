import { openTestApp } from '@threefold/api/test-app';
import { createContact } from '@threefold/contracts/contacts';
import type { Endpoint } from '@threefold/contracts/endpoint';
import { type Routes, routes } from '@threefold/contracts/routes';
import { afterAll, describe, expect, test } from 'vitest';
import { bodiesWith } from './hostile-bodies.ts';
import { seedSearch } from './seed-search.ts';
import { validCall } from './valid-calls.ts';

const server = await openTestApp();
afterAll(() => server.close());
const { seeker, ids } = await seedSearch(server);
const inSearch = { ...ids, workspaceId: seeker.workspaceId };
const unknownId = '019ab000-0000-7000-8000-00000000dead';

type Name = keyof Routes;
// Object.entries widens the keys of the route list to strings.
const all = (Object.entries(routes) as [Name, Endpoint][]).map(([name, endpoint]) => ({ name, endpoint }));
const withBody = all.filter(({ endpoint }) => endpoint.body);
const paged = all.filter(({ endpoint }) => endpoint.query && 'cursor' in endpoint.query.shape);
const withIds = all.flatMap(({ name, endpoint }) =>
  [...endpoint.path.matchAll(/:(\w+)/g)].map(([, parameter]) => ({ name, parameter: parameter ?? '' })),
);

function pathOf({ path }: Endpoint): string {
  return path.replace(/:(\w+)/g, (_, name: string) => inSearch[name as keyof typeof inSearch] ?? '');
}

function attempt(name: Name, change: object) {
  return seeker.attempt(routes[name], { ...validCall(name, inSearch), ...change });
}

async function statusOf(name: Name, change: object): Promise<number> {
  return (await attempt(name, change)).status;
}

type Answer = Awaited<ReturnType<typeof attempt>>;

/** Done, refused by the name of the field, not found, another version, or against a rule; nothing else may come of a strange value. */
function isTakenOrRefused(field: string, { status, body }: Answer): boolean {
  if (status === 400)
    return body.errors?.some(({ path }) => path.startsWith(field.split('.')[0] ?? '')) ?? false;
  return [200, 201, 202, 404, 409, 412, 422].includes(status);
}

/** Calls the endpoint with each body; answers those that got another status than the ones named. */
async function unlike(
  name: Name,
  kind: Parameters<typeof bodiesWith>[2],
  isRight: (answer: Answer, path: string) => boolean,
) {
  const places = bodiesWith(routes[name], validCall(name, inSearch).body, kind);
  const wrong: string[] = [];
  for (const { path, body } of places) {
    const answer = await attempt(name, { body });
    if (!isRight(answer, path)) wrong.push(`${path}: ${answer.status}`);
  }
  return wrong;
}

describe('an id in the address that nothing has is not found, and a word that is no id is refused', () => {
  test.each(withIds)('$name, $parameter', async ({ name, parameter }) => {
    expect(await statusOf(name, { params: { ...inSearch, [parameter]: unknownId } })).toBe(404);
    expect(await statusOf(name, { params: { ...inSearch, [parameter]: 'somebody' } })).toBe(400);
  });
});

describe('a cursor that the list never answered is refused', () => {
  const madeUp = [
    'nonsense',
    ...[[], ['a', 'b'], ['2026-99-99T99:99:99Z', unknownId], ['2026-02-30T00:00:00Z', unknownId], [1, 2]],
    ...[['name', 'x'], ['name', 'a', 'b'], ['relevance', 1e300, unknownId], [1e30], [-1], ['x'], {}],
  ].map((key) => (typeof key === 'string' ? key : Buffer.from(JSON.stringify(key)).toString('base64url')));
  test.each(paged)('$name', async ({ name }) => {
    for (const cursor of madeUp)
      expect([cursor, await statusOf(name, { query: { cursor } })]).toEqual([cursor, 400]);
  });
});

describe('a field that nobody knows is refused by its name', () => {
  test.each(withBody)('$name', async ({ name }) => {
    const body = { ...(validCall(name, inSearch).body as object), colour: 'green' };
    const answer = await seeker.attempt(routes[name], { ...validCall(name, inSearch), body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map(({ path }) => path)).toContain('colour');
  });
});

describe('text that no database can hold is refused wherever text is taken', () => {
  test.each(withBody)('$name', async ({ name }) => {
    for (const value of ['nul \u0000 inside', 'half a \ud800 pair'])
      expect(await unlike(name, { kind: 'text', value }, ({ status }) => status === 400)).toEqual([]);
  });
});

describe('a value at the edge of the possible is taken, or refused by the name of its field or by a rule', () => {
  const edges = [
    ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-15:59', '2026-11-24T10:00:00+23:59'].map((value) => ({
      kind: 'instant' as const,
      value,
    })),
    ...['0000-01-01', '9999-12-31'].map((value) => ({ kind: 'date' as const, value })),
    ...[-1, 0, 1.5, 2_147_483_648, 1e300].map((value) => ({ kind: 'number' as const, value })),
    { kind: 'id' as const, value: unknownId },
  ];
  test.each(withBody)('$name', async ({ name }) => {
    for (const edge of edges)
      expect(await unlike(name, edge, (answer, path) => isTakenOrRefused(path, answer))).toEqual([]);
  });
  test.each(all.filter(({ endpoint }) => endpoint.query))(
    '$name, in its query',
    async ({ name, endpoint }) => {
      for (const field of Object.keys(endpoint.query?.shape ?? {}))
        for (const value of [
          '\u0000',
          '%',
          '-1',
          '1e300',
          '0000-01-01',
          '9999-12-31',
          '9999-12-31T23:59:59-15:59',
          unknownId,
        ]) {
          const query = { ...validCall(name, inSearch).query, [field]: value };
          const answer = await attempt(name, { query });
          const isRight = isTakenOrRefused(field, answer);
          expect([field, value, answer.status, isRight]).toEqual([field, value, answer.status, true]);
        }
    },
  );
});

describe('a body of two megabytes is too large, and one of another type is not read', () => {
  const taking = withBody.map(({ name, endpoint }) => ({ name, endpoint }));
  test.each(taking)('$name', async ({ endpoint }) => {
    const call = { method: endpoint.method, url: pathOf(endpoint) } as const;
    const send = (type: string, payload: string) =>
      server.app.inject({ ...call, headers: { cookie: seeker.cookie, 'content-type': type }, payload });
    expect(
      (await send('application/json', JSON.stringify({ notes: 'x'.repeat(2_000_000) }))).statusCode,
    ).toBe(413);
    expect((await send('text/csv', 'Name\nDana\n')).statusCode).toBe(415);
  });
});

test('a body that reaches for the prototype of all objects is refused and changes nothing', async () => {
  const url = pathOf(createContact);
  for (const payload of [
    '{"familyName":"Somebody","__proto__":{"doNotContact":true}}',
    '{"familyName":"Somebody","constructor":{"prototype":{"doNotContact":true}}}',
  ]) {
    const answer = await server.app.inject({
      method: 'POST',
      url,
      headers: { cookie: seeker.cookie, 'content-type': 'application/json' },
      payload,
    });
    expect(answer.statusCode).toBe(400);
  }
  expect('doNotContact' in {}).toBe(false);
});
