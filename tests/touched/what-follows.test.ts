// What each change of the API leaves in the ledger: the lines of history that it writes, and the letters, calls, debriefs and
// drafts that come or go with it, no less and no more; and that the change that takes it back leaves all as it was before.
import { openTestApp } from '@threefold/api/test-app';
import { asOwner } from '@threefold/api/testing/ledger';
import type { Endpoint } from '@threefold/contracts/endpoint';
import { routes } from '@threefold/contracts/routes';
import { outcomes } from '@threefold/domain/call-backs/next-step';
import { afterAll, describe, expect, test } from 'vitest';
import { seedSearch } from '../isolation/seed-search.ts';
import { validCall } from '../isolation/valid-calls.ts';
import { type Call, type ChangeName, type Scenario, scenarios } from './scenarios.ts';

const server = await openTestApp();
afterAll(() => server.close());
const world = { server, ...(await seedSearch(server)) };
const { seeker, ids } = world;

/** A change that is not here does not compile. */
const left: Record<ChangeName, readonly string[]> = {
  confirmIdentity: [],
  createToken: [],
  deleteToken: [],
  updateSettings: [],
  putMailSettings: [],
  removeSampleNetwork: ['- history: contact-added'],
  createContact: ['+ history: contact-added'],
  updateContact: ['+ history: contact-changed'],
  deleteContact: ['+ history: contact-binned'],
  restoreContact: ['+ history: contact-restored'],
  closeContact: ['+ history: contact-closed', '+ owed: loop-closing'],
  eraseContact: [
    '- due: call',
    '- history: call-scheduled',
    '- history: contact-added',
    '- history: letter-sent',
    '+ history: person-erased',
  ],
  startImport: [],
  continueImport: [],
  answerProposal: ['+ history: referral-named'],
  cancelImport: [],
  undoImport: ['- history: contact-imported'],
  mergeContacts: ['+ history: contacts-merged'],
  undoMerge: ['+ history: contacts-parted'],
  decideDuplicate: [],
  searchDuplicates: [],
  draftLetter: ['+ draft: nudge'],
  updateLetter: [],
  deleteLetter: ['- draft: outreach'],
  restoreLetter: ['+ draft: outreach'],
  sendLetter: ['- draft: outreach', '+ due: call', '+ history: call-scheduled', '+ history: letter-sent'],
  letterWentOut: ['+ due: call', '+ history: call-scheduled', '+ history: letter-sent'],
  letterDidNotGoOut: ['+ draft: outreach', '+ history: letter-taken-back'],
  undoSend: ['+ draft: outreach', '- due: call', '+ history: letter-taken-back'],
  resolveLetter: ['+ history: letter-sent'],
  createTemplate: [],
  updateTemplate: [],
  scheduleCallBack: ['+ due: call', '+ history: call-scheduled'],
  recordOutcome: ['+ history: call-made', '+ history: call-scheduled'],
  undoOutcome: ['+ due: call', '+ history: call-undone', '+ history: contact-reopened'],
  moveCallBack: ['+ history: call-moved'],
  releaseCallBack: ['- due: call', '+ history: call-released'],
  planMeeting: ['+ history: meeting-planned', '+ owed: confirmation'],
  updateMeeting: [],
  deleteMeeting: ['- due: debrief', '+ history: meeting-binned', '- owed: thank-you'],
  restoreMeeting: ['+ due: debrief', '+ history: meeting-restored', '+ owed: thank-you'],
  endMeeting: [
    '+ due: call',
    '+ history: call-scheduled',
    '+ history: meeting-cancelled',
    '- owed: confirmation',
  ],
  undoEnding: ['- due: call', '+ history: meeting-planned', '+ owed: confirmation'],
  rescheduleMeeting: ['+ draft: confirmation', '+ history: meeting-moved'],
  undoReschedule: ['- draft: confirmation', '+ history: meeting-moved'],
  chooseConfirmed: [],
  createResearchQuestion: [],
  updateResearchQuestion: [],
  putResearchAnswer: [],
  draftResearchReport: [],
  draftResearchLetters: ['+ draft: summary'],
  mergeFindings: [],
  undoFindingMerge: [],
  putOrganizationIndustry: [],
  keepPositioningSummary: [],
  addFinding: ['+ history: finding-noted'],
  updateFinding: [],
  deleteFinding: [],
  restoreFinding: [],
  createSpeech: [],
  updateSpeech: [],
  createQuestion: [],
  updateQuestion: [],
  putDebrief: ['+ draft: thank-you', '- due: debrief', '+ history: debriefed'],
  putDebriefDraft: [],
  deleteDebriefDraft: [],
  addReferral: ['+ history: contact-added', '+ history: referral-named'],
  nameReferral: ['+ history: contact-added', '+ history: referral-named'],
  updateReferral: [],
  deleteReferral: ['+ history: referral-binned'],
  restoreReferral: ['+ history: referral-restored'],
  resumeSearch: ['+ history: search-resumed'],
  pauseKeepWarm: [],
  endSearch: ['+ history: search-ended'],
  updateSearchEnd: [],
  draftNews: ['+ draft: keep-warm'],
  skipNews: [],
  inviteCoach: ['+ history: share-invited'],
  changeShare: ['+ history: share-changed'],
  revokeShare: ['+ history: share-revoked'],
  acceptShare: ['+ history: share-accepted'],
  writeComment: [],
  readComment: [],
  propose: ['+ history: coach-proposed'],
  proposeList: ['+ history: coach-proposed'],
  decideProposals: ['+ history: contact-added'],
  reopenProposals: [],
  restoreExport: ['+ history: contact-added', '+ history: data-exported', '+ history: data-restored'],
  testMailSettings: [],
  loadSampleNetwork: [],
  checkLetterText: [],
  readInvitation: [],
  eraseAccount: [],
};

