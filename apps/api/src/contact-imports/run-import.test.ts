import { continueImport, getImport } from '@threefold/contracts/contact-imports';
import {
  createContact,
  deleteContact,
  getContact,
  listContacts,
  updateContact,
} from '@threefold/contracts/contacts';
import type { Transaction } from 'kysely';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { AppParts } from '../platform/app-parts.ts';
import type { DB } from '../platform/database-types.gen.ts';
import type { TestPerson } from '../test-app.ts';
import { serverForFile } from '../testing/seeker.ts';
import { importFile, linkedin, rowsOf, run, upload } from './import-test.fixture.ts';
import { runImport } from './run-import.ts';

const server = serverForFile();

function signUp() {
  return server.signUp('Dana Whitfield');
}
async function people(person: TestPerson) {
  return (await person.call(listContacts, { query: { limit: 200 } })).items;
}

describe('people who are here already', () => {
  test('the same file again changes nothing', async () => {
    const dana = await signUp();
    const file = `${linkedin}Ann,Bell,,,,,\nCher,,,,,,\nJo,Kim,,,Halden,Nurse,\n`;
    expect((await importFile(server, dana, { file })).counts.created).toBe(6);
    const before = await people(dana);
    const again = await importFile(server, dana, { file });
    expect(again.counts).toMatchObject({ rows: 6, created: 0, merged: 0, unchanged: 6 });
    expect(await people(dana)).toEqual(before);
  });

  test('get what was missing, and keep what was typed by hand', async () => {
    const dana = await signUp();
    const ruth = await dana.call(createContact, {
      body: {
        givenName: 'Ruth',
        familyName: 'Abernathy',
        title: 'Chair',
        emails: ['ruth@halden.org'],
        doNotContact: true,
      },
    });
    const done = await importFile(server, dana, { file: linkedin });
    expect(done.counts).toMatchObject({ created: 2, merged: 1 });
    const now = await dana.call(getContact, { params: { contactId: ruth.id } });
    expect(now).toMatchObject({
      title: 'Chair',
      linkedinUrl: 'https://www.linkedin.com/in/ruth-abernathy',
      doNotContact: true,
      version: ruth.version + 1,
    });
    const [row] = await rowsOf(dana, done.id);
    expect(row).toMatchObject({ line: 2, outcome: 'merged', contactId: ruth.id, name: 'Ruth Abernathy' });
    expect(row?.reason).toContain('LinkedIn');
  });

  test('stay in the trash when a file names them again', async () => {
    const dana = await signUp();
    await importFile(server, dana, { file: linkedin });
    const [ruth] = await people(dana);
    await dana.call(deleteContact, { params: { contactId: ruth?.id ?? '' } });
    const again = await importFile(server, dana, { file: linkedin });
    expect(again.counts).toMatchObject({ unchanged: 2, skipped: 1 });
    expect((await rowsOf(dana, again.id))[0]?.reason).toContain('trash');
  });

  test('a person twice in one file is one contact with what both rows say', async () => {
    const dana = await signUp();
    const file = 'Name,Email,Company\nRuth Abernathy,r@halden.org,\nRuth Abernathy,R@Halden.org,Halden\n';
    const done = await importFile(server, dana, { file });
    expect(done.counts).toMatchObject({ created: 1, merged: 1 });
    expect(await people(dana)).toMatchObject([{ organization: 'Halden', version: 1 }]);
    expect((await rowsOf(dana, done.id))[1]?.reason).toContain('line 2');
  });

  test('two people of one name at one place both go in, with a word about it', async () => {
    const dana = await signUp();
    const file = 'Name,Email,Company\nJo Kim,jo@x.org,Halden\nJo Kim,kim@y.org,Halden\n';
    const done = await importFile(server, dana, { file });
    expect(done.counts.created).toBe(2);
    expect((await rowsOf(dana, done.id))[1]?.reason).toContain('possible duplicate: Jo Kim');
    expect((await importFile(server, dana, { file })).counts.unchanged).toBe(2);
  });
});

