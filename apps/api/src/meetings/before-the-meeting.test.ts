import { updateContact } from '@threefold/contracts/contacts';
import { addFinding } from '@threefold/contracts/findings';
import { draftLetter, getPromiseSlots, sendLetter } from '@threefold/contracts/letters';
import * as changed from '@threefold/contracts/meetings/meetings';
import * as prepEndpoints from '@threefold/contracts/meetings/prep';
import { getPrep } from '@threefold/contracts/meetings/prep';
import { getToday } from '@threefold/contracts/today';
import { describe, expect, test } from 'vitest';
import { addContact, named, planWith, tuesdayAtOne } from '../testing/build.ts';
import { allOwedIn } from '../testing/ledger.ts';
import { seekerEachTest } from '../testing/seeker.ts';

const { server, dana } = seekerEachTest({ at: '2026-11-16T15:00:00Z' });

function change(meetingId: string, body: object) {
  return dana.call(changed.updateMeeting, { params: { meetingId }, body });
}
function prepOf(meetingId: string) {
  return dana.call(getPrep, { params: { meetingId } });
}
async function confirmations() {
  const owed = await allOwedIn(server, dana);
  return owed.filter(({ kind }) => kind === 'confirmation').map(({ dueAt, status }) => `${status} ${dueAt}`);
}
async function confirm(contactId: string, meetingId: string) {
  const draft = { params: { contactId }, body: { kind: 'confirmation' as const, meetingId } };
  const letter = await dana.call(draftLetter, draft);
  await dana.call(sendLetter, { params: { letterId: letter.id }, body: { via: 'paper', allowBlanks: true } });
  return letter;
}

describe('the word before a meeting', () => {
  test('is owed the business day before, stands on Today on that day, and is settled by the letter', async () => {
    const { contact, meeting } = await planWith(dana, { place: 'Her office' });
    expect(meeting.confirmationDueAt).toBe('2026-11-23T22:30:00Z');
    expect((await dana.call(getToday)).items).toEqual([]);
    server.clock.set('2026-11-23T15:00:00Z');
    const { items } = await dana.call(getToday);
    expect(items.map(({ title }) => title)).toContain('Confirm the meeting with Ruth Okafor');
    const letter = await confirm(contact.id, meeting.id);
    expect(letter.body).toContain('Tuesday, November 24, at 1:00 p.m.');
    expect(await confirmations()).toEqual(['settled 2026-11-23T22:30:00Z']);
    expect((await prepOf(meeting.id)).confirmation).toMatchObject({ dueAt: null, letterId: letter.id });
    await change(meeting.id, { minutes: 30 });
    expect((await dana.call(getToday)).items.map(({ kind }) => kind)).toEqual(['meeting']);
  });

  test('is no longer asked for once the meeting has begun', async () => {
    await planWith(dana);
    const titles = async () => (await dana.call(getToday)).items.map(({ title }) => title);
    server.clock.set('2026-11-24T17:59:00Z');
    expect(await titles()).toContain('Confirm the meeting with Ruth Okafor');
    server.clock.set('2026-11-24T18:00:00Z');
    expect(await titles()).not.toContain('Confirm the meeting with Ruth Okafor');
  });

  test('says day and time on the reader’s clock where they do not meet in one place', async () => {
    const { contact, meeting } = await planWith(dana, { timeZone: 'America/Los_Angeles', mode: 'video' });
    const letter = await confirm(contact.id, meeting.id);
    expect(letter.body).toContain('at 1:00 p.m.');
  });

  test('moves along with the meeting, and is owed anew once the old time was written', async () => {
    const { contact, meeting } = await planWith(dana);
    await change(meeting.id, { startsAt: '2026-11-30T18:00:00Z' });
    expect(await confirmations()).toEqual(['owed 2026-11-27T22:30:00Z']);
    await confirm(contact.id, meeting.id);
    await change(meeting.id, { startsAt: '2026-12-01T18:00:00Z' });
    expect(await confirmations()).toContain('owed 2026-11-16T19:00:00Z');
  });

  test('is let go when the meeting is called off or put into the trash, and owed again when that is taken back', async () => {
    const { meeting } = await planWith(dana);
    await change(meeting.id, { status: 'cancelled' });
    expect(await confirmations()).toEqual(['released 2026-11-23T22:30:00Z']);
    await change(meeting.id, { status: 'planned' });
    expect(await confirmations()).toContain('owed 2026-11-23T22:30:00Z');
  });

  test('keeps to their wall across a change of the clocks', async () => {
    server.clock.set('2026-10-28T15:00:00Z');
    const { contact, meeting } = await planWith(dana, { startsAt: '2026-11-02T13:00:00-05:00' });
    expect(meeting.startsAt).toBe('2026-11-02T18:00:00Z');
    // On the Friday New York is still an hour nearer to UTC.
    expect(meeting.confirmationDueAt).toBe('2026-10-30T21:30:00Z');
    expect((await confirm(contact.id, meeting.id)).body).toContain('at 1:00 p.m.');
  });
});

