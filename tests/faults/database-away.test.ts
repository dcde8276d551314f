import { getImport, startImport } from '@threefold/contracts/contact-imports';
import { createContact, listContacts } from '@threefold/contracts/contacts';
import { startLocalPostgres } from '@threefold/local-postgres/start-local-postgres';
import { expect, onTestFinished, test } from 'vitest';
import { signUpScript } from '../loop/script.ts';
import { startServer, temporaryFolder } from './start-server.ts';

test('while the database is away every request says so within five seconds, and afterwards all is well again', async () => {
  const dataDir = temporaryFolder();
  const first = await startLocalPostgres({ dataDir });
  let isAway = false;
  onTestFinished(async () => {
    if (!isAway) await first.stop();
  });
  const server = await startServer({ DATABASE_URL: first.url });
  const dana = await signUpScript(server.baseUrl, 'Dana Whitfield');
  await dana.call(createContact, { body: { familyName: 'Abernathy' } });

  await first.stop();
  isAway = true;
  for (const path of ['/readyz', '/api/v1/me', listContacts.path.replace(':workspaceId', dana.workspaceId)]) {
    const begun = performance.now();
    const { status, headers, body } = await dana.send(path, {});
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect({ path, status, retryAfter: headers.get('retry-after') }).toEqual({
      path,
      status: 503,
      retryAfter: '5',
    });
    expect(body.detail).toBe('The database does not answer right now. Try again in a few seconds.');
  }
  expect((await dana.send('/healthz', {})).status).toBe(200);

  const second = await startLocalPostgres({ dataDir, port: first.port });
  onTestFinished(second.stop);
  await expect.poll(async () => (await dana.send('/readyz', {})).status).toBe(200);
  expect((await dana.call(listContacts)).items).toMatchObject([{ familyName: 'Abernathy' }]);
  // The worker found its way back too.
  const body = new FormData();
  body.append('file', new Blob(['Name,Email\nIvo Keller,ivo@example.org\n']), 'people.csv');
  const path = startImport.path.replace(':workspaceId', dana.workspaceId);
  const importId = String((await dana.send(path, { method: 'POST', body })).body.id);
  const status = async () => (await dana.call(getImport, { params: { importId } })).status;
  await expect.poll(status).toBe('done');
  expect(await server.end('SIGTERM')).toBe(0);
});
