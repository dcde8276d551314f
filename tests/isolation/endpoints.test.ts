import { openTestApp } from '@threefold/api/test-app';
import { letIn } from '@threefold/api/testing/build';
import { asOwner } from '@threefold/api/testing/ledger';
import { changeShare, revokeShare } from '@threefold/contracts/coaching';
import type { Endpoint } from '@threefold/contracts/endpoint';
import {
  confirmIdentity,
  createToken,
  getMe,
  requireConfirmed,
  type TokenScope,
  tokenScope,
} from '@threefold/contracts/identity';
import { type Routes, routes } from '@threefold/contracts/routes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';
import { levels, seedSearch } from './seed-search.ts';
import { endpointsWithCall, validCall } from './valid-calls.ts';

const server = await openTestApp();
afterAll(() => server.close());
const search = await seedSearch(server);
const { seeker, stranger, formerCoach, coaches, ids } = search;
const inSearch = { ...ids, workspaceId: seeker.workspaceId };

const { id: seekerId } = await seeker.call(getMe);

const before = await fingerprintOf(server.ownerUrl, seeker.workspaceId);

type Name = keyof Routes;
// Object.entries widens the keys of the route list to strings.
const all = (Object.entries(routes) as [Name, Endpoint][]).map(([name, endpoint]) => ({ name, endpoint }));
function parametersOf({ path }: Endpoint) {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
}
const underWorkspace = all.filter(({ endpoint }) => parametersOf(endpoint).includes('workspaceId'));
const outside = all.filter(({ endpoint }) => !parametersOf(endpoint).includes('workspaceId'));
const withTokenScope = all.filter(({ endpoint }) => endpoint.tokenScope !== null);
const closedToTokens = all.filter(({ endpoint }) => endpoint.tokenScope === null);

const ranks = ['progress', 'network', 'full', 'owner'];
function isBelow(level: string, { access }: Endpoint) {
  return ranks.indexOf(level) < ranks.indexOf(access);
}
const readableByCoaches = underWorkspace.filter(
  ({ endpoint }) => endpoint.method === 'GET' && endpoint.access !== 'owner',
);

async function statusFor(person: typeof seeker, name: Name, params = inSearch): Promise<number> {
  return (await person.attempt(routes[name], validCall(name, params))).status;
}

test('every endpoint has a valid call here, and every id of its path is a real one', () => {
  expect([...endpointsWithCall].sort()).toEqual(all.map(({ name }) => name).sort());
  const named = new Set(all.flatMap(({ endpoint }) => parametersOf(endpoint)));
  expect([...named].filter((name) => !(name in inSearch))).toEqual([]);
});

test('every endpoint of the route list is served', () => {
  const missing = all.filter(
    ({ endpoint }) => !server.app.hasRoute({ method: endpoint.method, url: endpoint.path }),
  );
  expect(missing.map(({ name }) => name)).toEqual([]);
});

describe('whoever is not signed in is told so', () => {
  test.each(all)('$name', async ({ name }) => {
    const call = { ...validCall(name, inSearch), headers: { cookie: '' } };
    expect((await seeker.attempt(routes[name], call)).status).toBe(401);
  });
});

describe('to a stranger and to a coach who was let out the search is not there', () => {
  test.each(underWorkspace)('$name', async ({ name }) => {
    expect([await statusFor(stranger, name), await statusFor(formerCoach, name)]).toEqual([404, 404]);
  });
});

describe("a stranger finds nothing of the seeker's in a search of their own", () => {
  const own = { ...ids, workspaceId: stranger.workspaceId };
  const namesSomething = (name: Name) => {
    const body = JSON.stringify(validCall(name, ids).body ?? '');
    return Object.values(ids).some((id) => body.includes(id));
  };
  const naming = underWorkspace.filter(
    ({ name, endpoint }) => parametersOf(endpoint).length > 1 || namesSomething(name),
  );
  test.each(naming)('$name', async ({ name }) => {
    expect(await statusFor(stranger, name, own)).toBe(404);
  });
});

