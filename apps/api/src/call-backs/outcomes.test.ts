import {
  getCallBack,
  listCallBacks,
  previewOutcomes,
  recordOutcome,
  undoOutcome,
} from '@threefold/contracts/call-backs';
import { closeContact, getContact, updateContact } from '@threefold/contracts/contacts';
import { getMeeting, updateMeeting } from '@threefold/contracts/meetings/meetings';
import { describe, expect, test } from 'vitest';
import { addCall, promiseCall, sentLetter } from '../testing/build.ts';
import { countOf, owedIn } from '../testing/ledger.ts';
import { seekerEachTest } from '../testing/seeker.ts';

const { server, dana } = seekerEachTest({ at: '2026-11-19T15:00:00Z' });

type Body = Parameters<typeof dana.call<typeof recordOutcome>>[1] extends infer Options
  ? Options extends { body?: infer Said }
    ? Said
    : never
  : never;
function record(callBackId: string, body: NonNullable<Body>) {
  return dana.call(recordOutcome, { params: { callBackId }, body });
}
function attempt(callBackId: string, body: object, ifMatch?: number) {
  return dana.attempt(recordOutcome, { params: { callBackId }, body, ...(ifMatch && { ifMatch }) });
}
async function stageOf(contactId: string) {
  return (await dana.call(getContact, { params: { contactId } })).stage;
}
function read(callBackId: string) {
  return dana.call(getCallBack, { params: { callBackId } });
}

test('a call that is logged an hour early is a call, and no kept promise', async () => {
  const early = await promiseCall(server, dana);
  server.clock.set('2026-11-24T17:00:00Z');
  await record(early.call.id, { outcome: 'voicemail' });
  expect(await countOf(server, dana, 'promises-kept')).toBe(0);
  expect(await countOf(server, dana, 'calls')).toBe(1);
  await dana.call(undoOutcome, { params: { callBackId: early.call.id } });
  expect(await countOf(server, dana, 'calls')).toBe(0);
  server.clock.set('2026-11-24T17:50:00Z');
  await record(early.call.id, { outcome: 'no-answer' });
  expect(await countOf(server, dana, 'promises-kept')).toBe(1);
});

describe('a call that is not answered', () => {
  test('leads to a second one the next business day in the other half, a third after Thanksgiving, and a nudge', async () => {
    const { contact, call } = await promiseCall(server, dana);
    server.clock.set('2026-11-24T18:05:00Z');
    const first = await record(call.id, { outcome: 'voicemail' });
    expect(first.consequence.kind).toBe('call-back');
    expect(first.consequence.at).toBe('2026-11-25T15:15:00Z');
    expect(first.consequence.sentence).toBe('Second call on Wednesday, November 25 at 10:15 AM their time.');
    expect(first.contact.stage).toBe('called');

    const second = await read(first.consequence.callBackId ?? '');
    expect(second).toMatchObject({ attempt: 2, promised: false, contactId: contact.id, status: 'due' });
    server.clock.set('2026-11-25T15:20:00Z');
    const { consequence: third } = await record(second.id, { outcome: 'no-answer' });
    expect(third.at).toBe('2026-12-01T19:15:00Z');
    expect(third.sentence).toContain('Thursday is Thanksgiving');

    server.clock.set('2026-12-01T19:20:00Z');
    const { consequence: nudge } = await record(third.callBackId ?? '', { outcome: 'assistant' });
    expect(nudge).toMatchObject({ kind: 'letter', at: '2026-12-04T13:00:00Z', callBackId: null });
    expect(await owedIn(server, dana)).toMatchObject([{ kind: 'nudge', dueAt: '2026-12-04T13:00:00Z' }]);
  });

  test('the seeker may choose when to call again', async () => {
    const { call } = await addCall(dana);
    const nextAt = '2026-12-03T20:00:00Z';
    const { consequence } = await record(call.id, { outcome: 'no-answer', nextAt });
    expect(consequence.at).toBe(nextAt);
  });

  test('at a wrong number the attempt is not counted', async () => {
    const { call } = await promiseCall(server, dana);
    const { consequence } = await record(call.id, { outcome: 'wrong-number' });
    expect(consequence.kind).toBe('find-number');
    expect((await read(consequence.callBackId ?? '')).attempt).toBe(1);
  });

  test('after somebody was marked as not to be contacted no further call is planned', async () => {
    const { contact, call } = await addCall(dana);
    await dana.call(updateContact, { params: { contactId: contact.id }, body: { doNotContact: true } });
    const { consequence } = await record(call.id, { outcome: 'voicemail' });
    expect(consequence).toMatchObject({ kind: 'other-person', callBackId: null });
  });
});

