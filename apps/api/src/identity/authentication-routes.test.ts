import { revokeShare } from '@threefold/contracts/coaching';
import { listContacts } from '@threefold/contracts/contacts';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { letIn } from '../testing/build.ts';
import { asOwner } from '../testing/ledger.ts';
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

describe('a session that is renewed, as each is once a day', () => {
  const endsAt = (userId: string, end: string) =>
    asOwner(server, `UPDATE session SET expires_at = ${end} WHERE user_id = $1`, [userId]);

  async function aDayOld() {
    // better-auth reads the clock of the machine.
    server.clock.set(Temporal.Now.instant().toString());
    const dana = await server.signUp('Dana Whitfield');
    const carla = await server.signUp('Carla Brandt');
    const shareId = await letIn(dana, carla, 'full');
    await endsAt(carla.userId, `expires_at - interval '2 days'`);
    const isRenewed = async () =>
      (
        await asOwner(
          server,
          `SELECT FROM session WHERE user_id = $1 AND expires_at > now() + interval '29 days'`,
          [carla.userId],
        )
      ).length === 1;
    expect(await isRenewed()).toBe(false);
    const look = async () =>
      (await carla.attempt(listContacts, { params: { workspaceId: dana.workspaceId } })).status;
    return { dana, carla, shareId, look, isRenewed };
  }

  test('opens to a coach what it opened before', async () => {
    const { look, isRenewed } = await aDayOld();
    expect([await look(), await isRenewed(), await look()]).toEqual([200, true, 200]);
  });

  test('opens nothing to a coach who was let out since', async () => {
    const { dana, shareId, look, isRenewed } = await aDayOld();
    await dana.call(revokeShare, { params: { shareId } });
    expect([await look(), await isRenewed(), await look()]).toEqual([404, true, 404]);
  });

  test('is over when it has ended', async () => {
    const { carla, look } = await aDayOld();
    await endsAt(carla.userId, `now() - interval '1 minute'`);
    expect(await look()).toBe(401);
  });
});