describe('a dry run', () => {
  test('counts what would happen and changes nobody', async () => {
    const dana = await signUp();
    const file = `${linkedin}Ruth,Abernathy,https://www.linkedin.com/in/ruth-abernathy,second@halden.org,,,\n,,,,,,\n`;
    const dry = await importFile(server, dana, { file, fields: { dryRun: 'true' } });
    expect(dry).toMatchObject({ status: 'done', dryRun: true });
    expect(dry.counts).toEqual({ rows: 5, created: 3, merged: 1, unchanged: 0, skipped: 1, failed: 0 });
    expect(await people(dana)).toEqual([]);
    expect(await rowsOf(dana, dry.id)).toHaveLength(5);

    const params = { importId: dry.id };
    await dana.call(continueImport, { params, body: { dryRun: false } });
    const real = await run(server, dana, dry.id);
    expect(real).toMatchObject({ status: 'done', dryRun: false, counts: dry.counts });
    expect(await people(dana)).toHaveLength(3);
    const again = await dana.attempt(continueImport, { params, body: { dryRun: false } });
    expect(again.status).toBe(409);
  });
});

async function asOwner(statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}

describe('a run that breaks off', () => {
  const rows = Array.from({ length: 2_734 }, (_, n) => `Given${n},Family${n},g${n}@x.org`);
  const file = `First Name,Last Name,Email\n${rows.join('\n')}\n`;

  /** The database goes away once so many people went in. */
  function breakingAfter(count: number, person: TestPerson, importId: string): AppParts {
    const { parts } = server.app;
    const transaction = () => ({
      execute: async <Result>(work: (db: Transaction<DB>) => Promise<Result>) => {
        const { counts } = await person.call(getImport, { params: { importId } });
        if (counts.created >= count) throw new Error('Connection terminated');
        return parts.db.transaction().execute(work);
      },
    });
    const db = new Proxy(parts.db, {
      get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name)),
    });
    return { ...parts, db };
  }

  test('goes on behind the last row that went in, without doubles', async () => {
    const dana = await signUp();
    const { body } = await upload(server, dana, { file });
    const job = { workspaceId: dana.workspaceId, importId: body.id };
    await expect(runImport(breakingAfter(2_500, dana, body.id), job)).rejects.toThrow(
      'Connection terminated',
    );
    const half = await dana.call(getImport, { params: { importId: body.id } });
    expect(half).toMatchObject({ status: 'importing', counts: { created: 2_500 } });

    // Interrupted as often as may be, but for the last time after it got further.
    await asOwner(`UPDATE contact_import SET stalled_runs = 5 WHERE id = '${body.id}'`);
    // Two workers at once: one of them goes on, the other sees that and leaves.
    await Promise.all([runImport(server.app.parts, job), runImport(server.app.parts, job)]);
    const done = await dana.call(getImport, { params: { importId: body.id } });
    expect(done).toMatchObject({ status: 'done', counts: { rows: 2_734, created: 2_734 } });
    expect((await importFile(server, dana, { file })).counts).toMatchObject({ created: 0, unchanged: 2_734 });
  });

  test('interrupted five times without getting further, it says so, keeps what is in, and goes on when asked', async () => {
    const dana = await signUp();
    const { body } = await upload(server, dana, { file: linkedin });
    await asOwner(`UPDATE contact_import SET stalled_runs = 5 WHERE id = '${body.id}'`);
    const stopped = await run(server, dana, String(body.id));
    expect(stopped).toMatchObject({ status: 'failed', resumable: true });
    expect(stopped.failure).toContain('interrupted 5 times without getting any further');
    const params = { importId: String(body.id) };
    expect(await dana.call(continueImport, { params, body: {} })).toMatchObject({
      status: 'queued',
      failure: null,
      resumable: false,
    });
    expect(await run(server, dana, params.importId)).toMatchObject({
      status: 'done',
      counts: { created: 3 },
    });
    // Once is enough.
    expect((await dana.attempt(continueImport, { params, body: {} })).status).toBe(409);
  });

  test('done once, it does nothing when the job runs again', async () => {
    const dana = await signUp();
    const done = await importFile(server, dana, { file: linkedin });
    expect(await run(server, dana, done.id)).toEqual(done);
  });
});

test('what was changed by hand after an import is not undone by importing the file again', async () => {
  const dana = await signUp();
  await importFile(server, dana, { file: linkedin });
  const [ruth] = await people(dana);
  const params = { contactId: ruth?.id ?? '' };
  await dana.call(updateContact, { params, body: { organization: 'Kestrel', title: null } });
  await importFile(server, dana, { file: linkedin });
  expect(await dana.call(getContact, { params })).toMatchObject({ organization: 'Kestrel', title: null });
});
