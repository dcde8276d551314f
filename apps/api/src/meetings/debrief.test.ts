import { getCallBack } from '@threefold/contracts/call-backs';
import { updateContact } from '@threefold/contracts/contacts';
import { addFinding } from '@threefold/contracts/findings';
import { checkLetter, sendLetter, updateLetter } from '@threefold/contracts/letters';
import { getDebrief, putDebrief } from '@threefold/contracts/meetings/debriefs';
import { addReferral } from '@threefold/contracts/referrals';
import { describe, expect, test } from 'vitest';
import { addContact, planWith } from '../testing/build.ts';
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
      "Thank you for suggesting I talk with Rosa Lind. I'll reach out in the coming days.",
    );
    expect(letter?.body).toContain('for offering to introduce me to Mei Lind. I look forward to it.');
  });

  test('of one to which the seeker came late drafts a letter that apologizes once and promises a call after Thanksgiving', async () => {
    const { meeting } = await hold();
    const { letter } = await put(meeting.id, {
      ...fine,
      incidents: [{ kind: 'late' }],
      flubbed: [{ question: 'How would you handle appeals?', betterAnswer: 'I would start with the oldest' }],
      secondMeeting: { days: ['2026-12-08', '2026-12-10'] },
    });
    expect(letter).toMatchObject({ kind: 'recovery', promiseAt: '2026-11-27T15:15:00Z' });
    expect(letter?.body.match(/sorry|apolog/gi)).toHaveLength(1);
    expect(letter?.body).toContain('I would start with the oldest');
    expect(letter?.body).toContain("I'll call your office on Friday, November 27,");
    const params = { letterId: letter?.id ?? '' };
    expect((await dana.call(checkLetter, { params })).warnings).toEqual([]);
    const { callBackId } = await dana.call(sendLetter, { params, body: { via: 'paper', allowBlanks: true } });
    const call = await dana.call(getCallBack, { params: { callBackId: callBackId ?? '' } });
    expect([call.dueAt, call.status]).toEqual(['2026-11-27T15:15:00Z', 'due']);
  });

  test('of one to which the seeker came ill asks for a second meeting on two days that work, and for none where the seeker says so', async () => {
    const { meeting } = await hold();
    const ill = { ...fine, incidents: [{ kind: 'ill' }] };
    const first = await put(meeting.id, ill);
    expect(first.debrief.secondMeeting?.days).toEqual(['2026-12-01', '2026-12-03']);
    expect(first).toMatchObject({ secondMeetingDays: null, letter: { promiseAt: '2026-11-27T15:15:00Z' } });
    expect(first.letter?.body).toContain('Tuesday, December 1, or Thursday, December 3');
    expect(await put(meeting.id, ill)).toEqual(first);
    const declined = await put(meeting.id, { ...ill, secondMeetingBy: 'none' }, first.debrief.version);
    expect(declined.letter).toMatchObject({ promiseAt: null });
    expect(declined.letter?.body).not.toContain('December 1');
    expect(declined.secondMeetingDays).toEqual(['2026-12-01', '2026-12-03']);
  });

  test('asks by phone where the seeker prefers it: the letter promises the call and leaves the days to it', async () => {
    const { meeting } = await hold();
    const late = { ...fine, incidents: [{ kind: 'late' }], secondMeetingBy: 'phone' };
    const { letter, debrief } = await put(meeting.id, late);
    expect(letter).toMatchObject({ promiseAt: '2026-11-27T15:15:00Z' });
    expect(letter?.body).toContain("I'll call your office on");
    expect(letter?.body).not.toContain('December 1');
    expect(debrief.secondMeeting?.days).toEqual(['2026-12-01', '2026-12-03']);
  });

  test('after nerves alone drafts a thank-you without an apology, however bad it felt', async () => {
    const { meeting } = await hold();
    const nervous = {
      ...fine,
      feeling: 1,
      incidents: [{ kind: 'nervous' }],
      furtherResearch: 'I read the new rule.',
    };
    const { letter } = await put(meeting.id, nervous);
    expect(letter?.kind).toBe('thank-you');
    expect(letter?.body).not.toMatch(/sorry|apolog/i);
  });

  test('refuses the same day twice, and points at days that nobody can keep', async () => {
    const { meeting } = await hold();
    const late = {
      ...fine,
      incidents: [{ kind: 'late' }],
      furtherResearch: 'I read the new rule on appeals.',
    };
    const naming = (...days: string[]) => ({ ...late, secondMeeting: { days } });
    const twice = await dana.attempt(putDebrief, {
      params: { meetingId: meeting.id },
      body: naming('2026-12-08', '2026-12-08') as never,
    });
    expect([twice.status, twice.body.code]).toEqual([422, 'same-day-twice']);
    const { letter, debrief } = await put(meeting.id, naming('2026-12-05', '2026-12-25'));
    const params = { letterId: letter?.id ?? '' };
    const codes = async () => (await dana.call(checkLetter, { params })).warnings.map(({ code }) => code);
    expect(await codes()).toEqual(['weekend', 'holiday']);
    await put(meeting.id, naming('2026-12-08', '2026-12-10'), debrief.version);
    expect(await codes()).toEqual([]);
    await dana.call(updateLetter, { params, body: { promiseAt: '2026-12-11T15:15:00Z' } });
    expect(await codes()).toEqual(['day-before-call', 'day-before-call']);
  });

  test('gives a letter to somebody without an e-mail address the time that the post needs', async () => {
    const { contact, meeting } = await hold();
    await dana.call(updateContact, { params: { contactId: contact.id }, body: { emails: [] } });
    const { letter, debrief } = await put(meeting.id, { ...fine, incidents: [{ kind: 'ill' }] });
    expect(debrief.secondMeeting?.days).toEqual(['2026-12-08', '2026-12-10']);
    expect(letter?.promiseAt).toBe('2026-12-01T15:15:00Z');
  });

  test('sends the summary to a recruiter who was not there as well', async () => {
    const { meeting, contact } = await hold();
    const recruiter = await addContact(dana, { givenName: 'Rae', familyName: 'Cruz' });
    const theirs = { ...fine, incidents: [{ kind: 'interrupted' }], missedPoints, alsoTo: [recruiter.id] };
    const { letters } = await put(meeting.id, theirs);
    expect(letters.map(({ kind, contactId }) => [kind, contactId])).toEqual([
      ['summary', contact.id],
      ['summary', recruiter.id],
    ]);
    const [, toRecruiter] = letters;
    expect(toRecruiter?.body).toMatch(/^Dear Rae,\n\nI'm writing about my conversation with /);
    expect(toRecruiter?.body).toContain('I wrote its discharge rules');
    const params = { letterId: toRecruiter?.id ?? '' };
    expect((await dana.call(checkLetter, { params })).warnings).toEqual([]);
  });

  test('asks one of several for a second meeting, and apologizes to all of them with the points that were missed', async () => {
    const { contactIds, meeting } = await holdWithTwo();
    const { letters } = await put(meeting.id, {
      ...fine,
      incidents: [{ kind: 'late' }],
      missedPoints,
      secondMeeting: { days: ['2026-12-08', '2026-12-10'] },
    });
    expect(letters.map(({ kind, contactId }) => [kind, contactId])).toEqual([
      ['recovery', contactIds[0]],
      ['recovery', contactIds[1]],
    ]);
    expect(letters.map(({ promiseAt }) => promiseAt)).toEqual(['2026-11-27T15:15:00Z', null]);
    for (const { body } of letters) {
      expect(body).toContain('I wrote its discharge rules');
      expect(body.match(/apolog/gi)).toHaveLength(1);
    }
  });

  test('carries on with what was heard and marked as something to help with', async () => {
    const { meeting, contact } = await hold();
    const body = { meetingId: meeting.id, contactId: contact.id, kind: 'problem' as const, couldHelp: true };
    await dana.call(addFinding, { body: { ...body, text: 'reviews wait for nurses' } });
    const { letter } = await put(meeting.id, fine);
    expect(letter?.body).toContain('One thing has stayed with me: reviews wait for nurses.');
  });

  test('thanks for what was said of the credentials, in the words that were noted', async () => {
    const { meeting } = await hold();
    const text = 'Strong in quality, thin on payer experience';
    await dana.call(addFinding, { body: { meetingId: meeting.id, kind: 'credentials', text } });
    const { letter } = await put(meeting.id, fine);
    expect(letter?.body).toContain(`read on my credentials helps: ${text}.`);
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
    expect(body.detail).toBe('Monday, November 23 has passed. Choose two later days for the second meeting.');
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
