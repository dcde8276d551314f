import type { LooseOptions } from '@threefold/api/test-app';
import type { Routes } from '@threefold/contracts/routes';

type Ids = Record<string, string>;
type Call = { body?: (ids: Ids) => object; query?: Record<string, unknown> };

const contact = { familyName: 'Somebody' };
const soon = '2026-11-26T18:00:00Z';
const debrief = { feeling: 3, facts: 'We spoke.' };

/**
 * One call of each endpoint that would do something if it were allowed. A new endpoint needs its line here: the compiler
 * and the test ask for it. Ids in the path are taken from the seeded search by their names.
 */
const calls: Record<keyof Routes, Call> = {
  getMe: {},
  listTokens: {},
  createToken: { body: () => ({ name: 'script', scopes: ['read'] }) },
  deleteToken: {},
  getSettings: {},
  updateSettings: { body: () => ({ minutesPerDay: 25 }) },
  getMailSettings: {},
  putMailSettings: {
    body: () => ({ host: '127.0.0.1', port: 2526, secure: false, from: 'else@example.org' }),
  },
  testMailSettings: { body: () => ({}) },
  getSampleNetwork: {},
  loadSampleNetwork: {},
  removeSampleNetwork: {},
  listContacts: { query: { q: 'okonkwo' } },
  createContact: { body: () => contact },
  getContact: {},
  updateContact: { body: () => ({ title: 'Changed' }) },
  deleteContact: {},
  restoreContact: {},
  closeContact: { body: () => ({ closed: true }) },
  getTimeline: {},
  getChain: {},
  getContactNextStep: {},
  startImport: {},
  listImports: {},
  getImport: {},
  continueImport: { body: () => ({ dryRun: false }) },
  listImportRows: {},
  undoImport: {},
  listLetters: {},
  draftLetter: { body: () => ({ kind: 'nudge' }) },
  getLetter: {},
  updateLetter: { body: () => ({ subject: 'Changed' }) },
  deleteLetter: {},
  restoreLetter: {},
  checkLetter: {},
  checkLetterText: { body: () => ({ subject: 'A question', body: 'Dear you,', promiseAt: null }) },
  sendLetter: { body: () => ({ via: 'paper' }) },
  resolveLetter: { body: () => ({ arrived: true }) },
  getLetterEml: {},
  getPromiseSlots: {},
  listTemplates: {},
  createTemplate: { body: () => ({ kind: 'outreach', name: 'Other', subject: 'Hello', body: 'Dear you,' }) },
  updateTemplate: { body: () => ({ name: 'Changed' }) },
  listCallBacks: {},
  scheduleCallBack: { body: ({ contactId }) => ({ contactId, dueAt: soon }) },
  getCallBack: {},
  previewOutcomes: {},
  recordOutcome: { body: () => ({ outcome: 'voicemail' }) },
  undoOutcome: {},
  moveCallBack: { body: () => ({ dueAt: soon }) },
  releaseCallBack: { body: () => ({ reason: 'No longer needed.' }) },
  listMeetings: {},
  planMeeting: { body: ({ contactId }) => ({ contactIds: [contactId], startsAt: soon }) },
  getMeeting: {},
  updateMeeting: { body: () => ({ minutes: 30 }) },
  deleteMeeting: {},
  restoreMeeting: {},
  getPrep: {},
  listFindings: {},
  listSolvable: {},
  getFindingPlaces: {},
  putOrganizationIndustry: { body: () => ({ organization: 'Calder Biologics', industry: 'Biotechnology' }) },
  exportFindings: {},
  mergeFindings: {
    body: ({ findingId, otherFindingId }) => ({ keepId: findingId, findingIds: [otherFindingId] }),
  },
  undoFindingMerge: {},
  listPositioningSummaries: {},
  draftPositioningSummary: {},
  keepPositioningSummary: { body: () => ({ body: 'I am.' }) },
  addFinding: { body: ({ meetingId }) => ({ meetingId, kind: 'fact', text: 'A fact.' }) },
  updateFinding: { body: () => ({ text: 'Changed' }) },
  deleteFinding: {},
  restoreFinding: {},
  listSpeeches: {},
  createSpeech: { body: () => ({ name: 'Other', body: 'I am.' }) },
  updateSpeech: { body: () => ({ name: 'Changed' }) },
  listQuestions: {},
  createQuestion: { body: () => ({ text: 'What do you read?' }) },
  updateQuestion: { body: () => ({ text: 'What do you watch?' }) },
  getDebrief: {},
  putDebrief: { body: () => debrief },
  addReferral: { body: () => ({ contact }) },
  nameReferral: { body: ({ contactId }) => ({ contact, fromContactId: contactId }) },
  listReferrals: {},
  countReferrals: {},
  updateReferral: { body: () => ({ note: 'Changed' }) },
  deleteReferral: {},
  restoreReferral: {},
  getToday: {},
  getCounts: {},
  getNetwork: {},
  listShares: {},
  inviteCoach: { body: () => ({ email: 'another@example.org', level: 'full' }) },
  changeShare: { body: () => ({ level: 'full' }) },
  revokeShare: {},
  readInvitation: { body: () => ({ token: 'guessed' }) },
  acceptShare: { body: () => ({ token: 'guessed' }) },
  listClients: {},
  getClient: {},
  listComments: {},
  writeComment: { body: () => ({ body: 'A word.' }) },
  readComment: {},
};

export const endpointsWithCall: readonly string[] = Object.keys(calls);

export function validCall(name: keyof Routes, ids: Ids): LooseOptions & { params: Ids } {
  const { body, query } = calls[name];
  return { params: ids, ...(body && { body: body(ids) }), ...(query && { query }) };
}
