import { openTestApp, type TestPerson } from '@threefold/api/test-app';
import type { Endpoint } from '@threefold/contracts/endpoint';
import { type Resource, readTouched, resourceOf } from '@threefold/contracts/resources';
import { type Routes, routes } from '@threefold/contracts/routes';
import { afterAll, describe, expect, test } from 'vitest';
import { seedSearch } from '../isolation/seed-search.ts';
import { validCall } from '../isolation/valid-calls.ts';
import { type Call, type ChangeName, scenarios } from './scenarios.ts';

const server = await openTestApp();
afterAll(() => server.close());
const world = { server, ...(await seedSearch(server)) };
const { seeker, ids } = world;
// That a coach looks is written down at the first look of a day.
for (const coach of Object.values(world.coaches))
  await coach.attempt(routes.getClient, { params: { workspaceId: seeker.workspaceId } });

// Object.entries widens the keys of the route list to strings.
const reading = (Object.entries(routes) as [keyof Routes, Endpoint][]).flatMap(([name, endpoint]) => {
  const resource = endpoint.method === 'GET' ? resourceOf(endpoint) : undefined;
  return resource === undefined ? [] : [{ name, endpoint, resource }];
});
const changes = (Object.keys(scenarios) as ChangeName[]).filter((name) => scenarios[name] !== null);

type Pages = ReadonlyMap<keyof Routes, { resource: Resource; shown: string }>;

/** Every page and list as this person sees it. */
async function readAll(person: TestPerson, params: Record<string, string>): Promise<Pages> {
  const pages = await Promise.all(
    reading.map(async ({ name, endpoint, resource }) => {
      const { status, body } = await person.attempt(endpoint, validCall(name, params));
      return [name, { resource, shown: JSON.stringify([status, body]) }] as const;
    }),
  );
  return new Map(pages);
}

function changedBetween(before: Pages, after: Pages): Resource[] {
  const changed = [...before].filter(([name, { shown }]) => after.get(name)?.shown !== shown);
  return [...new Set(changed.map(([, { resource }]) => resource))];
}

async function make(name: ChangeName, { by = seeker, params = {}, ...given }: Call) {
  const all = { ...ids, workspaceId: by.workspaceId, ...params };
  const readers = [...new Set([seeker, by])];
  const where = (reader: TestPerson) => ({
    ...all,
    workspaceId: reader === seeker ? seeker.workspaceId : all.workspaceId,
  });
  const readEach = () => Promise.all(readers.map((reader) => readAll(reader, where(reader))));
  const before = await readEach();
  const { status, body, headers } = await by.attempt(routes[name], { ...validCall(name, all), ...given });
  const after = await readEach();
  const changed = before.flatMap((pages, index) => changedBetween(pages, after[index] ?? new Map()));
  return { status, body, changed: new Set(changed), touched: readTouched(String(headers.touched ?? '')) };
}

describe('every answer that a change makes another one is named by it', () => {
  test.each(changes)('%s', async (name) => {
    const call = await scenarios[name]?.(world);
    if (!call) throw new Error('A change without a scenario.');
    const { status, body, changed, touched } = await make(name, call);
    expect({ status, body }).toEqual({ status: expect.toSatisfy((code: number) => code < 300), body });
    expect(changed.size).toBeGreaterThan(0);
    expect([...changed].filter((resource) => !touched.includes(resource))).toEqual([]);
  });
});

type Described = {
  paths: Record<string, Record<string, { responses: Record<string, { headers?: object }> }>>;
};

test('the description of the API says of every change that its answer may name what it touched', async () => {
  const { paths }: Described = (await server.app.inject({ url: '/api/openapi.json' })).json();
  for (const { method, path } of Object.values<Endpoint>(routes).filter((each) => each.method !== 'GET')) {
    const described = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    const good = Object.entries(described?.responses ?? {}).filter(([status]) => status.startsWith('2'));
    expect(good.map(([, { headers }]) => Object.keys(headers ?? {}))).toContainEqual(['Touched']);
  }
});
