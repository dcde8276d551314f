import { cancelImport, getImport, getRetryFile, undoImport } from '@threefold/contracts/contact-imports';
import { createContact, listContacts, updateContact } from '@threefold/contracts/contacts';
import { getCounts } from '@threefold/contracts/today';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { TestPerson } from '../test-app.ts';
import { serverForFile } from '../testing/seeker.ts';
import { importFile, linkedin, run, upload } from './import-test.fixture.ts';
import { runImport } from './run-import.ts';

const server = serverForFile();

function list(people: number): string {
  const rows = Array.from({ length: people }, (_, n) => `Given${n},Family${n},g${n}@x.org,Nurse`);
  return `First Name,Last Name,Email,Title\n${rows.join('\n')}\n`;
}

/** Runs an import until its first batch is in, as a server does that is told to stop. */
function runOneBatch(person: TestPerson, importId: string): Promise<void> {
  return runUntil(person, importId, async () => {
    const { counts } = await person.call(getImport, { params: { importId } });
    return counts.created > 0;
  });
}

async function runUntil(
  person: TestPerson,
  importId: string,
  isReached: () => Promise<boolean>,
): Promise<void> {
  const stopping = new AbortController();
  const { parts } = server.app;
  const transaction = () => ({
    execute: async (work: Parameters<ReturnType<typeof parts.db.transaction>['execute']>[0]) => {
      const result = await parts.db.transaction().execute(work);
      if (await isReached()) stopping.abort();
      return result;
    },
  });
  const db = new Proxy(parts.db, {
    get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name)),
  });
  await runImport({ ...parts, db }, { workspaceId: person.workspaceId, importId }, stopping.signal);
}

/** The kinds of all lines of history, in their order. */
async function historyOf({ workspaceId }: TestPerson): Promise<string[]> {
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query('SELECT kind FROM event WHERE workspace_id = $1 ORDER BY id', [
    workspaceId,
  ]);
  await owner.end();
  return rows.map(({ kind }) => kind);
}

describe('cancelling', () => {
  test('takes back what went in, and leaves everybody as they were', async () => {
    const dana = await server.signUp('Dana Whitfield');
    await dana.call(createContact, { body: { familyName: 'Family7', emails: ['g7@x.org'] } });
    const { body } = await upload(server, dana, { file: list(2_600) });
    const params = { importId: body.id };
    await runOneBatch(dana, body.id);
    const half = await dana.call(getImport, { params });
    expect(half).toMatchObject({ status: 'importing', counts: { created: 2_499, merged: 1 } });
    expect(await dana.call(cancelImport, { params })).toMatchObject({ takingBack: true });
    expect(await dana.call(cancelImport, { params })).toMatchObject({ takingBack: true });
    expect(await run(server, dana, body.id)).toMatchObject({
      status: 'undone',
      takingBack: false,
      failure: null,
    });
    const { items } = await dana.call(listContacts);
    expect(items).toMatchObject([{ givenName: '', familyName: 'Family7', title: null }]);
    expect(await historyOf(dana)).toEqual(['contact-added', 'contact-merged', 'contact-changed']);
  });

  test('before anything went in ends at once, also for a file that waits and for a dry run', async () => {
    const dana = await server.signUp('Dana Whitfield');
    const queued = (await upload(server, dana, { file: linkedin })).body;
    const waiting = await importFile(server, dana, {
      file: 'Wer,Wo\nRuth Abernathy,Halden\nLee Park,Kestrel\n',
    });
    const dry = await importFile(server, dana, { file: linkedin, fields: { dryRun: 'true' } });
    for (const { id } of [queued, waiting, dry]) {
      const params = { importId: id };
      expect(await dana.call(cancelImport, { params })).toMatchObject({ status: 'undone' });
      expect(await run(server, dana, id)).toMatchObject({ status: 'undone' });
    }
    expect((await dana.call(listContacts)).items).toEqual([]);
  });

  test('once it is done is too late, and undoing is named instead', async () => {
    const dana = await server.signUp('Dana Whitfield');
    const { id } = await importFile(server, dana, { file: linkedin });
    const answer = await dana.attempt(cancelImport, { params: { importId: id } });
    expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringContaining('Undo') } });
  });
});

test('a server that stops puts an import back, and the next one goes on behind the last row', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const { body } = await upload(server, dana, { file: list(2_600) });
  await runOneBatch(dana, body.id);
  expect(await run(server, dana, body.id)).toMatchObject({ status: 'done', counts: { created: 2_600 } });
});

