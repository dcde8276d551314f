import { listClients, listShares } from '@threefold/contracts/coaching';
import { createContact } from '@threefold/contracts/contacts';
import { eraseAccount, getAccount, listAccess } from '@threefold/contracts/erasure';
import { exportAccount } from '@threefold/contracts/exports/exports';
import { createToken, getMe } from '@threefold/contracts/identity';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openTestApp, type TestPerson } from '../test-app.ts';
import { letIn } from '../testing/build.ts';
import { asOwner } from '../testing/ledger.ts';

const server = await openTestApp();
afterAll(() => server.close());
const password = 'a long enough password';

test('an account is told before it goes, taken out as one file, and erased with the password only', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const coach = await server.signUp('Cleo Coach');
  await letIn(dana, coach, 'full');
  await dana.call(createContact, { body: { familyName: 'Haugen' } });
  const { token } = await dana.call(createToken, { body: { name: 'script', scopes: ['read'] } });
  expect(await dana.call(getAccount)).toMatchObject({
    email: dana.email,
    workspaces: [{ contacts: 1, coaches: [coach.email] }],
    tokens: 1,
    sessions: 1,
  });
  const file = await server.app.inject({ url: exportAccount.path, headers: { cookie: dana.cookie } });
  expect(file.json().workspaces[0].tables.contacts).toHaveLength(1);

  const wrong = await dana.attempt(eraseAccount, { body: { password: 'not the password' } });
  expect([wrong.status, wrong.body.detail]).toEqual([403, 'Wrong password. Nothing was done.']);
  expect(await dana.call(eraseAccount, { body: { password } })).toEqual({ erased: true, workspaces: 1 });
  expect((await dana.attempt(getMe)).status).toBe(401);
  const byToken = await dana.attempt(getMe, { headers: { cookie: '', authorization: `Bearer ${token}` } });
  expect(byToken.status).toBe(401);
  expect((await coach.call(listClients)).items).toEqual([]);
  expect(await traces(dana)).toEqual([]);

  const signedUp = await server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: { name: 'Dana Whitfield', email: dana.email, password },
  });
  expect(signedUp.statusCode).toBe(200);
});

/** Tables in which anything of the person or the search is left, jobs too. */
async function traces({ userId, workspaceId }: TestPerson): Promise<string[]> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       UNION ALL SELECT 'graphile_worker._private_jobs'`,
    );
    const left: string[] = [];
    for (const { name } of rows) {
      const quoted = name
        .split('.')
        .map((part) => pg.escapeIdentifier(part))
        .join('.');
      const found = await client.query(`SELECT FROM ${quoted} t WHERE t::text LIKE $1 OR t::text LIKE $2`, [
        `%${userId}%`,
        `%${workspaceId}%`,
      ]);
      if (found.rowCount !== 0) left.push(name);
    }
    return left;
  } finally {
    await client.end();
  }
}

test('a coach who erases the account lets go of those who let them in, and they can read it', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const coach = await server.signUp('Cleo Coach');
  await letIn(dana, coach, 'full');
  await coach.call(eraseAccount, { body: { password } });
  expect((await dana.call(listShares)).items.map(({ status }) => status)).toEqual(['revoked']);
  const { items } = await dana.call(listAccess);
  expect(items[0]?.sentence).toBe(`You revoked access for ${coach.email}.`);
});

test('after five wrong passwords none is looked at for a quarter of an hour', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const guess = (body: { password: string }) => dana.attempt(eraseAccount, { body });
  for (let count = 0; count < 5; count += 1)
    expect((await guess({ password: 'wrong one' })).status).toBe(403);
  expect((await guess({ password })).status).toBe(429);
  await asOwner(server, "UPDATE rate_limit SET ends_at = ends_at - interval '15 minutes'");
  expect((await guess({ password })).status).toBe(200);
});
