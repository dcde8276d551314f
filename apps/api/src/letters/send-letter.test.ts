import { randomUUID } from 'node:crypto';
import { getCallBack, listCallBacks, recordOutcome } from '@threefold/contracts/call-backs';
import {
  createContact,
  deleteContact,
  getContact,
  restoreContact,
  updateContact,
} from '@threefold/contracts/contacts';
import { eraseContact } from '@threefold/contracts/erasure';
import {
  draftLetter,
  getLetter,
  getLetterEml,
  type LetterKind,
  listTemplates,
  resolveLetter,
  sendLetter,
  updateLetter,
} from '@threefold/contracts/letters';
import pg from 'pg';
import PostalMime from 'postal-mime';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { jobs } from '../jobs.ts';
import { startWorker } from '../platform/jobs.ts';
import { draftTo as draftLetterTo, sentLetter } from '../testing/build.ts';
import { jobsOf, makeDue, stagesOf } from '../testing/ledger.ts';
import { mailServerForFile, setUpMail } from '../testing/mail.ts';
import { seekerEachTest } from '../testing/seeker.ts';
import { deliverLetter, settleSending } from './deliver-letter.ts';
import { startTestMailServer } from './test-mail-server.ts';

const start = '2026-11-24T15:00:00Z';
const { server, dana } = seekerEachTest({ at: start });
const mail = mailServerForFile();

const soren = {
  givenName: 'Søren',
  familyName: 'Lindqvist, Jr.',
  credentials: 'MD',
  organization: 'Halden Health',
  emails: ['soren@example.org'],
  timeZone: 'America/Los_Angeles',
  place: { city: 'Portland', region: 'OR', country: 'US' },
};

async function draftTo(changes: object = {}, kind: LetterKind = 'outreach') {
  const contact = await dana.call(createContact, { body: { ...soren, ...changes } });
  return dana.call(draftLetter, { params: { contactId: contact.id }, body: { kind } });
}

async function closedPort(): Promise<number> {
  const gone = await startTestMailServer();
  await gone.close();
  return gone.port;
}

async function queuedLetter(changes: object = {}) {
  await setUpMail(dana, mail.port);
  const letter = await draftTo(changes);
  return dana.call(sendLetter, {
    params: { letterId: letter.id },
    body: { via: 'smtp', allowBlanks: true },
    ifMatch: 1,
  });
}

function job(letterId: string) {
  return { workspaceId: dana.workspaceId, letterId };
}
function deliver(letterId: string) {
  return deliverLetter(server.app.parts, job(letterId));
}
function now(letterId: string) {
  return dana.call(getLetter, { params: { letterId } });
}
async function calls() {
  return (await dana.call(listCallBacks)).items;
}

describe('by mail program or on paper', () => {
  test('the letter is out at once, and the call stands at exactly the promised moment on the reader’s clock', async () => {
    const letter = await draftTo();
    const sent = await dana.call(sendLetter, {
      params: { letterId: letter.id },
      body: { via: 'mail-program', allowBlanks: true },
      ifMatch: 1,
    });
    expect(sent).toMatchObject({
      status: 'sent',
      via: 'mail-program',
      sentAt: start,
      to: 'soren@example.org',
    });
    expect(sent.mailto).toMatch(/^mailto:soren@example\.org\?subject=.+%0D%0A/);
    expect(await calls()).toMatchObject([
      {
        id: sent.callBackId,
        letterId: letter.id,
        dueAt: letter.promiseAt,
        timeZone: 'America/Los_Angeles',
        promised: true,
        attempt: 1,
      },
    ]);
    const contact = await dana.call(getContact, { params: { contactId: letter.contactId } });
    expect(contact.stage).toBe('written');
  });

  test('a second click answers the same letter and promises no second call', async () => {
    const letter = await draftTo();
    const options = {
      params: { letterId: letter.id },
      body: { via: 'paper' as const, allowBlanks: true },
      ifMatch: 1,
    };
    const [first, second] = await Promise.all([
      dana.call(sendLetter, options),
      dana.call(sendLetter, options),
    ]);
    expect(second).toEqual(first);
    expect(await calls()).toHaveLength(1);
    const other = await dana.attempt(sendLetter, {
      ...options,
      body: { via: 'mail-program', allowBlanks: true },
    });
    expect(other).toMatchObject({ status: 409, body: { code: 'letter-sent' } });
  });

  test('what was sent never changes, and cannot be thrown away', async () => {
    const letter = await draftTo();
    const params = { letterId: letter.id };
    await dana.call(sendLetter, { params, body: { via: 'paper', allowBlanks: true } });
    const answer = await dana.attempt(updateLetter, { params, body: { body: 'Other words' } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'letter-sent' } });
    expect((await now(letter.id)).body).toBe(letter.body);
  });
});

