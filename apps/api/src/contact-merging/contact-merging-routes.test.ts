import { listCallBacks, scheduleCallBack } from '@threefold/contracts/call-backs';
import {
  getMerge,
  listMerges,
  mergeContacts,
  previewMerge,
  undoMerge,
} from '@threefold/contracts/contact-merging';
import {
  createContact,
  deleteContact,
  getContact,
  listContacts,
  restoreContact,
  updateContact,
} from '@threefold/contracts/contacts';
import { getTimeline } from '@threefold/contracts/history';
import { draftLetter, listLetters, sendLetter, updateLetter } from '@threefold/contracts/letters';
import { getMeeting, planMeeting } from '@threefold/contracts/meetings/meetings';
import { getNetwork } from '@threefold/contracts/network';
import { addReferral, listReferrals, nameReferral } from '@threefold/contracts/referrals';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFile, linkedin } from '../contact-imports/import-test.fixture.ts';
import { openTestApp, type TestApp, type TestPerson } from '../test-app.ts';

let server: TestApp;
let dana: TestPerson;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

async function freshSearch() {
  dana = await server.signUp('Dana Whitfield');
}
function add(body: Record<string, unknown>) {
  return dana.call(createContact, { body: body as never });
}
async function two(first: object = {}, second: object = {}) {
  await freshSearch();
  const ruth = await add({ givenName: 'Ruth', familyName: 'Abernathy', ...first });
  const bob = await add({ givenName: 'R.', familyName: 'Abernathy', ...second });
  return { ruth, other: bob, ids: { survivorId: ruth.id, mergedId: bob.id } };
}
function read(contactId: string) {
  return dana.call(getContact, { params: { contactId } });
}

describe('merging two contacts', () => {
  test('unites lists and notes, lets "do not contact" win, and remembers the values that did not stay', async () => {
    const { ids, ruth } = await two(
      {
        title: 'CMO',
        organization: 'Halden',
        emails: ['ruth@halden.org'],
        notes: 'Met in Boston.',
        tags: ['a'],
      },
      {
        title: 'CEO',
        organization: 'Mercy',
        emails: ['RUTH@halden.org', 'ruth@home.org'],
        notes: 'Likes tea.',
        doNotContact: true,
      },
    );
    const merge = await dana.call(mergeContacts, { body: ids });
    expect(merge).toMatchObject({ ...ids, mergedName: 'R. Abernathy', undoneAt: null });
    expect(merge.losing).toEqual([
      { field: 'name', value: 'R. Abernathy' },
      { field: 'job', value: 'CEO, Mercy' },
    ]);
    expect(await read(ruth.id)).toMatchObject({
      givenName: 'Ruth',
      title: 'CMO',
      emails: ['ruth@halden.org', 'ruth@home.org'],
      notes: 'Met in Boston.\n\nLikes tea.',
      doNotContact: true,
      tags: ['a'],
    });
    expect((await dana.call(listMerges, { query: { contactId: ruth.id } as never })).items).toHaveLength(1);
    expect((await dana.call(listContacts)).items).toHaveLength(1);
    expect((await dana.call(listContacts, { query: { deleted: 'true' } as never })).items).toEqual([]);
  });

  test('takes what was typed by hand before what a file brought, and what was chosen before both', async () => {
    await freshSearch();
    await importFile(server, dana, { file: linkedin });
    const [imported] = (await dana.call(listContacts)).items;
    const typed = await add({ givenName: 'Ruth Ann', familyName: 'Abernathy', title: 'Chief' });
    const ids = { survivorId: imported?.id ?? '', mergedId: typed.id };
    const preview = await dana.call(previewMerge, {
      params: { contactId: ids.survivorId },
      query: { mergedId: typed.id },
    });
    const job = preview.fields.find(({ field }) => field === 'job');
    expect(job).toEqual({
      field: 'job',
      survivor: 'Medical Director, Halden Health',
      merged: 'Chief',
      wins: 'merged',
      why: 'typed',
    });
    await dana.call(mergeContacts, { body: { ...ids, choices: { job: 'survivor' } } });
    expect(await read(ids.survivorId)).toMatchObject({ givenName: 'Ruth Ann', title: 'Medical Director' });
    expect((await importFile(server, dana, { file: linkedin })).counts).toMatchObject({ unchanged: 3 });
  });

  test('moves letters, calls, meetings and referrals, and tells so on the page of the one who stays', async () => {
    const { ids, ruth, other } = await two();
    const meeting = await dana.call(planMeeting, {
      body: { contactIds: [other.id], startsAt: '2026-11-23T15:00:00Z', status: 'held' },
    });
    await dana.call(addReferral, {
      params: { meetingId: meeting.id },
      body: { contact: { familyName: 'Haugen' } },
    });
    const letter = await dana.call(draftLetter, { params: { contactId: other.id }, body: { kind: 'nudge' } });
    await dana.call(scheduleCallBack, { body: { contactId: other.id, dueAt: '2026-11-25T15:00:00Z' } });
    const preview = await dana.call(previewMerge, {
      params: { contactId: ruth.id },
      query: { mergedId: other.id },
    });
    expect(preview.counts.merged).toMatchObject({ letters: 1, calls: 1, meetings: 1, referrals: 1 });
    await dana.call(mergeContacts, { body: ids });
    const letters = (await dana.call(listLetters)).items;
    expect(letters).toMatchObject([{ id: letter.id, contactId: ruth.id }]);
    expect((await dana.call(listCallBacks)).items).toMatchObject([{ contactId: ruth.id }]);
    expect(await dana.call(getMeeting, { params: { meetingId: meeting.id } })).toMatchObject({
      contactIds: [ruth.id],
    });
    expect(await read(ruth.id)).toMatchObject({ stage: 'met' });
    const { items } = await dana.call(getTimeline, { params: { contactId: ruth.id } });
    expect(items[0]?.sentence).toBe('You merged R. Abernathy into this contact.');
    expect(items.map(({ kind }) => kind)).toContain('meeting-held');
    const network = await dana.call(getNetwork);
    expect(network.nodes).toHaveLength(2);
    expect(network.edges).toMatchObject([{ from: ruth.id }]);
  });

  test('in one meeting, with one referrer, and with each other leaves one of each and nobody who named themselves', async () => {
    const { ids, ruth, other } = await two();
    const carla = await add({ familyName: 'Carla' });
    const meeting = await dana.call(planMeeting, {
      body: { contactIds: [other.id, ruth.id], startsAt: '2026-11-23T15:00:00Z', status: 'held' },
    });
    await dana.call(nameReferral, {
      body: { fromContactId: carla.id, contactId: ruth.id, note: 'First.', terms: 'name-only' },
    });
    await dana.call(nameReferral, {
      body: { fromContactId: carla.id, contactId: other.id, note: 'Second.', terms: 'will-introduce' },
    });
    await dana.call(nameReferral, { body: { fromContactId: other.id, contactId: ruth.id } });
    const merge = await dana.call(mergeContacts, { body: ids });
    expect(await dana.call(getMeeting, { params: { meetingId: meeting.id } })).toMatchObject({
      contactIds: [ruth.id],
    });
    expect((await dana.call(listReferrals)).items).toMatchObject([
      { fromContactId: carla.id, toContactId: ruth.id, terms: 'will-introduce', note: 'First.\n\nSecond.' },
    ]);
    await dana.call(undoMerge, { params: { mergeId: merge.id } });
    expect(await dana.call(getMeeting, { params: { meetingId: meeting.id } })).toMatchObject({
      contactIds: [other.id, ruth.id],
    });
    expect((await dana.call(listReferrals)).items).toHaveLength(3);
  });
});

