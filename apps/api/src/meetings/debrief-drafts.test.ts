import {
  type DebriefDraftAnswers,
  deleteDebriefDraft,
  getDebriefDraft,
  putDebrief,
  putDebriefDraft,
} from '@threefold/contracts/meetings/debriefs';
import { beforeEach, expect, test } from 'vitest';
import { letIn } from '../testing/build.ts';
import { seekerEachTest } from '../testing/seeker.ts';
import { anHourLater, debriefsOf, fine } from './debriefs.fixture.ts';

const { server, dana } = seekerEachTest({ at: anHourLater });
let meetingId: string;
beforeEach(async () => {
  meetingId = (await debriefsOf(dana).hold()).meeting.id;
});

const nothing: DebriefDraftAnswers = { incidents: [], flubbed: [], missedPoints: [] };
const begun: DebriefDraftAnswers = {
  ...nothing,
  facts: 'We began ten minutes',
  secondMeetingDays: ['2026-12-01', null],
};
const read = () => dana.call(getDebriefDraft, { params: { meetingId } });
const keep = (answers: DebriefDraftAnswers, ifMatch?: number, begunFrom = 0) =>
  dana.call(putDebriefDraft, {
    params: { meetingId },
    body: { answers, begunFrom },
    ...(ifMatch !== undefined && { ifMatch }),
  });
const send = (query: { draft?: number } = {}, ifMatch?: number) =>
  dana.call(putDebrief, {
    params: { meetingId },
    query,
    body: fine,
    ...(ifMatch !== undefined && { ifMatch }),
  });

test('before anybody looked back, a page asks how far the debrief is and nothing fails', async () => {
  expect(await read()).toEqual({
    draft: { version: 0, begunFrom: 0, answers: null, updatedAt: null },
    debriefed: null,
  });
});

test('what was begun on the phone lies ready at the desk, half a pair of days included', async () => {
  const kept = await keep(begun, 0);
  expect(kept).toMatchObject({ version: 1, answers: begun });
  expect((await read()).draft).toEqual(kept);
  expect(await keep(begun, 0)).toEqual(kept);
  expect((await keep({ ...begun, feeling: 2 }, 1)).version).toBe(2);
});

test('of two devices that write at once the later one is told what the other has', async () => {
  await keep(begun, 0);
  const { status, body } = await dana.attempt(putDebriefDraft, {
    params: { meetingId },
    body: { answers: { ...nothing, facts: 'From the desk' } },
    ifMatch: 0,
  });
  expect([status, body.current]).toMatchObject([412, { version: 1, answers: begun }]);
  expect((await read()).draft.answers).toEqual(begun);
});

test('sending the debrief puts away the draft that it ends, and its number never comes again', async () => {
  await keep(begun, 0);
  await send({ draft: 1 }, 0);
  const { draft, debriefed } = await read();
  expect(draft).toMatchObject({ version: 2, answers: null });
  expect(debriefed?.debrief).toMatchObject(fine);
  expect((await keep(begun, 2, 1)).version).toBe(3);
});

test('a draft that another device went on with, and one that a script knows nothing of, are not lost', async () => {
  await keep(begun, 0);
  await keep({ ...begun, agreed: 'The figures' }, 1);
  await send({ draft: 1 }, 0);
  await send();
  expect((await read()).draft).toMatchObject({
    version: 2,
    begunFrom: 0,
    answers: { agreed: 'The figures' },
  });
});

test('half-done answers are thrown away once, and only as they were seen', async () => {
  await keep(begun, 0);
  const discard = (ifMatch: number) => dana.attempt(deleteDebriefDraft, { params: { meetingId }, ifMatch });
  expect((await discard(0)).status).toBe(412);
  expect((await discard(1)).status).toBe(200);
  expect((await discard(1)).status).toBe(200);
  expect((await read()).draft).toMatchObject({ version: 2, answers: null });
});

test('a coach who sees everything else sees no half-done answer', async () => {
  await keep(begun, 0);
  const carla = await server.signUp('Carla Brandt');
  await letIn(dana, carla, 'full');
  const params = { workspaceId: dana.workspaceId, meetingId };
  expect((await carla.call(getDebriefDraft, { params })).draft).toMatchObject({ version: 0, answers: null });
});

test('a meeting that is not there has no draft, and an answer of a wrong shape is told by name', async () => {
  const params = { meetingId: '0198f2d5-0000-7000-8000-000000000000' };
  expect((await dana.attempt(getDebriefDraft, { params })).status).toBe(404);
  expect((await dana.attempt(putDebriefDraft, { params, body: { answers: {} } })).status).toBe(404);
  const { status, body } = await dana.attempt(putDebriefDraft, {
    params: { meetingId },
    body: { answers: { feeling: 9 } },
  });
  expect([status, body.errors?.[0]?.path]).toEqual([400, 'answers.feeling']);
});
