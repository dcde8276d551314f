import { listCallBacks, recordOutcome } from '@threefold/contracts/call-backs';
import { updateContact } from '@threefold/contracts/contacts';
import { getTimeline } from '@threefold/contracts/history';
import { checkLetter, draftLetter, getLetter, listLetters, sendLetter } from '@threefold/contracts/letters';
import * as changed from '@threefold/contracts/meetings/meetings';
import { getMeeting, planMeeting, updateMeeting } from '@threefold/contracts/meetings/meetings';
import { chooseConfirmed, getPrep } from '@threefold/contracts/meetings/prep';
import { getToday } from '@threefold/contracts/today';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../test-app.ts';
import { addContact, planWith, tuesdayAtOne } from '../testing/build.ts';
import { owedIn } from '../testing/ledger.ts';

let server: TestApp;
let dana: TestPerson;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());
/** The Friday before the meeting of Tuesday, November 24, 13:00 in New York. */
beforeEach(async () => {
  server.clock.set('2026-11-20T15:00:00Z');
  dana = await server.signUp('Dana Whitfield');
});

type Ending = {
  status: 'cancelled' | 'no-show';
  by: 'me' | 'them';
  reason?: string;
  step?: 'call' | 'letter' | 'none';
};
function end(meetingId: string, body: Ending) {
  return dana.call(changed.endMeeting, { params: { meetingId }, body });
}
function undo(meetingId: string) {
  return dana.attempt(changed.undoEnding, { params: { meetingId } });
}
async function dueCalls() {
  const { items } = await dana.call(listCallBacks, {});
  return items.filter(({ status }) => status === 'due').map(({ dueAt }) => dueAt);
}
async function todays() {
  return (await dana.call(getToday)).items.map(({ kind, title, why }) => ({ kind, title, why }));
}

