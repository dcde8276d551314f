import { startTestMailServer } from '@threefold/api/letters/test-mail-server';
import { listCallBacks } from '@threefold/contracts/call-backs';
import { getImport, listImportRows, startImport } from '@threefold/contracts/contact-imports';
import { createContact, getContact, updateContact } from '@threefold/contracts/contacts';
import { draftLetter, getLetter, sendLetter } from '@threefold/contracts/letters';
import { putMailSettings } from '@threefold/contracts/settings';
import { createTestDatabase } from '@threefold/local-postgres/test-database';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { type Script, signUpScript } from '../loop/script.ts';
import { freePort } from './server-program.ts';
import { startServer } from './start-server.ts';

async function ownDatabase(): Promise<string> {
  const database = await createTestDatabase();
  onTestFinished(database.drop);
  return database.url;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

async function upload(script: Script, csv: string): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([csv]), 'people.csv');
  const path = startImport.path.replace(':workspaceId', script.workspaceId);
  return String((await script.send(path, { method: 'POST', body })).body.id);
}

test('told to end, the server answers what it was asked before, and ends with code 0', async () => {
  const DATABASE_URL = await ownDatabase();
  const METRICS_PORT = String(await freePort());
  const server = await startServer({ DATABASE_URL, METRICS_PORT });
  const dana = await signUpScript(server.baseUrl, 'Dana Whitfield');
  const metrics = await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`);
  expect(await metrics.text()).toContain('threefold_request_seconds_count{method="POST"');
  const { id } = await dana.call(createContact, { body: { familyName: 'Abernathy' } });

  // The change waits for the row, as it would behind a slow neighbour.
  const owner = await connect(DATABASE_URL);
  await owner.query('BEGIN');
  await owner.query('SELECT id FROM contact WHERE id = $1 FOR UPDATE', [id]);
  const changing = dana.call(updateContact, { params: { contactId: id }, body: { title: 'Director' } });
  await expect.poll(() => countWaiting(owner)).toBe(1);
  const ended = server.end('SIGTERM');
  await expect.poll(() => isRefused(server.baseUrl)).toBe(true);
  await owner.query('COMMIT');

  expect(await changing).toMatchObject({ title: 'Director' });
  expect(await ended).toBe(0);
});

async function countWaiting(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
  return rows.length;
}

/** Nobody new gets in: no connection, or the word that the server ends. */
async function isRefused(baseUrl: string): Promise<boolean> {
  return fetch(`${baseUrl}/healthz`).then(
    ({ status }) => status === 503,
    () => true,
  );
}

test('killed in the middle of an import, the next start completes it without doubles', async () => {
  const DATABASE_URL = await ownDatabase();
  const people = 8_000;
  const rows = Array.from(
    { length: people },
    (_, number) => `Person,Number ${number},p${number}@example.org`,
  );
  const server = await startServer({ DATABASE_URL });
  const dana = await signUpScript(server.baseUrl, 'Dana Whitfield');
  const importId = await upload(dana, `First Name,Last Name,Email\n${rows.join('\n')}\n`);
  const owner = await connect(DATABASE_URL);
  const count = async () =>
    (await owner.query('SELECT count(*)::integer AS people FROM contact')).rows[0].people;
  await expect.poll(count, { interval: 10 }).toBeGreaterThan(0);
  await server.end('SIGKILL');
  expect(await count()).toBeLessThan(people);

  const next = await startServer({ DATABASE_URL });
  const again = dana.at(next.baseUrl);
  const state = () => again.call(getImport, { params: { importId } });
  await expect.poll(async () => (await state()).status).toBe('done');
  expect((await state()).counts).toMatchObject({ rows: people, created: people, merged: 0, failed: 0 });
  expect(await count()).toBe(people);
  const first = await again.call(listImportRows, { params: { importId }, query: { limit: 1 } });
  expect(first.items).toMatchObject([{ line: 2, outcome: 'created', name: 'Person Number 0' }]);
});

/** The ten seconds in which a letter can be taken back are not waited for. */
async function endUndoTime(databaseUrl: string): Promise<void> {
  const owner = await connect(databaseUrl);
  await owner.query('UPDATE letter SET undo_until = now()');
  await owner.query('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now()');
}

test('killed while it sends, it leaves the letter unsure, and the next start does not send it again', async () => {
  const DATABASE_URL = await ownDatabase();
  const mail = await startTestMailServer();
  onTestFinished(mail.close);
  mail.behave('hang-after-data');
  const server = await startServer({ DATABASE_URL });
  const dana = await signUpScript(server.baseUrl, 'Dana Whitfield');
  await dana.inPerson().call(putMailSettings, {
    body: { host: '127.0.0.1', port: mail.port, secure: false, from: 'dana@example.org' },
  });
  const ruth = { givenName: 'Ruth', familyName: 'Abernathy', emails: ['ruth@example.org'] };
  const { id: contactId } = await dana.call(createContact, { body: ruth });
  const letter = await dana.call(draftLetter, { params: { contactId }, body: { kind: 'outreach' } });
  const params = { letterId: letter.id };
  await dana.call(sendLetter, { params, body: { via: 'smtp', allowBlanks: true } });
  await endUndoTime(DATABASE_URL);
  await expect.poll(() => mail.received.length).toBe(1);
  await server.end('SIGKILL');

  mail.behave('accept');
  const next = await startServer({ DATABASE_URL });
  const again = dana.at(next.baseUrl);
  const found = () => again.call(getLetter, { params });
  await expect.poll(async () => (await found()).status).toBe('unsure');
  expect((await found()).failure).toContain('The program stopped');
  const calls = await again.call(listCallBacks, { query: { contactId } });
  expect(calls.items).toMatchObject([{ dueAt: letter.promiseAt, status: 'due' }]);
  expect((await again.call(getContact, { params: { contactId } })).stage).toBe('identified');
  expect(mail.received).toHaveLength(1);
});
