import { setTimeout as sleep } from 'node:timers/promises';
import { createContact } from '@threefold/contracts/contacts';
import { exportWorkspace } from '@threefold/contracts/exports/exports';
import { afterAll, expect, test } from 'vitest';
import { Problem } from '../platform/problem.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { openTestApp } from '../test-app.ts';
import { createExportGate, type WriteFile } from './snapshot.ts';

const server = await openTestApp();
afterAll(() => server.close());
const dana = await server.signUp('Dana Whitfield');
const { db } = server.app.parts;
const pool = server.app.pg.pool;
const scope = () => ({
  workspaceId: dana.workspaceId,
  userId: null,
  level: 'owner' as const,
  now: server.clock.now(),
});
const transact = (work: Parameters<typeof inWorkspace<void>>[2]) => inWorkspace(db, scope(), work);

async function* endless(): AsyncGenerator<string> {
  for (;;) {
    yield 'x'.repeat(100_000);
    await sleep(0);
  }
}
const busy = () => pool.totalCount - pool.idleCount;

test('a reader who hangs up gives the connection back', async () => {
  const file = await createExportGate()(transact, endless);
  expect(busy()).toBe(1);
  await new Promise((resolve) => file.once('data', resolve));
  file.on('error', () => {});
  file.destroy();
  await expect.poll(busy).toBe(0);
});

test('more than three files at once are refused with when to come again', async () => {
  const open = createExportGate();
  const files = [await open(transact, endless), await open(transact, endless), await open(transact, endless)];
  const refusal = await open(transact, endless).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Problem);
  expect(refusal).toMatchObject({ kind: 'unavailable', extra: { retryAfterSeconds: 60 } });
  for (const file of files) {
    file.on('error', () => {});
    file.destroy();
  }
  await expect.poll(busy).toBe(0);
  (await open(transact, endless)).on('error', () => {}).destroy();
});

test('what is written meanwhile is not in the file', async () => {
  const write: WriteFile = async function* (snapshot) {
    const count = async () =>
      (
        await snapshot
          .selectFrom('contact')
          .select('id')
          .where('workspaceId', '=', dana.workspaceId)
          .execute()
      ).length;
    const before = await count();
    await dana.call(createContact, { body: { familyName: 'Late' } });
    yield `${before} ${await count()}`;
  };
  const file = await createExportGate()(transact, write);
  expect(await file.setEncoding('utf8').toArray()).toEqual(['0 0']);
});

test('a file that breaks half way is not passed off as a whole one', async () => {
  const write: WriteFile = async function* () {
    yield 'a'.repeat(100_000);
    throw new Error('The database went away.');
  };
  const file = await createExportGate()(transact, write);
  await expect(file.toArray()).rejects.toThrow('went away');
});

test('a browser that leaves in the middle of a download leaves nothing open', async () => {
  const url = await server.app.listen({ port: 0 });
  const leaving = new AbortController();
  const path = exportWorkspace.path.replace(':workspaceId', dana.workspaceId);
  const answer = await fetch(`${url}${path}`, { headers: { cookie: dana.cookie }, signal: leaving.signal });
  leaving.abort();
  expect(answer.status).toBe(200);
  await expect.poll(busy).toBe(0);
});
