// Nothing leaves by accident: blanks stop every way out, and what left by a slip of the finger is taken back.
import { listCallBacks, recordOutcome } from '@threefold/contracts/call-backs';
import { getContact } from '@threefold/contracts/contacts';
import {
  getLetter,
  getLetterEml,
  letterDidNotGoOut,
  letterWentOut,
  type SendVia,
  sendLetter,
  undoSend,
  updateLetter,
} from '@threefold/contracts/letters';
import { putMailSettings } from '@threefold/contracts/settings';
import { getToday } from '@threefold/contracts/today';
import { describe, expect, test } from 'vitest';
import { addContact, draftTo } from '../testing/build.ts';
import { jobsOf } from '../testing/ledger.ts';
import { seekerEachTest } from '../testing/seeker.ts';
import { deliverLetter } from './deliver-letter.ts';

const { server, dana } = seekerEachTest({ at: '2026-11-24T15:00:00Z' });

const filled = { subject: 'A question', body: 'Dear Ruth,\n\nI will call you on Friday.\n\nDana' };

async function letterWith(text: Partial<typeof filled> = {}) {
  const { id: contactId } = await addContact(dana);
  const { id: letterId } = await draftTo(dana, contactId);
  await dana.call(updateLetter, { params: { letterId }, body: { ...filled, ...text } });
  return { params: { letterId }, contactId };
}

function setUpMail() {
  return dana.call(putMailSettings, {
    body: { host: '127.0.0.1', port: 2525, secure: false, from: 'Dana <dana@example.org>' },
  });
}

async function openCalls() {
  return (await dana.call(listCallBacks)).items;
}

describe('a blank', () => {
  const ways: { via: SendVia; handOver?: boolean }[] = [
    { via: 'smtp' },
    { via: 'mail-program' },
    { via: 'web-mail', handOver: true },
    { via: 'linkedin', handOver: true },
    { via: 'paper' },
  ];

  test.each(ways)('stops the letter by $via, and is named with its place', async (way) => {
    await setUpMail();
    const { params } = await letterWith({ subject: 'To [the field]', body: 'Dear Ruth,\n\nOn {{ day }}.' });
    const refused = await dana.attempt(sendLetter, { params, body: way });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'blanks',
      errors: [
        { path: 'subject', message: expect.stringContaining('[the field]') },
        { path: 'body', message: expect.stringMatching(/\{\{ day \}\} \(line 3, characters 15 to 24\)/) },
      ],
    });
    expect((await dana.call(getLetter, { params })).status).toBe('draft');
    const meant = await dana.call(sendLetter, { params, body: { ...way, allowBlanks: true } });
    expect(meant.status).not.toBe('draft');
  });

  test('stops the file for a mail program too, unless it is meant', async () => {
    const { params } = await letterWith({ body: 'On [day].' });
    expect((await dana.attempt(getLetterEml, { params })).status).toBe(422);
    expect((await dana.attempt(getLetterEml, { params, query: { allowBlanks: 'true' } })).status).toBe(200);
  });
});

