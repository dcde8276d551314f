import { importFile, upload } from '@threefold/api/contact-imports/import-test.fixture';
import { createContact } from '@threefold/api/contacts/contact';
import { lockLetter } from '@threefold/api/letters/find-letter';
import { markLetter } from '@threefold/api/letters/letter-outcome';
import type { TestApp, TestPerson } from '@threefold/api/test-app';
import {
  addCall,
  addContact,
  draftTo,
  heldMeeting,
  inScope,
  letIn,
  named,
  planWith,
  sentLetter,
} from '@threefold/api/testing/build';
import { type Routes, routes } from '@threefold/contracts/routes';
import type { Search } from '../isolation/seed-search.ts';

export type ChangeName = {
  [Name in keyof Routes]: Routes[Name]['method'] extends 'GET' ? never : Name;
}[keyof Routes];

/** What is called beside the valid call of the isolation tests: by whom, where, and with what. */
export type Call = {
  by?: TestPerson;
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
};
export type World = Search & { server: TestApp };
/** Puts there what the change needs, and answers the call of it. */
export type Scenario = (world: World) => Promise<Call> | Call;

const asItIs: Scenario = () => ({});
const handedOver = { via: 'paper', handOver: true, allowBlanks: true };
const friday = '2026-11-27T15:00:00Z';
const laterOnFriday = '2026-11-27T17:00:00Z';

async function form(fields: Record<string, string>, file: string): Promise<Pick<Call, 'body' | 'headers'>> {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  data.append('file', new Blob([file]), 'people.csv');
  const encoded = new Response(data);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  return { headers, body: Buffer.from(await encoded.arrayBuffer()) };
}

const aPerson: Scenario = async ({ seeker }) => ({ params: { contactId: (await addContact(seeker)).id } });
const aCall: Scenario = async ({ seeker }) => ({ params: { callBackId: (await addCall(seeker)).call.id } });
const aDraft: Scenario = async ({ seeker }) => {
  const { id: contactId } = await addContact(seeker);
  return { params: { contactId, letterId: (await draftTo(seeker, contactId)).id } };
};
const aMeetingAhead: Scenario = async ({ seeker }) => {
  const { contact, meeting } = await planWith(seeker, { startsAt: friday });
  return { params: { contactId: contact.id, meetingId: meeting.id } };
};
const aMeetingHeld: Scenario = async ({ seeker }) => {
  const { id: contactId } = await addContact(seeker);
  return { params: { contactId, meetingId: (await heldMeeting(seeker, [contactId])).id } };
};
const aName: Scenario = async ({ seeker }) => {
  const [from, to] = [(await addContact(seeker)).id, (await addContact(seeker)).id];
  return { params: { contactId: to, referralId: (await named(seeker, { from, to })).id } };
};
/** Somebody who gave a name in spring and has not heard since. */
const aHelperLongAgo: Scenario = async ({ seeker }) => {
  const [from, to] = [(await addContact(seeker)).id, (await addContact(seeker)).id];
  await named(seeker, { from, to, at: '2026-05-04T15:00:00Z' });
  return { params: { contactId: from } };
};
const afterwards =
  (before: Scenario, then: (world: World, call: Call) => Promise<Call | undefined>): Scenario =>
  async (world) => {
    const call = await before(world);
    return { ...call, ...(await then(world, call)) };
  };
const afterCalling = (before: Scenario, endpoint: Parameters<TestPerson['attempt']>[0], body?: unknown) =>
  afterwards(before, async ({ seeker }, { params = {} }) => {
    const { status } = await seeker.attempt(endpoint, { params, ...(body !== undefined && { body }) });
    if (status >= 300) throw new Error(`${endpoint.path} answered ${status}`);
    return undefined;
  });
const withBody = (before: Scenario, body: (call: Call) => unknown): Scenario =>
  afterwards(before, async (_, call) => ({ body: body(call) }));

const aProposal: Scenario = async ({ seeker, coaches }) => {
  const contact = { givenName: 'Olu', familyName: 'Adeyemi', emails: ['olu@example.org'] };
  const { id } = await coaches.full.call(routes.propose, {
    params: { workspaceId: seeker.workspaceId },
    body: { contact },
  });
  return { params: { proposalId: id }, body: { ids: [id], accept: true } };
};

