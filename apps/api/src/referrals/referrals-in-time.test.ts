import { recordOutcome, scheduleCallBack } from '@threefold/contracts/call-backs';
import {
  closeContact,
  createContact,
  deleteContact,
  getContactNextStep,
  restoreContact,
} from '@threefold/contracts/contacts';
import { getTimeline } from '@threefold/contracts/history';
import { checkLetterText, draftLetter, type LetterKind, sendLetter } from '@threefold/contracts/letters';
import { planMeeting } from '@threefold/contracts/meetings/meetings';
import { getNetwork } from '@threefold/contracts/network';
import * as endpoints from '@threefold/contracts/referrals';
import { getToday } from '@threefold/contracts/today';
import { beforeEach, describe, expect, test } from 'vitest';
import { seekerEachTest } from '../testing/seeker.ts';

const start = '2026-11-23T15:00:00Z';
const { server, dana } = seekerEachTest({ at: start });

async function person(givenName: string, familyName: string, more: object = {}): Promise<string> {
  const emails = [`${givenName.toLowerCase()}@example.org`];
  const timeZone = 'America/New_York';
  return (await dana.call(createContact, { body: { givenName, familyName, emails, timeZone, ...more } })).id;
}
async function name(fromContactId: string, contactId: string, more: object = {}) {
  return (await dana.call(endpoints.nameReferral, { body: { fromContactId, contactId, ...more } })).referral;
}
function change(referralId: string, body: object) {
  return dana.call(endpoints.updateReferral, { params: { referralId }, body });
}
async function draft(contactId: string, body: { kind: LetterKind; referralId?: string }) {
  return dana.call(draftLetter, { params: { contactId }, body });
}
function send(letterId: string) {
  return dana.call(sendLetter, { params: { letterId }, body: { via: 'paper', allowBlanks: true } });
}
async function today() {
  return (await dana.call(getToday)).items.map(({ title }) => title);
}
/** As the day after tomorrow shows them: a word back is due in two business days. */
async function loops() {
  server.clock.pass({ hours: 48 });
  return (await today()).filter((title) => title.startsWith('Close the loop')).sort();
}
async function list(query: object = {}) {
  return (await dana.call(endpoints.listReferrals, { query: query as never })).items;
}
async function called(contactId: string, outcome: 'declined' | 'reached') {
  const { id } = await dana.call(scheduleCallBack, {
    body: { contactId, dueAt: server.clock.now().add({ minutes: 1 }).toString() },
  });
  server.clock.pass({ minutes: 5 });
  return dana.call(recordOutcome, { params: { callBackId: id }, body: { outcome } });
}

describe('an introduction that was offered', () => {
  const reminder = 'Remind Ruth Abernathy of an introduction';
  let ruth: string;
  let ivo: string;
  let referral: endpoints.Referral;
  beforeEach(async () => {
    ruth = await person('Ruth', 'Abernathy');
    ivo = await person('Ivo', 'Keller');
    referral = await name(ruth, ivo, { terms: 'will-introduce' });
  });

  test('and has not come after five business days, Thanksgiving not counted, proposes a reminder, once', async () => {
    expect(referral).toMatchObject({
      state: 'named',
      reminderAt: '2026-12-01T22:30:00Z',
      introducedAt: null,
    });
    server.clock.set('2026-12-01T22:29:00Z');
    expect(await today()).not.toContain(reminder);
    expect((await dana.call(getContactNextStep, { params: { contactId: ruth } })).kind).toBe('write');
    server.clock.set('2026-12-01T22:31:00Z');
    expect(await today()).toContain(reminder);
    const letter = await draft(ruth, { kind: 'nudge', referralId: referral.id });
    expect(letter.body).toContain('you kindly offered to introduce me to Ivo Keller');
    expect(letter.subject).toBe('Your introduction to Ivo Keller');
    await send(letter.id);
    server.clock.set('2026-12-20T15:00:00Z');
    expect(await today()).not.toContain(reminder);
    expect((await list({ to: ivo }))[0]).toMatchObject({ state: 'named', reminderAt: null, dangling: true });
    await change(referral.id, { terms: 'may-use-name' });
    await change(referral.id, { terms: 'will-introduce' });
    server.clock.set('2027-01-20T15:00:00Z');
    expect(await today()).not.toContain(reminder);
  });

  test('is still reminded of after a nudge about something else, and a reminder is never late', async () => {
    server.clock.set('2026-12-03T15:00:00Z');
    await send((await draft(ruth, { kind: 'nudge' })).id);
    const { items } = await dana.call(getToday);
    expect(items.find(({ title }) => title === reminder)).toMatchObject({
      urgency: 'today',
      letterKind: 'nudge',
    });
  });

  test('and came is free to write to, is told in the story, and needs no reminder', async () => {
    const came = await change(referral.id, { introduced: true });
    expect(came).toMatchObject({ state: 'free-to-write', introducedAt: start, reminderAt: null });
    server.clock.set('2026-12-02T15:00:00Z');
    expect(await today()).not.toContain(reminder);
    expect((await draft(ivo, { kind: 'outreach' })).body).toContain(
      'Ruth Abernathy was kind enough to introduce us.',
    );
    const { items } = await dana.call(getTimeline, { params: { contactId: ivo } });
    expect(items.map(({ sentence }) => sentence)).toContain('Ruth Abernathy introduced you to this person.');
    const back = await change(referral.id, { introduced: false });
    expect(back).toMatchObject({ state: 'named', reminderAt: '2026-12-01T22:30:00Z' });
  });

  test('is not claimed by a letter before it came', async () => {
    const letter = await draft(ivo, { kind: 'outreach' });
    expect(letter.body).toContain('Ruth Abernathy kindly offered to introduce us');
    const body = 'Dear Ivo Keller,\n\nRuth Abernathy introduced us last week.';
    const check = await dana.call(checkLetterText, {
      params: { letterId: letter.id },
      body: { subject: 'x', body, promiseAt: null },
    });
    expect(check.warnings.map(({ code }) => code)).toContain('introduction-awaited');
  });

  test.each([
    ['the terms changed', () => change(referral.id, { terms: 'name-only' })],
    ['a letter went out without it', async () => send((await draft(ivo, { kind: 'outreach' })).id)],
    ['they were phoned', () => called(ivo, 'reached')],
    [
      'they met',
      () => dana.call(planMeeting, { body: { contactIds: [ivo], startsAt: start, status: 'held' } }),
    ],
    [
      'the contact was closed',
      () => dana.call(closeContact, { params: { contactId: ivo }, body: { closed: true } }),
    ],
  ])('is no longer awaited once %s', async (_, happens) => {
    await happens();
    expect((await list({ to: ivo }))[0]?.reminderAt).toBeNull();
    server.clock.set('2026-12-02T15:00:00Z');
    expect(await today()).not.toContain(reminder);
  });
});

