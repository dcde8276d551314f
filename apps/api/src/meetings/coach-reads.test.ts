import { getCallBack, listCallBacks, previewOutcomes, recordOutcome } from '@threefold/contracts/call-backs';
import * as debriefs from '@threefold/contracts/meetings/debriefs';
import * as meetings from '@threefold/contracts/meetings/meetings';
import { getPrep } from '@threefold/contracts/meetings/prep';
import { expect, test } from 'vitest';
import { addCall, addContact, letIn } from '../testing/build.ts';
import { serverForFile } from '../testing/seeker.ts';

const server = serverForFile({ at: '2026-11-24T19:00:00Z' });

async function shareInFull() {
  const dana = await server.signUp('Dana Whitfield');
  const carla = await server.signUp('Carla Brandt');
  await letIn(dana, carla, 'full');
  return { dana, carla, workspaceId: dana.workspaceId };
}

test('a coach with whom everything was shared reads calls, prep and debrief, and not the private notes', async () => {
  const { dana, carla, workspaceId } = await shareInFull();
  const { call } = await addCall(dana, { dueAt: '2026-11-25T18:00:00Z' });
  const contact = await addContact(dana, { notes: 'Between us.' });
  const meeting = await dana.call(meetings.planMeeting, {
    body: { contactIds: [contact.id], startsAt: '2026-11-24T18:00:00Z', status: 'held' },
  });
  const params = { workspaceId, meetingId: meeting.id };
  const answers = { feeling: 4, facts: 'It went well.' };
  const written = await dana.call(debriefs.putDebrief, { params, body: answers });

  expect((await carla.call(listCallBacks, { params: { workspaceId } })).items).toEqual([call]);
  expect(await carla.call(getCallBack, { params: { workspaceId, callBackId: call.id } })).toEqual(call);
  const preview = await carla.call(previewOutcomes, { params: { workspaceId, callBackId: call.id } });
  expect(preview.items).toHaveLength(9);
  const prep = await carla.call(getPrep, { params });
  expect(prep.contacts[0]?.contact).toMatchObject({ id: contact.id, notes: null });
  expect(await carla.call(debriefs.getDebrief, { params })).toEqual(written);
});

test('a coach changes nothing: no outcome, no meeting, no debrief', async () => {
  const { dana, carla, workspaceId } = await shareInFull();
  const { call, contact } = await addCall(dana, { dueAt: '2026-11-25T18:00:00Z' });
  const outcome = { params: { workspaceId, callBackId: call.id }, body: { outcome: 'reached' } };
  expect((await carla.attempt(recordOutcome, outcome)).status).toBe(403);
  const plan = { contactIds: [contact.id], startsAt: '2026-11-26T18:00:00Z' };
  expect((await carla.attempt(meetings.planMeeting, { params: { workspaceId }, body: plan })).status).toBe(
    403,
  );
  const meeting = await dana.call(meetings.planMeeting, { body: plan });
  const params = { workspaceId, meetingId: meeting.id };
  const body = { feeling: 4, facts: '' };
  expect((await carla.attempt(debriefs.putDebrief, { params, body })).status).toBe(403);
  expect((await carla.attempt(meetings.deleteMeeting, { params })).status).toBe(403);
});