describe('a call that was answered', () => {
  test('and agreed on a meeting plans it in the contact’s zone, and the contact is scheduled', async () => {
    const { contact, call } = await addCall(dana, { timeZone: 'America/Denver' });
    const { consequence, contact: after } = await record(call.id, {
      outcome: 'meeting-agreed',
      at: '2026-12-02T17:00:00Z',
      mode: 'video',
      minutes: 30,
      place: 'their link',
    });
    expect(after.stage).toBe('scheduled');
    const meeting = await dana.call(getMeeting, { params: { meetingId: consequence.meetingId ?? '' } });
    expect(meeting).toMatchObject({
      contactIds: [contact.id],
      startsAt: '2026-12-02T17:00:00Z',
      timeZone: 'America/Denver',
      mode: 'video',
      minutes: 30,
      place: 'their link',
      status: 'planned',
    });
  });

  test('and asked to be called later is called at that very time', async () => {
    const { call } = await addCall(dana);
    const { consequence } = await record(call.id, { outcome: 'call-later', at: '2026-12-02T17:07:00Z' });
    expect(consequence.at).toBe('2026-12-02T17:07:00Z');
    expect((await read(consequence.callBackId ?? '')).attempt).toBe(1);
  });

  test('with a no closes the contact', async () => {
    const { call } = await addCall(dana);
    const { consequence, contact } = await record(call.id, { outcome: 'declined' });
    expect(consequence.kind).toBe('closed');
    expect(contact.stage).toBe('closed');
  });

  test('by a letter of theirs leads to a reply', async () => {
    const { call } = await addCall(dana);
    const { consequence } = await record(call.id, { outcome: 'already-replied', note: 'Wrote on Monday.' });
    expect(consequence).toMatchObject({
      kind: 'reply',
      callBackId: null,
      meetingId: null,
      owedLetterId: null,
    });
    expect((await read(call.id)).note).toBe('Wrote on Monday.');
  });
});

describe('what is said twice or wrongly', () => {
  test('a second click leads to one next call, whatever version it saw', async () => {
    const { contact, call } = await addCall(dana);
    const first = await attempt(call.id, { outcome: 'voicemail', note: 'Left my number.' }, 1);
    const second = await attempt(call.id, { outcome: 'voicemail', note: 'Left my number.' }, 1);
    expect(second.status).toBe(200);
    expect(second.body.consequence).toEqual(first.body.consequence);
    const due = await dana.call(listCallBacks, { query: { contactId: contact.id, status: 'due' } });
    expect(due.items).toHaveLength(1);
  });

  test('another outcome of the same call is a conflict that shows the first', async () => {
    const { call } = await addCall(dana);
    await record(call.id, { outcome: 'voicemail' });
    const answer = await attempt(call.id, { outcome: 'reached' });
    expect(answer.status).toBe(409);
    expect(answer.body.current).toMatchObject({ outcome: 'voicemail' });
  });

  test('two clicks at the same moment are one outcome', async () => {
    const { contact, call } = await addCall(dana);
    const answers = await Promise.all([1, 2, 3].map(() => attempt(call.id, { outcome: 'no-answer' })));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    const due = await dana.call(listCallBacks, { query: { contactId: contact.id, status: 'due' } });
    expect(due.items).toHaveLength(1);
  });

  test.each([
    [{ outcome: 'call-later' }, 'time-missing'],
    [{ outcome: 'meeting-agreed' }, 'time-missing'],
    [{ outcome: 'meeting-agreed', at: '2026-11-18T15:00:00Z' }, 'time-past'],
    [{ outcome: 'voicemail', nextAt: '2026-11-18T15:00:00Z' }, 'time-past'],
  ])('%o is refused', async (body, code) => {
    const { call } = await addCall(dana);
    const answer = await attempt(call.id, body);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect((await read(call.id)).status).toBe('due');
  });

  test('a stale version is told', async () => {
    const { call } = await addCall(dana);
    expect((await attempt(call.id, { outcome: 'reached' }, 7)).status).toBe(412);
  });

  test('a stranger’s call is not found', async () => {
    const { call } = await addCall(dana);
    const eve = await server.signUp('Eve Moreau');
    const answer = await eve.attempt(recordOutcome, {
      params: { callBackId: call.id },
      body: { outcome: 'reached' },
    });
    expect(answer.status).toBe(404);
  });
});

