import {
  previewOutcomes,
  recordOutcome,
  scheduleCallBack as schedule,
} from '@threefold/contracts/call-backs';
import { createContact, deleteContact, restoreContact, updateContact } from '@threefold/contracts/contacts';
import type { Endpoint } from '@threefold/contracts/endpoint';
import { deleteLetter, draftLetter, restoreLetter, updateLetter } from '@threefold/contracts/letters';
import { putDebrief } from '@threefold/contracts/meetings/debriefs';
import {
  deleteMeeting,
  type Meeting,
  planMeeting,
  restoreMeeting,
  updateMeeting,
} from '@threefold/contracts/meetings/meetings';
import { addReferral } from '@threefold/contracts/referrals';
import { updateSettings } from '@threefold/contracts/settings';
import { getCounts, getToday, type TodayItem } from '@threefold/contracts/today';
import { measureNetwork } from '@threefold/domain/network/metrics';
import { foldChains } from '@threefold/domain/referrals/chain';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scheduleCallBack } from '../call-backs/schedule-call-back.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { openTestApp, type TestApp, type TestPerson } from '../test-app.ts';
import { draftTo, heldMeeting, letIn, named, sentLetter } from '../testing/build.ts';

/** Tuesday, November 24, 2026, 9:00 in Chicago and 10:00 in Boston; Thursday is Thanksgiving. */
const now = '2026-11-24T15:00:00Z';

