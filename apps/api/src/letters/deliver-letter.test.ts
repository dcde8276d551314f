import { listCallBacks } from '@threefold/contracts/call-backs';
import { createContact } from '@threefold/contracts/contacts';
import { draftLetter, getLetter, sendLetter, undoSend, updateLetter } from '@threefold/contracts/letters';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { jobsOf } from '../testing/ledger.ts';
import { mailServerForFile, setUpMail } from '../testing/mail.ts';
import { seekerEachTest } from '../testing/seeker.ts';
import { deliverLetter } from './deliver-letter.ts';

const { server, dana } = seekerEachTest({ at: '2026-11-24T15:00:00Z' });
const mail = mailServerForFile();

const soren = {
  givenName: 'Søren',
  familyName: 'Lindqvist',
  organization: 'Halden Health',
  emails: ['soren@example.org'],
  timeZone: 'America/Los_Angeles',
};

async function queuedLetter() {
  await setUpMail(dana, mail.port);
  const contact = await dana.call(createContact, { body: soren });
  const letter = await dana.call(draftLetter, {
    params: { contactId: contact.id },
    body: { kind: 'outreach' },
  });
  return dana.call(sendLetter, {
    params: { letterId: letter.id },
    body: { via: 'smtp', allowBlanks: true },
  });
}

function deliver(letterId: string) {
  return deliverLetter(server.app.parts, { workspaceId: dana.workspaceId, letterId });
}
function now(letterId: string) {
  return dana.call(getLetter, { params: { letterId } });
}
async function calls() {
  return (await dana.call(listCallBacks)).items;
}

// What a mail server that says "later" does to a letter.

async function delayedLetter() {
  const letter = await queuedLetter();
  mail.behave({ at: 'rcpt', says: '451 4.7.1 Greylisted, try again later' });
  await deliver(letter.id);
  return letter;
}

test('a mail server that says "later" keeps the letter waiting with its next try, and it goes out once, with the one call that it promises', async () => {
  const letter = await delayedLetter();
  const waiting = await now(letter.id);
  expect(waiting).toMatchObject({
    status: 'queued',
    nextTryAt: '2026-11-24T15:01:00Z',
    failure: expect.stringContaining('The server said: 451 4.7.1 Greylisted'),
    sentAt: null,
  });
  const next = (await jobsOf(server, letter.id)).filter(({ task }) => task === 'send-letter').at(-1);
  expect(next?.delay).toBe(60);
  expect([mail.received, await calls()]).toEqual([[], []]);

  server.clock.pass({ minutes: 1 });
  mail.behave('accept');
  await deliver(letter.id);
  await deliver(letter.id);
  expect(await now(letter.id)).toMatchObject({ status: 'sent', nextTryAt: null, failure: null });
  expect(mail.received).toHaveLength(1);
  expect(await calls()).toMatchObject([{ letterId: letter.id, dueAt: letter.promiseAt, promised: true }]);
});

test('it is asked ever more rarely, and not for longer than a day', async () => {
  const letter = await delayedLetter();
  for (let tries = 1; tries < 15; tries++) {
    const { status, nextTryAt } = await now(letter.id);
    expect(status).toBe('queued');
    server.clock.set(String(nextTryAt));
    await deliver(letter.id);
  }
  expect(await now(letter.id)).toMatchObject({
    status: 'failed',
    nextTryAt: null,
    failure: expect.stringContaining('That has been so for a day.'),
  });
});

test('waiting can be ended: the letter is a draft again and stays here', async () => {
  const letter = await delayedLetter();
  const params = { letterId: letter.id };
  expect(await dana.call(undoSend, { params })).toMatchObject({
    status: 'draft',
    nextTryAt: null,
    failure: null,
  });
  mail.behave('accept');
  await deliver(letter.id);
  expect(mail.received).toEqual([]);
});

test('no letter goes out when its next try would come after the call that it promises', async () => {
  const letter = await queuedLetter();
  server.clock.set(Temporal.Instant.from(String(letter.promiseAt)).subtract({ seconds: 20 }).toString());
  mail.behave('not-now');
  await deliver(letter.id);
  expect(await now(letter.id)).toMatchObject({
    status: expect.stringMatching('failed|cancelled'),
    failure: expect.stringMatching('promise'),
  });
  expect(mail.received).toEqual([]);
});

test('after a night the promise is checked again, and a letter whose promise fits no longer stays here', async () => {
  const contact = await dana.call(createContact, { body: soren });
  const draft = await dana.call(draftLetter, {
    params: { contactId: contact.id },
    body: { kind: 'outreach' },
  });
  const params = { letterId: draft.id };
  const promiseAt = '2026-11-25T18:00:00Z';
  await dana.call(updateLetter, {
    params,
    body: { body: 'Dear Søren,\n\nI will call you tomorrow at 10:00 a.m.\n\nDana', promiseAt },
  });
  await setUpMail(dana, mail.port);
  await dana.call(sendLetter, { params, body: { via: 'smtp', allowBlanks: true } });
  mail.behave({ at: 'data', says: '450 4.3.0 Come back' });
  await deliver(draft.id);
  // Past midnight where the reader is.
  server.clock.set('2026-11-25T14:00:00Z');
  mail.behave('accept');
  await deliver(draft.id);
  expect(await now(draft.id)).toMatchObject({
    status: 'cancelled',
    failure: expect.stringContaining('no longer fits'),
  });
  expect(mail.received).toEqual([]);
});

test('after a night a letter whose promise still stands goes out', async () => {
  const letter = await delayedLetter();
  server.clock.pass({ hours: 24 });
  mail.behave('accept');
  await deliver(letter.id);
  expect(await now(letter.id)).toMatchObject({ status: 'sent' });
});
