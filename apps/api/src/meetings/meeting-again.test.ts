import { getCallBack, listCallBacks, recordOutcome } from '@threefold/contracts/call-backs';
import { draftLetter, sendLetter } from '@threefold/contracts/letters';
import { getMeeting, planMeeting } from '@threefold/contracts/meetings/meetings';
import { getToday } from '@threefold/contracts/today';
import { expect, test } from 'vitest';
import { addContact, tuesdayAtOne } from '../testing/build.ts';
import { seekerEachTest } from '../testing/seeker.ts';
import { anHourLater, debriefsOf, fine } from './debriefs.fixture.ts';

// A job interview that went badly: the letter asks for another one, the call about it names the two days and the reason, and what is
// agreed on is an interview again.

const { server, dana } = seekerEachTest({ at: anHourLater });
const { put } = debriefsOf(dana);

async function lateForInterview() {
  const panel: string[] = [];
  for (const givenName of ['Ana', 'Ben', 'Cora'])
    panel.push(
      (await addContact(dana, { givenName, familyName: 'Reyes', credentials: 'MD', assistant: 'Marcy' })).id,
    );
  const body = {
    contactIds: panel,
    startsAt: tuesdayAtOne,
    kind: 'interview' as const,
    minutes: 45,
    status: 'held' as const,
  };
  const meeting = await dana.call(planMeeting, { body });
  const late = { ...fine, incidents: [{ kind: 'late' }], fit: 'I have built what you are about to build.' };
  return { panel, meeting, ...(await put(meeting.id, late)) };
}

test('all three who waited read one apology and the wish for the position; one is asked for another day and called', async () => {
  const { letters, panel, debrief } = await lateForInterview();
  expect(letters.map(({ contactId, kind }) => [contactId, kind])).toEqual(
    panel.map((id) => [id, 'recovery']),
  );
  for (const { body } of letters) {
    expect(body.match(/sorry|apolog/gi)).toHaveLength(1);
    expect(body).toContain('this position');
    expect(body).not.toMatch(/let you know/);
  }
  expect(letters.map(({ promiseAt }) => promiseAt !== null)).toEqual([true, false, false]);
  expect(debrief.secondMeeting?.days).toEqual(['2026-12-01', '2026-12-03']);
  expect(letters[1]?.body).toContain("I've asked Dr. Reyes whether we might meet once more.");
});

test('the call names the days and the reason to reader and assistant, and what is agreed on is an interview again', async () => {
  const { letter } = await lateForInterview();
  const params = { letterId: letter?.id ?? '' };
  const { callBackId } = await dana.call(sendLetter, { params, body: { via: 'paper' } });
  server.clock.set('2026-11-27T15:20:00Z');
  const { items } = await dana.call(getToday);
  const call = items.find(({ kind }) => kind === 'call')?.call;
  for (const script of [call?.openingScript, call?.assistantScript]) {
    expect(script).toContain('Tuesday, December 1, or Thursday, December 3');
    expect(script).toContain('I was late that day');
    expect(script).not.toMatch(/not asking for a job|not a job|informational/);
  }
  const answered = await dana.call(recordOutcome, {
    params: { callBackId: callBackId ?? '' },
    body: { outcome: 'meeting-agreed', at: '2026-12-03T18:00:00Z' },
  });
  const meeting = await dana.call(getMeeting, {
    params: { meetingId: answered.consequence.meetingId ?? '' },
  });
  expect(meeting).toMatchObject({ kind: 'interview', minutes: 45, referralGoal: 0 });
});

test('calls that nobody answers come before the days are over, and end in a letter about the interview', async () => {
  const { letter, meeting } = await lateForInterview();
  await dana.call(sendLetter, { params: { letterId: letter?.id ?? '' }, body: { via: 'paper' } });
  const due: string[] = [];
  let last = '';
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { items } = await dana.call(listCallBacks, { query: { status: 'due' } });
    const [call] = items;
    due.push(call?.dueAt.slice(0, 10) ?? '');
    server.clock.set(call?.dueAt ?? '');
    const params = { callBackId: call?.id ?? '' };
    const { consequence } = await dana.call(recordOutcome, { params, body: { outcome: 'no-answer' } });
    expect((await dana.call(getCallBack, { params })).meetingId).toBe(meeting.id);
    last = consequence.sentence;
  }
  expect(due).toEqual(['2026-11-27', '2026-11-30', '2026-12-01']);
  expect(last).toContain('follow-up letter');
  const nudge = await dana.call(draftLetter, {
    params: { contactId: letter?.contactId ?? '' },
    body: { kind: 'nudge', meetingId: meeting.id },
  });
  expect(nudge.subject).toBe('Following up on our interview');
  expect(nudge.body).toContain('this position');
  expect(nudge.body).not.toMatch(/informational|\[why/);
});