let server: TestApp;
let owner: pg.Client;
beforeAll(async () => {
  server = await openTestApp({ at: now });
  owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

async function seeker(): Promise<TestPerson> {
  server.clock.set(now);
  const dana = await server.signUp('Dana Whitfield');
  await dana.call(updateSettings, {
    body: { timeZone: 'America/Chicago', country: 'US', minutesPerDay: 30 },
  });
  return dana;
}

function addContact(dana: TestPerson, fields: Record<string, unknown> = {}) {
  return dana.call(createContact, {
    body: {
      givenName: 'Imelda',
      familyName: 'Okonkwo',
      credentials: 'MD',
      title: 'VP Medical Affairs',
      organization: 'Calder Biologics',
      place: { city: 'Boston', region: 'MA', country: 'US' },
      timeZone: 'America/New_York',
      phones: ['+1 617 555 0142'],
      assistant: 'Marcy',
      ...fields,
    },
  });
}

/** A call as a letter that was sent leaves it. */
async function promise(dana: TestPerson, contactId: string, dueAt: string): Promise<string> {
  const letter = await dana.call(draftLetter, { params: { contactId }, body: { kind: 'outreach' } });
  const body =
    'Dear Dr. Okonkwo,\n\nTom Haugen gave me your name. I will phone your office on Tuesday, November 24, at 1:00 in the\nafternoon, to see whether we can find a time. Thank you.';
  await owner.query(
    "UPDATE letter SET status = 'sent', sent_at = '2026-11-19T15:00Z', promise_at = $3, body = $4 WHERE workspace_id = $1 AND id = $2",
    [dana.workspaceId, letter.id, dueAt, body],
  );
  return inScope(dana, async (db, scope) => {
    const { value } = await scheduleCallBack(db, scope, {
      contactId,
      letterId: letter.id,
      dueAt,
      timeZone: 'America/New_York',
      promised: true,
    });
    return value.id;
  });
}

function inScope<Result>(
  dana: TestPerson,
  work: (
    db: Parameters<typeof scheduleCallBack>[0],
    scope: Parameters<typeof scheduleCallBack>[1],
  ) => Promise<Result>,
): Promise<Result> {
  const scope = {
    workspaceId: dana.workspaceId,
    userId: dana.userId,
    level: 'owner' as const,
    now: server.clock.now(),
  };
  return inWorkspace(server.app.parts.db, scope, (db) => work(db, scope));
}

function only(items: readonly TodayItem[], kind: TodayItem['kind']): TodayItem {
  const found = items.filter((item) => item.kind === kind);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} items of the kind ${kind}`);
  return found[0];
}

test('an empty day is a calm one', async () => {
  const dana = await seeker();
  expect(await dana.call(getToday)).toMatchObject({
    headline: 'You’re all caught up.',
    estimate: 'You have 30 minutes free.',
    items: [],
    hidden: 0,
    suggestions: [],
    toWrite: { count: 0, people: [] },
    waiting: 0,
    comingUp: [],
    counts: { today: 0, contacts: 0, meetings: 0, letters: 0 },
    figures: { people: 0, roots: 0, months: 0, reproduction: null, referralsPerMeeting: null },
  });
});

test('a letter that went out waits, and its call is coming up until its day', async () => {
  const dana = await seeker();
  const contact = await addContact(dana, { organization: 'Halden Health' });
  const id = await promise(dana, contact.id, '2026-12-03T18:00:00Z');
  expect(await dana.call(getToday)).toMatchObject({
    items: [],
    comingUp: [{ kind: 'call', id, contactId: contact.id, at: '2026-12-03T18:00:00Z', promised: true }],
  });
});

describe('a promised call', () => {
  test('shows the sentence that promised it, both clocks, what to say and what each outcome leads to', async () => {
    const dana = await seeker();
    const contact = await addContact(dana);
    const callBackId = await promise(dana, contact.id, '2026-11-24T18:00:00Z');
    const today = await dana.call(getToday);
    expect(today.headline).toBe('One call you promised.');
    const call = only(today.items, 'call');
    expect(call).toMatchObject({
      id: `call:${callBackId}`,
      urgency: 'today',
      at: '2026-11-24T18:00:00Z',
      title: 'Call Imelda Okonkwo',
      why: 'First call, promised for 1:00 PM their time.',
      action: { label: 'Call', do: 'call' },
      contact: { name: 'Imelda Okonkwo', timeZone: 'America/New_York', assistant: 'Marcy' },
    });
    expect(call.call).toMatchObject({
      attempt: 1,
      promised: true,
      promise:
        'I will phone your office on Tuesday, November 24, at 1:00 in the afternoon, to see whether we can find a time.',
    });
    expect(call.call?.assistantScript).toMatch(/^Hello, Marcy, this is Dana Whitfield\./);
    expect(call.call?.openingScript).toMatch(/^Hello, Dr\. Okonkwo, .*said I'd call at this time/);
    const { items: previews } = await dana.call(previewOutcomes, { params: { callBackId } });
    expect(call.call?.outcomes).toEqual(previews);
    expect(previews.find(({ outcome }) => outcome === 'voicemail')?.sentence).toContain('Second call');
  });

  test('that was not made comes first, and says what was promised', async () => {
    const dana = await seeker();
    const late = await addContact(dana);
    const soon = await addContact(dana, { givenName: 'Rafael', familyName: 'Moreau' });
    await promise(dana, soon.id, '2026-11-24T15:10:00Z');
    await promise(dana, late.id, '2026-11-23T15:15:00Z');
    const { items } = await dana.call(getToday);
    expect(items.map(({ title, urgency, why }) => [title, urgency, why])).toEqual([
      [
        'Call Imelda Okonkwo',
        'overdue',
        'First call, promised for Monday, November 23 at 10:15 AM their time.',
      ],
      ['Call Rafael Moreau', 'now', 'First call, promised for 10:10 AM their time.'],
    ]);
  });

  test('of tomorrow is not shown today, nor one to somebody in the trash', async () => {
    const dana = await seeker();
    const [tomorrow, trashed] = [await addContact(dana), await addContact(dana)];
    await promise(dana, tomorrow.id, '2026-11-25T06:30:00Z');
    await promise(dana, trashed.id, '2026-11-24T18:00:00Z');
    await dana.call(deleteContact, { params: { contactId: trashed.id } });
    const { items } = await dana.call(getToday);
    expect(items).toEqual([]);
  });

  test('to somebody who is not to be contacted is to be let go, and no letter to them is proposed', async () => {
    const dana = await seeker();
    const contact = await addContact(dana);
    await promise(dana, contact.id, '2026-11-24T18:00:00Z');
    await dana.call(draftLetter, { params: { contactId: contact.id }, body: { kind: 'nudge' } });
    await dana.call(updateContact, { params: { contactId: contact.id }, body: { doNotContact: true } });
    const { items } = await dana.call(getToday);
    expect(items.map(({ kind, action, call }) => [kind, action.label, call])).toEqual([
      ['call', 'Cancel call', null],
    ]);
  });
});

describe('letters', () => {
  test('in draft say how far they are, and who named the reader', async () => {
    const dana = await seeker();
    const ruth = await addContact(dana, { givenName: 'Ruth', familyName: 'Abernathy' });
    const meeting = await dana.call(planMeeting, {
      body: { contactIds: [ruth.id], startsAt: '2026-10-01T15:00:00Z', status: 'held' },
    });
    const { contact } = await dana.call(addReferral, {
      params: { meetingId: meeting.id },
      body: { contact: { givenName: 'Søren', familyName: 'Lindqvist' } },
    });
    const letter = await dana.call(draftLetter, {
      params: { contactId: contact.id },
      body: { kind: 'outreach' },
    });
    await dana.call(updateLetter, {
      params: { letterId: letter.id },
      body: {
        promiseAt: null,
        body: 'Dear Søren Lindqvist,\n\nRuth Abernathy suggested that I write to you. I am moving from clinical practice to medical affairs and want to learn from leaders and have my credentials reviewed. This is not a request for a job. I ask you in particular because you built the program. Could you spare 20 minutes?',
      },
    });
    const item = only((await dana.call(getToday)).items, 'send-letter');
    expect(item).toMatchObject({
      title: 'Letter to Søren Lindqvist',
      why: 'Referred by Ruth Abernathy. Six of seven parts are there. Missing: call date.',
      action: { do: 'open-letter' },
      letterId: letter.id,
      contact: { referredBy: 'Ruth Abernathy' },
    });
  });

  test('that failed or may have gone out wait for a decision', async () => {
    const dana = await seeker();
    for (const [familyName, status] of [
      ['Failed', 'failed'],
      ['Unsure', 'unsure'],
      ['Queued', 'queued'],
    ]) {
      const { id: contactId } = await addContact(dana, { familyName });
      const { id } = await dana.call(draftLetter, { params: { contactId }, body: { kind: 'outreach' } });
      await owner.query('UPDATE letter SET status = $3 WHERE workspace_id = $1 AND id = $2', [
        dana.workspaceId,
        id,
        status,
      ]);
    }
    const { items, headline, counts } = await dana.call(getToday);
    expect(items.map(({ kind }) => kind).sort()).toEqual(['failed-letter', 'unsure-letter']);
    expect(headline).toBe('Two letters that may not have gone out.');
    expect(counts).toMatchObject({ today: 2, letters: 2 });
  });
});

describe('meetings', () => {
  test('stand from the day before until it is said how they went', async () => {
    const dana = await seeker();
    const { id } = await addContact(dana);
    const plan = (startsAt: string) => dana.call(planMeeting, { body: { contactIds: [id], startsAt } });
    const tomorrow = await plan('2026-11-25T16:00:00Z');
    await plan('2026-11-26T16:00:00Z');
    await owner.query(
      "UPDATE meeting SET starts_at = '2026-11-26T07:00Z' WHERE id <> $1 AND workspace_id = $2",
      [tomorrow.id, dana.workspaceId],
    );
    const before = await dana.call(getToday);
    expect(before.items.map(({ kind, urgency, why }) => [kind, urgency, why])).toEqual([
      ['meeting', 'soon', 'Tomorrow at 10:00 AM your time: 25 minutes in person.'],
      [
        'write-letter',
        'today',
        'You meet Imelda Okonkwo on Wednesday, November 25 at 11:00 AM their time. Put it in writing the day before.',
      ],
    ]);
    expect(before.items[1]).toMatchObject({
      title: 'Confirm the meeting with Imelda Okonkwo',
      letterKind: 'confirmation',
      action: { do: 'draft-letter' },
    });
    expect(before).toMatchObject({
      headline: 'One letter to write.',
      counts: { today: 1, meetings: 2 },
    });
    server.clock.set('2026-11-25T16:25:00Z');
    const after = only((await dana.call(getToday)).items, 'close-meeting');
    expect(after).toMatchObject({
      title: 'Was the meeting with Imelda Okonkwo held?',
      urgency: 'overdue',
      action: { do: 'hold-meeting' },
      meetingId: tomorrow.id,
    });
  });

  test('that were held ask for a debrief and a thank-you, which is one thing with its draft', async () => {
    const dana = await seeker();
    const { id } = await addContact(dana);
    const { id: meetingId } = await dana.call(planMeeting, {
      body: { contactIds: [id], startsAt: '2026-11-24T16:00:00Z' },
    });
    server.clock.set('2026-11-24T16:30:00Z');
    await dana.call(updateMeeting, { params: { meetingId }, body: { status: 'held' } });
    const { items } = await dana.call(getToday);
    expect(only(items, 'debrief')).toMatchObject({ action: { do: 'debrief' }, meetingId });
    const thanks = only(items, 'thank-you');
    expect(thanks).toMatchObject({
      title: 'Thank Imelda Okonkwo',
      letterId: null,
      letterKind: 'thank-you',
      action: { do: 'draft-letter' },
    });
    const letter = await dana.call(draftLetter, {
      params: { contactId: id },
      body: { kind: 'thank-you', meetingId },
    });
    const drafted = (await dana.call(getToday)).items;
    expect(only(drafted, 'thank-you')).toMatchObject({
      id: thanks.id,
      letterId: letter.id,
      action: { do: 'open-letter' },
    });
    expect(drafted.filter(({ kind }) => kind === 'send-letter')).toEqual([]);
    server.clock.pass({ hours: 24 * 15 });
    expect((await dana.call(getToday)).items.filter(({ kind }) => kind === 'debrief')).toEqual([]);
  });
});

describe('what a call left to do', () => {
  test('stays until something followed', async () => {
    const dana = await seeker();
    const contact = await addContact(dana);
    const callBackId = await promise(dana, contact.id, '2026-11-24T15:00:00Z');
    await dana.call(recordOutcome, { params: { callBackId }, body: { outcome: 'already-replied' } });
    const answer = only((await dana.call(getToday)).items, 'reply');
    expect(answer).toMatchObject({ title: 'Answer Imelda Okonkwo', action: { do: 'open-contact' } });
    server.clock.pass({ minutes: 5 });
    await dana.call(draftLetter, { params: { contactId: contact.id }, body: { kind: 'confirmation' } });
    expect((await dana.call(getToday)).items.map(({ kind }) => kind)).toEqual(['send-letter']);
  });

  test('a number is looked for until the contact was changed', async () => {
    const dana = await seeker();
    const contact = await addContact(dana);
    const callBackId = await promise(dana, contact.id, '2026-11-24T15:00:00Z');
    await dana.call(recordOutcome, { params: { callBackId }, body: { outcome: 'wrong-number' } });
    expect(only((await dana.call(getToday)).items, 'find-number').title).toBe(
      'Find a phone number for Imelda Okonkwo',
    );
    server.clock.pass({ minutes: 5 });
    await dana.call(updateContact, {
      params: { contactId: contact.id },
      body: { phones: ['+1 617 555 0199'] },
    });
    expect((await dana.call(getToday)).items).toEqual([]);
  });
});

describe('whoever is in the trash owes nothing and is owed nothing; taken out of it all stands as before:', () => {
  type Things = { letterId?: string; meetingId?: string };
  const owed: [string, TodayItem['kind'][], (dana: TestPerson, contactId: string) => Promise<Things>][] = [
    [
      'a call',
      ['call'],
      async (dana, contactId) => {
        await dana.call(schedule, { body: { contactId, dueAt: '2026-11-24T18:00:00Z' } });
        return {};
      },
    ],
    [
      'a draft',
      ['send-letter'],
      async (dana, contactId) => ({ letterId: (await draftTo(dana, contactId)).id }),
    ],
    [
      'a meeting tomorrow and its confirmation',
      ['meeting', 'write-letter'],
      async (dana, contactId) => {
        const body = { contactIds: [contactId], startsAt: '2026-11-25T16:00:00Z' };
        return { meetingId: (await dana.call(planMeeting, { body })).id };
      },
    ],
    [
      'the debrief and the thanks for a meeting',
      ['debrief', 'thank-you'],
      async (dana, contactId) => ({
        meetingId: (await heldMeeting(dana, [contactId], { startsAt: '2026-11-23T16:00:00Z' })).id,
      }),
    ],
    [
      'the answer to what they wrote',
      ['reply'],
      async (dana, contactId) => {
        const dueAt = '2026-11-24T18:00:00Z';
        const { id: callBackId } = await dana.call(schedule, { body: { contactId, dueAt } });
        await dana.call(recordOutcome, { params: { callBackId }, body: { outcome: 'already-replied' } });
        return {};
      },
    ],
  ];
  async function shown(dana: TestPerson) {
    const { items, counts } = await dana.call(getToday);
    expect(await dana.call(getCounts)).toEqual(counts);
    return { items, counts, kinds: items.map(({ kind }) => kind).toSorted() };
  }

  test.each(owed)('%s', async (_, kinds, build) => {
    const dana = await seeker();
    const { id: contactId } = await addContact(dana);
    const { letterId, meetingId } = await build(dana, contactId);
    const before = await shown(dana);
    expect(before.kinds).toEqual(kinds);
    const things: [Endpoint, Endpoint, Record<string, string>][] = [
      [deleteContact, restoreContact, { contactId }],
    ];
    if (letterId) things.push([deleteLetter, restoreLetter, { letterId }]);
    if (meetingId) things.push([deleteMeeting, restoreMeeting, { meetingId }]);
    for (const [away, back, params] of things) {
      expect((await dana.attempt(away, { params })).status).toBe(200);
      expect((await shown(dana)).kinds).toEqual([]);
      expect((await dana.attempt(back, { params })).status).toBe(200);
      expect((await shown(dana)).kinds).toEqual(before.kinds);
    }
  });

  test('the word back about somebody who is in the trash', async () => {
    const dana = await seeker();
    const ruth = await addContact(dana, { givenName: 'Ruth', emails: ['ruth@example.org'] });
    const sam = await addContact(dana, { givenName: 'Sam', emails: ['sam@example.org'] });
    await named(dana, { from: ruth.id, to: sam.id, at: '2026-11-10T15:00:00Z' });
    await sentLetter(dana, sam.id, { promiseAt: null });
    const { id: meetingId } = await heldMeeting(dana, [sam.id], { startsAt: '2026-11-23T16:00:00Z' });
    await dana.call(putDebrief, { params: { meetingId }, body: { feeling: 4, facts: 'We spoke.' } });
    server.clock.set('2026-11-25T20:00:00Z');
    expect((await shown(dana)).kinds).toContain('loop-closing');
    await dana.call(deleteContact, { params: { contactId: sam.id } });
    expect((await shown(dana)).kinds).toEqual([]);
    await dana.call(restoreContact, { params: { contactId: sam.id } });
    await dana.call(deleteContact, { params: { contactId: ruth.id } });
    expect((await shown(dana)).kinds).not.toContain('loop-closing');
  });
});

test('with nothing owed the three best targets are proposed, and why', async () => {
  const dana = await seeker();
  const ruth = await addContact(dana, { givenName: 'Ruth', familyName: 'Abernathy' });
  await addContact(dana, { familyName: 'Without reason' });
  await addContact(dana, { familyName: 'Refused', reasons: ['role'], doNotContact: true });
  await addContact(dana, { familyName: 'Works', reasons: ['work'], phones: [] });
  await addContact(dana, { familyName: 'Superior', reasons: ['report-to'], faceToFace: true });
  await addContact(dana, { familyName: 'Company', reasons: ['company'] });
  const meeting = await dana.call(planMeeting, {
    body: { contactIds: [ruth.id], startsAt: '2026-10-01T15:00:00Z', status: 'held' },
  });
  await dana.call(addReferral, {
    params: { meetingId: meeting.id },
    body: { contact: { givenName: 'Sam', familyName: 'Okafor', organization: 'Lumen' } },
  });
  expect((await dana.call(getToday)).suggestions.map(({ name, why }) => [name, why])).toEqual([
    ['Imelda Superior', 'You would report to them; can be met in person; you have a phone number.'],
    ['Sam Okafor', 'Referred by Ruth Abernathy.'],
    ['Imelda Company', 'Works where you want to work; you have a phone number.'],
  ]);
});

test('the figures beside the day are those of the network', async () => {
  const dana = await seeker();
  const people: string[] = [];
  for (const familyName of ['Root', 'Second', 'Third', 'Fourth', 'Alone'])
    people.push((await addContact(dana, { familyName })).id);
  const [root = '', second = '', third = '', fourth = ''] = people;
  const meetings: Meeting[] = [];
  for (const [contactId, startsAt] of [
    [root, '2026-09-01T15:00:00Z'],
    [second, '2026-10-01T15:00:00Z'],
    [fourth, '2026-08-01T15:00:00Z'],
  ] as const)
    meetings.push(
      await dana.call(planMeeting, { body: { contactIds: [contactId], startsAt, status: 'held' } }),
    );
  for (const [index, contactId] of [
    [0, second],
    [1, third],
    [1, fourth],
  ] as const)
    await dana.call(addReferral, { params: { meetingId: meetings[index]?.id ?? '' }, body: { contactId } });
  await owner.query(
    'UPDATE referral SET at = meeting.held_at FROM meeting WHERE meeting.id = referral.meeting_id AND referral.workspace_id = $1',
    [dana.workspaceId],
  );
  const { rows: referrals } = await owner.query(
    'SELECT from_contact_id, to_contact_id, at::text FROM referral WHERE workspace_id = $1',
    [dana.workspaceId],
  );
  const edges = referrals.map((row) => ({
    from: row.from_contact_id,
    to: row.to_contact_id,
    at: Temporal.Instant.from(String(row.at).replace(' ', 'T')),
  }));
  const metrics = measureNetwork({
    fold: foldChains({ people: people.map((id) => ({ id, firstAt: Temporal.Instant.from(now) })), edges }),
    referrals: edges,
    meetingsHeld: meetings.map(({ contactIds, heldAt }) => ({
      contactIds,
      heldAt: Temporal.Instant.from(heldAt ?? now),
    })),
    goal: 3,
  });
  const { figures } = await dana.call(getToday);
  expect(figures).toMatchObject({
    reproduction: metrics.reproduction,
    referralsPerMeeting: metrics.referralsPerMeeting,
    referralGoal: metrics.goal,
    people: 4,
    roots: 1,
    months: 2,
  });
  expect(metrics.reproduction).toBeGreaterThan(0);
});

test('sixty things are listed and the others counted, and the navigation counts the same', async () => {
  const dana = await seeker();
  const { id } = await addContact(dana);
  await owner.query(
    `INSERT INTO call_back (workspace_id, id, contact_id, due_at, time_zone, attempt, first_due_at, promised, moved, status, version, content_hash, created_at, updated_at)
     SELECT $1, gen_random_uuid(), $2, $3::timestamptz + n * interval '1 minute', 'America/New_York', 1, $3, false, false, 'due', 1, '', $3, $3 FROM generate_series(1, 70) n`,
    [dana.workspaceId, id, now],
  );
  const today = await dana.call(getToday);
  expect([today.items.length, today.hidden, today.counts.today]).toEqual([60, 10, 70]);
  expect(today.items.filter(({ call }) => (call?.outcomes.length ?? 0) > 0)).toHaveLength(20);
  expect(await dana.call(getCounts)).toEqual(today.counts);
});

test('a coach sees the day only where everything is shared', async () => {
  const dana = await seeker();
  const carla = await server.signUp('Carla Brandt');
  const answers: number[] = [];
  for (const level of ['network', 'full'] as const) {
    await letIn(dana, carla, level);
    answers.push((await carla.attempt(getToday, { params: { workspaceId: dana.workspaceId } })).status);
  }
  expect(answers).toEqual([403, 200]);
});
