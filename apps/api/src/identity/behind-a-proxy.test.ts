import { createContact } from '@threefold/contracts/contacts';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { openTestApp } from '../test-app.ts';

const publicUrl = 'https://search.example.org';
const server = await openTestApp({ publicUrl });
afterAll(() => server.close());

function signUp({ email, from, forwardedFor }: { email: string; from: string; forwardedFor: string }) {
  return server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    remoteAddress: from,
    headers: { 'x-forwarded-for': forwardedFor },
    payload: { name: 'Dana Whitfield', email, password: 'a long enough password' },
  });
}

async function addressOf(email: string): Promise<string | undefined> {
  const { rows } = await sql<{ ipAddress: string }>`
    SELECT ip_address FROM session JOIN "user" ON "user".id = session.user_id WHERE email = ${email}`.execute(
    server.app.parts.db,
  );
  return rows[0]?.ipAddress;
}

test('the cookie of a session goes over TLS only, and no script reads it', async () => {
  const answer = await signUp({ email: 'a@example.org', from: '10.0.0.2', forwardedFor: '203.0.113.9' });
  const [cookie] = answer.cookies;
  expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' });
  expect(cookie?.name).toBe('__Secure-threefold.session_token');
  expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
});

test('a proxy in the private network says who is calling; whoever calls from outside does not', async () => {
  await signUp({ email: 'b@example.org', from: '10.0.0.2', forwardedFor: '198.51.100.1, 203.0.113.9' });
  expect(await addressOf('b@example.org')).toBe('203.0.113.9');
  await signUp({ email: 'c@example.org', from: '203.0.113.7', forwardedFor: '198.51.100.1' });
  expect(await addressOf('c@example.org')).toBe('203.0.113.7');
});

test('a page at the public address may change things though the proxy asks by another name; a foreign page may not', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const create = (origin: string) =>
    dana.attempt(createContact, {
      body: { familyName: 'Haugen' },
      headers: { host: 'threefold:4600', origin },
    });
  expect((await create(publicUrl)).status).toBe(201);
  expect((await create('https://search.example.com')).status).toBe(403);
});
