import { createToken, deleteToken, getMe, listTokens } from '@threefold/contracts/identity';
import { afterAll, expect, test } from 'vitest';
import { openTestApp, type TestPerson } from '../test-app.ts';

const start = '2026-11-24T15:00:00Z';
const server = await openTestApp({ at: start });
afterAll(() => server.close());

async function readingToken(dana: TestPerson) {
  const { id, token } = await dana.call(createToken, { body: { name: 'export', scopes: ['read'] } });
  const read = async () =>
    (await dana.attempt(getMe, { headers: { cookie: '', authorization: `Bearer ${token}` } })).status;
  const lastUsedAt = async () => (await dana.call(listTokens)).items[0]?.lastUsedAt;
  return { id, token, read, lastUsedAt };
}

test('when a token was last used is known to the hour', async () => {
  server.clock.set(start);
  const { read, lastUsedAt } = await readingToken(await server.signUp('Dana Whitfield'));
  expect(await lastUsedAt()).toBeNull();
  await read();
  expect(await lastUsedAt()).toBe('2026-11-24T15:00:00Z');
  server.clock.set('2026-11-24T15:59:00Z');
  await read();
  expect(await lastUsedAt()).toBe('2026-11-24T15:00:00Z');
  server.clock.set('2026-11-24T16:01:00Z');
  await read();
  expect(await lastUsedAt()).toBe('2026-11-24T16:01:00Z');
});

test('a token opens nothing after ninety days, nor once it was ended', async () => {
  server.clock.set(start);
  const dana = await server.signUp('Dana Whitfield');
  const lasting = await readingToken(dana);
  expect(await lasting.read()).toBe(200);
  server.clock.pass({ hours: 90 * 24 });
  expect(await lasting.read()).toBe(401);
  const ended = await readingToken(dana);
  await dana.call(deleteToken, { params: { tokenId: ended.id } });
  expect(await ended.read()).toBe(401);
});

test('the secret is shown once and kept as a hash only', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const { token } = await readingToken(dana);
  expect(JSON.stringify(await dana.call(listTokens))).not.toContain(token);
  const rows = await server.app.parts.db.selectFrom('accessToken').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
});
