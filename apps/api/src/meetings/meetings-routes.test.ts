import { deleteContact, getContact } from '@threefold/contracts/contacts';
import * as endpoints from '@threefold/contracts/meetings/meetings';
import { describe, expect, test } from 'vitest';
import { addContact, heldMeeting, named, planWith, tuesdayAtOne } from '../testing/build.ts';
import { countOf, owedIn, stagesOf } from '../testing/ledger.ts';
import { seekerEachTest } from '../testing/seeker.ts';

const { server, dana } = seekerEachTest({ at: '2026-11-19T15:00:00Z' });

function plan(body: object) {
  return dana.attempt(endpoints.planMeeting, { body });
}
function patch(meetingId: string, body: object, ifMatch?: number) {
  return dana.attempt(endpoints.updateMeeting, { params: { meetingId }, body, ...(ifMatch && { ifMatch }) });
}
async function stageOf(contactId: string) {
  return (await dana.call(getContact, { params: { contactId } })).stage;
}

describe('planning', () => {
  test('without more than who and when it is 25 minutes face to face, in their zone, for three names', async () => {
    const contact = await addContact(dana, { timeZone: 'America/Denver', organization: 'Halden Health' });
    const answer = await plan({ contactIds: [contact.id], startsAt: '2026-11-24T11:00:00-07:00' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      startsAt: tuesdayAtOne,
      timeZone: 'America/Denver',
      kind: 'informational',
      minutes: 25,
      mode: 'in-person',
      status: 'planned',
      referralGoal: 3,
      referralCount: 0,
      participants: [{ id: contact.id, name: 'Ruth Okafor', organization: 'Halden Health' }],
    });
    expect(await stageOf(contact.id)).toBe('scheduled');
  });

  test('the same meeting sent twice is one; the same id with another time is a conflict', async () => {
    const contact = await addContact(dana);
    const id = '0199ab00-0000-7000-8000-00000000e001';
    const body = { id, contactIds: [contact.id], startsAt: tuesdayAtOne };
    expect((await plan(body)).status).toBe(201);
    server.clock.set('2026-11-25T15:00:00Z');
    expect((await plan(body)).status).toBe(200);
    expect((await plan({ ...body, startsAt: '2026-11-30T18:00:00Z' })).status).toBe(409);
  });

  test('what cannot be is refused with its reason', async () => {
    const contact = await addContact(dana);
    const gone = await addContact(dana);
    await dana.call(deleteContact, { params: { contactId: gone.id } });
    const unknown = '0199ab00-0000-7000-8000-00000000dead';
    const refused = async (body: object) => {
      const answer = await plan({ contactIds: [contact.id], startsAt: tuesdayAtOne, ...body });
      return [answer.status, answer.body.code];
    };
    expect(await refused({ startsAt: '2026-11-18T15:00:00Z' })).toEqual([422, 'meeting-past']);
    expect(await refused({ status: 'held' })).toEqual([422, 'meeting-ahead']);
    expect(await refused({ contactIds: [contact.id, contact.id] })).toEqual([422, 'participant-twice']);
    expect(await refused({ contactIds: [contact.id, gone.id] })).toEqual([404, 'not-found']);
    expect(await refused({ speechId: unknown })).toEqual([404, 'not-found']);
    expect(await refused({ questionIds: [unknown] })).toEqual([404, 'not-found']);
    expect((await refused({ contactIds: [] }))[0]).toBe(400);
    expect((await refused({ minutes: 4 }))[0]).toBe(400);
    expect((await dana.call(endpoints.listMeetings)).items).toEqual([]);
  });

  test('two meetings at the same hour are allowed, and listed latest first', async () => {
    const { meeting: one } = await planWith(dana);
    const { meeting: two, contact } = await planWith(dana);
    const { meeting: later } = await planWith(dana, { startsAt: '2026-11-30T18:00:00Z' });
    const first = await dana.call(endpoints.listMeetings, { query: { limit: 2 } });
    const rest = await dana.call(endpoints.listMeetings, {
      query: { limit: 2, cursor: first.nextCursor ?? '' },
    });
    expect([...first.items, ...rest.items].map((item) => item.id)).toEqual([later.id, two.id, one.id]);
    const theirs = await dana.call(endpoints.listMeetings, { query: { contactId: contact.id } });
    expect(theirs.items.map((item) => item.id)).toEqual([two.id]);
  });

  test('a meeting that was held before it was written down owes its thanks at once', async () => {
    const { contact, meeting } = await planWith(dana, { startsAt: '2026-11-19T13:00:00Z', status: 'held' });
    expect(meeting.heldAt).toBe('2026-11-19T13:25:00Z');
    expect(meeting.thankYouDueAt).toBe('2026-11-20T13:25:00Z');
    expect(await stageOf(contact.id)).toBe('met');
  });
});

