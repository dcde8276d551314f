import { createContact, getContact, updateContact } from '@threefold/contracts/contacts';
import { addFinding } from '@threefold/contracts/findings';
import * as endpoints from '@threefold/contracts/keep-warm';
import {
  checkLetter,
  deleteLetter,
  draftLetter,
  getLetter,
  sendLetter,
  updateLetter,
} from '@threefold/contracts/letters';
import { planMeeting } from '@threefold/contracts/meetings/meetings';
import { nameReferral, updateReferral } from '@threefold/contracts/referrals';
import { updateSettings } from '@threefold/contracts/settings';
import { getToday } from '@threefold/contracts/today';
import { beforeEach, describe, expect, test } from 'vitest';
import { letIn } from '../testing/build.ts';
import { seekerEachTest } from '../testing/seeker.ts';
import { markDormant } from './keep-warm.ts';

const start = '2026-08-03T15:00:00Z';
/** Ninety-two days after the meetings. */
const later = '2026-11-03T15:00:00Z';
const { server, dana } = seekerEachTest({ at: start });

async function person(givenName: string, familyName: string): Promise<string> {
  const body = { givenName, familyName, emails: [`${givenName.toLowerCase()}@example.org`] };
  return (await dana.call(createContact, { body })).id;
}
/** A meeting that was held, with its thanks. */
async function met(contactId: string, kind: 'informational' | 'interview' = 'informational') {
  const body = {
    contactIds: [contactId],
    startsAt: server.clock.now().toString(),
    kind,
    status: 'held' as const,
  };
  const meeting = await dana.call(planMeeting, { body });
  await write(contactId, 'thank-you');
  return meeting.id;
}
async function write(contactId: string, kind: 'thank-you' | 'keep-warm' | 'loop-closing') {
  const letter = await dana.call(draftLetter, { params: { contactId }, body: { kind } });
  await dana.call(sendLetter, { params: { letterId: letter.id }, body: { via: 'paper', allowBlanks: true } });
  return letter;
}
async function waiting() {
  return (await dana.call(endpoints.listKeepWarm)).items.map(({ name }) => name);
}
async function notes() {
  const { items } = await dana.call(getToday);
  return items.filter(({ kind }) => kind === 'keep-warm').map(({ title }) => title);
}

