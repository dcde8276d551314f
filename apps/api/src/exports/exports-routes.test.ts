import { buffer } from 'node:stream/consumers';
import { createContact, deleteContact } from '@threefold/contracts/contacts';
import { listAccess } from '@threefold/contracts/erasure';
import {
  type ExportFormat,
  exportAccount,
  exportSchemaPath,
  exportWorkspace,
} from '@threefold/contracts/exports/exports';
import { createToken } from '@threefold/contracts/identity';
import { draftLetter, sendLetter, updateLetter } from '@threefold/contracts/letters';
import { planMeeting } from '@threefold/contracts/meetings/meetings';
import { addReferral } from '@threefold/contracts/referrals';
import { afterAll, beforeAll, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { openTestApp, type TestPerson } from '../test-app.ts';

const server = await openTestApp();
afterAll(() => server.close());
let dana: TestPerson;
let address: string;

beforeAll(async () => {
  dana = await server.signUp('Dana Whitfield');
  const { id: contactId } = await dana.call(createContact, {
    body: {
      givenName: 'Ruth',
      familyName: '=Álvarez',
      emails: ['ruth@halden.org'],
      phones: ['+1 617 555 0142'],
      timeZone: 'America/Chicago',
      notes: 'Private.',
    },
  });
  const { id: trashed } = await dana.call(createContact, { body: { familyName: 'Trashed' } });
  await dana.call(deleteContact, { params: { contactId: trashed } });
  const { id: meetingId } = await dana.call(planMeeting, {
    body: { contactIds: [contactId], startsAt: '2026-11-20T15:00:00Z', status: 'held' },
  });
  await dana.call(addReferral, { params: { meetingId }, body: { contact: { familyName: 'Okafor' } } });
  const { id: letterId } = await dana.call(draftLetter, {
    params: { contactId },
    body: { kind: 'outreach' },
  });
  await dana.call(updateLetter, {
    params: { letterId },
    body: {
      subject: 'A question',
      body: 'Dear Ruth,\n\nFrom Boston I write to you.',
      promiseAt: '2026-11-27T15:00:00Z',
    },
  });
  await dana.call(sendLetter, { params: { letterId }, body: { via: 'paper', allowBlanks: true } });
  address = exportWorkspace.path.replace(':workspaceId', dana.workspaceId);
});

async function take(format: ExportFormat, query = {}) {
  const answer = await server.app.inject({
    url: address,
    query: { format, ...query },
    headers: { cookie: dana.cookie },
  });
  return { text: answer.body, headers: answer.headers, status: answer.statusCode };
}

test('contacts come as a spreadsheet, guarded, without those in the trash', async () => {
  const { text, headers } = await take('csv');
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(headers['content-disposition']).toBe(
    `attachment; filename="Threefold contacts 2026-11-24.csv"; filename*=UTF-8''Threefold%20contacts%202026-11-24.csv`,
  );
  expect(text).toContain("Ruth,'=Álvarez");
  expect(text).toContain(',+1 617 555 0142,');
  expect(text).toContain('Okafor');
  expect(text).not.toContain('Trashed');
});

test('contacts come as cards of either version', async () => {
  expect((await take('vcf')).text.match(/VERSION:4\.0/g)).toHaveLength(2);
  expect((await take('vcf', { version: '3' })).text).toContain('VERSION:3.0');
});

test('letters come as messages, those on paper too', async () => {
  const { text } = await take('mbox');
  expect(text).toMatch(/^From \S+ Tue Nov 24 15:00:00 2026\n/);
  expect(text).toContain('Subject: A question');
  expect(text).toContain('\n>From Boston I write');
  expect(text).toContain('X-Threefold-Via: paper');
});

test('the calendar holds the promised call at its instant and the meeting', async () => {
  const { text } = await take('ics');
  expect(text).toContain('DTSTART:20261127T150000Z');
  expect(text).toContain('as promised');
  expect(text).toContain('DTSTART:20261120T150000Z');
  expect(text.replace(/\r\n /g, '')).toContain(' CT');
});

test('the network comes as a graph and as a list of edges', async () => {
  const graph = await take('graphml');
  expect(graph.text.match(/<node /g)).toHaveLength(2);
  expect(graph.text.match(/<edge /g)).toHaveLength(1);
  const { text } = await take('edges');
  expect(text.split('\r\n')).toHaveLength(3);
  expect(text).toContain('Ruth =Álvarez,Okafor');
});

test('everything comes as one document that names its schema, and the schema is there', async () => {
  const document = JSON.parse((await take('json')).text);
  expect(document).toMatchObject({ format: 'threefold-export', version: 1, owner: { email: dana.email } });
  expect(document.tables.contacts).toHaveLength(3);
  expect(document.tables.contactNotes[0].body).toBe('Private.');
  const schema = await server.app.inject({ url: exportSchemaPath });
  expect(document.schema).toBe(`http://localhost:4600${exportSchemaPath}`);
  expect(schema.json().properties.tables.properties).toHaveProperty('contacts');
});

/** The files of an archive by their names, as another library reads it. */
async function unpack(url: string, query: Record<string, string>): Promise<Map<string, string>> {
  const { rawPayload } = await server.app.inject({ url, query, headers: { cookie: dana.cookie } });
  const zip = await yauzl.fromBufferPromise(rawPayload);
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString());
  return files;
}

