import { getCallBack } from '@threefold/contracts/call-backs';
import { updateContact } from '@threefold/contracts/contacts';
import { addFinding } from '@threefold/contracts/findings';
import { checkLetter, sendLetter } from '@threefold/contracts/letters';
import { getDebrief, putDebrief } from '@threefold/contracts/meetings/debriefs';
import { addReferral } from '@threefold/contracts/referrals';
import { describe, expect, test } from 'vitest';
import { planWith } from '../testing/build.ts';
import { seekerEachTest } from '../testing/seeker.ts';
import { anHourLater, debriefsOf, fine, missedPoints } from './debriefs.fixture.ts';

const { server, dana } = seekerEachTest({ at: anHourLater });
const { hold, holdWithTwo, put, draftsOf } = debriefsOf(dana);

describe('a debrief', () => {
  test('of a meeting in which nothing went wrong drafts a thank-you that is more than thanks', async () => {
    const { contact, meeting } = await hold();
    const first = await put(meeting.id, { ...fine, furtherResearch: 'I read the new rule.' });
    const { debrief, letter } = first;
    expect(debrief).toMatchObject({ meetingId: meeting.id, version: 1, feeling: 4 });
    expect(letter).toMatchObject({
      kind: 'thank-you',
      contactId: contact.id,
      meetingId: meeting.id,
      status: 'draft',
    });
    expect(letter?.body).toContain('Tuesday, November 24');
    expect(letter?.body).toContain('I read the new rule.');
    const read = await dana.call(getDebrief, { params: { meetingId: meeting.id } });
    expect(read).toEqual(first);
  });

  test('after which somebody was named thanks for the names, and looks forward to the introduction', async () => {
    const { meeting } = await hold();
    const name = (givenName: string, terms: 'may-use-name' | 'will-introduce') =>
      dana.call(addReferral, {
        params: { meetingId: meeting.id },
        body: { contact: { givenName, familyName: 'Lind' }, terms },
      });
    await name('Rosa', 'may-use-name');
    await name('Mei', 'will-introduce');
    const { letter } = await put(meeting.id, fine);
    expect(letter?.body).toContain(
      'Thank you for naming Rosa Lind, to whom I will write in the coming days.',
    );
    expect(letter?.body).toContain('for offering to introduce me to Mei Lind; I look forward to it.');
  });

  test('of one to which the seeker came late drafts a letter that says sorry once and promises a call after Thanksgiving', async () => {
    const { meeting } = await hold();
    const { letter } = await put(meeting.id, {
      ...fine,
      incidents: [{ kind: 'late' }],
      flubbed: [{ question: 'How would you handle appeals?', betterAnswer: 'I would start with the oldest' }],
      secondMeeting: { days: ['2026-12-08', '2026-12-10'] },
    });
    expect(letter).toMatchObject({ kind: 'recovery', promiseAt: '2026-11-27T15:15:00Z' });
    expect(letter?.body.match(/sorry/gi)).toHaveLength(1);
    expect(letter?.body).toContain('I would start with the oldest');
    expect(letter?.body).toContain('on Friday, November 27, at 10:15 a.m., to hear');
    const params = { letterId: letter?.id ?? '' };
    expect((await dana.call(checkLetter, { params })).warnings).toEqual([]);
    const { callBackId } = await dana.call(sendLetter, { params, body: { via: 'paper', allowBlanks: true } });
    const call = await dana.call(getCallBack, { params: { callBackId: callBackId ?? '' } });
    expect([call.dueAt, call.status]).toEqual(['2026-11-27T15:15:00Z', 'due']);
  });

  test('of one to which the seeker came ill proposes two days, and asks for them where the seeker agrees', async () => {
    const { meeting } = await hold();
    const ill = { ...fine, incidents: [{ kind: 'ill' }] };
    const { secondMeetingDays: days, debrief } = await put(meeting.id, ill);
    expect(days).toEqual(['2026-12-01', '2026-12-03']);
    const asked = await put(meeting.id, { ...ill, secondMeeting: { days } }, debrief.version);
    expect(asked.secondMeetingDays).toBeNull();
    expect(asked.letter?.body).toContain('Tuesday, December 1, or Thursday, December 3');
  });

  test('gives a letter to somebody without an e-mail address the time that the post needs', async () => {
    const { contact, meeting } = await hold();
    await dana.call(updateContact, { params: { contactId: contact.id }, body: { emails: [] } });
    const ill = { ...fine, incidents: [{ kind: 'ill' }] };
    expect((await put(meeting.id, ill)).secondMeetingDays).toEqual(['2026-12-08', '2026-12-10']);
    const { letter } = await put(meeting.id, {
      ...ill,
      secondMeeting: { days: ['2026-12-08', '2026-12-10'] },
    });
    expect(letter?.promiseAt).toBe('2026-12-01T15:15:00Z');
  });

  test('asks one of several for a second meeting, and tells all of them the points that were missed', async () => {
    const { contactIds, meeting } = await holdWithTwo();
    const { letters } = await put(meeting.id, {
      ...fine,
      incidents: [{ kind: 'late' }],
      missedPoints,
      secondMeeting: { days: ['2026-12-08', '2026-12-10'] },
    });
    expect(letters.map(({ kind, contactId }) => [kind, contactId])).toEqual([
      ['recovery', contactIds[0]],
      ['summary', contactIds[1]],
    ]);
    expect(letters.map(({ promiseAt }) => promiseAt)).toEqual(['2026-11-27T15:15:00Z', null]);
    for (const { body } of letters) expect(body).toContain('I wrote its discharge rules');
  });

  test('carries on with what was heard and marked as something to help with', async () => {
    const { meeting, contact } = await hold();
    const body = { meetingId: meeting.id, contactId: contact.id, kind: 'problem' as const, couldHelp: true };
    await dana.call(addFinding, { body: { ...body, text: 'reviews wait for nurses' } });
    const { letter } = await put(meeting.id, fine);
    expect(letter?.body).toContain('One thing has stayed with me: reviews wait for nurses.');
  });

  test('leads to the letter that the seeker prefers', async () => {
    const { meeting } = await hold();
    const late = { ...fine, incidents: [{ kind: 'late' }] };
    expect((await put(meeting.id, { ...late, letterKind: 'thank-you' })).letter?.kind).toBe('thank-you');
    expect((await put(meeting.id, late)).letter?.kind).toBe('recovery');
  });

  test('of one that they cut short drafts a summary to everybody who was there', async () => {
    const { contactIds, meeting } = await holdWithTwo();
    const { letter } = await put(meeting.id, { ...fine, incidents: [{ kind: 'interrupted' }], missedPoints });
    expect(letter).toMatchObject({ kind: 'summary', contactId: contactIds[0] });
    const drafts = await draftsOf(meeting.id);
    expect(drafts.map((draft) => draft.contactId).sort()).toEqual([...contactIds].sort());
    for (const draft of drafts) expect(draft.body).toContain('I wrote its discharge rules');
  });

  test('writes to nobody who is not to be contacted', async () => {
    const { contact, meeting } = await hold();
    await dana.call(updateContact, { params: { contactId: contact.id }, body: { doNotContact: true } });
    const { debrief, letter } = await put(meeting.id, fine);
    expect([debrief.version, letter]).toEqual([1, null]);
    expect(await draftsOf(meeting.id)).toEqual([]);
  });
});