describe('somebody who helped and has not heard for ninety days', () => {
  test('is proposed with what they gave, for a letter that is about them and asks for nothing', async () => {
    const ruth = await person('Ruth', 'Abernathy');
    const meetingId = await met(ruth);
    await dana.call(addFinding, {
      body: { meetingId, kind: 'challenge', text: 'Reviews wait for a physician' },
    });
    expect(await waiting()).toEqual([]);
    server.clock.set(later);
    const { items, days } = await dana.call(endpoints.listKeepWarm);
    expect([items.length, days]).toEqual([1, 90]);
    expect(items[0]?.why).toBe('Ruth Abernathy met you once. You haven’t been in touch for 92 days.');
    expect(await notes()).toEqual(['Check in with Ruth Abernathy']);
    const letter = await dana.call(draftLetter, { params: { contactId: ruth }, body: { kind: 'keep-warm' } });
    expect(letter.body).toContain('Thank you again for making time for me.');
    expect(letter.body).toContain("a challenge that I've kept thinking about: Reviews wait for a physician.");
    const check = await dana.call(checkLetter, { params: { letterId: letter.id } });
    expect(check.warnings.map(({ code }) => code)).toEqual(['unfilled-gap']);
    expect(await waiting()).toEqual([]);
    await dana.call(sendLetter, {
      params: { letterId: letter.id },
      body: { via: 'paper', allowBlanks: true },
    });
    server.clock.pass({ hours: 24 * 89 });
    expect(await waiting()).toEqual([]);
  });

  test('is not proposed after a real job interview, nor where they are not to be contacted', async () => {
    await met(await person('Ian', 'Interview'), 'interview');
    const nora = await person('Nora', 'Never');
    await met(nora);
    await dana.call(updateContact, { params: { contactId: nora }, body: { doNotContact: true } });
    server.clock.set(later);
    expect(await waiting()).toEqual([]);
  });

  test('is proposed after as many days as the settings say', async () => {
    await met(await person('Ruth', 'Abernathy'));
    await dana.call(updateSettings, { body: { keepWarmDays: 30 } });
    server.clock.set('2026-09-10T15:00:00Z');
    expect(await waiting()).toEqual(['Ruth Abernathy']);
    expect((await dana.attempt(updateSettings, { body: { keepWarmDays: 3 } })).status).toBe(400);
  });

  test('is left in peace until the day that the seeker names', async () => {
    const ruth = await person('Ruth', 'Abernathy');
    await met(ruth);
    server.clock.set(later);
    const pause = (until: string | null) =>
      dana.attempt(endpoints.pauseKeepWarm, { params: { contactId: ruth }, body: { until } });
    expect((await pause('2026-11-01T00:00:00Z')).body).toMatchObject({ code: 'pause-past' });
    for (const status of [200, 200]) expect((await pause('2026-12-03T15:00:00Z')).status).toBe(status);
    const { items, paused } = await dana.call(endpoints.listKeepWarm);
    expect([items.length, paused.map(({ name }) => name)]).toEqual([0, ['Ruth Abernathy']]);
    server.clock.set('2026-12-03T15:01:00Z');
    expect(await waiting()).toEqual(['Ruth Abernathy']);
    server.clock.set(later);
    await pause(null);
    expect(await notes()).toEqual(['Check in with Ruth Abernathy']);
  });

  test('stands on Today with at most one other, the longest silence first, and is never counted as owed', async () => {
    for (const [index, familyName] of ['One', 'Two', 'Three', 'Four'].entries()) {
      server.clock.set(`2026-08-0${index + 3}T15:00:00Z`);
      await met(await person('Ana', familyName));
    }
    server.clock.set('2026-11-10T15:00:00Z');
    expect(await waiting()).toEqual(['Ana One', 'Ana Two', 'Ana Three', 'Ana Four']);
    expect(await notes()).toEqual(['Check in with Ana One', 'Check in with Ana Two']);
    const day = await dana.call(getToday);
    expect(day.counts.today).toBe(day.items.length - 2);
    const first = day.items.find(({ kind }) => kind === 'keep-warm');
    await write(first?.contact.id ?? '', 'keep-warm');
    expect(await notes()).toEqual(['Check in with Ana Two']);
    server.clock.pass({ hours: 24 });
    expect(await notes()).toEqual(['Check in with Ana Two', 'Check in with Ana Three']);
  });
});

test('a night makes dormant who has heard nothing for ninety days, until the search has ended', async () => {
  const [ruth, ivo] = [await person('Ruth', 'Abernathy'), await person('Ivo', 'Keller')];
  await met(ruth);
  const stageOf = async (contactId: string) => (await dana.call(getContact, { params: { contactId } })).stage;
  server.clock.set('2026-11-01T14:00:00Z');
  await markDormant(server.app.parts);
  expect(await stageOf(ruth)).toBe('thanked');
  server.clock.set(later);
  await markDormant(server.app.parts);
  expect([await stageOf(ruth), await stageOf(ivo)]).toEqual(['dormant', 'identified']);
  await dana.call(endpoints.endSearch, { body: {} });
  await met(ivo);
  server.clock.set('2027-06-01T15:00:00Z');
  await markDormant(server.app.parts);
  expect(await stageOf(ivo)).toBe('thanked');
});

test('names with which nothing has happened are one calm line of the day', async () => {
  const [ruth, ivo] = [await person('Ruth', 'Abernathy'), await person('Ivo', 'Keller')];
  const { referral } = await dana.call(nameReferral, { body: { fromContactId: ruth, contactId: ivo } });
  expect((await dana.call(getToday)).dangling).toBeNull();
  server.clock.set('2026-08-11T15:00:00Z');
  expect((await dana.call(getToday)).dangling).toMatchObject({ count: 1, sentence: /^One name was given/ });
  await dana.call(updateReferral, { params: { referralId: referral.id }, body: { lostKind: 'set-aside' } });
  expect((await dana.call(getToday)).dangling).toBeNull();
});