describe('a letter is refused', () => {
  const attempt = (letterId: string, via: string, ifMatch?: number) =>
    dana.attempt(sendLetter, {
      params: { letterId },
      body: { via, allowBlanks: true },
      ...(ifMatch && { ifMatch }),
    });

  test('to somebody without an address, except on paper', async () => {
    const letter = await draftTo({ emails: [] });
    expect(await attempt(letter.id, 'mail-program')).toMatchObject({
      status: 422,
      body: { code: 'no-address' },
    });
    expect((await attempt(letter.id, 'paper')).status).toBe(200);
  });

  test('without a mail server, when it should go by one', async () => {
    const letter = await draftTo();
    expect(await attempt(letter.id, 'smtp')).toMatchObject({
      status: 422,
      body: { code: 'no-mail-settings' },
    });
  });

  test('when its promise is over', async () => {
    const letter = await draftTo();
    server.clock.set('2026-12-05T00:00:00Z');
    expect(await attempt(letter.id, 'paper')).toMatchObject({ status: 422, body: { code: 'promise-past' } });
  });

  test('to somebody who is not to be contacted, by every way, the file included', async () => {
    const letter = await draftTo();
    await setUpMail(dana, mail.port);
    await dana.call(updateContact, { params: { contactId: letter.contactId }, body: { doNotContact: true } });
    for (const via of ['smtp', 'mail-program', 'paper'])
      expect(await attempt(letter.id, via)).toMatchObject({ status: 422, body: { code: 'do-not-contact' } });
    const eml = await dana.attempt(getLetterEml, {
      params: { letterId: letter.id },
      query: { allowBlanks: 'true' },
    });
    expect(eml).toMatchObject({ status: 422, body: { code: 'do-not-contact' } });
  });

  test('without a subject or a text', async () => {
    const letter = await draftTo();
    await dana.call(updateLetter, { params: { letterId: letter.id }, body: { subject: '' } });
    expect(await attempt(letter.id, 'mail-program')).toMatchObject({
      status: 422,
      body: { code: 'empty-letter' },
    });
  });

  test('when the seeker saw an older text', async () => {
    const letter = await draftTo();
    await dana.call(updateLetter, { params: { letterId: letter.id }, body: { body: 'Newer words' } });
    expect(await attempt(letter.id, 'paper', 1)).toMatchObject({
      status: 412,
      body: { current: { version: 2 } },
    });
  });

  test('when the same person has had the very same text', async () => {
    const letter = await draftTo();
    await attempt(letter.id, 'paper');
    const again = await dana.call(draftLetter, {
      params: { contactId: letter.contactId },
      body: { kind: 'outreach', promiseAt: null },
    });
    const { subject, body } = letter;
    await dana.call(updateLetter, { params: { letterId: again.id }, body: { subject, body } });
    expect(await attempt(again.id, 'paper')).toMatchObject({ status: 409, body: { code: 'same-letter' } });
  });

  test('as a second first letter while the one before is on its way', async () => {
    const first = await queuedLetter();
    const second = await dana.call(draftLetter, {
      params: { contactId: first.contactId },
      body: { kind: 'outreach', promiseAt: null },
    });
    expect(await attempt(second.id, 'paper')).toMatchObject({
      status: 409,
      body: { code: 'outreach-under-way' },
    });
  });

  test('from somebody else’s workspace', async () => {
    const letter = await draftTo();
    const sam = await server.signUp('Sam Okafor');
    const params = { letterId: letter.id };
    expect(
      (await sam.attempt(sendLetter, { params, body: { via: 'paper', allowBlanks: true } })).status,
    ).toBe(404);
    expect((await sam.attempt(getLetterEml, { params })).status).toBe(404);
  });
});

