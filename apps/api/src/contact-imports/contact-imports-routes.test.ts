import { continueImport, getImport, listImportRows, listImports } from '@threefold/contracts/contact-imports';
import { getContact, listContacts, updateContact } from '@threefold/contracts/contacts';
import { describe, expect, test } from 'vitest';
import type { TestPerson } from '../test-app.ts';
import { letIn } from '../testing/build.ts';
import { serverForFile } from '../testing/seeker.ts';
import { importFile, linkedin, preamble, run, upload } from './import-test.fixture.ts';

const server = serverForFile();

function signUp() {
  return server.signUp('Dana Whitfield');
}
async function people(person: TestPerson) {
  return (await person.call(listContacts, { query: { limit: 200 } })).items;
}
async function names(person: TestPerson) {
  return (await people(person)).map(({ givenName, familyName }) => `${givenName} ${familyName}`.trim());
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
}

describe('a LinkedIn export becomes contacts', () => {
  test.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['as it is', linkedin],
    ['with the notes above the header', preamble + linkedin],
    ['with a byte order mark', `\uFEFF${preamble}${linkedin}`],
    ['with the line ends of Windows', (preamble + linkedin).replaceAll('\n', '\r\n')],
    ['with the line ends of old Macs', (preamble + linkedin).replaceAll('\n', '\r')],
    ['in UTF-16, low byte first', utf16(linkedin, 'le')],
    ['in UTF-16, high byte first', utf16(linkedin, 'be')],
    ['in Windows-1252', new Uint8Array(Buffer.from(linkedin, 'latin1'))],
    ['saved again by Excel with semicolons', linkedin.replaceAll(/,(?! )/g, ';').replace('Sons;', 'Sons,')],
  ])('%s', async (_, file) => {
    const dana = await signUp();
    const done = await importFile(server, dana, { file, name: 'Connections.csv' });
    expect(done).toMatchObject({ status: 'done', format: 'linkedin-connections', failure: null });
    expect(done.counts).toEqual({ rows: 3, created: 3, merged: 0, unchanged: 0, skipped: 0, failed: 0 });
    expect(await names(dana)).toEqual(['Ruth Abernathy', 'Tomás Hernández', 'Priya Raman']);
  });

  test('with German column names', async () => {
    const dana = await signUp();
    const file =
      'Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\nJürgen,Groß,,j@klinik.de,Klinik Nord,Chefarzt,07. März 2024\n';
    expect(await importFile(server, dana, { file })).toMatchObject({
      status: 'done',
      counts: { created: 1 },
    });
    expect((await people(dana))[0]).toMatchObject({
      givenName: 'Jürgen',
      organization: 'Klinik Nord',
      title: 'Chefarzt',
      emails: ['j@klinik.de'],
    });
  });

  test('whose rows keep where they came from, and begin as identified', async () => {
    const dana = await signUp();
    await importFile(server, dana, { file: linkedin, name: 'Connections.csv' });
    const [ruth] = await people(dana);
    expect(ruth).toMatchObject({
      stage: 'identified',
      source: { kind: 'import', label: 'Connections.csv' },
      linkedinUrl: 'https://www.linkedin.com/in/ruth-abernathy',
    });
    const found = await dana.call(listContacts, { query: { q: 'abernaty' } });
    expect(found.items).toHaveLength(1);
  });
});

describe('other lists', () => {
  test('a plain list with one column for the name', async () => {
    const dana = await signUp();
    const file =
      'Name,Email,Phone,Company\n"Keane, Maria",maria@keane.org,(617) 253-1000,Keane LLC\nDr. Lee Park,,,\n';
    expect(await importFile(server, dana, { file })).toMatchObject({
      status: 'done',
      counts: { created: 2 },
    });
    expect(await people(dana)).toMatchObject([
      {
        givenName: 'Maria',
        familyName: 'Keane',
        phones: [{ e164: '+16172531000', typed: '(617) 253-1000' }],
      },
      { givenName: 'Lee', familyName: 'Park' },
    ]);
  });

  test('a Google export, with several values in one cell and notes over several lines', async () => {
    const dana = await signUp();
    const file =
      'First Name,Last Name,Organization Name,Organization Title,Labels,Notes,E-mail 1 - Label,E-mail 1 - Value\n' +
      'Ruth,Abernathy,Halden,Director,* myContacts ::: Boston,"met at the\nspring meeting",* Work,r@halden.org ::: ruth@home.net\n';
    const done = await importFile(server, dana, { file });
    expect(done).toMatchObject({ status: 'done', format: 'google-contacts', counts: { created: 1 } });
    expect((await people(dana))[0]).toMatchObject({
      emails: ['r@halden.org', 'ruth@home.net'],
      tags: ['Boston'],
      notes: 'met at the\nspring meeting',
    });
  });

  test('a list whose columns nobody can tell waits until the seeker says what they hold', async () => {
    const dana = await signUp();
    const file = 'Wer,Wo,Was\nRuth Abernathy,Halden,x\nLee Park,Kestrel,y\n';
    const waiting = await importFile(server, dana, { file });
    expect(waiting.status).toBe('waiting-for-mapping');
    expect(waiting.columns?.[0]).toMatchObject({ column: 'Wer', samples: ['Ruth Abernathy', 'Lee Park'] });
    expect(await people(dana)).toEqual([]);
    const params = { importId: waiting.id };
    const without = await dana.attempt(continueImport, { params, body: { mapping: { Wo: 'organization' } } });
    expect(without.status).toBe(422);
    const wrong = await dana.attempt(continueImport, { params, body: { mapping: { Who: 'name' } } });
    expect(wrong.body.errors?.[0]?.path).toBe('mapping.Who');
    await dana.call(continueImport, { params, body: { mapping: { Wer: 'name', Wo: 'organization' } } });
    expect(await run(server, dana, waiting.id)).toMatchObject({ status: 'done', counts: { created: 2 } });
    expect((await people(dana))[0]).toMatchObject({ familyName: 'Abernathy', organization: 'Halden' });
  });

  test('a mapping sent with the file, before or after it, is followed at once', async () => {
    for (const after of [false, true]) {
      const dana = await signUp();
      const fields = { mapping: '{"Wer":"name","Was":"ignore"}' };
      const done = await importFile(server, dana, { file: 'Wer,Was\nRuth Abernathy,x\n', fields, after });
      expect(done).toMatchObject({ status: 'done', counts: { created: 1 } });
    }
  });

  test('a mapping for another file says which column is not there', async () => {
    const dana = await signUp();
    const failed = await importFile(server, dana, { file: linkedin, fields: { mapping: '{"Wer":"name"}' } });
    expect(failed.status).toBe('failed');
    expect(failed.failure).toContain('"Wer"');
  });
});

