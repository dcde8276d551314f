import { getCallBack } from '@threefold/contracts/call-backs';
import { getImport, startImport } from '@threefold/contracts/contact-imports';
import { getChain, updateContact } from '@threefold/contracts/contacts';
import { addFinding } from '@threefold/contracts/findings';
import { getTimeline } from '@threefold/contracts/history';
import { checkLetter, getLetter } from '@threefold/contracts/letters';
import { putDebrief } from '@threefold/contracts/meetings/debriefs';
import { getMeeting } from '@threefold/contracts/meetings/meetings';
import { getPrep } from '@threefold/contracts/meetings/prep';
import { getNetwork } from '@threefold/contracts/network';
import { addReferral, listReferrals } from '@threefold/contracts/referrals';
import { getToday } from '@threefold/contracts/today';
import { afterAll, expect, test } from 'vitest';
import { openLoop } from './open-loop.ts';
import { ivo, linkedin } from './people-of-the-loop.ts';
import { walk } from './script.ts';

// One story, told in order: each step begins where the one before it ended.
const loop = await openLoop('2026-11-24T15:00:00Z');
afterAll(() => loop.close());
const { dana, clock, contactNamed, owed, callsDue, theOneCall, draft, sendByMail, tell, hold } = loop;
const today = () => dana.call(getToday);

test('a LinkedIn export goes in, and sent once more under its id it is the same import', async () => {
  const id = '01980000-0000-7000-8000-00000000000a';
  const send = () => {
    const body = new FormData();
    body.append('id', id);
    body.append('file', new Blob([linkedin]), 'Connections.csv');
    return dana.send(startImport.path.replace(':workspaceId', dana.workspaceId), { method: 'POST', body });
  };
  expect(await send()).toMatchObject({ status: 202, body: { id } });
  expect((await send()).body.id).toBe(id);
  const state = () => dana.call(getImport, { params: { importId: id } });
  await expect.poll(async () => (await state()).status, { timeout: 10_000 }).toBe('done');
  expect((await state()).counts).toEqual({
    rows: 4,
    created: 4,
    merged: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
  });
});

test('somebody is chosen, and the first letter has all its parts and promises the day that was asked for', async () => {
  const ruth = await contactNamed('abernathy');
  await dana.change(updateContact, {
    params: { contactId: ruth.id },
    body: { reasons: ['role'], timeZone: 'America/Chicago', phones: ['+1 312 555 0143'] },
    ifMatch: ruth.version,
  });
  const letter = await draft(ruth.id, { kind: 'outreach', promiseAt: '2026-11-30T10:00:00-06:00' });
  expect(letter.body).toContain('Monday, November 30, at 10:00 a.m.');
  const check = await dana.call(checkLetter, { params: { letterId: letter.id } });
  expect(check.parts.filter(({ present }) => !present)).toEqual([]);
  expect(check.warnings).toEqual([]);
});

test('it arrives with exactly its text, and the call is due at exactly the promised instant', async () => {
  const letter = (await dana.call(getToday)).items[0]?.letterId ?? '';
  const approved = await dana.call(getLetter, { params: { letterId: letter } });
  const { subject, body: text } = approved;
  expect(await sendByMail(approved)).toEqual({ to: 'ruth@halden.example', subject, text });
  expect(await theOneCall()).toMatchObject({
    letterId: letter,
    dueAt: '2026-11-30T16:00:00Z',
    promised: true,
  });
  expect(await owed()).toEqual([]);
});

test('the promised call stands on the day; a voicemail leads to the second one, at the other half of the next day', async () => {
  clock.set('2026-11-30T16:00:00Z');
  expect(await owed()).toEqual(['call: Ruth Abernathy']);
  const call = await theOneCall();
  const { callBackId } = await tell(call, { outcome: 'voicemail' });
  const second = await dana.call(getCallBack, { params: { callBackId: callBackId ?? '' } });
  expect(second).toMatchObject({ attempt: 2, promised: false, status: 'due' });
  expect(second.dueAt > '2026-12-01T18:00:00Z' && second.dueAt < '2026-12-01T23:30:00Z').toBe(true);
  expect(await theOneCall()).toEqual(second);
});

test('the second call ends in a meeting, for which the sheet is ready', async () => {
  const call = await theOneCall();
  clock.set(call.dueAt);
  const at = '2026-12-04T15:00:00Z';
  const { kind, meetingId } = await tell(call, { outcome: 'meeting-agreed', at, place: 'Her office' });
  expect(kind).toBe('meeting');
  const prep = await dana.call(getPrep, { params: { meetingId: meetingId ?? '' } });
  expect(prep.meeting).toMatchObject({ startsAt: at, status: 'planned', referralCount: 0, referralGoal: 3 });
  expect(prep.questions.length).toBeGreaterThan(4);
  expect(await callsDue()).toEqual([]);
});

test('the meeting is held, and ends with three names', async () => {
  clock.set('2026-12-04T15:40:00Z');
  const [close] = (await today()).items;
  expect(close).toMatchObject({ kind: 'close-meeting' });
  const params = { meetingId: close?.meetingId ?? '' };
  await hold(params.meetingId);
  const finding = { kind: 'challenge' as const, text: 'Reviews wait for nurses.', couldHelp: true };
  await dana.create(addFinding, { body: { meetingId: params.meetingId, ...finding } });
  const note = 'Runs it in Portland. "Ask him about the appeals desk."';
  for (const contact of [ivo, { givenName: 'Mia', familyName: 'Sorel' }, { familyName: 'Tanaka' }])
    await dana.create(addReferral, { params, body: { contact, note: contact === ivo ? note : null } });
  expect(await dana.call(getMeeting, { params })).toMatchObject({ referralCount: 3, referralGoal: 3 });
  expect(await owed()).toEqual(['thank-you: Ruth Abernathy', 'debrief: Ruth Abernathy']);
});