test('everything comes as one archive too, each file as it comes by itself', async () => {
  const files = await unpack(address, { format: 'zip' });
  const names = [
    'contacts.csv',
    'contacts.vcf',
    'letters.mbox',
    'calendar.ics',
    'network.graphml',
    'referrals.csv',
  ];
  const formats = ['csv', 'vcf', 'mbox', 'ics', 'graphml', 'edges'] as const;
  for (const [index, name] of names.entries())
    expect(files.get(name)).toBe((await take(formats[index] ?? 'csv')).text);
  const document = JSON.parse(files.get('everything.json') ?? '');
  expect(document.tables.contactNotes[0].body).toBe('Private.');
  const schema = JSON.parse(files.get('threefold-export-1.schema.json') ?? '');
  expect(schema.properties.tables.properties).toHaveProperty('contacts');
  expect(files.get('Read me.txt')).toContain('letters.mbox');
  const account = await unpack(exportAccount.path, { format: 'zip' });
  expect([...account.keys()]).toEqual(['account.json', ...files.keys()]);
  expect(JSON.parse(account.get('account.json') ?? '').person.email).toBe(dana.email);
});

test('whoever only asks for the head of a file gets no file, and nothing is written down', async () => {
  const count = async () => (await dana.call(listAccess)).items.length;
  const before = await count();
  const answer = await server.app.inject({ method: 'HEAD', url: address, headers: { cookie: dana.cookie } });
  expect([answer.statusCode, answer.body]).toEqual([200, '']);
  expect(answer.headers['content-disposition']).toContain('everything');
  expect(await count()).toBe(before);
});

test('every file that left is in the log of access, the newest first', async () => {
  await take('vcf');
  await take('csv');
  const { items } = await dana.call(listAccess, { query: { limit: 2 } });
  expect(items.map(({ sentence }) => sentence).sort()).toEqual([
    'You exported your contacts as a spreadsheet.',
    'You exported your contacts as an address book.',
  ]);
});

test('a token that may read may export; another format is refused', async () => {
  const { token } = await dana.call(createToken, { body: { name: 'export', scopes: ['read'] } });
  const answer = await server.app.inject({
    url: address,
    query: { format: 'csv' },
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.statusCode).toBe(200);
  const wrong = await server.app.inject({
    url: address,
    query: { format: 'pdf' },
    headers: { cookie: dana.cookie },
  });
  expect(wrong.statusCode).toBe(400);
});