describe('what is refused', () => {
  const attempt = (meetingId: string, body: object = fine, ifMatch?: number) =>
    dana.attempt(putDebrief, { params: { meetingId }, body, ...(ifMatch !== undefined && { ifMatch }) });

  test('a debrief of a meeting that was not held', async () => {
    const { meeting } = await planWith(dana, { startsAt: '2026-11-25T18:00:00Z' });
    const answer = await attempt(meeting.id);
    expect([answer.status, answer.body.code]).toEqual([422, 'not-held']);
    expect((await dana.attempt(getDebrief, { params: { meetingId: meeting.id } })).status).toBe(404);
  });

  test('a stale version, a feeling of six, an unknown incident', async () => {
    const { meeting } = await hold();
    await put(meeting.id, fine);
    const stale = await attempt(meeting.id, { ...fine, feeling: 2 }, 7);
    expect([stale.status, stale.body.current]).toEqual([412, expect.objectContaining({ version: 1 })]);
    expect((await attempt(meeting.id, { ...fine, feeling: 6 })).status).toBe(400);
    expect((await attempt(meeting.id, { ...fine, incidents: [{ kind: 'rain' }] })).status).toBe(400);
  });

  test('a day for the second meeting that is over, unless it was named while it lay ahead', async () => {
    const { meeting } = await hold();
    const asking = (...days: string[]) => ({ ...fine, secondMeeting: { days } });
    const params = { meetingId: meeting.id };
    const { status, body } = await dana.attempt(putDebrief, {
      params,
      body: asking('2026-12-01', '2026-11-23'),
    });
    expect([status, body.code]).toEqual([422, 'day-past']);
    expect(body.detail).toBe(
      'Monday, November 23 is over. Name two days that lie ahead for the second meeting.',
    );
    await put(meeting.id, asking('2026-12-01', '2026-12-03'));
    server.clock.set('2026-12-02T15:00:00Z');
    const later = { ...asking('2026-12-01', '2026-12-03'), agreed: 'You send me the roster' };
    expect((await put(meeting.id, later)).debrief.version).toBe(2);
  });

  test('a second first debrief, begun on another device before this one was there', async () => {
    const { meeting } = await hold();
    expect((await attempt(meeting.id, fine, 0)).status).toBe(200);
    const phone = await attempt(meeting.id, { ...fine, facts: 'As the phone saw it.' }, 0);
    expect([phone.status, phone.body.current]).toEqual([412, expect.objectContaining(fine)]);
    const read = await dana.call(getDebrief, { params: { meetingId: meeting.id } });
    expect(read.debrief).toMatchObject({ facts: fine.facts, version: 1 });
  });

  test('a stranger’s meeting', async () => {
    const { meeting } = await hold();
    const eve = await server.signUp('Eve Moreau');
    const params = { meetingId: meeting.id };
    expect((await eve.attempt(putDebrief, { params, body: fine })).status).toBe(404);
    expect((await eve.attempt(getDebrief, { params })).status).toBe(404);
  });
});