describe('a meeting that was held', () => {
  test('owes each participant thanks within 24 hours, and counts once', async () => {
    const { contact, meeting } = await planWith(dana);
    const second = await addContact(dana, { givenName: 'Tom' });
    await patch(meeting.id, { contactIds: [contact.id, second.id] });
    server.clock.set('2026-11-24T19:00:00Z');
    const held = await patch(meeting.id, { status: 'held' });
    expect(held.body).toMatchObject({ status: 'held', heldAt: '2026-11-24T18:25:00Z' });
    const dueAt = '2026-11-25T18:25:00Z';
    expect(held.body.thankYouDueAt).toBe(dueAt);
    expect(await owedIn(server, dana)).toMatchObject([
      { kind: 'thank-you', contactId: contact.id, dueAt },
      { kind: 'thank-you', contactId: second.id, dueAt },
    ]);
    expect([await stageOf(contact.id), await stageOf(second.id)]).toEqual(['met', 'met']);
    expect(await countOf(server, dana, 'meetings')).toBe(1);
  });

  test('owes the one who named them a word back within two business days, Thanksgiving not counted, once', async () => {
    const { contact: referred, meeting } = await planWith(dana);
    const referrer = await addContact(dana, { givenName: 'Sam', familyName: 'Ortiz' });
    const { id: referralId } = await named(dana, {
      from: referrer.id,
      to: referred.id,
      terms: 'may-use-name',
      at: '2026-11-02T15:00:00Z',
    });
    server.clock.set('2026-11-24T19:00:00Z');
    await patch(meeting.id, { status: 'held' });
    const owed = (await owedIn(server, dana)).filter(({ kind }) => kind === 'loop-closing');
    expect(owed).toEqual([
      {
        kind: 'loop-closing',
        contactId: referrer.id,
        dueAt: '2026-11-27T22:30:00Z',
        referralId,
        status: 'owed',
      },
    ]);
    const again = { contactIds: [referred.id], startsAt: '2026-11-24T18:30:00Z', status: 'held' };
    expect((await plan(again)).status).toBe(201);
    expect((await owedIn(server, dana)).filter(({ kind }) => kind === 'loop-closing')).toHaveLength(1);
  });

  test('is told days later, and the stage began when it ended, for the contact and for the history alike', async () => {
    const contact = await addContact(dana);
    server.clock.set('2026-11-27T15:00:00Z');
    const { heldAt } = await heldMeeting(dana, [contact.id]);
    const after = await dana.call(getContact, { params: { contactId: contact.id } });
    expect([after.stage, after.stageSince]).toEqual(['met', heldAt]);
    expect((await stagesOf(server, dana, contact.id)).at(-1)).toEqual({ stage: 'met', at: heldAt });
  });

  test('owes nothing to somebody who is not to be contacted', async () => {
    const contact = await addContact(dana, { doNotContact: true });
    await plan({ contactIds: [contact.id], startsAt: '2026-11-19T14:00:00Z', status: 'held' });
    expect(await owedIn(server, dana)).toEqual([]);
  });

  test('and was not, after all, owes nothing any more', async () => {
    const { contact, meeting } = await planWith(dana);
    const referrer = await addContact(dana);
    await named(dana, {
      from: referrer.id,
      to: contact.id,
      terms: 'may-use-name',
      at: '2026-11-02T15:00:00Z',
    });
    server.clock.set('2026-11-24T19:00:00Z');
    await patch(meeting.id, { status: 'held' });
    const back = await patch(meeting.id, { status: 'planned' });
    expect(back.body).toMatchObject({ status: 'planned', heldAt: null, thankYouDueAt: null });
    expect(await owedIn(server, dana)).toEqual([]);
    expect(await stageOf(contact.id)).toBe('scheduled');
    expect(await countOf(server, dana, 'meetings')).toBe(0);
    await patch(meeting.id, { status: 'held' });
    expect(await owedIn(server, dana)).toHaveLength(2);
  });

  test('and was not, leaves the word back due where they met another time', async () => {
    const { contact, meeting } = await planWith(dana, { startsAt: '2026-11-19T14:00:00Z', status: 'held' });
    const referrer = await addContact(dana);
    await named(dana, {
      from: referrer.id,
      to: contact.id,
      terms: 'may-use-name',
      at: '2026-11-02T15:00:00Z',
    });
    await patch(meeting.id, { minutes: 20 });
    await plan({ contactIds: [contact.id], startsAt: '2026-11-19T12:00:00Z', status: 'held' });
    await patch(meeting.id, { status: 'cancelled' });
    expect((await owedIn(server, dana)).map(({ kind }) => kind)).toEqual(['loop-closing', 'thank-you']);
  });

  test('can have its length put right, and the thanks are due accordingly', async () => {
    const { meeting } = await planWith(dana);
    server.clock.set('2026-11-24T20:00:00Z');
    await patch(meeting.id, { status: 'held' });
    const longer = await patch(meeting.id, { minutes: 45 });
    expect(longer.body).toMatchObject({
      heldAt: '2026-11-24T18:45:00Z',
      thankYouDueAt: '2026-11-25T18:45:00Z',
    });
    expect(await countOf(server, dana, 'meetings')).toBe(1);
  });

  test('can lose a participant, and what was owed to them with it', async () => {
    const { contact, meeting } = await planWith(dana, { startsAt: '2026-11-19T14:00:00Z', status: 'held' });
    const other = await addContact(dana, { givenName: 'Tom' });
    await patch(meeting.id, { contactIds: [other.id] });
    expect((await owedIn(server, dana)).map(({ contactId }) => contactId)).toEqual([other.id]);
    expect(await stageOf(contact.id)).toBe('identified');
    expect(await countOf(server, dana, 'meetings')).toBe(1);
  });
});

