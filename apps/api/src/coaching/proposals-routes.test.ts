import * as proposals from '@threefold/contracts/coaching';
import { changeShare, revokeShare } from '@threefold/contracts/coaching';
import * as contacts from '@threefold/contracts/contacts';
import { getTimeline } from '@threefold/contracts/history';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestApp, type TestPerson } from '../test-app.ts';
import { letIn } from '../testing/build.ts';

const server = await openTestApp();
afterAll(() => server.close());
let dana: TestPerson;
let lee: TestPerson;
let shareId: string;
/** The path of Dana's search, for the coach. */
let there: { workspaceId: string };
beforeEach(async () => {
  dana = await server.signUp('Dana Whitfield');
  lee = await server.signUp('Lee Marsh');
  shareId = await letIn(dana, lee, 'network');
  there = { workspaceId: dana.workspaceId };
});

const ruth = { givenName: 'Ruth', familyName: 'Okafor', emails: ['ruth@halden.org'] };
const propose = (body: object) => lee.attempt(proposals.propose, { params: there, body });
const decide = (ids: unknown[], accept = true) =>
  dana.call(proposals.decideProposals, { body: { ids: ids as string[], accept } });
const reopen = (ids: unknown[]) => dana.call(proposals.reopenProposals, { body: { ids: ids as string[] } });
const people = async () =>
  (await dana.call(contacts.listContacts)).items.map(({ familyName, source }) => [familyName, source.label]);
const shareAt = (level: 'progress' | 'network' | 'full') =>
  dana.call(changeShare, { params: { shareId }, body: { level } });