describe('the way there and back', () => {
  test('stands in the way of other meetings and calls, which are told and not refused', async () => {
    const { contact } = await planWith(dana, { travelMinutesBefore: 45, travelMinutesAfter: 30 });
    const clashesAt = async (startsAt: string) => {
      const query = { startsAt, minutes: '25', travelMinutesBefore: '0' };
      return (await dana.call(changed.getClashes, { query })).clashes.map(({ sentence }) => sentence);
    };
    expect(await clashesAt('2026-11-24T18:55:00Z')).toEqual([]);
    expect(await clashesAt('2026-11-24T18:50:00Z')).toEqual([
      'You meet Ruth Okafor on Tuesday, November 24 at 1:00 PM your time, and are away from 12:15 PM to 1:55 PM.',
    ]);
    const slots = await dana.call(getPromiseSlots, {
      params: { contactId: contact.id },
      query: { from: '2026-11-24', days: '1' },
    });
    const times = slots.slots.map(({ at }) => at.slice(11, 16));
    expect(times).toContain('17:00');
    expect(times.filter((time) => time > '17:00' && time < '18:55')).toEqual([]);
  });

  test('a meeting says on its sheet what falls into it, but not itself', async () => {
    const { meeting } = await planWith(dana);
    expect((await prepOf(meeting.id)).clashes).toEqual([]);
    await planWith(dana, { startsAt: '2026-11-24T18:20:00Z' });
    expect((await prepOf(meeting.id)).clashes).toHaveLength(1);
  });
});

