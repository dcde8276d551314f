import { addFinding } from '@threefold/contracts/findings';
import { getLetter } from '@threefold/contracts/letters';
import { planMeeting } from '@threefold/contracts/meetings/meetings';
import { getPrep } from '@threefold/contracts/meetings/prep';
import * as research from '@threefold/contracts/meetings/research';
import { expect, test } from 'vitest';
import { addContact } from '../testing/build.ts';
import { seekerEachTest } from '../testing/seeker.ts';

const { server, dana } = seekerEachTest({ at: '2026-11-20T15:00:00Z' });

const text = 'What slows utilization review most?';
async function ask(givenName: string, researchQuestionId: string) {
  const { id: contactId } = await addContact(dana, { givenName, organization: 'Halden Health' });
  const startsAt = '2026-11-19T18:00:00Z';
  const plan = { kind: 'research', status: 'held', startsAt, researchQuestionId } as const;
  const { id: meetingId } = await dana.call(planMeeting, { body: { ...plan, contactIds: [contactId] } });
  return { contactId, meetingId };
}
type Said = { contactId: string; meetingId?: string; text: string };
function answer(researchQuestionId: string, { contactId, ...body }: Said) {
  return dana.call(research.putResearchAnswer, { params: { researchQuestionId, contactId }, body });
}

test('a question is asked of several people, its answers stand side by side, and a report goes back to each', async () => {
  const { id } = await dana.call(research.createResearchQuestion, { body: { text } });
  const params = { researchQuestionId: id };
  const [ruth, tom] = [await ask('Ruth', id), await ask('Tom', id)];
  const prep = await dana.call(getPrep, { params: { meetingId: ruth.meetingId } });
  expect(prep.research).toEqual({ id, text, answers: [] });
  expect(prep.meeting.questionIds).toEqual([id]);
  await dana.call(addFinding, {
    body: { meetingId: ruth.meetingId, kind: 'problem', text: 'Missing notes' },
  });
  await answer(id, { ...ruth, text: 'Missing notes.' });
  const page = await dana.call(research.getResearchQuestion, { params });
  expect(page).toMatchObject({
    asked: 2,
    answered: 1,
    answers: [
      {
        name: 'Ruth Okafor',
        organization: 'Halden Health',
        text: 'Missing notes.',
        findings: [{ kind: 'problem' }],
      },
    ],
    waiting: [{ name: 'Tom Okafor', status: 'held' }],
  });
  await answer(id, { ...tom, text: 'Too few nurses.' });
  const { reportBody } = await dana.call(research.draftResearchReport, { params });
  expect(reportBody).toContain('- Missing notes.\n- Too few nurses.');
  const early = await dana.attempt(research.draftResearchLetters, { params });
  expect(early.body.code).toBe('report-has-gap');
  const report = reportBody.replace(/\[.*\]/, 'Notes come first.');
  await dana.call(research.updateResearchQuestion, { params, body: { reportBody: report } });
  const drafted = await dana.call(research.draftResearchLetters, { params });
  const again = await dana.call(research.draftResearchLetters, { params });
  expect(again.answers.map(({ letter }) => letter)).toEqual(drafted.answers.map(({ letter }) => letter));
  const letterId = drafted.answers[1]?.letter?.id ?? '';
  const letter = await dana.call(getLetter, { params: { letterId } });
  expect(letter).toMatchObject({
    kind: 'summary',
    status: 'draft',
    contactId: tom.contactId,
    meetingId: tom.meetingId,
  });
  expect(letter.body).toContain('Notes come first.');
});

test('the same answer twice is one, another text counts on, and an empty one takes it away', async () => {
  const { id } = await dana.call(research.createResearchQuestion, { body: { text } });
  const { contactId } = await ask('Ruth', id);
  await answer(id, { contactId, text: 'Notes.' });
  await answer(id, { contactId, text: 'Notes.' });
  expect((await answer(id, { contactId, text: 'Missing notes.' })).answers).toMatchObject([{ version: 2 }]);
  const stale = { params: { researchQuestionId: id, contactId }, body: { text: 'Else.' }, ifMatch: 1 };
  expect((await dana.attempt(research.putResearchAnswer, stale)).status).toBe(412);
  expect((await answer(id, { contactId, text: ' ' })).answers).toEqual([]);
});

test('what cannot be is refused with its reason', async () => {
  const asks = { body: { text: 'Are you hiring?' } };
  expect((await dana.attempt(research.createResearchQuestion, asks)).body.code).toBe('asks-for-job');
  const { id } = await dana.call(research.createResearchQuestion, { body: { text } });
  const { contactId, meetingId } = await ask('Ruth', id);
  const params = { researchQuestionId: id };
  expect((await dana.attempt(research.draftResearchReport, { params })).body.code).toBe('no-answers');
  expect((await dana.attempt(research.draftResearchLetters, { params })).body.code).toBe('no-report');
  const other = await addContact(dana, { givenName: 'Sam' });
  const elsewhere = { params: { ...params, contactId: other.id }, body: { text: 'x', meetingId } };
  expect((await dana.attempt(research.putResearchAnswer, elsewhere)).body.code).toBe('not-in-meeting');
  const eve = await server.signUp('Eve Adams');
  expect((await eve.attempt(research.getResearchQuestion, { params })).status).toBe(404);
  expect(
    (await eve.attempt(research.putResearchAnswer, { params: { ...params, contactId }, body: { text: 'x' } }))
      .status,
  ).toBe(404);
  const unknown = {
    contactIds: [contactId],
    startsAt: '2026-11-30T18:00:00Z',
    researchQuestionId: contactId,
  };
  expect((await dana.attempt(planMeeting, { body: unknown })).status).toBe(404);
});
