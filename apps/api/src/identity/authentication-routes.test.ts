import { expect, test } from 'vitest';
import { serverForFile } from '../testing/seeker.ts';

const server = serverForFile();

const dana = { name: 'Dana Whitfield', email: 'dana@example.org', password: 'a long enough password' };

function ask(path: string, payload: object, headers: Record<string, string> = {}) {
  return server.app.inject({ method: 'POST', url: `/api/auth/${path}`, payload, headers });
}

test('a script signs up, in and out, whatever half of a browser’s headers it sends', async () => {
  const half = { 'sec-fetch-mode': 'cors' };
  expect((await ask('sign-up/email', dana, half)).statusCode).toBe(200);
  const signedIn = await ask('sign-in/email', dana, half);
  expect(signedIn.statusCode).toBe(200);
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  expect((await ask('sign-out', {}, { ...half, cookie })).statusCode).toBe(200);
});

test('a page of another site signs nobody in', async () => {
  const foreign = {
    origin: 'https://elsewhere.example',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'cors',
  };
  expect((await ask('sign-in/email', dana, foreign)).statusCode).toBe(403);
  expect(
    (await ask('sign-in/email', dana, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }))
      .statusCode,
  ).toBe(403);
});

test('a wrong password is refused by a problem document', async () => {
  const answer = await ask('sign-in/email', { ...dana, password: 'another long password' });
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json()).toMatchObject({
    status: 401,
    code: 'INVALID_EMAIL_OR_PASSWORD',
    detail: 'Invalid email or password',
  });
});