test('the look back drafts the thank-you, which goes out', async () => {
  const meetingId = (await today()).items[0]?.meetingId ?? '';
  const debrief = { feeling: 4, facts: 'She talked for twenty minutes.', agreed: 'I send her the figures.' };
  const { letter } = await dana.call(putDebrief, { params: { meetingId }, body: debrief });
  if (!letter) throw new Error('No letter was drafted.');
  expect(letter.kind).toBe('thank-you');
  expect((await sendByMail(letter)).text).toBe(letter.body);
  expect(await owed()).toEqual([]);
  expect(await contactNamed('abernathy')).toMatchObject({ stage: 'thanked' });
});

test('who was named is written to under the name of who named them', async () => {
  const { id } = await contactNamed('keller');
  const letter = await draft(id, { kind: 'outreach' });
  expect(letter.body).toContain('Ruth Abernathy suggested that I contact you.');
  expect(letter.body).toContain('Ruth told me to ask you about the appeals desk.');
  expect((await sendByMail(letter)).to).toBe('ivo@larch.example');
  const call = await theOneCall();
  expect(call).toMatchObject({ contactId: id, dueAt: letter.promiseAt });
  clock.set(call.dueAt);
  await tell(call, { outcome: 'meeting-agreed', at: '2026-12-11T18:00:00Z' });
  clock.set('2026-12-11T18:30:00Z');
  await hold((await today()).items[0]?.meetingId ?? '');
});

test('they are thanked too, and the meeting is looked back on', async () => {
  const { id } = await contactNamed('keller');
  const items = (await today()).items;
  expect(items.map(({ kind }) => kind)).toEqual(['thank-you', 'debrief']);
  await sendByMail(await draft(id, { kind: 'thank-you' }));
  const params = { meetingId: items[1]?.meetingId ?? '' };
  await dana.call(putDebrief, { params, body: { feeling: 5, facts: 'He drew the process.' } });
  expect(await owed()).toEqual([]);
});

test('after the weekend the referrer is owed a word about it, and gets it', async () => {
  clock.set('2026-12-14T15:00:00Z');
  expect(await owed()).toEqual(['loop-closing: Ruth Abernathy']);
  const letter = await draft((await contactNamed('abernathy')).id, { kind: 'loop-closing' });
  expect(letter.body).toContain('Ivo Keller');
  await sendByMail(letter);
  const { items } = await dana.call(listReferrals, { query: { to: (await contactNamed('keller')).id } });
  expect(items).toMatchObject([{ state: 'loop-closed', fromName: 'Ruth Abernathy' }]);
});

test('then nothing is owed, and the other two who were named are proposed', async () => {
  const { headline, items, suggestions, figures } = await today();
  expect(items).toEqual([]);
  expect(headline).toBe('Nothing is due today. Five people to write to.');
  expect(suggestions.map(({ name }) => name).sort()).toEqual(['Mia Sorel', 'Tanaka']);
  expect(figures).toMatchObject({ promisesKept: 2, promisesEnded: 2, referralsPerMeeting: 1.5 });
});

test('the network has grown by them', async () => {
  const { nodes, edges, metrics } = await dana.call(getNetwork, { query: { scope: 'chains' } });
  expect(Object.fromEntries(nodes.map(({ label, depth }) => [label, depth]))).toMatchObject({
    'Ruth Abernathy': 0,
    'Ivo Keller': 1,
    'Mia Sorel': 1,
  });
  expect(edges).toHaveLength(3);
  expect(metrics).toMatchObject({ met: 2, referrals: 3, reproduction: 0.5, longestChain: 1 });
  const before = await dana.call(getNetwork, { query: { until: '2026-12-04T15:00:00Z', scope: 'chains' } });
  expect(before.edges).toEqual([]);
  const chain = await dana.call(getChain, { params: { contactId: (await contactNamed('keller')).id } });
  expect(chain.items.map(({ name }) => name)).toEqual(['Ruth Abernathy', 'Ivo Keller']);
});

test('the timeline tells it all, newest first', async () => {
  const { id: contactId, source } = await contactNamed('abernathy');
  expect(source).toEqual({ kind: 'import', label: 'Connections.csv' });
  const whole = (await dana.call(getTimeline, { params: { contactId }, query: { limit: 200 } })).items;
  expect(await walk(dana, getTimeline, { params: { contactId } })).toEqual(whole);
  expect(whole.map(({ kind }) => kind).reverse()).toEqual([
    'contact-imported',
    'contact-changed',
    'letter-approved',
    'letter-sent',
    'call-scheduled',
    'call-made',
    'call-scheduled',
    'call-made',
    'meeting-planned',
    'meeting-held',
    ...Array(3).fill('referral-named'),
    'finding-noted',
    'debriefed',
    ...['letter-approved', 'letter-sent'],
    ...['letter-approved', 'letter-sent'],
    'loop-closed',
  ]);
});
