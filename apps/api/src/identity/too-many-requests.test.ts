import { afterAll, expect, test } from 'vitest';
import { openTestApp } from '../test-app.ts';

const server = await openTestApp({ rateLimited: true });
afterAll(() => server.close());

function signIn(remoteAddress: string) {
  return server.app.inject({
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

test('after 1,200 requests in a minute an address has to wait', async () => {
  const ask = () => server.app.inject({ url: '/healthz', remoteAddress: '203.0.113.20' });
  for (let request = 0; request < 1_200; request += 1) await ask();
  const answer = await server.app.inject({ url: '/api/v1/me', remoteAddress: '203.0.113.20' });
  expect([answer.statusCode, answer.json().code]).toEqual([429, 'too-fast']);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
});
