import {
  getCallBack,
  listCallBacks,
  moveCallBack,
  recordOutcome,
  releaseCallBack,
  scheduleCallBack,
} from '@threefold/contracts/call-backs';
import { closeContact, deleteContact, updateContact } from '@threefold/contracts/contacts';
import { updateSettings } from '@threefold/contracts/settings';
import { describe, expect, test } from 'vitest';
import { addCall, addContact, promiseCall, tuesdayAtOne } from '../testing/build.ts';
import { historyOf } from '../testing/ledger.ts';
import { seekerEachTest } from '../testing/seeker.ts';

const { server, dana } = seekerEachTest();

describe('putting a call in', () => {
  test('in the contact’s zone, with the name, not as a promise', async () => {
    const contact = await addContact(dana, { timeZone: 'Europe/Berlin' });
    const answer = await dana.attempt(scheduleCallBack, {
      body: { contactId: contact.id, dueAt: '2026-11-25T10:00:00+01:00', note: 'Ask for Pam.' },
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      contactName: 'Ruth Okafor',
      dueAt: '2026-11-25T09:00:00Z',
      timeZone: 'Europe/Berlin',
      attempt: 1,
      promised: false,
      note: 'Ask for Pam.',
    });
  });

  test('the same call sent twice is one, also when its time has come; the same id with another time is a conflict', async () => {
    const contact = await addContact(dana);
    const id = '0199ab00-0000-7000-8000-00000000c001';
    const body = { id, contactId: contact.id, dueAt: tuesdayAtOne };
    const first = await dana.attempt(scheduleCallBack, { body });
    server.clock.set('2026-11-24T18:30:00Z');
    const second = await dana.attempt(scheduleCallBack, { body });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    const other = await dana.attempt(scheduleCallBack, { body: { ...body, dueAt: '2026-11-30T18:00:00Z' } });
    expect(other.status).toBe(409);
    expect(other.body.current).toMatchObject({ dueAt: tuesdayAtOne });
  });

  test('nobody is called who is closed, not to be contacted, unknown or in the trash; nor in the past', async () => {
    const blocked = await addContact(dana, { doNotContact: true });
    const closed = await addContact(dana);
    await dana.call(closeContact, { params: { contactId: closed.id }, body: { closed: true } });
    const gone = await addContact(dana);
    await dana.call(deleteContact, { params: { contactId: gone.id } });
    const fine = await addContact(dana);
    const schedule = async (contactId: string, dueAt = tuesdayAtOne) => {
      const { status, body } = await dana.attempt(scheduleCallBack, { body: { contactId, dueAt } });
      return [status, body.code];
    };
    expect(await schedule(blocked.id)).toEqual([422, 'do-not-contact']);
    expect(await schedule(closed.id)).toEqual([422, 'contact-closed']);
    expect(await schedule(gone.id)).toEqual([404, 'not-found']);
    expect(await schedule('0199ab00-0000-7000-8000-00000000dead')).toEqual([404, 'not-found']);
    expect(await schedule(fine.id, '2026-11-24T14:59:00Z')).toEqual([422, 'time-past']);
    expect(
      (await dana.attempt(scheduleCallBack, { body: { contactId: fine.id, dueAt: 'soon' } })).status,
    ).toBe(400);
  });
});

describe('the list', () => {
  const idsOf = async (query: object) =>
    (await dana.call(listCallBacks, { query })).items.map((call) => call.id);

  test('today and this week are the seeker’s own', async () => {
    await dana.call(updateSettings, { body: { timeZone: 'Pacific/Auckland' } });
    server.clock.set('2026-11-23T20:00:00Z');
    const { call: inAnHour } = await addCall(dana, { dueAt: '2026-11-23T21:00:00Z' });
    const { call: thursday } = await addCall(dana, { dueAt: '2026-11-25T20:00:00Z' });
    const { call: nextMonday } = await addCall(dana, { dueAt: '2026-11-29T20:00:00Z' });
    expect(await idsOf({ due: 'today' })).toEqual([inAnHour.id]);
    expect(await idsOf({ due: 'week' })).toEqual([inAnHour.id, thursday.id]);
    expect(await idsOf({ due: 'overdue' })).toEqual([]);
    server.clock.set('2026-11-23T21:30:00Z');
    expect(await idsOf({ due: 'overdue' })).toEqual([inAnHour.id]);
    expect(await idsOf({})).toEqual([inAnHour.id, thursday.id, nextMonday.id]);
  });

  test('comes in pages, the earliest first, and a made-up cursor is refused', async () => {
    const made: string[] = [];
    for (const hour of [19, 18, 17])
      made.unshift((await addCall(dana, { dueAt: `2026-11-25T${hour}:00:00Z` })).call.id);
    const first = await dana.call(listCallBacks, { query: { limit: 2 } });
    const rest = await dana.call(listCallBacks, { query: { limit: 2, cursor: first.nextCursor ?? '' } });
    expect([...first.items, ...rest.items].map((call) => call.id)).toEqual(made);
    expect(rest.nextCursor).toBeNull();
    const cursor = Buffer.from('["yesterday","x"]').toString('base64url');
    expect((await dana.attempt(listCallBacks, { query: { cursor } })).status).toBe(400);
  });

  test('a promised call to somebody in the trash is not shown', async () => {
    const { contact, call } = await promiseCall(server, dana);
    await dana.call(deleteContact, { params: { contactId: contact.id } });
    expect(await idsOf({})).toEqual([]);
    expect((await dana.attempt(getCallBack, { params: { callBackId: call.id } })).status).toBe(404);
  });
});