test('somebody real who was merged into one of the samples stays when the samples go', async () => {
  const { ids } = await two();
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  await owner.query("UPDATE contact SET source_kind = 'sample' WHERE id = $1", [ids.survivorId]);
  await owner.end();
  const merge = await dana.call(mergeContacts, { body: ids });
  expect((await read(ids.survivorId)).source.kind).toBe('typed');
  await dana.call(undoMerge, { params: { mergeId: merge.id } });
  expect((await read(ids.survivorId)).source.kind).toBe('sample');
});

describe('a link to the one who was merged', () => {
  test('is not found, and says who they are now, over a line of merges', async () => {
    const { ids, ruth, other } = await two();
    await dana.call(mergeContacts, { body: ids });
    const carla = await add({ familyName: 'Keane' });
    await dana.call(mergeContacts, { body: { survivorId: carla.id, mergedId: ruth.id } });
    for (const endpoint of [getContact, updateContact, deleteContact, restoreContact]) {
      const answer = await dana.attempt(endpoint, {
        params: { contactId: other.id },
        ...(endpoint === updateContact && { body: {} }),
      });
      expect(answer).toMatchObject({
        status: 404,
        body: { code: 'merged', detail: 'This contact was merged into Keane.', current: { id: carla.id } },
      });
    }
    const again = await dana.attempt(mergeContacts, { body: { survivorId: carla.id, mergedId: other.id } });
    expect(again).toMatchObject({ status: 404, body: { code: 'merged' } });
  });

  test('leads a file with their address to the one who stayed', async () => {
    const { ids } = await two({}, { linkedinUrl: 'https://www.linkedin.com/in/ruth-abernathy' });
    await dana.call(updateContact, {
      params: { contactId: ids.survivorId },
      body: { linkedinUrl: 'https://www.linkedin.com/in/other' },
    });
    await dana.call(mergeContacts, { body: ids });
    const done = await importFile(server, dana, {
      file: 'Name,LinkedIn\nRuth Abernathy,https://www.linkedin.com/in/ruth-abernathy\n',
    });
    expect(done.counts).toMatchObject({ created: 0, unchanged: 1 });
  });
});

