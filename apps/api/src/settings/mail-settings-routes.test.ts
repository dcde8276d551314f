import { getMailSettings, putMailSettings, testMailSettings } from '@threefold/contracts/settings';
import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestMailServer, type TestMailServer } from '../letters/test-mail-server.ts';
import { openTestApp, type TestApp, type TestPerson } from '../test-app.ts';

let server: TestApp;
let mail: TestMailServer;
let dana: TestPerson;
beforeAll(async () => {
  server = await openTestApp();
  mail = await startTestMailServer({ user: 'dana', password: 'hospital ☕' });
});
afterAll(async () => {
  await mail.close();
  await server.close();
});
beforeEach(async () => {
  dana = await server.signUp('Dana Whitfield');
});
afterEach(() => {
  server.app.parts.config.allowPrivateMailHosts = true;
});

function settings() {
  return {
    host: '127.0.0.1',
    port: mail.port,
    secure: false,
    user: 'dana',
    password: 'hospital ☕',
    from: 'Dana Whitfield <dana@example.org>',
  };
}

test('nothing is set up at first, and a test says so', async () => {
  expect(await dana.call(getMailSettings)).toMatchObject({
    configured: false,
    host: null,
    hasPassword: false,
  });
  const trial = await dana.attempt(testMailSettings, { body: {} });
  expect(trial).toMatchObject({ status: 422, body: { code: 'no-mail-settings' } });
});

test('the password is kept, used and never answered', async () => {
  const answer = await dana.attempt(putMailSettings, { body: settings() });
  expect(JSON.stringify(answer.body)).not.toContain('hospital');
  expect(await dana.call(getMailSettings)).toEqual({
    configured: true,
    version: 1,
    host: '127.0.0.1',
    port: mail.port,
    secure: false,
    user: 'dana',
    from: 'Dana Whitfield <dana@example.org>',
    copyToSelf: false,
    hasPassword: true,
  });
  const { password: _, ...rest } = settings();
  await dana.call(putMailSettings, { body: rest, ifMatch: 1 });
  const before = mail.received.length;
  expect(await dana.call(testMailSettings, { body: { send: false } })).toEqual({
    ok: true,
    message: '127.0.0.1 answered and is ready to send.',
  });
  expect(mail.received).toHaveLength(before);
});

test('an empty password removes it, and the server’s refusal is told in words', async () => {
  await dana.call(putMailSettings, { body: settings() });
  const removed = await dana.call(putMailSettings, { body: { ...settings(), password: '' } });
  expect(removed.hasPassword).toBe(false);
  const trial = await dana.call(testMailSettings, { body: {} });
  expect(trial).toMatchObject({ ok: false, message: expect.stringContaining('user name and password') });
});

test('a test letter really goes out, to oneself where nobody else is named', async () => {
  await dana.call(putMailSettings, { body: settings() });
  expect(await dana.call(testMailSettings, { body: {} })).toMatchObject({ ok: true });
  expect(mail.received.at(-1)).toMatchObject({ from: 'dana@example.org', to: ['dana@example.org'] });
  expect(await dana.call(testMailSettings, { body: { to: 'dana@example.net' } })).toMatchObject({ ok: true });
  const read = await PostalMime.parse(mail.received.at(-1)?.raw ?? '');
  expect(read.from).toEqual({ name: 'Dana Whitfield', address: 'dana@example.org' });
  expect(read.to).toEqual([{ name: '', address: 'dana@example.net' }]);
});

test('a kept password does not follow to another server', async () => {
  await dana.call(putMailSettings, { body: settings() });
  const { password: _, ...rest } = settings();
  const moved = await dana.call(putMailSettings, { body: { ...rest, host: 'localhost' } });
  expect(moved.hasPassword).toBe(false);
});

test('the wish for copies is kept until it is taken back', async () => {
  const put = (more: object) => dana.call(putMailSettings, { body: { ...settings(), ...more } });
  expect((await put({ copyToSelf: true })).copyToSelf).toBe(true);
  expect((await put({})).copyToSelf).toBe(true);
  expect((await put({ copyToSelf: false })).copyToSelf).toBe(false);
});

test('the second of two windows is told that the settings changed', async () => {
  await dana.call(putMailSettings, { body: settings() });
  const late = await dana.attempt(putMailSettings, { body: settings(), ifMatch: 7 });
  expect(late).toMatchObject({ status: 412, body: { current: { version: 1 } } });
});

test('another person’s settings are not there', async () => {
  const sam = await server.signUp('Sam Okafor');
  const params = { workspaceId: dana.workspaceId };
  expect((await sam.attempt(getMailSettings, { params })).status).toBe(404);
  expect((await sam.attempt(putMailSettings, { params, body: settings() })).status).toBe(404);
  expect((await sam.attempt(testMailSettings, { params, body: {} })).status).toBe(404);
});

describe('what cannot be a mail server of one’s own is refused', () => {
  test.each([
    [{ from: 'Dana' }, 400, 'malformed'],
    [{ from: 'Dana <dana@example.org>\r\nBcc: all@example.org' }, 400, 'malformed'],
    [{ from: 'dana@example.org, sam@example.org' }, 400, 'malformed'],
    [{ port: 22 }, 422, 'mail-port'],
    [{ port: 80 }, 422, 'mail-port'],
  ])('%j', async (change, status, code) => {
    const answer = await dana.attempt(putMailSettings, { body: { ...settings(), ...change } });
    expect(answer).toMatchObject({ status, body: { code } });
  });

  test.each(['127.0.0.1', 'localhost', '169.254.169.254', '10.0.0.7', '[::1]', '2130706433'])(
    'on a public server: the private host %s',
    async (host) => {
      server.app.parts.config.allowPrivateMailHosts = false;
      const answer = await dana.attempt(putMailSettings, { body: { ...settings(), host } });
      expect(answer).toMatchObject({ status: 422, body: { code: 'private-mail-host' } });
    },
  );

  test('on a public server: a host that became private after it was stored', async () => {
    await dana.call(putMailSettings, { body: settings() });
    server.app.parts.config.allowPrivateMailHosts = false;
    const trial = await dana.call(testMailSettings, { body: { to: 'dana@example.net' } });
    expect(trial).toMatchObject({ ok: false, message: expect.stringContaining('private network') });
  });
});
