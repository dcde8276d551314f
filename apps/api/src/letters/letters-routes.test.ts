import { randomUUID } from 'node:crypto';
import { createContact } from '@threefold/contracts/contacts';
import {
  checkLetter,
  checkLetterText,
  createTemplate,
  deleteLetter,
  draftLetter,
  getLetter,
  getPromiseSlots,
  type LetterKind,
  listLetters,
  listTemplates,
  restoreLetter,
  updateLetter,
} from '@threefold/contracts/letters';
import { updateSettings } from '@threefold/contracts/settings';
import { describe, expect, test } from 'vitest';
import { seekerEachTest } from '../testing/seeker.ts';

const start = '2026-11-24T15:00:00Z';
const { server, dana } = seekerEachTest({ at: start });

const soren = {
  givenName: 'Søren',
  familyName: 'Lindqvist',
  credentials: 'MD',
  organization: 'Halden Health',
  title: 'Medical Director',
  emails: ['soren@example.org'],
  place: { city: 'Portland', region: 'OR', country: 'US' },
  timeZone: 'America/Los_Angeles',
  reasons: ['role' as const],
};

async function someone(changes: object = {}) {
  return dana.call(createContact, { body: { ...soren, ...changes } });
}

async function draft(contactId: string, body: { kind: LetterKind; [field: string]: unknown }) {
  return dana.call(draftLetter, { params: { contactId }, body: body as { kind: LetterKind } });
}

describe('drafting', () => {
  test('a first letter promises a call three business days on, Thanksgiving not counted, in the reader’s morning', async () => {
    const letter = await draft((await someone()).id, { kind: 'outreach' });
    expect(letter).toMatchObject({
      status: 'draft',
      contactName: 'Søren Lindqvist',
      promiseAt: '2026-11-30T18:15:00Z',
      promiseTimeZone: 'America/Los_Angeles',
    });
    expect(letter.body).toContain('Monday, November 30, at 10:15 a.m.');
    expect(letter.body).toContain('Dear Dr. Lindqvist,');
  });

  test('a second letter does not promise the time that the first one holds', async () => {
    await draft((await someone()).id, { kind: 'outreach', half: 'afternoon' });
    const second = await draft((await someone({ givenName: 'Ruth' })).id, {
      kind: 'outreach',
      half: 'afternoon',
    });
    expect(second.promiseAt).toBe('2026-11-30T22:30:00Z');
  });

  test('the gentle method promises no call, and null asks for none', async () => {
    const contact = await someone();
    expect((await draft(contact.id, { kind: 'outreach', promiseAt: null })).promiseAt).toBeNull();
    await dana.call(updateSettings, { body: { method: 'gentle' } });
    const gentle = await draft(contact.id, { kind: 'outreach' });
    expect(gentle.promiseAt).toBeNull();
    expect(gentle.body).toContain('no need to reply');
  });

  test('asked twice with the same id it is one draft, and other content under the id is refused', async () => {
    const contact = await someone();
    const params = { contactId: contact.id };
    const body = { id: randomUUID(), kind: 'outreach' as const };
    expect((await dana.attempt(draftLetter, { params, body })).status).toBe(201);
    server.clock.pass({ minutes: 1 });
    expect((await dana.attempt(draftLetter, { params, body })).status).toBe(200);
    const other = await dana.attempt(draftLetter, { params, body: { ...body, half: 'afternoon' } });
    expect(other).toMatchObject({ status: 409, body: { code: 'id-taken' } });
  });

  test.each([
    ['a promise that is over', { kind: 'outreach', promiseAt: '2026-11-24T14:00:00Z' }, 'promise-past'],
    [
      'a promise in a confirmation',
      { kind: 'confirmation', promiseAt: '2026-11-30T18:15:00Z' },
      'no-promise-here',
    ],
    ['a word back where nobody was named', { kind: 'loop-closing' }, 'no-open-loop'],
  ])('%s is refused', async (_, body, code) => {
    const contact = await someone();
    const answer = await dana.attempt(draftLetter, { params: { contactId: contact.id }, body });
    expect(answer).toMatchObject({ status: 422, body: { code } });
  });

  test('nobody who is not to be contacted gets a draft', async () => {
    const contact = await someone({ doNotContact: true });
    const answer = await dana.attempt(draftLetter, {
      params: { contactId: contact.id },
      body: { kind: 'nudge' },
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'do-not-contact' } });
  });

  test('a template of one’s own is filled in, and one for another kind is refused', async () => {
    const contact = await someone();
    const own = await dana.call(createTemplate, {
      body: {
        kind: 'nudge',
        name: 'Mine',
        subject: 'For {{ contact.organization }}',
        body: 'Dear {{ contact.givenName }} <&>',
      },
    });
    const letter = await draft(contact.id, { kind: 'nudge', templateId: own.id });
    expect(letter).toMatchObject({
      subject: 'For Halden Health',
      body: 'Dear Søren <&>',
      templateId: own.id,
    });
    const answer = await dana.attempt(draftLetter, {
      params: { contactId: contact.id },
      body: { kind: 'outreach', templateId: own.id },
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'other-kind' } });
  });

  test('another’s contact, meeting or referral is not there', async () => {
    const contact = await someone();
    const sam = await server.signUp('Sam Okafor');
    const params = { contactId: contact.id };
    expect((await sam.attempt(draftLetter, { params, body: { kind: 'nudge' } })).status).toBe(404);
    for (const field of ['meetingId', 'referralId', 'templateId']) {
      const body = { kind: 'nudge', [field]: randomUUID() };
      expect((await dana.attempt(draftLetter, { params, body })).status).toBe(404);
    }
  });
});

