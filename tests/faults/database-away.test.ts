import { getImport, startImport } from '@threefold/contracts/contact-imports';
import { createContact, listContacts } from '@threefold/contracts/contacts';
import { startLocalPostgres } from '@threefold/local-postgres/start-local-postgres';
import { expect, onTestFinished, test } from 'vitest';
import { signUpScript } from '../loop/script.ts';
import { startServer, temporaryFolder } from './start-server.ts';

const people = 3_000;

test('a database that goes away in the middle of an import: requests and sign-in say so within five seconds, and afterwards the import goes on', async () => {
  const dataDir = temporaryFolder();
  const first = await startLocalPostgres({ dataDir });
  let isAway = false;
  onTestFinished(async () => {
    if (!isAway) await first.stop();
  });
  const server = await startServer({ DATABASE_URL: first.url });
  const dana = await signUpScript(server.baseUrl, 'Dana Whitfield');
  await dana.call(createContact, { body: { familyName: 'Abernathy' } });
  const rows = Array.from({ length: people }, (_, row) => `Ivo,Keller ${row},${row}@example.org`);
  const body = new FormData();
  body.append('file', new Blob([`First Name,Last Name,Email\n${rows.join('\n')}\n`]), 'people.csv');
  const path = startImport.path.replace(':workspaceId', dana.workspaceId);
  const importId = String((await dana.send(path, { method: 'POST', body })).body.id);
  const state = () => dana.call(getImport, { params: { importId } });
  await expect.poll(async () => (await state()).counts.created, { interval: 10 }).toBeGreaterThan(0);

  await first.stop();
  isAway = true;
  const signIn = { email: 'dana@example.org', password: 'a long enough password' };
  const headers = { 'content-type': 'application/json' };
  for (const [path, request] of [
    ['/readyz', {}],
    ['/api/v1/me', {}],
    [listContacts.path.replace(':workspaceId', dana.workspaceId), {}],
    ['/api/auth/sign-in/email', { method: 'POST', headers, body: JSON.stringify(signIn) }],
  ] as const) {
    const begun = performance.now();
    const { status, headers, body } = await dana.send(path, request);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect({ path, status, retryAfter: headers.get('retry-after') }).toEqual({
      path,
      status: 503,
      retryAfter: '5',
    });
    expect(body.detail).toBe('The database isn’t responding right now. Try again in a few seconds.');
  }
  expect((await dana.send('/healthz', {})).status).toBe(200);

  const second = await startLocalPostgres({ dataDir, port: first.port });
  onTestFinished(second.stop);
  await expect.poll(async () => (await dana.send('/readyz', {})).status).toBe(200);
  expect((await dana.call(listContacts)).items[0]).toMatchObject({ familyName: 'Abernathy' });
  await expect.poll(async () => (await state()).status).toBe('done');
  expect((await state()).counts).toMatchObject({ rows: people, created: people, merged: 0, failed: 0 });
  expect(await server.end('SIGTERM')).toBe(0);
});