test('a long import is taken back in parts by the worker, but for people on whom something was built meanwhile', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const { id } = await importFile(server, dana, { file: list(2_100) });
  const params = { importId: id };
  expect(await dana.call(undoImport, { params })).toMatchObject({ status: 'done', takingBack: true });
  const [first] = (await dana.call(listContacts)).items;
  await dana.call(updateContact, { params: { contactId: first?.id ?? '' }, body: { tags: ['kept'] } });
  const undone = await run(server, dana, id);
  expect(undone).toMatchObject({ status: 'undone', failure: expect.stringContaining('Kept 1 person') });
  expect((await dana.call(listContacts)).items).toMatchObject([{ tags: ['kept'] }]);
});

test('a server that stops while it takes an import back goes on with it, and meanwhile the import says so', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const { id } = await importFile(server, dana, { file: list(2_100) });
  const params = { importId: id };
  await dana.call(undoImport, { params });
  const left = async () => (await dana.call(getCounts)).contacts;
  await runUntil(dana, id, async () => (await left()) < 2_100);
  expect(await left()).toBe(1_100);
  expect(await dana.call(getImport, { params })).toMatchObject({ status: 'done', takingBack: true });
  expect(await run(server, dana, id)).toMatchObject({ status: 'undone', takingBack: false, failure: null });
  expect(await left()).toBe(0);
});

describe('rows that did not go in', () => {
  const file =
    'First Name,Last Name,Email,Company\nRuth,Abernathy,r@x.org,Halden\n,,"=nobody, here",Kestrel\n,,,\n,,,Calder\n';

  async function download(person: TestPerson, importId: string) {
    const { body } = await person.attempt(getRetryFile, { params: { importId } });
    return String(body.text);
  }

  test('come back as a file with the columns of the first, the line and the reason', async () => {
    const dana = await server.signUp('Dana Whitfield');
    const done = await importFile(server, dana, { file });
    const text = await download(dana, done.id);
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFFirst Name,Last Name,Email,Company,Line in the first file,Why it did not go in',
      ',,"\'=nobody, here",Kestrel,3,no name or email',
    ]);
    expect(text.trimEnd().split('\r\n')).toHaveLength(3);
  });

  test('go in once they are corrected, without the two columns', async () => {
    const dana = await server.signUp('Dana Whitfield');
    const text = await download(dana, (await importFile(server, dana, { file })).id);
    const corrected = text
      .replace(`,,"'=nobody, here"`, 'Lee,Park,l@x.org')
      .replace(',,,Calder', 'Jo,Kim,,Calder');
    const again = await importFile(server, dana, { file: corrected });
    expect(again.counts).toMatchObject({ rows: 2, created: 2 });
    const { items } = await dana.call(listContacts);
    expect(items.map(({ familyName }) => familyName)).toEqual(['Abernathy', 'Kim', 'Park']);
    expect(again.mapping).toMatchObject({ 'Why it did not go in': 'ignore' });
  });

  test('are nothing to correct where every row went in, and not for strangers', async () => {
    const dana = await server.signUp('Dana Whitfield');
    const { id } = await importFile(server, dana, { file: linkedin });
    expect((await dana.attempt(getRetryFile, { params: { importId: id } })).status).toBe(409);
    const ben = await server.signUp('Ben Stranger');
    expect((await ben.attempt(getRetryFile, { params: { importId: id } })).status).toBe(404);
  });
});

test('the same file in two imports at once makes nobody twice', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const both = await Promise.all([1, 2].map(() => upload(server, dana, { file: list(300) })));
  const ended = await Promise.all(both.map(({ body }) => run(server, dana, body.id)));
  expect(ended.map(({ status }) => status)).toEqual(['done', 'done']);
  expect(ended.map(({ counts }) => counts.created).sort()).toEqual([0, 300]);
});

test('what was said of the columns of a file holds for the next one of that shape', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const fields = { mapping: '{"Wer":"name","Wo":"organization"}' };
  await importFile(server, dana, { file: 'Wer,Wo\nRuth Abernathy,Halden\n', fields });
  const next = await importFile(server, dana, { file: 'Wo,Wer\nKestrel,Lee Park\n' });
  expect(next).toMatchObject({ status: 'done', counts: { created: 1 } });
  expect((await dana.call(listContacts)).items[1]).toMatchObject({
    familyName: 'Park',
    organization: 'Kestrel',
  });
});
