import { undoImport } from '@threefold/contracts/contact-imports';
import { mergeContacts } from '@threefold/contracts/contact-merging';
import * as contacts from '@threefold/contracts/contacts';
import { getTimeline } from '@threefold/contracts/history';
import * as referrals from '@threefold/contracts/referrals';
import { updateSettings } from '@threefold/contracts/settings';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { importFile, rowsOf } from '../contact-imports/import-test.fixture.ts';
import { seekerForFile } from '../testing/seeker.ts';

const { server, dana } = seekerForFile();

function add(familyName: string) {
  return dana.call(contacts.createContact, { body: { familyName } });
}
function timeline(contactId: string, query: object = {}) {
  return dana.call(getTimeline, { params: { contactId }, query: query as never });
}

test('what happened with a contact is told newest first, page by page', async () => {
  const { id } = await add('Ng');
  const params = { contactId: id };
  server.clock.pass({ hours: 1 });
  await dana.call(contacts.updateContact, { params, body: { title: 'CMO', notes: 'Private.' } });
  server.clock.pass({ hours: 1 });
  await dana.call(contacts.updateContact, { params, body: { doNotContact: true } });
  server.clock.pass({ hours: 1 });
  await dana.call(contacts.closeContact, { params, body: { closed: true, reason: 'Moved abroad' } });
  const first = await timeline(id, { limit: 3 });
  expect(first.items.map(({ sentence, detail }) => ({ sentence, detail }))).toEqual([
    { sentence: 'You closed this contact.', detail: 'Moved abroad' },
    { sentence: 'You marked this contact “Do not contact.”', detail: null },
    { sentence: 'You changed the title and notes.', detail: null },
  ]);
  const rest = await timeline(id, { limit: 3, cursor: first.nextCursor });
  expect(rest.items).toEqual([
    expect.objectContaining({
      kind: 'contact-added',
      at: '2026-11-24T15:00:00Z',
      sentence: 'You added this contact.',
    }),
  ]);
  expect(rest.nextCursor).toBeNull();
});

describe('whether somebody may be contacted is told whenever it changes:', () => {
  const marked = 'You marked this contact “Do not contact.”';
  const lifted = 'You removed “Do not contact” from this contact.';
  const told = async (contactId: string) =>
    (await timeline(contactId)).items
      .map(({ sentence }) => sentence)
      .filter((sentence) => sentence.includes('Do not contact'));

  test('marked and lifted by hand, also together with other fields', async () => {
    const { id: contactId } = await add('Ng');
    const params = { contactId };
    await dana.call(contacts.updateContact, { params, body: { title: 'CMO', doNotContact: true } });
    await dana.call(contacts.updateContact, { params, body: { title: 'CEO' } });
    server.clock.pass({ minutes: 1 });
    await dana.call(contacts.updateContact, { params, body: { doNotContact: false } });
    expect(await told(contactId)).toEqual([lifted, marked]);
    const { items } = await timeline(contactId);
    expect(items.filter(({ kind }) => kind === 'contact-changed')).toHaveLength(2);
  });

  test('by a file that says so, about somebody known and somebody new, and when the file is taken back', async () => {
    const { id } = await dana.call(contacts.createContact, {
      body: { familyName: 'Park', emails: ['p@x.org'] },
    });
    const file =
      'Family name,Email,City,Do not contact\nPark,p@x.org,Omaha,yes\nAdda,a@x.org,,\nAdda,a@x.org,Omaha,yes\n';
    const done = await importFile(server, dana, { file });
    const [park, adda] = await rowsOf(dana, done.id);
    expect([park?.contactId, await told(id)]).toEqual([id, [marked]]);
    expect(await told(adda?.contactId ?? '')).toEqual([marked]);
    expect((await timeline(id)).items.map(({ sentence }) => sentence)).toContain(
      'The file contacts.csv added the place.',
    );
    server.clock.pass({ minutes: 1 });
    await dana.call(undoImport, { params: { importId: done.id } });
    expect(await told(id)).toEqual([lifted, marked]);
  });

  test('from the beginning, and by the record that brings it along into another one', async () => {
    const { id } = await add('Quist');
    const other = await dana.call(contacts.createContact, {
      body: { familyName: 'Kvist', doNotContact: true },
    });
    expect(await told(other.id)).toEqual([marked]);
    await dana.call(mergeContacts, { body: { survivorId: id, mergedId: other.id } });
    expect(await told(id)).toEqual([marked]);
  });
});

test('a referral is on the pages of both, told from each side, and leads to the other', async () => {
  const [ruth, sam] = [await add('Álvarez'), await add('Okafor')];
  server.clock.pass({ minutes: 1 });
  const { referral } = await dana.call(referrals.nameReferral, {
    body: { fromContactId: ruth.id, contactId: sam.id, note: 'Runs the unit.' },
  });
  const [told] = (await timeline(ruth.id)).items;
  expect(told).toMatchObject({
    kind: 'referral-named',
    sentence: 'They referred you to Okafor.',
    detail: 'Runs the unit.',
    referralId: referral.id,
    otherContact: { id: sam.id, name: 'Okafor' },
  });
  const [heard] = (await timeline(sam.id)).items;
  expect(heard).toMatchObject({
    sentence: 'Álvarez referred you to this person.',
    otherContact: { id: ruth.id, name: 'Álvarez' },
  });
  await dana.call(contacts.deleteContact, { params: { contactId: sam.id } });
  expect((await timeline(ruth.id)).items[0]).toMatchObject({
    sentence: 'They referred you to Okafor.',
    otherContact: null,
  });
});

test('times are told in the clock of the contact, and in yours where that differs', async () => {
  const erin = await server.signUp('Erin Sato');
  await erin.call(updateSettings, { body: { timeZone: 'Europe/Berlin' } });
  const { id } = await erin.call(contacts.createContact, { body: { familyName: 'Ng' } });
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  const detail = { dueAt: '2026-12-01T19:00:00Z', timeZone: 'America/Chicago', attempt: 1, promised: true };
  await owner.query(
    `INSERT INTO event (workspace_id, id, at, kind, contact_id, detail) VALUES ($1, gen_random_uuid(), '2026-11-30T09:00:00Z', 'call-scheduled', $2, $3)`,
    [erin.workspaceId, id, detail],
  );
  await owner.end();
  const { items } = await erin.call(getTimeline, { params: { contactId: id } });
  expect(items[0]?.sentence).toBe(
    'A call was promised for Tuesday, December 1 at 1:00 PM their time (8:00 PM yours).',
  );
});

test('another seeker, and whoever looks for a person in the trash, finds no history', async () => {
  const erin = await server.signUp('Erin Sato');
  const { id } = await add('Ng');
  const params = { contactId: id };
  expect((await erin.attempt(getTimeline, { params })).status).toBe(404);
  expect((await dana.attempt(getTimeline, { params, query: { cursor: 'WyJhIiwiYiJd' } })).status).toBe(400);
  await dana.call(contacts.deleteContact, { params });
  expect((await dana.attempt(getTimeline, { params })).status).toBe(404);
});
