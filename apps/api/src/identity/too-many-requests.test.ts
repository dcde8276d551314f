import { createTestDatabase } from '@threefold/local-postgres/test-database';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openTestApp } from '../test-app.ts';

const database = await createTestDatabase();
const server = await openTestApp({ rateLimited: true, database });
const beside = await openTestApp({ rateLimited: true, database });
afterAll(async () => {
  await Promise.all([server.close(), beside.close()]);
  await database.drop();
});

function signIn(remoteAddress: string, { app } = server) {
  return app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    remoteAddress,
    payload: { email: 'somebody@example.org', password: 'guessed and guessed' },
  });
}

test('whoever guesses passwords is stopped after three tries, and nobody else is', async () => {
  const statuses: number[] = [];
  for (let guess = 0; guess < 4; guess += 1) statuses.push((await signIn('203.0.113.9')).statusCode);
  expect(statuses).toEqual([401, 401, 401, 429]);
  expect((await signIn('203.0.113.10')).statusCode).toBe(401);
});

test('two servers count the guesses together, also those that come at once', async () => {
  const guesses = [server, beside, server, beside, server, beside].map((each) =>
    signIn('203.0.113.30', each),
  );
  const statuses = (await Promise.all(guesses)).map(({ statusCode }) => statusCode);
  expect(statuses.sort()).toEqual([401, 401, 401, 429, 429, 429]);
});

test('when the window has passed, or the clock of the database was put back, one may try again', async () => {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  for (const moved of ["- interval '11 seconds'", "+ interval '1 hour'"]) {
    for (let guess = 0; guess < 4; guess += 1) await signIn('203.0.113.40');
    expect((await signIn('203.0.113.40')).statusCode).toBe(429);
    await owner.query(`UPDATE rate_limit SET ends_at = ends_at ${moved}`);
    expect((await signIn('203.0.113.40')).statusCode).toBe(401);
    await owner.query(`DELETE FROM rate_limit`);
  }
  await owner.end();
});

test('after 1,200 requests in a minute an address has to wait', async () => {
  const ask = () => server.app.inject({ url: '/healthz', remoteAddress: '203.0.113.20' });
  for (let request = 0; request < 1_200; request += 1) await ask();
  const answer = await server.app.inject({ url: '/api/v1/me', remoteAddress: '203.0.113.20' });
  expect([answer.statusCode, answer.json().code]).toEqual([429, 'too-fast']);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
});