describe('by the seeker’s mail server', () => {
  test('exactly the approved text arrives, once, and the call stands at the promised moment', async () => {
    const letter = await queuedLetter();
    expect(letter).toMatchObject({ status: 'queued', callBackId: null });
    await deliver(letter.id);
    await deliver(letter.id);
    expect(mail.received).toHaveLength(1);
    const read = await PostalMime.parse(mail.received[0]?.raw ?? '');
    const sent = await now(letter.id);
    expect(read).toMatchObject({
      from: { name: 'Dana Whitfield', address: 'dana@example.org' },
      to: [{ name: 'Søren Lindqvist, Jr.', address: 'soren@example.org' }],
      subject: letter.subject,
      messageId: sent.messageId,
    });
    expect(read.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(letter.body);
    expect(sent).toMatchObject({ status: 'sent', sentAt: start, body: letter.body, failure: null });
    expect(await calls()).toMatchObject([{ letterId: letter.id, dueAt: letter.promiseAt, promised: true }]);
  });

  test.each([
    ['back', -1],
    ['ahead', 1],
  ])(
    'the worker takes it from the queue by itself, and a clock an hour %s changes nothing',
    async (way, hours) => {
      server.clock.set(Temporal.Now.instant().add({ hours }).toString());
      const to = `worker-${way}@example.org`;
      const letter = await queuedLetter({ emails: [to] });
      expect(await jobsOf(server, letter.id)).toMatchObject([{ task: 'send-letter', delay: 10 }]);
      await makeDue(server, letter.id);
      const worker = await startWorker(server.app.parts, jobs, { ownerUrl: server.ownerUrl });
      try {
        await expect.poll(async () => (await now(letter.id)).status, { timeout: 10_000 }).toBe('sent');
      } finally {
        await worker.stop();
      }
      expect(mail.received.filter((each) => each.to[0] === to)).toHaveLength(1);
    },
  );

  test('a second click while the mail server takes it changes nothing either', async () => {
    const letter = await queuedLetter();
    mail.behave('hang-after-data');
    void deliver(letter.id).catch(() => undefined);
    await expect.poll(async () => (await now(letter.id)).status, { timeout: 5_000 }).toBe('sending');
    const params = { letterId: letter.id };
    const again = await dana.call(sendLetter, { params, body: { via: 'smtp' }, ifMatch: 1 });
    expect(again.status).toBe('sending');
    const paper = await dana.attempt(sendLetter, { params, body: { via: 'paper' } });
    expect(paper).toMatchObject({ status: 409, body: { code: 'letter-sending' } });
  });

  test('a second click while it waits is the same approval, and on paper it cannot go besides', async () => {
    const letter = await queuedLetter();
    const params = { letterId: letter.id };
    const again = await dana.call(sendLetter, {
      params,
      body: { via: 'smtp', allowBlanks: true },
      ifMatch: 1,
    });
    expect(again).toEqual(letter);
    const paper = await dana.attempt(sendLetter, { params, body: { via: 'paper', allowBlanks: true } });
    expect(paper).toMatchObject({ status: 409, body: { code: 'letter-queued' } });
    const changed = await dana.attempt(updateLetter, { params, body: { body: 'Other words' } });
    expect(changed).toMatchObject({ status: 409, body: { code: 'letter-under-way' } });
  });

  test('a server that is not there is asked again, with a word on why and when', async () => {
    const letter = await queuedLetter();
    await setUpMail(dana, await closedPort());
    await deliver(letter.id);
    expect(await now(letter.id)).toMatchObject({
      status: 'queued',
      nextTryAt: '2026-11-24T15:01:00Z',
      failure: expect.stringContaining('Nothing answers at'),
    });
    expect(await calls()).toEqual([]);
    await setUpMail(dana, mail.port);
    await deliver(letter.id);
    expect(await now(letter.id)).toMatchObject({ status: 'sent', nextTryAt: null, failure: null });
    expect(mail.received).toHaveLength(1);
  });

  test('a refused address makes it failed, and the changed letter is a draft again', async () => {
    const letter = await queuedLetter();
    mail.behave('refuse-recipient');
    await deliver(letter.id);
    expect(await now(letter.id)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining("Check the contact's email address."),
    });
    const params = { letterId: letter.id };
    const changed = await dana.call(updateLetter, { params, body: { subject: 'Other' } });
    expect(changed).toMatchObject({ status: 'draft', failure: null, via: null });
  });

  test('"do not contact" set after the approval stops it before the wire', async () => {
    const letter = await queuedLetter();
    await dana.call(updateContact, { params: { contactId: letter.contactId }, body: { doNotContact: true } });
    await deliver(letter.id);
    expect(await now(letter.id)).toMatchObject({
      status: 'cancelled',
      failure: expect.stringContaining('not to be contacted'),
    });
    expect(mail.received).toEqual([]);
  });

  test('an approved letter to somebody who was deleted meanwhile stays here, also when they come back', async () => {
    const letter = await queuedLetter();
    const params = { contactId: letter.contactId };
    await dana.call(deleteContact, { params });
    await deliver(letter.id);
    await dana.call(restoreContact, { params });
    await deliver(letter.id);
    expect(await now(letter.id)).toMatchObject({
      status: 'cancelled',
      failure: expect.stringContaining('trash before it went out'),
    });
    expect([mail.received, await calls()]).toEqual([[], []]);
  });

  test('an approved letter to somebody who was erased meanwhile goes to nobody', async () => {
    const letter = await queuedLetter();
    await dana.call(eraseContact, { params: { contactId: letter.contactId } });
    await deliver(letter.id);
    expect(mail.received).toEqual([]);
  });

  test('a promise that came before the letter went out stops it', async () => {
    const letter = await queuedLetter();
    server.clock.set('2026-12-05T00:00:00Z');
    await deliver(letter.id);
    expect(await now(letter.id)).toMatchObject({
      status: 'cancelled',
      failure: expect.stringContaining('promised'),
    });
    expect(mail.received).toEqual([]);
  });
});