/** Every change with what it needs. A change that is not here does not compile; `null` says that nothing is changed by it. */
export const scenarios: Record<ChangeName, Scenario | null> = {
  // No page shows since when a session is recent.
  confirmIdentity: null,
  createToken: asItIs,
  deleteToken: async ({ seeker }) => {
    const { id } = await seeker.call(routes.createToken, { body: { name: 'old', scopes: ['read'] } });
    return { params: { tokenId: id } };
  },
  updateSettings: asItIs,
  putMailSettings: asItIs,
  // It sends a letter to oneself.
  testMailSettings: null,
  // Five months through the use cases of all the others, which takes eight seconds.
  loadSampleNetwork: null,
  removeSampleNetwork: async ({ server, seeker }) => {
    const source = { kind: 'sample', label: 'The sample network' } as const;
    const sample = { givenName: 'Sam', familyName: 'Sample', source };
    await inScope(server, seeker, (db, scope) => createContact(db, scope, sample));
    return {};
  },

  createContact: asItIs,
  updateContact: aPerson,
  deleteContact: aPerson,
  restoreContact: afterCalling(aPerson, routes.deleteContact),
  closeContact: aName,
  eraseContact: async ({ seeker }) => {
    const { id: contactId } = await addContact(seeker);
    await sentLetter(seeker, contactId);
    return { params: { contactId } };
  },
  startImport: () => form({}, 'Name\nNew Person\n'),
  continueImport: async ({ server, seeker }) => {
    const { id } = await importFile(server, seeker, { file: 'Name\nDry Run\n', fields: { dryRun: 'true' } });
    return { params: { importId: id }, body: { mapping: { Name: 'name' }, dryRun: false } };
  },
  answerProposal: async ({ server, seeker }) => {
    const { id } = await importFile(server, seeker, {
      file: 'Name,Notes\nAnna Baum,Referred by Lea Frank\n',
      fields: { mapping: '{"Name":"name","Notes":"notes"}' },
    });
    return { params: { importId: id }, body: { line: 2, name: 'Lea Frank', isReferrer: true } };
  },
  cancelImport: async ({ server, seeker }) => {
    const { body } = await upload(server, seeker, { file: 'Name\nNot Yet\n' });
    return { params: { importId: body.id } };
  },
  undoImport: async ({ server, seeker }) => {
    const fields = { mapping: '{"Name":"name"}' };
    const { id } = await importFile(server, seeker, { file: 'Name\nGone Again\n', fields });
    return { params: { importId: id } };
  },
  mergeContacts: async ({ seeker }) => {
    const [survivorId, mergedId] = [(await addContact(seeker)).id, (await addContact(seeker)).id];
    return { params: { contactId: survivorId }, body: { survivorId, mergedId } };
  },
  undoMerge: async ({ seeker }) => {
    const [survivorId, mergedId] = [(await addContact(seeker)).id, (await addContact(seeker)).id];
    const { id } = await seeker.call(routes.mergeContacts, { body: { survivorId, mergedId } });
    return { params: { contactId: survivorId, mergeId: id } };
  },
  decideDuplicate: asItIs,
  searchDuplicates: asItIs,

  draftLetter: aPerson,
  updateLetter: aDraft,
  deleteLetter: aDraft,
  restoreLetter: afterCalling(aDraft, routes.deleteLetter),
  checkLetterText: null,
  sendLetter: aDraft,
  letterWentOut: afterCalling(aDraft, routes.sendLetter, handedOver),
  letterDidNotGoOut: afterCalling(aDraft, routes.sendLetter, handedOver),
  undoSend: afterCalling(aDraft, routes.sendLetter, { via: 'paper', allowBlanks: true }),
  resolveLetter: afterwards(aDraft, async ({ server, seeker }, { params = {} }) => {
    const { letterId = '' } = params;
    await inScope(server, seeker, async (db, scope) => {
      const row = await lockLetter(db, scope, letterId);
      await markLetter(db, scope, {
        row: { ...row, status: 'sending' },
        status: 'unsure',
        failure: 'Silence.',
      });
    });
    return undefined;
  }),
  createTemplate: asItIs,
  updateTemplate: asItIs,

  scheduleCallBack: withBody(aPerson, ({ params }) => ({ contactId: params?.contactId, dueAt: friday })),
  recordOutcome: async ({ seeker }) => {
    const [from, to] = [(await addContact(seeker)).id, (await addContact(seeker)).id];
    await named(seeker, { from, to });
    const { id } = await seeker.call(routes.scheduleCallBack, { body: { contactId: to, dueAt: friday } });
    return { params: { contactId: to, callBackId: id } };
  },
  undoOutcome: afterCalling(aCall, routes.recordOutcome, { outcome: 'declined' }),
  moveCallBack: aCall,
  releaseCallBack: aCall,

  planMeeting: withBody(aPerson, ({ params }) => ({ contactIds: [params?.contactId], startsAt: friday })),
  updateMeeting: aMeetingAhead,
  deleteMeeting: aMeetingHeld,
  restoreMeeting: afterCalling(aMeetingHeld, routes.deleteMeeting),
  endMeeting: aMeetingAhead,
  undoEnding: afterCalling(aMeetingAhead, routes.endMeeting, { status: 'cancelled', by: 'them' }),
  rescheduleMeeting: withBody(aMeetingAhead, () => ({ startsAt: laterOnFriday })),
  undoReschedule: withBody(
    afterCalling(aMeetingAhead, routes.rescheduleMeeting, { startsAt: laterOnFriday, word: true }),
    () => ({ startsAt: friday }),
  ),
  chooseConfirmed: async ({ seeker }) => {
    const [first, second] = [(await addContact(seeker)).id, (await addContact(seeker)).id];
    const { meeting } = await planWith(seeker, { contactIds: [first, second], startsAt: friday });
    return { params: { contactId: second, meetingId: meeting.id } };
  },
  createResearchQuestion: asItIs,
  updateResearchQuestion: asItIs,
  putResearchAnswer: asItIs,
  draftResearchReport: asItIs,
  draftResearchLetters: async ({ seeker, ids }) => {
    const researchQuestionId = ids.researchQuestionId ?? '';
    const { version } = await seeker.call(routes.getResearchQuestion, { params: { researchQuestionId } });
    await seeker.call(routes.updateResearchQuestion, {
      params: { researchQuestionId },
      body: { reportBody: 'Missing notes slow reviews most.' },
      ifMatch: version,
    });
    return {};
  },

  mergeFindings: asItIs,
  undoFindingMerge: asItIs,
  putOrganizationIndustry: () => ({ body: { organization: 'Calder Biologics', industry: 'Pharmacy' } }),
  keepPositioningSummary: asItIs,
  addFinding: asItIs,
  updateFinding: asItIs,
  deleteFinding: asItIs,
  restoreFinding: async ({ seeker, ids }) => {
    const body = { meetingId: ids.meetingId ?? '', kind: 'fact', text: 'Away and back.' } as const;
    const { id } = await seeker.call(routes.addFinding, { body });
    await seeker.call(routes.deleteFinding, { params: { findingId: id } });
    return { params: { findingId: id } };
  },
  createSpeech: asItIs,
  updateSpeech: asItIs,
  createQuestion: asItIs,
  updateQuestion: asItIs,
  putDebrief: aMeetingHeld,
  putDebriefDraft: aMeetingHeld,
  deleteDebriefDraft: afterCalling(aMeetingHeld, routes.putDebriefDraft, { answers: { facts: 'We spoke.' } }),

  addReferral: aMeetingHeld,
  nameReferral: asItIs,
  updateReferral: aName,
  deleteReferral: aName,
  restoreReferral: afterCalling(aName, routes.deleteReferral),

  resumeSearch: asItIs,
  pauseKeepWarm: aHelperLongAgo,
  endSearch: asItIs,
  updateSearchEnd: asItIs,
  draftNews: async ({ seeker }) => {
    const { id: contactId } = await addContact(seeker);
    await heldMeeting(seeker, [contactId]);
    return { params: { contactId } };
  },
  skipNews: aMeetingHeld,

  inviteCoach: asItIs,
  changeShare: async ({ server, seeker }) => ({
    params: { shareId: await letIn(seeker, await server.signUp('Uma Upward'), 'progress') },
  }),
  revokeShare: async ({ server, seeker }) => ({
    params: { shareId: await letIn(seeker, await server.signUp('Rafi Revoked'), 'full') },
  }),
  readInvitation: null,
  acceptShare: async ({ server, seeker }) => {
    const coach = await server.signUp('Ada Accepting');
    const body = { email: coach.email, level: 'full' };
    const { body: share } = await seeker.attempt(routes.inviteCoach, { body });
    return { by: coach, params: { shareId: String(share.id) }, body: { token: share.token } };
  },
  writeComment: asItIs,
  readComment: asItIs,
  propose: ({ seeker, coaches }) => ({ by: coaches.full, params: { workspaceId: seeker.workspaceId } }),
  proposeList: async ({ seeker, coaches }) => ({
    by: coaches.full,
    params: { workspaceId: seeker.workspaceId },
    ...(await form({}, 'First Name,Last Name,Email\nKim,Park,kim@example.org\n')),
  }),
  decideProposals: aProposal,
  reopenProposals: withBody(
    afterwards(aProposal, async ({ seeker }, { body }) => {
      await seeker.attempt(routes.decideProposals, { body });
      return undefined;
    }),
    ({ params }) => ({ ids: [params?.proposalId] }),
  ),
  restoreExport: async ({ server }) => {
    const [from, to] = [await server.signUp('Otis Other'), await server.signUp('Tess Two')];
    await addContact(from);
    const { body } = await from.attempt(routes.exportWorkspace, { query: { format: 'json' } });
    return {
      by: to,
      params: { workspaceId: to.workspaceId },
      headers: { 'content-type': 'application/json' },
      body,
    };
  },
  // Nobody is left who could ask for anything.
  eraseAccount: null,
};