describe('the end of the search', () => {
  let ruth: string;
  let ivo: string;
  beforeEach(async () => {
    ruth = await person('Ruth', 'Abernathy');
    ivo = await person('Ivo', 'Keller');
    await met(ruth);
    server.clock.pass({ minutes: 5 });
    await dana.call(nameReferral, { body: { fromContactId: ruth, contactId: ivo } });
    await met(ivo);
    await write(ruth, 'loop-closing');
    server.clock.set(later);
  });
  const statesOf = ({ people }: endpoints.SearchEnd) => people.map(({ name, state }) => [name, state]);
  const draft = (contactId: string) => dana.attempt(endpoints.draftNews, { params: { contactId } });

  test('drafts the news once, personally for each who helped, sends nothing, and ends the proposals', async () => {
    expect((await draft(ruth)).body).toMatchObject({ code: 'search-goes-on' });
    expect((await waiting()).length).toBe(2);
    const body = { outcome: 'In March I begin as a reviewer.' };
    const ended = await dana.call(endpoints.endSearch, { body });
    expect(ended).toMatchObject({ endedAt: later, version: 1, outcome: body.outcome });
    expect(statesOf(ended)).toEqual([
      ['Ivo Keller', 'waiting'],
      ['Ruth Abernathy', 'waiting'],
    ]);
    expect(ended.preview).toMatchObject({ name: 'Ivo Keller', subject: 'Good news, and thank you' });
    expect((await dana.call(endpoints.endSearch, { body: { outcome: 'Else' } })).outcome).toBe(body.outcome);
    expect([await waiting(), await notes()]).toEqual([[], []]);
    const first = await draft(ruth);
    expect([first.status, (await draft(ruth)).body.id]).toEqual([201, first.body.id]);
    expect(first.body).toMatchObject({ status: 'draft', kind: 'keep-warm' });
    expect(first.body.body).toContain('In March I begin as a reviewer.');
    expect(first.body.body).toContain("suggesting I talk with Ivo Keller. I've since met with Ivo Keller.");
    const check = await dana.call(checkLetter, { params: { letterId: String(first.body.id) } });
    expect(check.warnings).toEqual([]);
    await dana.call(sendLetter, {
      params: { letterId: String(first.body.id) },
      body: { via: 'paper', allowBlanks: true },
    });
    const again = await draft(ruth);
    expect([again.status, again.body.id, again.body.status]).toEqual([200, first.body.id, 'sent']);
    expect(statesOf(await dana.call(endpoints.getSearchEnd))).toEqual([
      ['Ivo Keller', 'waiting'],
      ['Ruth Abernathy', 'told'],
    ]);
  });

  test('passes over whom the seeker skips, and leaves out who is not to be contacted', async () => {
    await dana.call(endpoints.endSearch, { body: {} });
    const skip = (skipped: boolean) =>
      dana.call(endpoints.skipNews, { params: { contactId: ivo }, body: { skipped } });
    expect((await skip(true)).state).toBe('skipped');
    expect((await draft(ivo)).body).toMatchObject({ code: 'news-skipped' });
    expect((await skip(false)).state).toBe('waiting');
    await dana.call(updateContact, { params: { contactId: ivo }, body: { doNotContact: true } });
    expect(statesOf(await dana.call(endpoints.getSearchEnd))).toEqual([['Ruth Abernathy', 'waiting']]);
    expect((await draft(ivo)).body).toMatchObject({ code: 'no-news-for-them' });
    expect((await draft(await person('Una', 'Unknown'))).status).toBe(422);
  });

  test('has one text, guarded by its version; a template that cannot be read is refused with its line', async () => {
    await dana.call(endpoints.endSearch, { body: {} });
    const change = (body: object, ifMatch?: number) =>
      dana.attempt(endpoints.updateSearchEnd, { body, ...(ifMatch && { ifMatch }) });
    const changed = await change(
      { subject: 'News', body: 'Dear {{ contact.salutation }}, {{ helped.thanks }}' },
      1,
    );
    expect(changed.body).toMatchObject({
      version: 2,
      preview: { body: 'Dear Ivo, Thank you again for making time for me.' },
    });
    expect((await change({ subject: 'Late' }, 1)).status).toBe(412);
    expect((await change({ body: '{% if %}' })).body).toMatchObject({ code: 'template-broken' });
    const letter = await draft(ivo);
    expect(letter.body.body).toBe('Dear Ivo, Thank you again for making time for me.');
    await dana.call(deleteLetter, { params: { letterId: String(letter.body.id) } });
    expect(statesOf(await dana.call(endpoints.getSearchEnd))[0]).toEqual(['Ivo Keller', 'waiting']);
    expect((await draft(ivo)).status).toBe(201);
  });

  test('lets what is drafted follow a later change of the text, but not what was put into own words', async () => {
    await dana.call(endpoints.endSearch, { body: { outcome: 'I begin as a reviewer.' } });
    const [first, other] = [await draft(ruth), await draft(ivo)];
    const letterId = String(other.body.id);
    await dana.call(updateLetter, { params: { letterId }, body: { body: 'Ivo, it is done.' } });
    const change = async (body: object) => {
      const { people } = await dana.call(endpoints.updateSearchEnd, { body });
      return people.map(({ follows }) => follows);
    };
    const textOf = async (id: unknown) =>
      (await dana.call(getLetter, { params: { letterId: String(id) } })).body;
    expect(await change({ outcome: 'I begin as a medical writer.' })).toEqual([false, true]);
    expect(await textOf(first.body.id)).toContain('I begin as a medical writer.');
    expect(await textOf(letterId)).toBe('Ivo, it is done.');
    await change({ body: 'Dear {{ contact.salutation }}, {{ news.outcome }}' });
    expect(await textOf(first.body.id)).toBe('Dear Ruth, I begin as a medical writer.');
    await dana.call(sendLetter, { params: { letterId: String(first.body.id) }, body: { via: 'paper' } });
    expect(await change({ body: 'Something else' })).toEqual([false, false]);
    expect(await textOf(first.body.id)).toBe('Dear Ruth, I begin as a medical writer.');
  });

  test('can be taken back: the proposals go on, and nobody is told twice', async () => {
    await dana.call(endpoints.endSearch, { body: {} });
    const letter = await draft(ruth);
    await dana.call(sendLetter, {
      params: { letterId: String(letter.body.id) },
      body: { via: 'paper', allowBlanks: true },
    });
    expect((await dana.call(endpoints.resumeSearch)).endedAt).toBeNull();
    expect(await waiting()).toEqual(['Ivo Keller']);
    const again = await dana.call(endpoints.endSearch, { body: {} });
    expect(statesOf(again)).toEqual([
      ['Ivo Keller', 'waiting'],
      ['Ruth Abernathy', 'told'],
    ]);
  });

  test('can be read by a coach who sees everything, and changed by none', async () => {
    const carla = await server.signUp('Carla Brandt');
    await letIn(dana, carla, 'full');
    await dana.call(endpoints.endSearch, { body: {} });
    const there = { workspaceId: dana.workspaceId };
    const seen = await carla.attempt(endpoints.getSearchEnd, { params: there });
    expect([seen.status, (seen.body.people as unknown[]).length]).toEqual([200, 2]);
    expect((await carla.attempt(endpoints.listKeepWarm, { params: there })).status).toBe(200);
    const writes = [
      carla.attempt(endpoints.resumeSearch, { params: there }),
      carla.attempt(endpoints.draftNews, { params: { ...there, contactId: ruth } }),
      carla.attempt(endpoints.pauseKeepWarm, {
        params: { ...there, contactId: ruth },
        body: { until: null },
      }),
    ];
    expect((await Promise.all(writes)).map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});