describe('a coach is refused what was not shared', () => {
  const refused = underWorkspace.flatMap(({ name, endpoint }) =>
    levels.filter((level) => isBelow(level, endpoint)).map((level) => ({ name, level })),
  );
  test.each(refused)('$name at the level $level', async ({ name, level }) => {
    expect(await statusFor(coaches[level], name)).toBe(403);
  });
});

const scopes = tokenScope.options;
const tokens = new Map<TokenScope | null, string>();
for (const lacking of [null, ...scopes]) {
  const { token } = await seeker.call(createToken, {
    body: { name: `all but ${lacking}`, scopes: scopes.filter((scope) => scope !== lacking) },
  });
  tokens.set(lacking, token);
}

describe('an access token does only what it is for', () => {
  const statusWith = async (name: Name, lacking: TokenScope | null) => {
    const headers = { cookie: '', authorization: `Bearer ${tokens.get(lacking)}` };
    return (await seeker.attempt(routes[name], { ...validCall(name, inSearch), headers })).status;
  };
  test.each(withTokenScope)('$name without the scope $endpoint.tokenScope', async ({ name, endpoint }) => {
    expect(await statusWith(name, endpoint.tokenScope)).toBe(403);
  });
  test.each(closedToTokens)('$name with any token', async ({ name }) => {
    expect(await statusWith(name, null)).toBe(403);
  });
});

describe('what could do harm at a browser left open asks for the password after a quarter of an hour', () => {
  const asking = all.filter(({ endpoint }) => endpoint.recent);
  beforeAll(() =>
    asOwner(server, "UPDATE session SET created_at = created_at - interval '16 minutes' WHERE user_id = $1", [
      seekerId,
    ]),
  );

  test.each(asking)('$name', async ({ name }) => {
    const { status, body } = await seeker.attempt(routes[name], validCall(name, inSearch));
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'confirm-identity' });
  });

  test('and goes on once it was given', async () => {
    const wrong = await seeker.attempt(confirmIdentity, { body: { password: 'a wrong password' } });
    expect(wrong).toMatchObject({ status: 403, body: { code: 'wrong-password' } });
    await seeker.call(confirmIdentity, { body: { password: 'a long enough password' } });
    expect((await seeker.attempt(requireConfirmed)).status).toBe(200);
  });
});

describe('what lies outside a search answers each person their own', () => {
  test.each(outside)('$name', async ({ name }) => {
    const { status, body } = await stranger.attempt(routes[name], validCall(name, inSearch));
    const needsMore: Record<string, number> = {
      deleteToken: 404,
      readInvitation: 404,
      acceptShare: 404,
      eraseAccount: 403,
      confirmIdentity: 403,
    };
    expect(name in needsMore ? status === needsMore[name] : status < 300).toBe(true);
    expect(JSON.stringify(body)).not.toContain(seeker.workspaceId);
  });
});

test('after all these refusals nothing in the search has changed', async () => {
  expect(await fingerprintOf(server.ownerUrl, seeker.workspaceId)).toEqual(before);
});

describe('what was shared is seen, and from the next request on no more', () => {
  test.each(readableByCoaches)('$name', async ({ name, endpoint }) => {
    const coach = await server.signUp('Cleo Coach');
    const needed = levels.find((level) => !isBelow(level, endpoint)) ?? 'full';
    const shareId = await letIn(seeker, coach, needed);
    const seen = await coach.attempt(routes[name], validCall(name, inSearch));
    expect(seen.status).toBe(200);
    expect(JSON.stringify(seen.body)).not.toContain(search.privateNote);
    const lower = levels[levels.indexOf(needed) - 1];
    if (lower) {
      await seeker.call(changeShare, { params: { shareId }, body: { level: lower } });
      expect(await statusFor(coach, name)).toBe(403);
    }
    await seeker.call(revokeShare, { params: { shareId } });
    expect(await statusFor(coach, name)).toBe(404);
  });
});