/** Each thing in the ledger, with how many there are of it. */
async function ledgerOf(workspaceId: string): Promise<Map<string, number>> {
  const rows = await asOwner<{ line: string; count: number }>(
    server,
    `SELECT line, count(*)::integer AS count FROM (
       SELECT 'history: ' || kind AS line FROM event WHERE workspace_id = $1
       UNION ALL SELECT 'owed: ' || kind FROM owed_letter WHERE workspace_id = $1 AND status = 'owed'
       UNION ALL SELECT 'due: call' FROM call_back WHERE workspace_id = $1 AND status = 'due'
       UNION ALL SELECT 'due: debrief' FROM meeting WHERE workspace_id = $1 AND status = 'held' AND deleted_at IS NULL
         AND NOT EXISTS (SELECT FROM debrief WHERE debrief.workspace_id = $1 AND debrief.meeting_id = meeting.id)
       UNION ALL SELECT 'draft: ' || kind FROM letter WHERE workspace_id = $1 AND status = 'draft' AND deleted_at IS NULL
     ) ledger GROUP BY line`,
    [workspaceId],
  );
  return new Map(rows.map(({ line, count }) => [line, count]));
}

function difference(before: Map<string, number>, after: Map<string, number>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((line) => {
    const by = (after.get(line) ?? 0) - (before.get(line) ?? 0);
    return Array.from({ length: Math.abs(by) }, () => `${by > 0 ? '+' : '-'} ${line}`);
  });
}

async function make(name: ChangeName, { by = seeker, params = {}, ...given }: Call) {
  const all = { ...ids, workspaceId: by.workspaceId, ...params };
  const { status, body } = await by.attempt(routes[name], { ...validCall(name, all), ...given });
  expect({ status, body }).toEqual({ status: expect.toSatisfy((code: number) => code < 300), body });
  return body;
}

const changes = (Object.keys(scenarios) as ChangeName[]).filter((name) => scenarios[name] !== null);
describe('what a change leaves in the ledger:', () => {
  test.each(changes)('%s', async (name) => {
    const call = (await scenarios[name]?.(world)) ?? {};
    const workspaceId = call.params?.workspaceId ?? seeker.workspaceId;
    const before = await ledgerOf(workspaceId);
    await make(name, call);
    expect(difference(before, await ledgerOf(workspaceId))).toEqual(left[name]);
  });
});