describe('undo', () => {
  const undo = (callBackId: string) => dana.attempt(undoOutcome, { params: { callBackId } });

  test('takes back the next call with the outcome', async () => {
    const { contact, call } = await promiseCall(server, dana);
    const { consequence } = await record(call.id, { outcome: 'voicemail' });
    expect((await undo(call.id)).body).toMatchObject({ status: 'due', outcome: null, promised: true });
    expect((await undo(call.id)).status).toBe(200);
    const gone = await dana.attempt(getCallBack, { params: { callBackId: consequence.callBackId ?? '' } });
    expect(gone.status).toBe(404);
    expect(await stageOf(contact.id)).toBe('identified');
    const again = await record(call.id, { outcome: 'reached' });
    expect(again.consequence.kind).toBe('call-back');
  });

  test('takes back the meeting, and the stage with it', async () => {
    const { contact, call } = await addCall(dana);
    await record(call.id, { outcome: 'meeting-agreed', at: '2026-12-02T17:00:00Z' });
    expect((await undo(call.id)).status).toBe(200);
    expect(await stageOf(contact.id)).toBe('identified');
  });

  test('is refused once the meeting was changed', async () => {
    const { call } = await addCall(dana);
    const { consequence } = await record(call.id, { outcome: 'meeting-agreed', at: '2026-12-02T17:00:00Z' });
    await dana.call(updateMeeting, {
      params: { meetingId: consequence.meetingId ?? '' },
      body: { place: 'the cafeteria' },
    });
    const answer = await undo(call.id);
    expect([answer.status, answer.body.code]).toEqual([409, 'cannot-undo']);
    expect((await read(call.id)).outcome).toBe('meeting-agreed');
  });

  test('is refused once the next call was made', async () => {
    const { call } = await addCall(dana);
    const { consequence } = await record(call.id, { outcome: 'voicemail' });
    await record(consequence.callBackId ?? '', { outcome: 'voicemail' });
    expect((await undo(call.id)).status).toBe(409);
  });

  describe('of the last call, after which a nudge was owed', () => {
    async function afterThreeCalls() {
      const { contact, call } = await promiseCall(server, dana);
      const second = await record(call.id, { outcome: 'voicemail' });
      const third = await record(second.consequence.callBackId ?? '', { outcome: 'no-answer' });
      const callBackId = third.consequence.callBackId ?? '';
      expect((await record(callBackId, { outcome: 'assistant' })).consequence.kind).toBe('letter');
      return { contactId: contact.id, callBackId };
    }

    test('takes the nudge back with it, and the same outcome owes it once', async () => {
      const { callBackId } = await afterThreeCalls();
      expect((await undo(callBackId)).status).toBe(200);
      expect(await owedIn(server, dana)).toEqual([]);
      await record(callBackId, { outcome: 'assistant' });
      expect(await owedIn(server, dana)).toMatchObject([{ kind: 'nudge', status: 'owed' }]);
    });

    test('is refused once the nudge went out', async () => {
      const { contactId, callBackId } = await afterThreeCalls();
      await sentLetter(dana, contactId, { kind: 'nudge' });
      expect(await undo(callBackId)).toMatchObject({ status: 409, body: { code: 'cannot-undo' } });
      expect(await owedIn(server, dana)).toMatchObject([{ kind: 'nudge', status: 'settled' }]);
    });
  });

  test('opens a contact again that the outcome had closed', async () => {
    const { contact, call } = await addCall(dana);
    await record(call.id, { outcome: 'declined' });
    await undo(call.id);
    expect(await stageOf(contact.id)).toBe('identified');
  });

  test('leaves a contact closed that was closed before', async () => {
    const { contact, call } = await addCall(dana);
    await dana.call(closeContact, { params: { contactId: contact.id }, body: { closed: true } });
    server.clock.pass({ minutes: 5 });
    await record(call.id, { outcome: 'declined' });
    await undo(call.id);
    expect(await stageOf(contact.id)).toBe('closed');
  });
});

test('before an outcome is chosen each says what it will lead to', async () => {
  const { call } = await promiseCall(server, dana);
  server.clock.set('2026-11-24T18:05:00Z');
  const { items } = await dana.call(previewOutcomes, { params: { callBackId: call.id } });
  expect(items).toHaveLength(9);
  expect(items.find((item) => item.outcome === 'voicemail')).toEqual({
    outcome: 'voicemail',
    sentence: 'Second call on Wednesday, November 25 at 10:15 AM their time.',
    at: '2026-11-25T15:15:00Z',
  });
  const { consequence } = await record(call.id, { outcome: 'voicemail' });
  expect(consequence.at).toBe('2026-11-25T15:15:00Z');
});