describe('a meeting that was not held', () => {
  test('says before anything is done where each ending leads', async () => {
    const { meeting } = await planWith(dana);
    const { endings } = await dana.call(changed.previewEndings, { params: { meetingId: meeting.id } });
    expect(endings.map(({ label, steps }) => [label, steps.map(({ kind }) => kind).join(', ')])).toEqual([
      ['They canceled', 'call, letter, none'],
      ['You canceled', 'letter, call, none'],
      ['They didn’t make it', 'call, letter, none'],
      ['You didn’t make it', 'letter, call, none'],
    ]);
    const [letter] = endings[1]?.steps ?? [];
    expect(letter?.days).toEqual([
      { date: '2026-11-27', startsAt: '2026-11-27T18:00:00Z' },
      { date: '2026-12-01', startsAt: '2026-12-01T18:00:00Z' },
    ]);
    expect(await dueCalls()).toEqual([]);
  });

  test('called off by them: a call on the next business day, once, and its reason stays in the history', async () => {
    const { contact, meeting } = await planWith(dana);
    const body = { status: 'cancelled', by: 'them', reason: 'A board meeting' } as const;
    const first = await end(meeting.id, body);
    expect(first.meeting).toMatchObject({ status: 'cancelled', endedBy: 'them', confirmationDueAt: null });
    expect(first.ledTo).toMatchObject({ kind: 'call', at: '2026-11-23T19:15:00Z' });
    expect(await end(meeting.id, body)).toMatchObject({ ledTo: { callBackId: first.ledTo.callBackId } });
    expect(await dueCalls()).toEqual(['2026-11-23T19:15:00Z']);
    const { items } = await dana.call(getTimeline, { params: { contactId: contact.id } });
    expect(items).toContainEqual(
      expect.objectContaining({ sentence: 'They canceled a meeting.', detail: 'A board meeting' }),
    );
    server.clock.set('2026-11-23T18:00:00Z');
    expect(await todays()).toEqual([
      expect.objectContaining({
        kind: 'call',
        why: expect.stringContaining('They canceled: find a new day.'),
      }),
    ]);
  });

  test('called off by me: the letter that says so is owed and drafted, and its promise stands once it is sent', async () => {
    const { meeting } = await planWith(dana);
    const { ledTo } = await end(meeting.id, { status: 'cancelled', by: 'me' });
    const params = { letterId: ledTo.letterId ?? '' };
    const letter = await dana.call(getLetter, { params });
    expect(letter).toMatchObject({ kind: 'recovery', status: 'draft', promiseAt: '2026-11-24T19:15:00Z' });
    expect((await dana.call(checkLetter, { params })).warnings).toEqual([]);
    expect(await todays()).toEqual([
      {
        kind: 'write-letter',
        title: 'Write to Ruth Okafor',
        why: 'You canceled. Apologize once, and offer two days. A draft is ready.',
      },
    ]);
    await dana.call(sendLetter, { params, body: { via: 'paper', allowBlanks: true } });
    expect(await dueCalls()).toEqual(['2026-11-24T19:15:00Z']);
    expect(await owedIn(server, dana)).toMatchObject([{ kind: 'recovery', status: 'settled' }]);
    expect((await undo(meeting.id)).status).toBe(409);
  });

  test('they did not come: a call on the same day; I did not come: a letter, due within a day', async () => {
    const { meeting } = await planWith(dana);
    const ahead = { params: { meetingId: meeting.id }, body: { status: 'no-show', by: 'them' } } as const;
    expect((await dana.attempt(changed.endMeeting, ahead)).body.code).toBe('meeting-ahead');
    server.clock.set('2026-11-24T18:20:00Z');
    expect((await end(meeting.id, { status: 'no-show', by: 'them' })).ledTo.at).toBe('2026-11-24T19:00:00Z');
    expect((await undo(meeting.id)).status).toBe(200);
    expect(await dueCalls()).toEqual([]);
    await end(meeting.id, { status: 'no-show', by: 'me' });
    expect(await owedIn(server, dana)).toMatchObject([{ kind: 'recovery', dueAt: '2026-11-25T18:20:00Z' }]);
  });

  test('a job interview missed by me: everybody who kept the time free hears it, and hears of the position', async () => {
    const panel: string[] = [];
    for (const givenName of ['Ana', 'Ben', 'Cora'])
      panel.push(
        (await addContact(dana, { givenName, familyName: 'Panel', emails: [`${givenName}@example.org`] })).id,
      );
    const blocked = (
      await addContact(dana, { givenName: 'Dov', emails: ['dov@example.org'], doNotContact: true })
    ).id;
    const body = { contactIds: [...panel, blocked], startsAt: tuesdayAtOne, kind: 'interview' as const };
    const meeting = await dana.call(planMeeting, { body });
    const { ledTo } = await end(meeting.id, { status: 'cancelled', by: 'me' });
    const letters = (await dana.call(listLetters, { query: { meetingId: meeting.id } })).items;
    expect(letters.map(({ contactId }) => contactId).sort()).toEqual([...panel].sort());
    for (const { body: text } of letters) {
      expect(text.match(/apolog/gi)).toHaveLength(1);
      expect(text).toContain('the position');
    }
    expect(letters.filter(({ promiseAt }) => promiseAt !== null).map(({ id }) => id)).toEqual([
      ledTo.letterId,
    ]);
    await undo(meeting.id);
    expect((await dana.call(listLetters, { query: { meetingId: meeting.id } })).items).toEqual([]);
  });

  test('an ending is taken back with its draft, and what it led to can be chosen', async () => {
    const { meeting } = await planWith(dana);
    await end(meeting.id, { status: 'cancelled', by: 'me' });
    const back = await undo(meeting.id);
    expect(back.body).toMatchObject({ status: 'planned', endedBy: null, endedReason: null });
    expect((await undo(meeting.id)).status).toBe(200);
    expect((await dana.call(listLetters, {})).items).toEqual([]);
    expect(await owedIn(server, dana)).toEqual([]);
    await end(meeting.id, { status: 'cancelled', by: 'me', step: 'none' });
    expect([await dueCalls(), (await dana.call(listLetters, {})).items]).toEqual([[], []]);
  });

  test('its sheet leads to the letter about it, named by what it is', async () => {
    const { meeting } = await planWith(dana);
    const { ledTo } = await end(meeting.id, { status: 'cancelled', by: 'them', step: 'letter' });
    const { openLoops } = await dana.call(getPrep, { params: { meetingId: meeting.id } });
    expect(openLoops.filter(({ letterId }) => letterId !== null)).toMatchObject([
      { letterId: ledTo.letterId, sentence: 'A draft is waiting: about another day.' },
    ]);
  });

  test('cannot be taken back once the call was made, nor ended twice, nor after it was held', async () => {
    const { meeting } = await planWith(dana);
    const { ledTo } = await end(meeting.id, { status: 'cancelled', by: 'them' });
    const otherwise = { params: { meetingId: meeting.id }, body: { status: 'cancelled', by: 'me' } } as const;
    expect((await dana.attempt(changed.endMeeting, otherwise)).body.code).toBe('meeting-ended');
    const params = { callBackId: ledTo.callBackId ?? '' };
    await dana.call(recordOutcome, { params, body: { outcome: 'voicemail' } });
    expect((await undo(meeting.id)).body.code).toBe('cannot-undo');
    server.clock.set('2026-11-24T19:00:00Z');
    await dana.call(updateMeeting, { params: { meetingId: meeting.id }, body: { status: 'held' } });
    expect((await dana.attempt(changed.endMeeting, otherwise)).body.code).toBe('meeting-held');
    expect(await dana.call(getMeeting, { params: { meetingId: meeting.id } })).toMatchObject({
      endedBy: null,
    });
  });

  test('with somebody who is not to be contacted nothing more is planned', async () => {
    const { contact, meeting } = await planWith(dana);
    await dana.call(updateContact, { params: { contactId: contact.id }, body: { doNotContact: true } });
    const params = { meetingId: meeting.id };
    const wanted = { params, body: { status: 'cancelled', by: 'me', step: 'letter' } } as const;
    expect((await dana.attempt(changed.endMeeting, wanted)).body.code).toBe('step-not-open');
    expect((await end(meeting.id, { status: 'cancelled', by: 'me' })).ledTo.kind).toBe('none');
  });
});

