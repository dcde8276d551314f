import { createContact } from '@threefold/contracts/contacts';
import { eraseContact } from '@threefold/contracts/erasure';
import { exportWorkspace, restoreExport } from '@threefold/contracts/exports/exports';
import { addFinding, listFindings } from '@threefold/contracts/findings';
import { createToken } from '@threefold/contracts/identity';
import { draftLetter, listLetters } from '@threefold/contracts/letters';
import { listMeetings, planMeeting } from '@threefold/contracts/meetings/meetings';
import { getNetwork } from '@threefold/contracts/network';
import { nameReferral } from '@threefold/contracts/referrals';
import { afterAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestPerson } from '../test-app.ts';

const server = await openTestApp();
afterAll(() => server.close());
const dana = await server.signUp('Dana Whitfield');

async function everythingOf(person: TestPerson): Promise<Record<string, Record<string, unknown[]>>> {
  const url = exportWorkspace.path.replace(':workspaceId', person.workspaceId);
  return (await server.app.inject({ url, headers: { cookie: person.cookie } })).json();
}

async function restore(person: TestPerson, payload: string, headers: Record<string, string> = {}) {
  const answer = await server.app.inject({
    method: 'POST',
    url: restoreExport.path.replace(':workspaceId', person.workspaceId),
    headers: { cookie: person.cookie, 'content-type': 'application/json', ...headers },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
}

describe('what is no whole export is refused with one clear word, and changes nothing', async () => {
  const document = await everythingOf(dana);
  const contact = await dana.call(createContact, { body: { familyName: 'Haugen' } });
  const full = await everythingOf(dana);
  const [row] = full.tables?.contacts ?? [];
  const withRows = (rows: Record<string, unknown[]>) =>
    JSON.stringify({ ...document, tables: { ...document.tables, ...rows } });

  test.each([
    ['a list of contacts', 'Name,Email\nRuth,ruth@halden.org\n', 'complete Threefold export'],
    ['another JSON', '{"contacts":[]}', 'complete Threefold export'],
    ['a file that was cut', JSON.stringify(full).slice(0, -20), 'complete Threefold export'],
    ['an unknown table', withRows({ horses: [{}] }), 'horses[0] is a table that this version does not know'],
    [
      'a row without its id',
      withRows({ contacts: [{ ...(row as object), id: undefined }] }),
      'contacts[0].id',
    ],
    [
      'an unknown stage',
      withRows({ contacts: [{ ...(row as object), stage: 'famous' }] }),
      'contacts[0].stage',
    ],
    [
      'a zero in a text',
      withRows({ contacts: [{ ...(row as object), title: 'a\u0000b' }] }),
      'contacts[0].title',
    ],
    [
      'a row that points nowhere',
      withRows({
        contactNotes: [{ contactId: dana.workspaceId, body: 'x', updatedAt: '2026-11-24T15:00:00Z' }],
      }),
      'refers to something',
    ],
  ])('%s', async (_, payload, sentence) => {
    const sam = await server.signUp('Sam Okafor');
    const { status, body } = await restore(sam, payload);
    expect([status, body.detail]).toEqual([422, expect.stringContaining(sentence)]);
    expect((await sam.call(getNetwork)).nodes).toEqual([]);
  });

  test('another type of content', async () => {
    expect((await restore(dana, 'x', { 'content-type': 'text/csv' })).status).toBe(415);
  });

  test('several searches in one file', async () => {
    const account = { format: 'threefold-account', workspaces: [full, full] };
    expect((await restore(dana, JSON.stringify(account))).body.code).toBe('several-workspaces');
  });

  test('and a token that may restore brings back what is right', async () => {
    const { token } = await dana.call(createToken, { body: { name: 'restore', scopes: ['restore'] } });
    const headers = { cookie: '', authorization: `Bearer ${token}` };
    const { status, body } = await restore(dana, JSON.stringify(full), headers);
    expect([status, body.restored, contact.id]).toEqual([200, 0, (row as { id: string }).id]);
  });
});

test('whoever was erased since does not come back with an older export', async () => {
  const lena = await server.signUp('Lena Brandt');
  const { id: first } = await lena.call(createContact, {
    body: { familyName: 'Abernathy', notes: 'Private.' },
  });
  await lena.call(nameReferral, { body: { fromContactId: first, contact: { familyName: 'Okafor' } } });
  await lena.call(draftLetter, { params: { contactId: first }, body: { kind: 'outreach' } });
  const { id: meetingId } = await lena.call(planMeeting, {
    body: { contactIds: [first], startsAt: '2026-11-20T15:00:00Z', status: 'held' },
  });
  await lena.call(addFinding, {
    body: { meetingId, contactId: first, kind: 'fact', text: 'A fact of hers.' },
  });
  const older = await everythingOf(lena);
  await lena.call(eraseContact, { params: { contactId: first } });
  expect((await restore(lena, JSON.stringify(older))).status).toBe(200);
  const { nodes, edges } = await lena.call(getNetwork);
  expect(nodes.map(({ label }) => label).sort()).toEqual(['Okafor', 'Unnamed']);
  expect(edges).toHaveLength(1);
  expect((await lena.call(listLetters)).items).toEqual([]);
  expect((await lena.call(listMeetings)).items).toEqual([]);
  expect((await lena.call(listFindings)).items).toEqual([]);
});