async function sendList(file: string, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([file]), 'leaders.csv');
  const encoded = new Response(form);
  const answer = await server.app.inject({
    method: 'POST',
    url: proposals.proposeList.path.replace(':workspaceId', dana.workspaceId),
    headers: { cookie: lee.cookie, 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  return { status: answer.statusCode, body: answer.json() };
}

describe('a proposal', () => {
  test('changes nothing until the seeker accepts it, and then tells whose it was', async () => {
    const id = '0199ab00-0000-7000-8000-00000000f401';
    expect((await propose({ id, contact: ruth, note: 'She hires reviewers.' })).status).toBe(201);
    expect((await propose({ id, contact: ruth, note: 'She hires reviewers.' })).status).toBe(200);
    expect((await propose({ id, contact: ruth })).status).toBe(409);
    expect(await people()).toEqual([]);
    expect(await dana.call(proposals.countProposals)).toEqual({
      open: 1,
      accepted: 0,
      declined: 0,
      authors: ['Lee Marsh'],
    });
    const { items } = await decide([id]);
    expect(items).toMatchObject([{ status: 'accepted', result: { outcome: 'created' } }]);
    await decide([id]);
    expect(await people()).toEqual([['Okafor', 'Lee Marsh']]);
    const contactId = String(items[0]?.result?.contactId);
    const story = await dana.call(getTimeline, { params: { contactId } });
    expect(story.items[0]?.sentence).toBe('This contact was proposed by your coach Lee Marsh.');
  });

  test('that was accepted and taken back leaves nobody, and brings the same person when accepted again', async () => {
    const { body } = await propose({ contact: ruth });
    await decide([body.id]);
    expect((await reopen([body.id])).items).toMatchObject([{ status: 'open', result: null }]);
    expect(await people()).toEqual([]);
    await decide([body.id]);
    expect(await people()).toEqual([['Okafor', 'Lee Marsh']]);
  });

  test('stays accepted once something was done with the person', async () => {
    const { body } = await propose({ contact: ruth });
    const { items } = await decide([body.id]);
    const contactId = String(items[0]?.result?.contactId);
    await dana.call(contacts.updateContact, { params: { contactId }, body: { title: 'Director' } });
    expect((await reopen([body.id])).items).toMatchObject([{ status: 'accepted' }]);
    expect(await people()).toHaveLength(1);
  });

  test('that was declined can be opened again', async () => {
    const { body } = await propose({ contact: ruth });
    expect((await decide([body.id], false)).items).toMatchObject([{ status: 'declined' }]);
    expect((await decide([body.id])).items).toMatchObject([{ status: 'declined' }]);
    expect((await reopen([body.id])).items).toMatchObject([{ status: 'open' }]);
  });

  test('of a step is agreed to, and told on the page of the person it is about', async () => {
    const { id: contactId } = await dana.call(contacts.createContact, { body: ruth });
    const { body } = await propose({ action: { text: 'Write to her about appeals.', contactId } });
    await decide([body.id]);
    const story = await dana.call(getTimeline, { params: { contactId } });
    expect(story.items[0]).toMatchObject({ detail: 'Write to her about appeals.' });
  });

  test('needs a person or a step, somebody who is there, and another’s search', async () => {
    expect((await propose({})).status).toBe(400);
    expect((await propose({ contact: { title: 'Director' } })).status).toBe(422);
    const contactId = '0199ab00-0000-7000-8000-00000000dead';
    expect((await propose({ action: { text: 'Call.', contactId } })).status).toBe(404);
    const own = await dana.attempt(proposals.propose, { body: { contact: ruth } });
    expect([own.status, own.body.code]).toEqual([422, 'own-search']);
    expect(
      (await dana.attempt(proposals.decideProposals, { body: { ids: [contactId], accept: true } })).status,
    ).toBe(404);
  });
});

describe('somebody who is known already', () => {
  test('is joined, not doubled, and what was typed stays', async () => {
    const { id: contactId } = await dana.call(contacts.createContact, {
      body: { ...ruth, organization: 'Halden Health', notes: 'Mine.' },
    });
    const { body } = await propose({
      contact: { ...ruth, organization: 'Halden', title: 'Director', tags: ['payer'], notes: 'Hers.' },
    });
    const { items } = await decide([body.id]);
    expect(items[0]?.result).toEqual({ outcome: 'joined', contactId });
    const known = () => dana.call(contacts.getContact, { params: { contactId } });
    expect(await known()).toMatchObject({
      organization: 'Halden Health',
      title: null,
      tags: ['payer'],
      notes: 'Mine.\nHers.',
    });
    await reopen([body.id]);
    expect(await known()).toMatchObject({ tags: [], notes: 'Mine.' });
    expect(await people()).toHaveLength(1);
  });

  test('is known by a number with the family name, and a second line of one list by the first', async () => {
    await dana.call(contacts.createContact, { body: { familyName: 'Okafor', phones: ['+1 212 555 0143'] } });
    const { body } = await propose({ contact: { familyName: 'Okafor', phones: ['(212) 555-0143'] } });
    const first = await propose({ contact: { familyName: 'Haugen', emails: ['tom@calder.org'] } });
    const twice = await propose({
      contact: { givenName: 'Tom', familyName: 'Haugen', emails: ['Tom@calder.org'] },
    });
    const { items } = await decide([body.id, first.body.id, twice.body.id]);
    expect(items.map(({ result }) => result?.outcome).sort()).toEqual(['created', 'joined', 'joined']);
    expect(await people()).toHaveLength(2);
  });

  test('and must not be contacted stays so, even out of the trash', async () => {
    const { id: contactId } = await dana.call(contacts.createContact, {
      body: { ...ruth, doNotContact: true },
    });
    const { body } = await propose({ contact: { ...ruth, doNotContact: false } });
    await decide([body.id]);
    expect(await dana.call(contacts.getContact, { params: { contactId } })).toMatchObject({
      doNotContact: true,
    });
    await dana.call(contacts.deleteContact, { params: { contactId } });
    const { body: again } = await propose({ contact: { ...ruth, title: 'Director' } });
    await decide([again.id]);
    const { items } = await dana.call(contacts.listContacts);
    expect(items).toMatchObject([{ title: 'Director', doNotContact: true }]);
  });
});

describe('a list', () => {
  const list =
    'Name,Email,Company,Budget\nRuth Okafor,ruth@halden.org,Halden,12\n,,,\nTom Haugen,tom@calder.org,Calder,\n';

  test('is proposed line by line, once, and accepted all at once', async () => {
    const id = '0199ab00-0000-7000-8000-00000000f501';
    const sent = await sendList(list, { id });
    expect(sent).toMatchObject({ status: 201, body: { id, proposed: 2, fileName: 'leaders.csv' } });
    expect((await sendList(list, { id })).status).toBe(200);
    expect((await sendList('Name\nElse\n', { id })).status).toBe(409);
    const { items } = await dana.call(proposals.listProposals);
    expect(items.find(({ contact }) => contact?.name === 'Ruth Okafor')?.contact?.notes).toBe('Budget: 12');
    await decide(items.map((item) => item.id));
    expect(await people()).toEqual([
      ['Haugen', 'Lee Marsh'],
      ['Okafor', 'Lee Marsh'],
    ]);
  });

  test('of more than 2,000 people, of nobody, or of something else is refused with a word', async () => {
    const many = `Name\n${Array.from({ length: 2001 }, (_, index) => `Person Number${index}`).join('\n')}\n`;
    expect((await sendList(many)).body).toMatchObject({ status: 422, code: 'too-many-rows' });
    expect((await sendList('a,b\n1,2\n')).body).toMatchObject({ status: 422, code: 'mapping-needed' });
    expect((await sendList('\u0000\u0001\u0002')).body).toMatchObject({ status: 422 });
    expect((await dana.call(proposals.listProposals)).items).toEqual([]);
  });
});

describe('what a coach sees of it', () => {
  test('is counts below the level "full", names and what became of them at it, and nothing once let out', async () => {
    const { body } = await propose({ contact: ruth });
    await decide([body.id]);
    const counts = { open: 0, accepted: 1, declined: 0, authors: [] };
    const list = () => lee.attempt(proposals.listProposals, { params: there });
    expect(await lee.call(proposals.countProposals, { params: there })).toEqual(counts);
    expect((await list()).status).toBe(403);
    await shareAt('progress');
    expect(await lee.call(proposals.countProposals, { params: there })).toEqual(counts);
    expect((await propose({ contact: ruth })).status).toBe(403);
    await shareAt('full');
    expect((await list()).body.items).toMatchObject([{ isMine: true, result: { outcome: 'created' } }]);
    await dana.call(revokeShare, { params: { shareId } });
    expect((await list()).status).toBe(404);
    expect((await propose({ contact: ruth })).status).toBe(404);
  });
});