describe('a meeting that is moved', () => {
  function move(meetingId: string, body: { startsAt: string; word?: boolean }) {
    return dana.call(changed.rescheduleMeeting, { params: { meetingId }, body });
  }

  test('drafts a word with both times, due the same day, and keeps where it stood before', async () => {
    const { meeting } = await planWith(dana);
    const { meeting: moved, letter } = await move(meeting.id, { startsAt: '2026-11-30T18:00:00Z' });
    expect(moved).toMatchObject({
      startsAt: '2026-11-30T18:00:00Z',
      confirmationDueAt: '2026-11-20T19:00:00Z',
    });
    expect(letter?.body).toContain("Instead of Tuesday, November 24, at 1:00 p.m., we're now set for");
    expect(letter?.body).toContain('for Monday, November 30, at 1:00 p.m.');
    expect((await todays())[0]?.title).toBe('Confirm the meeting with Ruth Okafor');
    const again = await move(meeting.id, { startsAt: '2026-11-30T18:00:00Z' });
    expect(again.letter?.id).toBe(letter?.id);
    const params = { letterId: letter?.id ?? '' };
    await dana.call(sendLetter, { params, body: { via: 'paper', allowBlanks: true } });
    expect(await todays()).toEqual([]);
    const prep = await dana.call(getPrep, { params: { meetingId: meeting.id } });
    expect(prep.movedFrom).toEqual(['2026-11-24T18:00:00Z']);
  });

  test('a second move throws the draft about the first away', async () => {
    const { meeting } = await planWith(dana);
    const { letter: first } = await move(meeting.id, { startsAt: '2026-11-30T18:00:00Z' });
    const { letter: second } = await move(meeting.id, { startsAt: '2026-12-01T18:00:00Z' });
    const { items } = await dana.call(listLetters, {});
    expect(items.map(({ id }) => id)).toEqual([second?.id]);
    expect(second?.id).not.toBe(first?.id);
  });

  const undo = (meetingId: string, startsAt: string, ifMatch: number) =>
    dana.attempt(changed.undoReschedule, { params: { meetingId }, body: { startsAt }, ifMatch });
  const drafts = async () => (await dana.call(listLetters, {})).items.map(({ id }) => id);

  test('by mistake stands again where it stood, with the confirmation that was drafted for that time', async () => {
    const { contact, meeting } = await planWith(dana);
    const about = { kind: 'confirmation' as const, meetingId: meeting.id };
    const draft = await dana.call(draftLetter, { params: { contactId: contact.id }, body: about });
    server.clock.pass({ minutes: 1 });
    const { meeting: moved } = await move(meeting.id, { startsAt: '2026-11-30T18:00:00Z' });
    server.clock.pass({ minutes: 1 });
    expect((await undo(meeting.id, meeting.startsAt, meeting.version)).status).toBe(412);
    expect((await undo(meeting.id, '2026-11-25T18:00:00Z', moved.version)).body.code).toBe('cannot-undo');
    const { status, body } = await undo(meeting.id, meeting.startsAt, moved.version);
    expect([status, body.startsAt, body.confirmationDueAt]).toEqual([
      200,
      meeting.startsAt,
      meeting.confirmationDueAt,
    ]);
    expect(await drafts()).toEqual([draft.id]);
    expect((await undo(meeting.id, meeting.startsAt, moved.version)).status).toBe(200);
    const prep = await dana.call(getPrep, { params: { meetingId: meeting.id } });
    expect(prep.movedFrom).toEqual([]);
    const later = await move(meeting.id, { startsAt: '2026-12-01T18:00:00Z' });
    expect(later.letter?.body).toContain('Instead of Tuesday, November 24');
  });

  test('is not taken back once the word about it went out, and one who has the first time in writing is not written to again', async () => {
    const { contact, meeting } = await planWith(dana);
    const about = { kind: 'confirmation' as const, meetingId: meeting.id };
    const { id } = await dana.call(draftLetter, { params: { contactId: contact.id }, body: about });
    await dana.call(sendLetter, { params: { letterId: id }, body: { via: 'paper', allowBlanks: true } });
    server.clock.pass({ minutes: 1 });
    const first = await move(meeting.id, { startsAt: '2026-11-30T18:00:00Z' });
    expect((await undo(meeting.id, meeting.startsAt, first.meeting.version)).body).toMatchObject({
      confirmationDueAt: null,
    });
    const { meeting: moved, letter } = await move(meeting.id, { startsAt: '2026-11-30T18:00:00Z' });
    await dana.call(sendLetter, {
      params: { letterId: letter?.id ?? '' },
      body: { via: 'paper', allowBlanks: true },
    });
    const late = await undo(meeting.id, meeting.startsAt, moved.version);
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('went out since')]);
  });

  test('needs no word where they know already, and a meeting that ended is not moved', async () => {
    const { meeting } = await planWith(dana);
    const { letter } = await move(meeting.id, { startsAt: '2026-11-30T18:00:00Z', word: false });
    expect(letter).toBeNull();
    await end(meeting.id, { status: 'cancelled', by: 'them' });
    const body = { startsAt: '2026-12-01T18:00:00Z' };
    const answer = await dana.attempt(changed.rescheduleMeeting, { params: { meetingId: meeting.id }, body });
    expect(answer.body.code).toBe('not-planned');
  });
});