describe('changing a draft', () => {
  test('a moved promise changes the words in the letter, on the reader’s clock', async () => {
    const letter = await draft((await someone()).id, { kind: 'outreach' });
    const changed = await dana.call(updateLetter, {
      params: { letterId: letter.id },
      body: { promiseAt: '2026-12-01T15:00:00-08:00' },
      ifMatch: 1,
    });
    expect(changed).toMatchObject({ promiseAt: '2026-12-01T23:00:00Z', version: 2 });
    expect(changed.body).toContain('Tuesday, December 1, at 3:00 p.m.');
    expect(changed.body).not.toContain('30 November');
  });

  test('a promise made later fills the gap that the draft left for it', async () => {
    const letter = await draft((await someone()).id, { kind: 'outreach', promiseAt: null });
    expect(letter.body).toContain('[day and time of your call]');
    const changed = await dana.call(updateLetter, {
      params: { letterId: letter.id },
      body: { promiseAt: '2026-12-01T23:00:00Z' },
    });
    expect(changed.body).toContain('call your office on Tuesday, December 1, at 3:00 p.m.');
  });

  test('a text that comes with the new promise stays as it was written', async () => {
    const letter = await draft((await someone()).id, { kind: 'outreach' });
    const changed = await dana.call(updateLetter, {
      params: { letterId: letter.id },
      body: { promiseAt: '2026-12-01T23:00:00Z', body: 'As I wrote it.' },
    });
    expect(changed.body).toBe('As I wrote it.');
  });

  test('another template writes the letter anew with the same promise', async () => {
    const letter = await draft((await someone()).id, { kind: 'outreach' });
    const { items } = await dana.call(listTemplates, { query: { kind: 'outreach' } });
    const referred = items.find((template) => template.name === 'First letter, referred');
    const changed = await dana.call(updateLetter, {
      params: { letterId: letter.id },
      body: { templateId: referred?.id ?? '' },
    });
    expect(changed.body).toContain('Your name came up in a conversation I had recently.');
    expect(changed.body).toContain('Monday, November 30, at 10:15 a.m.');
    expect(changed.templateId).toBe(referred?.id);
  });

  test('the second of two windows sees what the first one wrote', async () => {
    const letter = await draft((await someone()).id, { kind: 'nudge' });
    const params = { letterId: letter.id };
    await dana.call(updateLetter, { params, body: { subject: 'First' }, ifMatch: 1 });
    const late = await dana.attempt(updateLetter, { params, body: { subject: 'Second' }, ifMatch: 1 });
    expect(late).toMatchObject({ status: 412, body: { current: { subject: 'First', version: 2 } } });
  });

  test('a draft in the trash is not there until it is taken out', async () => {
    const letter = await draft((await someone()).id, { kind: 'nudge' });
    const params = { letterId: letter.id };
    await dana.call(deleteLetter, { params, ifMatch: 1 });
    expect((await dana.attempt(getLetter, { params })).status).toBe(404);
    expect((await dana.call(listLetters)).items).toEqual([]);
    await dana.call(restoreLetter, { params });
    expect(await dana.call(getLetter, { params })).toMatchObject({ status: 'draft', deletedAt: null });
  });

  test('the list goes on where the page before it ended, newest first', async () => {
    const contact = await someone();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      server.clock.pass({ minutes: 1 });
      ids.unshift((await draft(contact.id, { kind: 'nudge' })).id);
    }
    const first = await dana.call(listLetters, { query: { limit: 2, contactId: contact.id } });
    const second = await dana.call(listLetters, { query: { limit: 3, cursor: first.nextCursor ?? '' } });
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    expect((await dana.call(listLetters, { query: { status: 'sent' } })).items).toEqual([]);
  });
});

