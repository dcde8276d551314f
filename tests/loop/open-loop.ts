import { jobs } from '@threefold/api/jobs';
import { startTestMailServer, type TestMailServer } from '@threefold/api/letters/test-mail-server';
import { startWorker } from '@threefold/api/platform/jobs';
import type { TestApp } from '@threefold/api/test-app';
import { makeDue } from '@threefold/api/testing/ledger';
import { type CallBack, listCallBacks, recordOutcome } from '@threefold/contracts/call-backs';
import { type Contact, listContacts } from '@threefold/contracts/contacts';
import {
  draftLetter,
  getLetter,
  type Letter,
  type LetterKind,
  sendLetter,
} from '@threefold/contracts/letters';
import { getMeeting, type Meeting, updateMeeting } from '@threefold/contracts/meetings/meetings';
import { getSettings, putMailSettings, updateSettings } from '@threefold/contracts/settings';
import { getToday } from '@threefold/contracts/today';
import PostalMime from 'postal-mime';
import { expect } from 'vitest';
import { openListeningApp, type Script, signUpScript } from './script.ts';

type Went = { outcome: 'voicemail' | 'meeting-agreed'; at?: string; place?: string };

/** A seeker who works through the loop by a script: server, worker and mail server are real, the clock is the test's. */
export async function openLoop(at: string) {
  const { server, baseUrl } = await openListeningApp(at);
  const mail = await startTestMailServer();
  const worker = await startWorker(server.app.parts, jobs, { ownerUrl: server.ownerUrl });
  const dana = await signUpScript(baseUrl, 'Dana Whitfield');
  await settleIn(dana, mail.port);
  return {
    dana,
    clock: server.clock,
    contactNamed: (name: string) => contactNamed(dana, name),
    owed: () => owedBy(dana),
    callsDue: () => callsDue(dana),
    theOneCall: () => theOneCall(dana),
    draft: (contactId: string, body: { kind: LetterKind; promiseAt?: string }) =>
      dana.create(draftLetter, { params: { contactId }, body }),
    sendByMail: (letter: Letter) => sendByMail(dana, { server, mail }, letter),
    tell: (call: CallBack, went: Went) => tell(dana, call, went),
    hold: (meetingId: string) => hold(dana, meetingId),
    close: async () => {
      await worker.stop();
      await mail.close();
      await server.close();
    },
  };
}

/** Who they are, and where their letters go out. */
async function settleIn(script: Script, port: number): Promise<void> {
  const { version } = await script.call(getSettings);
  const profile = {
    credentials: 'MD',
    background: 'fourteen years of hospital medicine',
    aim: 'utilization management',
    phone: '+1 212 555 0100',
  };
  await script.change(updateSettings, { body: { timeZone: 'America/New_York', profile }, ifMatch: version });
  const from = 'Dana Whitfield <dana@example.org>';
  await script.inPerson().call(putMailSettings, { body: { host: '127.0.0.1', port, secure: false, from } });
}

async function contactNamed(script: Script, name: string): Promise<Contact> {
  const [found] = (await script.call(listContacts, { query: { q: name } })).items;
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found;
}

async function owedBy(script: Script): Promise<string[]> {
  return (await script.call(getToday)).items.map(({ kind, contact }) => `${kind}: ${contact.name}`);
}

async function callsDue(script: Script): Promise<CallBack[]> {
  return (await script.call(listCallBacks, { query: { status: 'due' } })).items;
}

async function theOneCall(script: Script): Promise<CallBack> {
  const calls = await callsDue(script);
  if (!calls[0] || calls.length > 1) throw new Error(`Not one call is due, but ${calls.length}.`);
  return calls[0];
}

/** Sends by the mail server, twice as after a lost answer, and answers what arrived for it. */
async function sendByMail(
  script: Script,
  { server, mail }: { server: TestApp; mail: TestMailServer },
  letter: Letter,
) {
  const before = mail.received.length;
  const params = { letterId: letter.id };
  const approve = () =>
    script.call(sendLetter, { params, body: { via: 'smtp', allowBlanks: true }, ifMatch: letter.version });
  await approve();
  await approve();
  // The ten seconds in which it could be undone are over.
  await makeDue(server, letter.id);
  const status = async () => (await script.call(getLetter, { params })).status;
  await expect.poll(status, { timeout: 10_000 }).toBe('sent');
  expect(mail.received).toHaveLength(before + 1);
  const read = await PostalMime.parse(mail.received[before]?.raw ?? '');
  const text = read.text?.replaceAll('\r\n', '\n').trimEnd();
  return { to: read.to?.[0]?.address, subject: read.subject, text };
}

/** The call as it went, told twice: the second time is the same answer and no second step. */
async function tell(script: Script, call: CallBack, went: Went) {
  const told = { params: { callBackId: call.id }, body: went, ifMatch: call.version };
  const first = await script.call(recordOutcome, told);
  expect(await script.call(recordOutcome, told)).toEqual(first);
  return first.consequence;
}

async function hold(script: Script, meetingId: string): Promise<Meeting> {
  const params = { meetingId };
  const { version } = await script.call(getMeeting, { params });
  return script.change(updateMeeting, { params, body: { status: 'held' }, ifMatch: version });
}