describe('a meeting with several people', () => {
  const planned = async () => {
    const ruth = await addContact(dana);
    const tom = await addContact(dana, { givenName: 'Tom', familyName: 'Birch' });
    const contactIds = [ruth.id, tom.id];
    const body = { contactIds, startsAt: tuesdayAtOne };
    return { ruth, tom, contactIds, meeting: await dana.call(planMeeting, { body }) };
  };
  const choose = (meetingId: string, contactIds: string[]) =>
    dana.attempt(chooseConfirmed, { params: { meetingId }, body: { contactIds } });
  const titles = async () =>
    (await todays()).map(({ title }) => title).filter((title) => title.startsWith('Confirm'));

  test('is confirmed to the first of them, or to whom the seeker chooses, each once', async () => {
    const { ruth, tom, contactIds, meeting } = await planned();
    server.clock.set('2026-11-23T15:00:00Z');
    expect(await titles()).toEqual(['Confirm the meeting with Ruth Okafor']);
    const about = { kind: 'confirmation' as const, meetingId: meeting.id };
    const { id } = await dana.call(draftLetter, { params: { contactId: ruth.id }, body: about });
    await choose(meeting.id, [tom.id]);
    expect(await titles()).toEqual(['Confirm the meeting with Tom Birch']);
    expect((await dana.call(listLetters, {})).items.map((letter) => letter.id)).not.toContain(id);
    const { body } = await choose(meeting.id, contactIds);
    await choose(meeting.id, contactIds);
    expect(body.readers).toMatchObject([{ isChosen: true }, { isChosen: true }]);
    expect((await titles()).toSorted()).toEqual([
      'Confirm the meeting with Ruth Okafor',
      'Confirm the meeting with Tom Birch',
    ]);
    expect((await choose(meeting.id, [(await addContact(dana)).id])).body.code).toBe('no-reader');
    expect((await choose(meeting.id, [])).status).toBe(400);
  });

  test('moved, each who was chosen has the word about the new time drafted', async () => {
    const { contactIds, meeting } = await planned();
    await choose(meeting.id, contactIds);
    const body = { startsAt: '2026-11-30T18:00:00Z' };
    const { letter } = await dana.call(changed.rescheduleMeeting, {
      params: { meetingId: meeting.id },
      body,
    });
    const { items } = await dana.call(listLetters, { query: { meetingId: meeting.id } });
    expect(letter?.contactId).toBe(contactIds[0]);
    expect(items.map(({ contactId }) => contactId).toSorted()).toEqual(contactIds.toSorted());
  });

  test('called off, the next step is taken with whom the seeker names', async () => {
    const { tom, meeting } = await planned();
    const params = { meetingId: meeting.id };
    const { endings } = await dana.call(changed.previewEndings, { params, query: { contactId: tom.id } });
    expect(endings[0]?.steps[0]?.sentence).toMatch(/^You call Tom Birch on/);
    const body = { status: 'cancelled' as const, by: 'them' as const, contactId: tom.id };
    const { ledTo } = await dana.call(changed.endMeeting, { params, body });
    expect(ledTo.sentence).toMatch(/^You call Tom Birch on/);
    const stranger = { contactId: (await addContact(dana)).id };
    expect((await dana.attempt(changed.previewEndings, { params, query: stranger })).status).toBe(404);
  });
});