describe('the word back', () => {
  test.each([
    ['declined', "the timing wasn't right", async (_: string, ivo: string) => called(ivo, 'declined')],
    ['not-reached', "haven't been able to connect", (id: string) => change(id, { lostKind: 'not-reached' })],
    ['set-aside', 'a different turn', (id: string) => change(id, { lostKind: 'set-aside' })],
  ])('is owed for the end %s, in words of its own', async (_, words, ends) => {
    const [ruth, ivo] = [await person('Ruth', 'Abernathy'), await person('Ivo', 'Keller')];
    const { id } = await name(ruth, ivo);
    await ends(id, ivo);
    expect((await list({ to: ivo }))[0]?.state).toBe('lost');
    expect(await loops()).toEqual(['Close the loop with Ruth Abernathy']);
    const letter = await draft(ruth, { kind: 'loop-closing' });
    expect(letter.body).toContain(words);
    await send(letter.id);
    expect((await list({ to: ivo }))[0]?.state).toBe('loop-closed');
    expect(await loops()).toEqual([]);
  });

  test('goes to each of several referrers once, however often one of them gave the name', async () => {
    const [ruth, sam] = [await person('Ruth', 'Abernathy'), await person('Sam', 'Ortiz')];
    const ivo = await person('Ivo', 'Keller');
    const meeting = await dana.call(planMeeting, {
      body: { contactIds: [ruth], startsAt: '2026-11-23T17:00:00Z' },
    });
    await name(ruth, ivo);
    await name(sam, ivo);
    const again = await dana.call(endpoints.addReferral, {
      params: { meetingId: meeting.id },
      body: { contactId: ivo },
    });
    expect(again.notes).toMatchObject([{ code: 'already-referred' }]);
    server.clock.set('2026-11-24T15:00:00Z');
    await dana.call(planMeeting, {
      body: { contactIds: [ivo], startsAt: '2026-11-24T14:00:00Z', status: 'held' },
    });
    expect(await loops()).toEqual(['Close the loop with Ruth Abernathy', 'Close the loop with Sam Ortiz']);
    await send((await draft(ruth, { kind: 'loop-closing' })).id);
    expect((await list({ from: ruth })).map(({ state }) => state)).toEqual(['loop-closed', 'loop-closed']);
    expect(await loops()).toEqual(['Close the loop with Sam Ortiz']);
  });

  test('is taken back when the contact is opened again', async () => {
    const [ruth, ivo] = [await person('Ruth', 'Abernathy'), await person('Ivo', 'Keller')];
    await name(ruth, ivo);
    const close = (closed: boolean) =>
      dana.call(closeContact, { params: { contactId: ivo }, body: { closed } });
    await close(true);
    expect(await loops()).toEqual(['Close the loop with Ruth Abernathy']);
    await close(false);
    expect(await loops()).toEqual([]);
  });

  test('is not asked for about somebody in the trash, until they are taken out', async () => {
    const [ruth, ivo] = [await person('Ruth', 'Abernathy'), await person('Ivo', 'Keller')];
    const { id } = await name(ruth, ivo);
    await change(id, { lostKind: 'set-aside' });
    await dana.call(deleteContact, { params: { contactId: ivo } });
    expect(await loops()).toEqual([]);
    await dana.call(restoreContact, { params: { contactId: ivo } });
    expect(await loops()).toEqual(['Close the loop with Ruth Abernathy']);
  });

  test('is not owed to somebody who sat in the meeting', async () => {
    const [ruth, ivo] = [await person('Ruth', 'Abernathy'), await person('Ivo', 'Keller')];
    await name(ruth, ivo);
    await dana.call(planMeeting, { body: { contactIds: [ivo, ruth], startsAt: start, status: 'held' } });
    expect(await loops()).toEqual([]);
  });
});