/** How a change is taken back, from its answer; by what the answer does not tell, from what it was given. */
type Undo = { by: Endpoint; with?: (answer: Record<string, unknown>) => Call };
const twoFindings: Scenario = async () => {
  const note = async (text: string) =>
    (await seeker.call(routes.addFinding, { body: { contactId: ids.contactId ?? '', kind: 'fact', text } }))
      .id;
  const [keepId, findingId] = [await note('They hire in spring.'), await note('Spring is when they hire.')];
  return { params: { findingId }, body: { keepId, findingIds: [findingId] } };
};
const undos: [title: string, name: ChangeName, change: Call | Scenario, undo: Undo][] = [
  ['somebody who was thrown away', 'deleteContact', {}, { by: routes.restoreContact }],
  [
    'somebody who was closed',
    'closeContact',
    {},
    { by: routes.closeContact, with: () => ({ body: { closed: false } }) },
  ],
  [
    'somebody who was marked',
    'updateContact',
    { body: { doNotContact: true } },
    { by: routes.updateContact, with: () => ({ body: { doNotContact: false } }) },
  ],
  ['a draft', 'deleteLetter', {}, { by: routes.restoreLetter }],
  ...outcomes.map((outcome): (typeof undos)[number] => [
    `the outcome ${outcome}`,
    'recordOutcome',
    { body: { outcome, at: '2026-12-03T15:00:00Z' } },
    { by: routes.undoOutcome },
  ]),
  [
    'a meeting ahead',
    'updateMeeting',
    { body: { place: 'The lobby' } },
    { by: routes.updateMeeting, with: () => ({ body: { place: null } }) },
  ],
  ['a meeting that was held', 'deleteMeeting', {}, { by: routes.restoreMeeting }],
  ['a meeting that they cancelled', 'endMeeting', {}, { by: routes.undoEnding }],
  [
    'a meeting that you cancelled',
    'endMeeting',
    { body: { status: 'cancelled', by: 'me' } },
    { by: routes.undoEnding },
  ],
  [
    'a meeting that was moved',
    'rescheduleMeeting',
    {},
    { by: routes.undoReschedule, with: () => ({ body: { startsAt: '2026-11-27T15:00:00Z' } }) },
  ],
  [
    'findings that were joined',
    'mergeFindings',
    twoFindings,
    { by: routes.undoFindingMerge, with: ({ id }) => ({ params: { mergeId: String(id) } }) },
  ],
  ['a finding', 'deleteFinding', twoFindings, { by: routes.restoreFinding }],
  ['a referral', 'deleteReferral', {}, { by: routes.restoreReferral }],
  [
    'two records',
    'mergeContacts',
    {},
    { by: routes.undoMerge, with: ({ id }) => ({ params: { mergeId: String(id) } }) },
  ],
  [
    'keeping in touch that was put off',
    'pauseKeepWarm',
    {},
    { by: routes.pauseKeepWarm, with: () => ({ body: { until: null } }) },
  ],
];

/** What is history, and goes on however often something is taken back. */
const goesOn = ['event', 'stage_change', 'contact_merge', 'finding_merge', 'finding_merge_member'];
const traces = ['version', 'updated_at', 'last_at', 'stage_since', 'brought'];

/** A draft that lies in the bin, an owed letter that was let go and a sum of nothing are as if they were not there. */
function isThere(table: string, row: Record<string, unknown>): boolean {
  if (table === 'progress') return row.count !== 0;
  if (table === 'owed_letter') return row.status !== 'released';
  return table !== 'letter' || row.deleted_at === null;
}

/** What is owed again is the same by what it owes. */
function ownName(table: string): string {
  return table === 'owed_letter' ? " - 'id' - 'created_at'" : '';
}

/** Every row of a search, without its history. */
async function rowsOf(workspaceId: string): Promise<Record<string, string[]>> {
  const tables = await asOwner<{ name: string }>(
    server,
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL($1) ORDER BY 1`,
    [goesOn],
  );
  const text = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, (to_jsonb(t) - $2::text[]${ownName(name)})::text AS row FROM "${name}" t WHERE workspace_id = $1`,
  );
  const rows = await asOwner<{ name: string; row: string }>(server, text.join(' UNION ALL '), [
    workspaceId,
    traces,
  ]);
  const counted = rows.filter(({ name, row }) => isThere(name, JSON.parse(row)));
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      counted
        .filter((each) => each.name === name)
        .map(({ row }) => row)
        .toSorted(),
    ]),
  );
}