describe('whoever merges twice, or what is no longer as they saw it', () => {
  test('the same id and content answers the first merge, other content is a conflict', async () => {
    const { ids } = await two();
    const body = { id: '019ab000-0000-7000-8000-0000000000aa', ...ids };
    const first = await dana.attempt(mergeContacts, { body });
    const second = await dana.attempt(mergeContacts, { body });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    const third = await dana.attempt(mergeContacts, { body: { ...body, choices: { name: 'merged' } } });
    expect(third.status).toBe(409);
  });

  test('a contact that was changed since answers with what it is now', async () => {
    const { ids, ruth, other } = await two();
    await dana.call(updateContact, { params: { contactId: other.id }, body: { title: 'CEO' } });
    const answer = await dana.attempt(mergeContacts, {
      body: { ...ids, survivorVersion: ruth.version, mergedVersion: other.version },
    });
    expect(answer).toMatchObject({ status: 412, body: { current: { id: other.id, title: 'CEO' } } });
  });

  test('nobody is merged with themselves, nor with somebody in the trash or elsewhere', async () => {
    const { ids, other } = await two();
    const erin = await server.signUp('Erin Sato');
    expect((await dana.attempt(mergeContacts, { body: { ...ids, mergedId: ids.survivorId } })).status).toBe(
      422,
    );
    expect((await erin.attempt(mergeContacts, { body: ids })).status).toBe(404);
    await dana.call(deleteContact, { params: { contactId: other.id } });
    expect((await dana.attempt(mergeContacts, { body: ids })).status).toBe(404);
  });
});

describe('taking a merge back', () => {
  test('gives each their own again, and keeps what was typed since', async () => {
    const { ids, ruth, other } = await two(
      { notes: 'Hers.' },
      { title: 'CEO', emails: ['r@x.org'], notes: 'His.' },
    );
    const merge = await dana.call(mergeContacts, { body: ids });
    await dana.call(updateContact, {
      params: { contactId: ruth.id },
      body: { tags: ['since'], emails: ['r@x.org', 'new@x.org'] },
    });
    const params = { mergeId: merge.id };
    expect((await dana.call(undoMerge, { params })).undoneAt).toBe(server.clock.now().toString());
    expect(await read(ruth.id)).toMatchObject({
      title: null,
      emails: ['new@x.org'],
      notes: 'Hers.',
      tags: ['since'],
    });
    expect(await read(other.id)).toMatchObject({
      title: 'CEO',
      emails: ['r@x.org'],
      notes: 'His.',
      deletedAt: null,
    });
    expect((await dana.attempt(undoMerge, { params })).status).toBe(200);
    const { items } = await dana.call(getTimeline, { params: { contactId: other.id } });
    expect(items.map(({ sentence }) => sentence).slice(0, 2)).toEqual([
      'You undid merging this contact into Ruth Abernathy.',
      'You merged this contact into Ruth Abernathy.',
    ]);
    expect(await dana.call(getMerge, { params })).toMatchObject({ id: merge.id });
  });

  test('goes in the order in which it was done, and says which comes first', async () => {
    const { ids, ruth } = await two();
    const first = await dana.call(mergeContacts, { body: ids });
    const carla = await add({ familyName: 'Keane' });
    const second = await dana.call(mergeContacts, { body: { survivorId: ruth.id, mergedId: carla.id } });
    const boss = await add({ familyName: 'Boss' });
    const third = await dana.call(mergeContacts, { body: { survivorId: boss.id, mergedId: ruth.id } });
    const undo = (mergeId: string) => dana.attempt(undoMerge, { params: { mergeId } });
    expect((await undo(first.id)).body.detail).toBe(
      'Ruth Abernathy was merged into Boss since. Undo that merge first.',
    );
    expect((await undo(third.id)).status).toBe(200);
    expect((await undo(first.id)).body.detail).toBe(
      'Keane was merged into Ruth Abernathy after that. Undo that merge first.',
    );
    expect((await undo(second.id)).status).toBe(200);
    expect((await undo(first.id)).status).toBe(200);
    expect((await dana.call(listContacts)).items).toHaveLength(4);
  });

  test('is refused once a letter of theirs went out, with what stands in the way', async () => {
    const { ids, other } = await two();
    const letter = await dana.call(draftLetter, { params: { contactId: other.id }, body: { kind: 'nudge' } });
    const merge = await dana.call(mergeContacts, { body: ids });
    await dana.call(updateLetter, {
      params: { letterId: letter.id },
      body: { subject: 'A word', body: 'Dear Ruth,\n\nA word.' },
    });
    await dana.call(sendLetter, {
      params: { letterId: letter.id },
      body: { via: 'paper', allowBlanks: true },
    });
    const answer = await dana.attempt(undoMerge, { params: { mergeId: merge.id } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'built-upon' } });
    expect(answer.body.detail).toContain('1 letter');
  });
});