test('a letter that the mail server took is sent, though the database broke off when that was written down', async () => {
  const letter = await queuedLetter();
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  // The figures of the day are written once the letter is out.
  await owner.query('BEGIN; LOCK TABLE progress IN SHARE MODE');
  const delivering = deliver(letter.id);
  const waiting = `SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await expect.poll(async () => (await owner.query(waiting)).rowCount, { timeout: 5_000 }).toBe(1);
  await owner.query('COMMIT');
  await owner.end();
  await delivering;
  expect(await now(letter.id)).toMatchObject({ status: 'sent', failure: null });
  expect(mail.received).toHaveLength(1);
});

describe('when nobody can tell', () => {
  async function unsureLetter() {
    const letter = await queuedLetter();
    mail.behave('drop-after-data');
    await deliver(letter.id);
    return letter;
  }

  test('a connection lost after the text makes it unsure; it is not sent again, and its call is kept', async () => {
    const letter = await unsureLetter();
    mail.behave('accept');
    await deliver(letter.id);
    expect(await now(letter.id)).toMatchObject({
      status: 'unsure',
      failure: expect.stringContaining('say whether it arrived'),
    });
    expect(mail.received).toHaveLength(1);
    expect(await calls()).toMatchObject([{ letterId: letter.id, dueAt: letter.promiseAt, status: 'due' }]);
  });

  test('it arrived: it counts as sent when it went out, with the one call that it promised', async () => {
    const letter = await unsureLetter();
    server.clock.pass({ hours: 3 });
    const params = { letterId: letter.id };
    const resolved = await dana.call(resolveLetter, { params, body: { arrived: true } });
    expect(resolved).toMatchObject({ status: 'sent', sentAt: start, failure: null });
    expect(await dana.call(resolveLetter, { params, body: { arrived: true } })).toEqual(resolved);
    expect(await calls()).toHaveLength(1);
    const contact = await dana.call(getContact, { params: { contactId: letter.contactId } });
    expect([contact.stage, contact.stageSince]).toEqual(['written', start]);
    const stages = await stagesOf(server, dana, letter.contactId);
    expect(stages.at(-1)).toEqual({ stage: 'written', at: start });
  });

  test('it did not arrive: its call is let go, and sending it again promises anew', async () => {
    const letter = await unsureLetter();
    const params = { letterId: letter.id };
    const [call] = await calls();
    const resolved = await dana.call(resolveLetter, { params, body: { arrived: false } });
    expect(resolved).toMatchObject({ status: 'failed', failure: 'You said that it did not arrive.' });
    expect(await dana.call(getCallBack, { params: { callBackId: call?.id ?? '' } })).toMatchObject({
      status: 'released',
    });
    mail.behave('accept');
    await dana.call(sendLetter, { params, body: { via: 'smtp', allowBlanks: true } });
    await deliver(letter.id);
    expect(await now(letter.id)).toMatchObject({ status: 'sent' });
    const due = (await calls()).filter((each) => each.status === 'due');
    expect(due).toMatchObject([{ letterId: letter.id, dueAt: letter.promiseAt }]);
  });

  test('a letter that is no longer unsure is not resolved another way', async () => {
    const letter = await draftTo();
    const params = { letterId: letter.id };
    const answer = await dana.attempt(resolveLetter, { params, body: { arrived: true } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not-unsure' } });
  });

  test('a program that died while it was sending leaves it unsure, found by the next run or forty minutes later', async () => {
    for (const find of ['next run', 'forty minutes later']) {
      const letter = await queuedLetter();
      mail.behave('hang-after-data');
      const before = mail.received.length;
      void deliver(letter.id).catch(() => undefined);
      await expect.poll(() => mail.received.length, { timeout: 5_000 }).toBe(before + 1);
      expect((await now(letter.id)).status).toBe('sending');
      await settleSending(server.app.parts, job(letter.id));
      expect((await now(letter.id)).status).toBe('sending');
      server.clock.pass({ minutes: 40 });
      if (find === 'next run') await deliver(letter.id);
      else await settleSending(server.app.parts, job(letter.id));
      expect(await now(letter.id)).toMatchObject({
        status: 'unsure',
        failure: expect.stringContaining('The program stopped'),
      });
      expect((await calls()).filter((call) => call.letterId === letter.id)).toHaveLength(1);
    }
  });
});

test('with its claim a letter puts the job into the queue that settles it forty minutes later, if nobody else can', async () => {
  const letter = await queuedLetter();
  mail.behave('hang-after-data');
  void deliver(letter.id).catch(() => undefined);
  await expect.poll(async () => (await now(letter.id)).status, { timeout: 5_000 }).toBe('sending');
  const settling = (await jobsOf(server, letter.id)).find(({ task }) => task === 'settle-sending');
  expect(settling?.delay).toBe(40 * 60);
  server.clock.pass({ minutes: 40 });
  await settling?.run();
  expect((await now(letter.id)).status).toBe('unsure');
});

test('a letter that was claimed while the clock was an hour ahead is looked at again, and settled', async () => {
  const letter = await queuedLetter();
  mail.behave('hang-after-data');
  server.clock.pass({ hours: 1 });
  void deliver(letter.id).catch(() => undefined);
  await expect.poll(async () => (await now(letter.id)).status, { timeout: 5_000 }).toBe('sending');
  server.clock.set(start);
  const settling = async () =>
    (await jobsOf(server, letter.id)).find(({ task }) => task === 'settle-sending');
  for (const status of ['sending', 'sending', 'unsure']) {
    expect((await settling())?.delay).toBe(40 * 60);
    server.clock.pass({ minutes: 40 });
    await makeDue(server, letter.id);
    await (await settling())?.run();
    expect((await now(letter.id)).status).toBe(status);
  }
});

describe('the words of the letter and the call that it promises are one moment', () => {
  const moved = '2026-12-02T22:30:00Z';
  const inWords = 'Wednesday, December 2, at 2:30 p.m.';
  const asked = { promiseAt: moved };
  const anew = async () => {
    const { items } = await dana.call(listTemplates, { query: { kind: 'outreach' } });
    const templateId = items.find(({ name }) => name === 'First letter, referred')?.id ?? '';
    return { ...asked, templateId };
  };
  test.each<[string, Record<string, unknown>, () => object | Promise<object>]>([
    ['asked for with the draft', asked, () => ({})],
    ['moved in the draft', {}, () => asked],
    ['moved together with another template', {}, anew],
    ['added to a draft without one', { promiseAt: null }, () => asked],
  ])('%s', async (_, drafted, change) => {
    const contact = await dana.call(createContact, { body: soren });
    const { id: letterId } = await draftLetterTo(dana, contact.id, drafted);
    await dana.call(updateLetter, { params: { letterId }, body: await change() });
    const sent = await dana.call(sendLetter, {
      params: { letterId },
      body: { via: 'paper', allowBlanks: true },
    });
    expect(sent.body).toContain(inWords);
    expect(await calls()).toMatchObject([{ id: sent.callBackId, dueAt: moved, timeZone: soren.timeZone }]);
  });
});

describe('the file for a mail program', () => {
  test('opens ready to send, with the very text, and is read back by another program', async () => {
    const letter = await draftTo();
    const answer = await dana.attempt(getLetterEml, {
      params: { letterId: letter.id },
      query: { allowBlanks: 'true' },
    });
    expect(answer.headers['content-type']).toContain('message/rfc822');
    const read = await PostalMime.parse(String(answer.body.text));
    expect(read).toMatchObject({
      from: { name: 'Dana Whitfield', address: dana.email },
      to: [{ name: 'Søren Lindqvist, Jr.', address: 'soren@example.org' }],
      subject: letter.subject,
    });
    expect(read.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(letter.body);
    expect(read.headers).toContainEqual(expect.objectContaining({ key: 'x-unsent', value: '1' }));
    expect((await now(letter.id)).status).toBe('draft');
  });
});

test('the outcome of the promised call is recorded on the call that the letter made', async () => {
  const contact = await dana.call(createContact, { body: soren });
  const letter = await sentLetter(dana, contact.id);
  server.clock.set(letter.promiseAt ?? start);
  const { callBack } = await dana.call(recordOutcome, {
    params: { callBackId: letter.callBackId ?? randomUUID() },
    body: { outcome: 'reached' },
  });
  expect(callBack).toMatchObject({ status: 'done', letterId: letter.id });
});