describe('moving', () => {
  const move = (callBackId: string, body: object, ifMatch?: number) =>
    dana.attempt(moveCallBack, { params: { callBackId }, body, ...(ifMatch && { ifMatch }) });

  test('keeps the promise in sight, with the word that the contact was given', async () => {
    const { call } = await promiseCall(server, dana);
    const word = 'I wrote to Pam that it will be Wednesday.';
    const moved = await move(call.id, { dueAt: '2026-11-25T18:00:00Z', word }, 1);
    expect(moved.body).toMatchObject({
      dueAt: '2026-11-25T18:00:00Z',
      status: 'due',
      promised: true,
      version: 2,
    });
    expect((await historyOf(server, dana, call.id)).at(-1)).toEqual({
      kind: 'call-moved',
      detail: {
        from: tuesdayAtOne,
        to: '2026-11-25T18:00:00Z',
        timeZone: 'America/New_York',
        promised: true,
        word,
      },
    });
  });

  test('into the past, with a stale version, or after the call was made is refused', async () => {
    const { call } = await addCall(dana);
    expect((await move(call.id, { dueAt: '2026-11-23T18:00:00Z' })).body.code).toBe('time-past');
    expect((await move(call.id, { dueAt: '2026-11-26T18:00:00Z' }, 9)).status).toBe(412);
    await dana.call(recordOutcome, { params: { callBackId: call.id }, body: { outcome: 'reached' } });
    expect((await move(call.id, { dueAt: '2026-11-26T18:00:00Z' })).body.code).toBe('call-over');
  });
});

describe('a call to somebody who is', () => {
  test.each<[string, string, (contactId: string) => Promise<unknown>]>([
    [
      'not to be contacted',
      'do-not-contact',
      (contactId) => dana.call(updateContact, { params: { contactId }, body: { doNotContact: true } }),
    ],
    [
      'closed',
      'contact-closed',
      (contactId) => dana.call(closeContact, { params: { contactId }, body: { closed: true } }),
    ],
  ])('%s is not moved, but let go', async (_, code, change) => {
    const { contact, call } = await addCall(dana);
    await change(contact.id);
    const params = { callBackId: call.id };
    const moved = await dana.attempt(moveCallBack, { params, body: { dueAt: '2026-11-25T18:00:00Z' } });
    expect(moved).toMatchObject({ status: 422, body: { code } });
    const released = await dana.call(releaseCallBack, { params, body: { reason: 'They asked for rest.' } });
    expect([released.status, released.dueAt]).toEqual(['released', tuesdayAtOne]);
  });
});

describe('letting go', () => {
  const release = (callBackId: string, body: object) =>
    dana.attempt(releaseCallBack, { params: { callBackId }, body });

  test('needs a reason and ends the call', async () => {
    const { call } = await promiseCall(server, dana);
    expect((await release(call.id, { reason: '' })).status).toBe(400);
    expect((await release(call.id, { reason: 'They moved abroad.' })).body.status).toBe('released');
    expect((await release(call.id, { reason: 'They moved abroad.' })).status).toBe(409);
    expect((await dana.call(listCallBacks, { query: { status: 'due' } })).items).toEqual([]);
  });

  test('is not for a stranger', async () => {
    const { call } = await promiseCall(server, dana);
    const eve = await server.signUp('Eve Moreau');
    const answer = await eve.attempt(releaseCallBack, {
      params: { callBackId: call.id },
      body: { reason: 'Mine now.' },
    });
    expect(answer.status).toBe(404);
  });
});