test('the first letter opens with the referrer on the best terms', async () => {
  const ivo = await person('Ivo', 'Keller');
  await name(await person('Ruth', 'Abernathy'), ivo, { terms: 'may-use-name' });
  server.clock.pass({ minutes: 5 });
  await name(await person('Sam', 'Ortiz'), ivo, { terms: 'name-only' });
  expect((await draft(ivo, { kind: 'outreach' })).body).toContain('Ruth Abernathy suggested that I contact');
});

test('a person whose phone and family name are known is joined, with the phone typed in another way', async () => {
  const ruth = await person('Ruth', 'Abernathy');
  const ivo = await person('Ivo', 'Keller', { emails: [], phones: ['+1 617 555 0142'] });
  const joined = await dana.call(endpoints.nameReferral, {
    body: { fromContactId: ruth, contact: { familyName: 'Keller', phones: ['(617) 555-0142'] } },
  });
  expect(joined.contact.id).toBe(ivo);
});

describe('a chain', () => {
  test('that leads back to the referrer, or closes into a ring, is kept, told, and breaks nothing', async () => {
    const [ana, ben, cid] = [
      await person('Ana', 'Silva'),
      await person('Ben', 'Ito'),
      await person('Cid', 'Roy'),
    ];
    await name(ana, ben);
    const back = await dana.call(endpoints.nameReferral, { body: { fromContactId: ben, contactId: ana } });
    expect(back.notes).toMatchObject([{ code: 'back-to-referrer' }]);
    await name(ben, cid);
    const ring = await dana.call(endpoints.nameReferral, { body: { fromContactId: cid, contactId: ana } });
    expect(ring.notes).toMatchObject([{ code: 'closes-a-ring' }]);
    const network = await dana.call(getNetwork);
    expect([network.nodes.length, network.edges.length]).toEqual([3, 4]);
    server.clock.pass({ minutes: 5 });
    await dana.call(planMeeting, {
      body: { contactIds: [ana], startsAt: server.clock.now().toString(), status: 'held' },
    });
    expect((await list({ to: ana })).map(({ state }) => state)).toEqual(['met', 'met']);
    expect(await loops()).toEqual(['Close the loop with Ben Ito', 'Close the loop with Cid Roy']);
  });
});

test('the list is filtered by state, terms and what dangles, and the counts agree with it', async () => {
  const ruth = await person('Ruth', 'Abernathy');
  const named = await person('Nia', 'Named', { emails: [] });
  const written = await person('Wim', 'Written');
  const closed = await person('Cleo', 'Closed');
  const introduced = await person('Ira', 'Introduced');
  for (const [contactId, terms] of [
    [named, 'may-use-name'],
    [written, 'may-use-name'],
    [closed, 'name-only'],
    [introduced, 'will-introduce'],
  ] as const)
    await name(ruth, contactId, { terms });
  await send((await draft(written, { kind: 'outreach' })).id);
  await dana.call(closeContact, { params: { contactId: closed }, body: { closed: true } });
  server.clock.set('2026-12-03T15:00:00Z');
  for (const state of ['named', 'free-to-write', 'written', 'called', 'met', 'lost', 'loop-closed'] as const)
    for (const item of await list({ state })) expect(item.state).toBe(state);
  const namesOf = async (query: object) => (await list(query)).map(({ toName }) => toName).sort();
  expect(await namesOf({ state: 'named' })).toEqual(['Ira Introduced', 'Nia Named']);
  expect(await namesOf({ state: 'lost', terms: 'name-only' })).toEqual(['Cleo Closed']);
  expect(await namesOf({ dangling: true })).toEqual(['Ira Introduced', 'Nia Named']);
  expect(await namesOf({ dangling: false, from: ruth })).toEqual(['Cleo Closed', 'Wim Written']);
  const inOrder: string[] = [];
  for (let cursor: string | undefined, more = true; more; ) {
    const query = { order: 'waiting', limit: 1, ...(cursor && { cursor }) } as never;
    const page = await dana.call(endpoints.listReferrals, { query });
    inOrder.push(...page.items.map(({ toName }) => toName));
    cursor = page.nextCursor ?? undefined;
    more = cursor !== undefined;
  }
  expect(inOrder).toEqual(['Ira Introduced', 'Nia Named', 'Cleo Closed', 'Wim Written']);
  const counts = await dana.call(endpoints.countReferrals);
  expect(counts).toMatchObject({
    states: { named: 2, written: 1, lost: 1, met: 0 },
    dangling: 2,
    awaited: 1,
  });
  expect((await dana.attempt(endpoints.listReferrals, { query: { state: 'nowhere' } })).status).toBe(400);
});