describe('changing', () => {
  test('nobody has come to a meeting that lies ahead, and nobody stayed away from it', async () => {
    const { meeting } = await planWith(dana);
    for (const status of ['held', 'no-show'])
      expect((await patch(meeting.id, { status })).body.code).toBe('meeting-ahead');
    expect((await patch(meeting.id, { startsAt: '2026-11-18T18:00:00Z' })).body.code).toBe('meeting-past');
  });

  test('a cancelled meeting no longer counts as scheduled', async () => {
    const { contact, meeting } = await planWith(dana);
    expect((await patch(meeting.id, { status: 'cancelled' })).body.status).toBe('cancelled');
    expect(await stageOf(contact.id)).toBe('identified');
    await patch(meeting.id, { status: 'planned' });
    expect(await stageOf(contact.id)).toBe('scheduled');
  });

  test('the second of two windows is told, and sees the meeting as it is', async () => {
    const { meeting } = await planWith(dana);
    await patch(meeting.id, { place: 'the cafeteria' }, 1);
    const late = await patch(meeting.id, { place: 'the lobby' }, 1);
    expect(late.status).toBe(412);
    expect(late.body.current).toMatchObject({ place: 'the cafeteria', version: 2 });
  });

  test('a stranger finds no meeting', async () => {
    const { meeting } = await planWith(dana);
    const eve = await server.signUp('Eve Moreau');
    const params = { meetingId: meeting.id };
    for (const endpoint of [endpoints.getMeeting, endpoints.deleteMeeting, endpoints.restoreMeeting])
      expect((await eve.attempt(endpoint, { params })).status).toBe(404);
    const answer = await eve.attempt(endpoints.updateMeeting, { params, body: { status: 'cancelled' } });
    expect(answer.status).toBe(404);
  });
});

test('a meeting in the trash owes nothing and counts nowhere, and comes back as it was', async () => {
  const { contact, meeting } = await planWith(dana, { startsAt: '2026-11-19T14:00:00Z', status: 'held' });
  const params = { meetingId: meeting.id };
  const trashed = await dana.call(endpoints.deleteMeeting, { params });
  expect(trashed.deletedAt).toBe(server.clock.now().toString());
  expect((await dana.attempt(endpoints.getMeeting, { params })).status).toBe(404);
  expect((await dana.call(endpoints.listMeetings)).items).toEqual([]);
  expect(await owedIn(server, dana)).toEqual([]);
  expect(await stageOf(contact.id)).toBe('identified');
  expect(await countOf(server, dana, 'meetings')).toBe(0);
  await dana.call(endpoints.restoreMeeting, { params });
  expect(await stageOf(contact.id)).toBe('met');
  expect(await owedIn(server, dana)).toHaveLength(1);
  expect(await countOf(server, dana, 'meetings')).toBe(1);
});
