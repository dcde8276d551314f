import { scheduleCallBack } from '@threefold/contracts/call-backs';
import * as findings from '@threefold/contracts/findings';
import * as endpoints from '@threefold/contracts/meetings/meetings';
import * as prepEndpoints from '@threefold/contracts/meetings/prep';
import { getPrep } from '@threefold/contracts/meetings/prep';
import { builtInQuestions } from '@threefold/domain/meetings/question-bank';
import { describe, expect, test } from 'vitest';
import { addContact, named, planWith, tuesdayAtOne } from '../testing/build.ts';
import { seekerEachTest } from '../testing/seeker.ts';

const { server, dana } = seekerEachTest({ at: '2026-11-19T15:00:00Z' });

describe('speeches', () => {
  const create = (body: object) => dana.attempt(prepEndpoints.createSpeech, { body });

  test('are written once, changed, and remembered by the meeting that uses them', async () => {
    const id = '0199ab00-0000-7000-8000-00000000f001';
    const body = { id, name: 'For payers', body: 'I am Dana Whitfield.' };
    expect((await create(body)).status).toBe(201);
    expect((await create(body)).status).toBe(200);
    expect((await create({ ...body, name: 'For vendors' })).status).toBe(409);
    const params = { speechId: id };
    const changed = await dana.call(prepEndpoints.updateSpeech, {
      params,
      body: { body: 'I am Dana.' },
      ifMatch: 1,
    });
    expect(changed).toMatchObject({ name: 'For payers', body: 'I am Dana.', version: 2 });
    const late = await dana.attempt(prepEndpoints.updateSpeech, { params, body: { name: 'X' }, ifMatch: 1 });
    expect(late.status).toBe(412);
    const { meeting } = await planWith(dana, { speechId: id });
    const prep = await dana.call(getPrep, { params: { meetingId: meeting.id } });
    expect(prep.speech).toEqual({ ...changed, newestVersion: 2 });
  });

  test('are each seeker’s own', async () => {
    const { body: speech } = await create({ name: 'Mine', body: 'I am Dana.' });
    const eve = await server.signUp('Eve Moreau');
    expect((await eve.call(prepEndpoints.listSpeeches)).items).toEqual([]);
    const params = { speechId: String(speech.id) };
    const answer = await eve.attempt(prepEndpoints.updateSpeech, { params, body: { name: 'Hers' } });
    expect(answer.status).toBe(404);
  });
});

describe('questions', () => {
  const create = (body: object) => dana.attempt(prepEndpoints.createQuestion, { body });

  test('of the bank come first, then the seeker’s own', async () => {
    const own = await create({ text: 'Which decision would you make differently today?' });
    expect(own.status).toBe(201);
    const { items } = await dana.call(prepEndpoints.listQuestions);
    expect(items).toHaveLength(builtInQuestions.length + 1);
    expect(items[0]).toMatchObject({ builtIn: true });
    expect(items.at(-1)).toMatchObject({ theme: 'own', builtIn: false, id: own.body.id });
  });

  test('that ask for a job are refused, new or changed', async () => {
    const asks = 'Do you have any openings for me?';
    expect((await create({ text: asks })).body.code).toBe('asks-for-job');
    const { body: own } = await create({ text: 'What surprised you?' });
    const params = { questionId: String(own.id) };
    const changed = await dana.attempt(prepEndpoints.updateQuestion, { params, body: { text: asks } });
    expect([changed.status, changed.body.code]).toEqual([422, 'asks-for-job']);
  });

  test('of the bank stay as they are', async () => {
    const [first] = builtInQuestions;
    const params = { questionId: first?.id ?? '' };
    const answer = await dana.attempt(prepEndpoints.updateQuestion, { params, body: { text: 'Why?' } });
    expect([answer.status, answer.body.code]).toEqual([422, 'built-in']);
  });

  test('of a stranger are not found, and the same id with another text is a conflict', async () => {
    const id = '0199ab00-0000-7000-8000-00000000f101';
    await create({ id, text: 'What surprised you?' });
    expect((await create({ id, text: 'What surprised you?' })).status).toBe(200);
    expect((await create({ id, text: 'What bored you?' })).status).toBe(409);
    const eve = await server.signUp('Eve Moreau');
    const params = { questionId: id };
    const answer = await eve.attempt(prepEndpoints.updateQuestion, { params, body: { text: 'Why?' } });
    expect(answer.status).toBe(404);
  });
});

describe('the prep sheet', () => {
  test('holds the chain, what was learnt and asked before, and what is open', async () => {
    const referrer = await addContact(dana, { givenName: 'Sam', familyName: 'Ortiz' });
    const ruth = await addContact(dana, { organization: 'Halden Health' });
    const colleague = await addContact(dana, { givenName: 'Tom', organization: 'halden health' });
    await named(dana, { from: referrer.id, to: ruth.id, terms: 'may-use-name', at: '2026-11-02T15:00:00Z' });
    const plan = async (body: object) => dana.call(endpoints.planMeeting, { body: body as never });
    const [asked, chosen] = builtInQuestions.map((question) => question.id);
    const earlier = await plan({ contactIds: [ruth.id], startsAt: '2026-11-18T15:00:00Z', status: 'held' });
    await dana.call(endpoints.updateMeeting, {
      params: { meetingId: earlier.id },
      body: { askedQuestionIds: [asked ?? ''] },
    });
    const learn = (body: object) => dana.call(findings.addFinding, { body: body as never });
    await learn({ meetingId: earlier.id, kind: 'challenge', text: 'Too few reviewers.' });
    await learn({ contactId: colleague.id, kind: 'fact', text: 'They grew by a third.' });
    await dana.call(scheduleCallBack, { body: { contactId: ruth.id, dueAt: '2026-11-23T15:00:00Z' } });
    const meeting = await plan({
      contactIds: [ruth.id],
      startsAt: tuesdayAtOne,
      questionIds: [chosen ?? ''],
    });
    await learn({ meetingId: meeting.id, kind: 'advice', text: 'Ask about the pilot.' });

    const prep = await dana.call(getPrep, { params: { meetingId: meeting.id } });
    const [sheet] = prep.contacts;
    expect(sheet?.chain.map((link) => link.name)).toEqual(['Sam Ortiz', 'Ruth Okafor']);
    expect(sheet?.earlierFindings.map((finding) => finding.text).sort()).toEqual([
      'They grew by a third.',
      'Too few reviewers.',
    ]);
    expect(prep.findings.map((finding) => finding.text)).toEqual(['Ask about the pilot.']);
    expect(prep.questions.filter((question) => question.askedBefore).map(({ id }) => id)).toEqual([asked]);
    expect(prep.questions.filter((question) => question.chosen).map(({ id }) => id)).toEqual([chosen]);
    expect(prep.openLoops.map((loop) => loop.sentence)).toEqual([
      'A call is due on Monday, November 23 at 10:00 AM their time.',
      'You met Ruth Okafor. Your thanks are due within a day.',
      'Sam Ortiz referred you to them, and has not heard how it went.',
    ]);
    expect(new Set(prep.remedies.map((remedy) => remedy.id)).size).toBe(prep.remedies.length);
    expect(prep.remedies.filter((remedy) => remedy.cause === 'mine').map((remedy) => remedy.title)).toContain(
      'Correct it and move on',
    );
  });

  test('is not for a stranger', async () => {
    const { meeting } = await planWith(dana);
    const eve = await server.signUp('Eve Moreau');
    expect((await eve.attempt(getPrep, { params: { meetingId: meeting.id } })).status).toBe(404);
  });
});