describe('taken back, all is as it was before:', () => {
  test.each(undos)('%s', async (_, name, change, undo) => {
    const call =
      typeof change === 'function' ? await change(world) : { ...(await scenarios[name]?.(world)), ...change };
    const before = await rowsOf(seeker.workspaceId);
    server.clock.pass({ minutes: 1 });
    const answer = await make(name, call);
    expect(await rowsOf(seeker.workspaceId)).not.toEqual(before);
    server.clock.pass({ minutes: 1 });
    const { params, ...given } = undo.with?.(answer) ?? {};
    const taken = await seeker.attempt(undo.by, { ...given, params: { ...ids, ...call.params, ...params } });
    expect(taken.status, JSON.stringify(taken.body)).toBe(200);
    expect(await rowsOf(seeker.workspaceId)).toEqual(before);
  });
});

describe('what was built upon stays, until that is taken back first:', () => {
  type Step = (answer: Record<string, unknown>, call: Call) => [Endpoint, Call];
  const meetingOf: Step = ({ consequence }) => [
    routes.updateMeeting,
    { params: { meetingId: String(Object(consequence).meetingId) }, body: { place: 'The lobby' } },
  ];
  const nextCall = (answer: Record<string, unknown>) => ({
    callBackId: String(Object(answer.consequence).callBackId),
  });
  const agreed = { body: { outcome: 'meeting-agreed', at: '2026-12-03T15:00:00Z' } };
  const cases: [string, ChangeName, Call, Step, Step | null, Undo][] = [
    [
      'an outcome, once the next call was made',
      'recordOutcome',
      { body: { outcome: 'voicemail' } },
      (answer) => [routes.recordOutcome, { params: nextCall(answer), body: { outcome: 'no-answer' } }],
      null,
      { by: routes.undoOutcome },
    ],
    [
      'an outcome, once the next call was moved',
      'recordOutcome',
      { body: { outcome: 'voicemail' } },
      (answer) => [
        routes.moveCallBack,
        { params: nextCall(answer), body: { dueAt: '2026-12-04T15:00:00Z' } },
      ],
      null,
      { by: routes.undoOutcome },
    ],
    [
      'an outcome, once the meeting that was agreed was changed',
      'recordOutcome',
      agreed,
      meetingOf,
      null,
      { by: routes.undoOutcome },
    ],
    [
      'a merge, once the survivor went into another record',
      'mergeContacts',
      {},
      (_, { params }) => [
        routes.mergeContacts,
        { body: { survivorId: ids.namesakeId, mergedId: params?.contactId } },
      ],
      ({ id }) => [routes.undoMerge, { params: { mergeId: String(id) } }],
      { by: routes.undoMerge, with: ({ id }) => ({ params: { mergeId: String(id) } }) },
    ],
    [
      'a merge, once the survivor was thrown away',
      'mergeContacts',
      {},
      (_, { params }) => [routes.deleteContact, { params: { contactId: params?.contactId ?? '' } }],
      (_, { params }) => [routes.restoreContact, { params: { contactId: params?.contactId ?? '' } }],
      { by: routes.undoMerge, with: ({ id }) => ({ params: { mergeId: String(id) } }) },
    ],
    [
      'a meeting that they cancelled, once the call to find a new day was let go',
      'endMeeting',
      {},
      (answer) => [
        routes.releaseCallBack,
        {
          params: { callBackId: String(Object(answer.ledTo).callBackId) },
          body: { reason: 'They will write.' },
        },
      ],
      null,
      { by: routes.undoEnding },
    ],
  ];

  test.each(cases)('%s', async (_, name, change, build, unbuild, undo) => {
    const call = { ...(await scenarios[name]?.(world)), ...change };
    const before = await rowsOf(seeker.workspaceId);
    server.clock.pass({ minutes: 1 });
    const answer = await make(name, call);
    const step = async ([endpoint, { params, ...given }]: [Endpoint, Call]) => {
      server.clock.pass({ minutes: 1 });
      return seeker.attempt(endpoint, { ...given, params: { ...ids, ...call.params, ...params } });
    };
    const built = await step(build(answer, call));
    expect(built.status, JSON.stringify(built.body)).toBeLessThan(300);
    const standing = await rowsOf(seeker.workspaceId);
    const takeBack = () => step([undo.by, undo.with?.(answer) ?? {}]);
    expect((await takeBack()).status).toBe(409);
    expect(await rowsOf(seeker.workspaceId)).toEqual(standing);
    if (unbuild === null) return;
    expect((await step(unbuild(built.body, call))).status).toBe(200);
    expect((await takeBack()).status).toBe(200);
    expect(await rowsOf(seeker.workspaceId)).toEqual(before);
  });
});