describe('what cannot be a meeting is refused in one sentence', () => {
  test.each([
    [{ minutes: 0 }, 'must be at least 5 minutes'],
    [{ minutes: 600 }, 'must be at most 240 minutes; plan a longer day as several meetings'],
    [{ travelMinutesBefore: -5 }, 'must be 0 minutes or more'],
    [
      {
        contactIds: Array.from(
          { length: 30 },
          (_, index) => `0199ab00-0000-7000-8000-0000000000${index + 10}`,
        ),
      },
      'must name at most 12 contacts; of a larger round, note those you talk with',
    ],
  ])('%j', async (fields, message) => {
    const { id } = await addContact(dana);
    const body = { contactIds: [id], startsAt: tuesdayAtOne, ...fields };
    const answer = await dana.attempt(changed.planMeeting, { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map((error: { message: string }) => error.message)).toEqual([message]);
  });
});

describe('the speech of a meeting', () => {
  test('goes along with changes until the meeting is held, and is then what was said', async () => {
    const speech = await dana.call(prepEndpoints.createSpeech, { body: { name: 'Short', body: 'First.' } });
    const params = { speechId: speech.id };
    const { meeting } = await planWith(dana, { speechId: speech.id });
    await dana.call(prepEndpoints.updateSpeech, { params, body: { body: 'Second.' } });
    expect((await prepOf(meeting.id)).speech).toMatchObject({ body: 'Second.', version: 2 });
    await change(meeting.id, { speechVersion: 1 });
    expect((await prepOf(meeting.id)).speech).toMatchObject({ body: 'First.', version: 1, newestVersion: 2 });
    await change(meeting.id, { speechVersion: null });
    server.clock.set('2026-11-24T19:00:00Z');
    expect(await change(meeting.id, { status: 'held' })).toMatchObject({ speechVersion: 2 });
    await dana.call(prepEndpoints.updateSpeech, { params, body: { body: 'Third.' } });
    expect((await prepOf(meeting.id)).speech).toMatchObject({
      body: 'Second.',
      version: 2,
      newestVersion: 3,
    });
    const { items } = await dana.call(prepEndpoints.listSpeechVersions, { params });
    expect(items.map(({ body }) => body)).toEqual(['Third.', 'Second.', 'First.']);
    const unknown = { params: { meetingId: meeting.id }, body: { speechVersion: 9 } };
    expect((await dana.attempt(changed.updateMeeting, unknown)).status).toBe(404);
  });
});

describe('the prep sheet', () => {
  test('knows the organization, ranks what was learnt, and tells both sides of the referrals', async () => {
    const halden = { organization: 'Halden Health' };
    const sam = await addContact(dana, { givenName: 'Sam', familyName: 'Ortiz' });
    const mia = await addContact(dana, { ...halden, givenName: 'Mia', familyName: 'Sorel', title: 'Chief' });
    const before = { startsAt: '2026-11-10T15:00:00Z', status: 'held' as const, contactIds: [mia.id] };
    const there = await dana.call(changed.planMeeting, { body: before });
    const { contact: ruth } = await planWith(dana);
    const body = { contactIds: [ruth.id], startsAt: '2026-11-25T18:00:00Z' };
    const meeting = await dana.call(changed.planMeeting, { body });
    const note = (text: string, fields: object) =>
      dana.call(addFinding, { body: { kind: 'fact', text, ...fields } });
    await note('From Mia', { meetingId: there.id });
    await note('From Sam', { contactId: sam.id });
    await note('From nobody', {});
    await note('From Ruth', { contactId: ruth.id });
    await named(dana, { from: sam.id, to: ruth.id, terms: 'may-use-name', at: '2026-11-02T15:00:00Z' });
    await named(dana, { from: ruth.id, to: mia.id, terms: 'may-use-name', at: '2026-11-02T15:00:00Z' });
    await dana.call(updateContact, { params: { contactId: ruth.id }, body: halden });
    const prep = await prepOf(meeting.id);
    expect(prep.contacts[0]?.organization).toEqual({
      name: 'Halden Health',
      people: [{ contactId: mia.id, name: 'Mia Sorel', title: 'Chief', stage: 'met' }],
      meetings: expect.arrayContaining([
        expect.objectContaining({ id: there.id, names: 'Mia Sorel', status: 'held' }),
      ]),
    });
    expect(prep.priorFindings.map(({ nearness, finding }) => [nearness, finding.text])).toEqual([
      ['person', 'From Ruth'],
      ['organization', 'From Mia'],
      ['chain', 'From Sam'],
    ]);
    expect(prep.openLoops.map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([
        'Sam Ortiz referred you to them, and has not heard how it went.',
        'They referred you to Mia Sorel, and have not heard how it went.',
      ]),
    );
  });

  test('remembers the order of the questions for the next meeting, and marks what was asked elsewhere', async () => {
    const { meeting } = await planWith(dana);
    const { questions } = await prepOf(meeting.id);
    const [first] = questions;
    await change(meeting.id, { questionOrder: 'tiara', askedQuestionIds: [first?.id] });
    const { meeting: next } = await planWith(dana, { startsAt: '2026-11-30T18:00:00Z' });
    const prep = await prepOf(next.id);
    expect(prep.questionOrder).toBe('tiara');
    expect(prep.questions[0]).toMatchObject({ askedBefore: false, askedElsewhere: true });
  });

  test('an informational interview that becomes a job interview is one change, and its questions and close change with it', async () => {
    const { meeting } = await planWith(dana);
    const before = await prepOf(meeting.id);
    await change(meeting.id, { kind: 'interview' });
    const after = await prepOf(meeting.id);
    const themes = (prep: typeof before) => new Set(prep.questions.map(({ theme }) => theme));
    expect([themes(before).has('referral'), themes(before).has('position')]).toEqual([true, false]);
    expect([themes(after).has('referral'), themes(after).has('position')]).toEqual([false, true]);
    const close = after.remedies.find(({ id }) => id === 'unknown-big-close');
    expect(close?.wording).toContain('other candidates');
    expect(after.opening.bridge).not.toBe(before.opening.bridge);
    expect(after.bring[0]).toContain('résumé');
  });

  test('a sheet tells the signs first, what went wrong by its cause, and what can be asked further', async () => {
    const { meeting } = await planWith(dana);
    const { signs, remedies, troubles, contribution, questions } = await prepOf(meeting.id);
    expect(signs.length).toBeGreaterThan(2);
    expect(remedies[0]).toMatchObject({ cause: 'unknown', title: 'Ask openly' });
    expect(troubles.find(({ id }) => id === 'misspoke')?.example?.repair).toMatch(/Let me say that better/);
    expect(contribution.wording).toMatch(/contribution/);
    expect(questions.every(({ followOns }) => followOns.length > 1)).toBe(true);
  });

  test('a real interview asks nobody for names', async () => {
    const { meeting } = await planWith(dana, { kind: 'interview' });
    expect(meeting.referralGoal).toBe(0);
    expect((await change(meeting.id, { kind: 'informational' })).referralGoal).toBe(3);
    expect((await change(meeting.id, { kind: 'interview' })).referralGoal).toBe(0);
  });
});