describe('a letter that is handed over', () => {
  test('is not sent and promises no call until the seeker says that it went out', async () => {
    const { params, contactId } = await letterWith();
    const given = await dana.call(sendLetter, { params, body: { via: 'web-mail', handOver: true } });
    expect(given).toMatchObject({ status: 'handed-over', sentAt: null, callBackId: null });
    expect(given.compose?.gmail).toMatch(/^https:\/\/mail\.google\.com\/mail\/\?view=cm/);
    expect(await openCalls()).toEqual([]);
    expect((await dana.call(getContact, { params: { contactId } })).stage).toBe('identified');
    expect((await dana.call(getToday)).items).toMatchObject([{ kind: 'handed-over-letter' }]);

    const out = await dana.call(letterWentOut, { params });
    expect(out).toMatchObject({ status: 'sent', via: 'web-mail' });
    expect(await dana.call(letterWentOut, { params })).toEqual(out);
    expect(await openCalls()).toMatchObject([{ letterId: out.id, promised: true }]);
    expect((await dana.call(getContact, { params: { contactId } })).stage).toBe('written');
  });

  test('is a draft again where it did not go out, and can be changed and sent another way', async () => {
    const { params } = await letterWith();
    await dana.call(sendLetter, { params, body: { via: 'mail-program', handOver: true } });
    expect((await dana.attempt(updateLetter, { params, body: { subject: 'Else' } })).status).toBe(409);
    expect((await dana.attempt(sendLetter, { params, body: { via: 'paper' } })).status).toBe(409);
    expect(await dana.call(letterDidNotGoOut, { params })).toMatchObject({ status: 'draft', via: null });
    expect((await dana.attempt(letterWentOut, { params })).status).toBe(409);
    await dana.call(updateLetter, { params, body: { subject: 'Else' } });
    expect((await dana.call(sendLetter, { params, body: { via: 'paper' } })).status).toBe('sent');
  });

  test('needs no email address on paper or on LinkedIn, and comes with a note that fits', async () => {
    const { id: contactId } = await addContact(dana, { emails: [] });
    const { id: letterId } = await draftTo(dana, contactId);
    const params = { letterId };
    await dana.call(updateLetter, { params, body: filled });
    expect(
      (await dana.attempt(sendLetter, { params, body: { via: 'web-mail', handOver: true } })).body.code,
    ).toBe('no-address');
    const given = await dana.call(sendLetter, { params, body: { via: 'linkedin', handOver: true } });
    expect(given.linkedin).toMatchObject({ message: filled.body });
    expect(given.linkedin?.short.length).toBeLessThanOrEqual(300);
  });

  test('is never the mail server’s: that one sends by itself', async () => {
    const { params } = await letterWith();
    const refused = await dana.attempt(sendLetter, { params, body: { via: 'smtp', handOver: true } });
    expect(refused).toMatchObject({ status: 422, body: { code: 'no-hand-over' } });
  });
});

describe('a send is undone', () => {
  test('by mail server within ten seconds, which the letter really waits; nothing goes out', async () => {
    await setUpMail();
    const { params } = await letterWith();
    const queued = await dana.call(sendLetter, { params, body: { via: 'smtp' } });
    expect(queued).toMatchObject({ status: 'queued', undoUntil: '2026-11-24T15:00:10Z' });
    expect(await jobsOf(server, params.letterId)).toMatchObject([{ task: 'send-letter', delay: 10 }]);
    expect(await dana.call(undoSend, { params })).toMatchObject({ status: 'draft', queuedAt: null });
    await deliverLetter(server.app.parts, { workspaceId: dana.workspaceId, ...params });
    expect((await dana.call(getLetter, { params })).status).toBe('draft');
  });

  test('by hand until the end of the seeker’s day, with the call that it promised', async () => {
    const { params, contactId } = await letterWith();
    const sent = await dana.call(sendLetter, { params, body: { via: 'paper' } });
    expect(sent.undoUntil).toBe('2026-11-25T05:00:00Z');
    server.clock.set('2026-11-25T04:59:00Z');
    expect(await dana.call(undoSend, { params })).toMatchObject({ status: 'draft', sentAt: null });
    expect(await openCalls()).toEqual([]);
    expect((await dana.call(getContact, { params: { contactId } })).stage).toBe('identified');
    await dana.call(sendLetter, { params, body: { via: 'paper' } });
    expect(await openCalls()).toHaveLength(1);
    server.clock.set('2026-11-25T05:00:00Z');
    expect((await dana.attempt(undoSend, { params })).status).toBe(409);
  });

  test('not after the promised call was logged', async () => {
    const { params } = await letterWith();
    const { callBackId } = await dana.call(sendLetter, { params, body: { via: 'paper' } });
    await dana.call(recordOutcome, {
      params: { callBackId: String(callBackId) },
      body: { outcome: 'voicemail' },
    });
    expect((await dana.attempt(undoSend, { params })).body.code).toBe('call-over');
  });
});
