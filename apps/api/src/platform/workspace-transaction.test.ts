import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { addContact, inScope } from '../testing/build.ts';
import { seekerEachTest } from '../testing/seeker.ts';
import type { WorkspaceTransaction } from './database.ts';
import { watchWrites } from './touched.ts';
import { record } from './unit-of-work.ts';

const { server, dana } = seekerEachTest();

/** What Postgres says to one of two who wait for each other. */
const deadlock = sql`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01'; END $$`;

const linesAbout = async (contactId: string) =>
  inScope(server, dana, (db) =>
    db.selectFrom('event').select('kind').where('contactId', '=', contactId).execute(),
  );

test('what two deadlocked over is done anew, once and from nothing: one line of history, and only its own tables', async () => {
  const { id: contactId } = await addContact(dana);
  const before = (await linesAbout(contactId)).length;
  let tries = 0;
  const close = async (db: WorkspaceTransaction) => {
    tries += 1;
    record(db, { ...dana, level: 'owner', now: server.clock.now() }, [
      { kind: 'contact-closed', contactId, detail: { reason: null } },
    ]);
    if (tries > 1) return;
    await db.updateTable('contact').set({ version: 9 }).where('id', '=', contactId).execute();
    await deadlock.execute(db);
  };
  const { written } = await watchWrites(() => inScope(server, dana, close));
  expect(tries).toBe(2);
  expect((await linesAbout(contactId)).length).toBe(before + 1);
  expect([...written]).toEqual(expect.arrayContaining(['event']));
  expect([...written]).not.toContain('contact');
});

test('who loses twice is told so, and nothing of it is kept', async () => {
  let tries = 0;
  const lose = (db: WorkspaceTransaction) => {
    tries += 1;
    return deadlock.execute(db);
  };
  await expect(inScope(server, dana, lose)).rejects.toMatchObject({ code: '40P01' });
  expect(tries).toBe(2);
});