describe('the check', () => {
  async function codes(letterId: string, text?: { subject: string; body: string; promiseAt: string | null }) {
    const check = text
      ? await dana.call(checkLetterText, { params: { letterId }, body: text })
      : await dana.call(checkLetter, { params: { letterId } });
    return { ...check, codes: check.warnings.map((warning) => warning.code) };
  }

  test('a draft with everything known lacks only what the record cannot know: how the writer comes to this reader', async () => {
    await dana.call(updateSettings, {
      body: { profile: { background: 'fourteen years of hospital medicine', aim: 'utilization management' } },
    });
    const letter = await draft((await someone()).id, { kind: 'outreach' });
    const check = await codes(letter.id);
    expect(check.parts.filter((part) => !part.present).map(({ part }) => part)).toEqual(['link']);
    expect(check).toMatchObject({ codes: ['unfilled-gap'], nextFree: null, wordLimit: 200 });
    const promise = check.parts.find((part) => part.part === 'promise');
    expect(letter.body.slice(promise?.start ?? 0, promise?.end ?? 0)).toBe(
      'Monday, November 30, at 10:15 a.m.',
    );
  });

  test('a promise on Thanksgiving is answered with the next free morning, at its place in the text', async () => {
    const letter = await draft((await someone()).id, { kind: 'outreach' });
    const body = 'I will phone on Thursday, November 26, at 10:15 a.m.';
    const check = await codes(letter.id, { subject: 'A word', body, promiseAt: '2026-11-26T18:15:00Z' });
    expect(check.warnings).toContainEqual({
      code: 'holiday',
      message: 'Thursday, November 26 is Thanksgiving Day where they work.',
      start: 16,
      end: body.length - 1,
    });
    expect(check.nextFree).toBe('2026-11-27T18:15:00Z');
  });

  test('a text that names another time than the promise is pointed at', async () => {
    const letter = await draft((await someone()).id, { kind: 'outreach' });
    const body = 'I will phone on Friday, November 27, at 9:00 a.m.';
    const check = await codes(letter.id, { subject: 'A word', body, promiseAt: letter.promiseAt });
    expect(check.codes).toContain('promise-differs');
  });

  test('a promise never stands in its own way, but the other letters’ promises do', async () => {
    const letter = await draft((await someone()).id, { kind: 'outreach' });
    expect((await codes(letter.id)).codes).not.toContain('slot-taken');
    const other = await draft((await someone({ givenName: 'Ruth' })).id, {
      kind: 'outreach',
      promiseAt: letter.promiseAt,
    });
    expect((await codes(other.id)).codes).toContain('slot-taken');
  });

  test('a day on which the seeker is on duty is named', async () => {
    await dana.call(updateSettings, { body: { onDuty: { days: [], dates: ['2026-11-30'] } } });
    const letter = await draft((await someone()).id, { kind: 'outreach', promiseAt: '2026-11-30T18:15:00Z' });
    const check = await codes(letter.id);
    expect(check.codes).toContain('on-duty');
    expect(check.nextFree).toBe('2026-12-01T18:15:00Z');
  });
});

describe('the promise picker', () => {
  test('offers free times of the reader’s days, with the holidays and the calls between them', async () => {
    const contact = await someone();
    const other = await draft((await someone({ givenName: 'Ruth' })).id, {
      kind: 'outreach',
      promiseAt: '2026-11-30T18:00:00Z',
    });
    const slots = await dana.call(getPromiseSlots, { params: { contactId: contact.id }, query: { days: 4 } });
    expect(slots).toMatchObject({
      timeZone: 'America/Los_Angeles',
      isGuess: false,
      proposed: { morning: '2026-11-30T18:15:00Z', afternoon: '2026-11-30T22:15:00Z' },
      promised: [{ at: other.promiseAt, contactName: 'Ruth Lindqvist' }],
    });
    expect(slots.holidays).toContainEqual({ date: '2026-11-26', name: 'Thanksgiving Day' });
    expect(slots.slots[0]).toEqual({ at: '2026-11-24T16:00:00Z', half: 'morning' });
    const times = slots.slots.map((slot) => slot.at);
    expect(times).toContain('2026-11-25T18:00:00Z');
    expect(times).not.toContain('2026-11-26T18:00:00Z');
    expect(times).not.toContain('2026-11-30T18:00:00Z');
  });

  test('begins on the date asked for, and a draft to the same reader does not take its own time away', async () => {
    const contact = await someone({ timeZone: null });
    await draft(contact.id, { kind: 'outreach', promiseAt: '2026-12-07T18:15:00Z' });
    const slots = await dana.call(getPromiseSlots, {
      params: { contactId: contact.id },
      query: { from: '2026-12-05', days: 1 },
    });
    expect(slots).toMatchObject({
      isGuess: true,
      proposed: { morning: '2026-12-07T18:15:00Z' },
      promised: [],
    });
    expect(new Set(slots.slots.map((slot) => slot.at.slice(0, 10)))).toEqual(
      new Set(['2026-12-07', '2026-12-08']),
    );
  });
});