test('a column without a field stands beside the person, for the seeker and not for their coach', async () => {
  const dana = await signUp();
  const lee = await server.signUp('Lee Marsh');
  await importFile(server, dana, {
    file: 'Name,Email,Shoe size,Zodiac\nRuth Abernathy,r@x.org,42,Virgo\n',
    fields: { mapping: '{"Name":"name","Email":"email","Shoe size":"extra","Zodiac":"extra"}' },
  });
  const [ruth] = await people(dana);
  const params = { contactId: ruth?.id ?? '' };
  expect((await dana.call(getContact, { params })).extra).toEqual({ 'Shoe size': '42', Zodiac: 'Virgo' });
  await letIn(dana, lee, 'full');
  const seen = await lee.call(getContact, { params: { ...params, workspaceId: dana.workspaceId } });
  expect([seen.familyName, seen.extra]).toEqual(['Abernathy', undefined]);
});

test('rows that say something else than what is known can be asked for, with both values', async () => {
  const dana = await signUp();
  await importFile(server, dana, { file: 'Name,Email,Title\nRuth Abernathy,r@x.org,President\n' });
  const [ruth] = await people(dana);
  await dana.call(updateContact, { params: { contactId: ruth?.id ?? '' }, body: { title: 'Chair' } });
  const dry = await importFile(server, dana, {
    file: 'Name,Email,Title\nRuth Abernathy,r@x.org,Director\nLee Park,l@x.org,Nurse\n',
    fields: { dryRun: 'true' },
  });
  const { items } = await dana.call(listImportRows, {
    params: { importId: dry.id },
    query: { conflicts: 'true' },
  });
  expect(items).toMatchObject([
    { line: 2, conflicts: [{ field: 'title', ours: 'Chair', theirs: 'Director' }] },
  ]);
});

describe('the history of imports', () => {
  test('is listed newest first, with rows that can be asked for by outcome', async () => {
    const dana = await signUp();
    const first = await importFile(server, dana, { file: linkedin });
    server.clock.pass({ seconds: 1 });
    const second = await importFile(server, dana, {
      file: 'Name,Email\nRuth Abernathy,r@x.org\n,nonsense\n,,extra\n',
    });
    const page = await dana.call(listImports, { query: { limit: 1 } });
    expect(page.items.map(({ id }) => id)).toEqual([second.id]);
    const next = await dana.call(listImports, { query: { limit: 1, cursor: page.nextCursor ?? '' } });
    expect(next.items.map(({ id }) => id)).toEqual([first.id]);
    const failed = await dana.call(listImportRows, {
      params: { importId: second.id },
      query: { outcome: 'failed' },
    });
    expect(failed.items.map(({ line }) => line)).toEqual([3, 4]);
    expect(failed.items.every(({ reason }) => reason !== null)).toBe(true);
  });

  test('an upload sent twice with one id is one import; another file under that id is a conflict', async () => {
    const dana = await signUp();
    const fields = { id: '0199f0a0-0000-7000-8000-000000000001' };
    expect((await upload(server, dana, { file: linkedin, fields })).status).toBe(202);
    expect((await upload(server, dana, { file: linkedin, fields, after: true })).status).toBe(200);
    const other = await upload(server, dana, { file: 'Name\nRuth Abernathy\n', fields });
    expect(other.status).toBe(409);
    expect((await dana.call(listImports)).items).toHaveLength(1);
  });

  test('is not there for anybody else', async () => {
    const dana = await signUp();
    const done = await importFile(server, dana, { file: linkedin });
    const other = await server.signUp('Sam Okafor');
    const answer = await other.attempt(getImport, { params: { importId: done.id } });
    expect(answer.status).toBe(404);
    const foreign = await upload(server, { ...other, workspaceId: dana.workspaceId }, { file: linkedin });
    expect(foreign.status).toBe(404);
  });
});
