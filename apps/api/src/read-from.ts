import type { ReadFrom } from './platform/touched.ts';

const person = ['contact', 'workspaceSetting'] as const;
const met = ['meeting', 'meetingParticipant'] as const;
/** What happened with people, and what is owed to them: most pages are read from it. */
const story = [...person, ...met, 'letter', 'callBack', 'referral'] as const;

/**
 * From which tables each resource is read: the one place that says what a change touches. `tests/touched` reads every page with
 * the statements written down, and changes everything with all pages read before and after.
 */
export const readFrom: ReadFrom = {
  me: ['user', 'share', 'workspace'],
  account: ['user', 'session', 'share', 'workspace', 'accessToken', ...story, 'event'],
  tokens: ['accessToken'],
  clients: ['user', 'share', 'workspace', 'progress', 'callBack', 'owedLetter', 'comment'],
  settings: ['workspaceSetting'],
  mail: ['mailSetting'],
  'sample-network': ['contact'],
  contacts: [...person, 'contactNote', 'referral'],
  'target-proposals': [...person, 'letter', 'referral', 'organizationIndustry'],
  'to-write': [...person, 'letter', 'referral', 'organizationIndustry'],
  timeline: [...person, 'event'],
  chain: ['contact', ...met, 'referral'],
  'next-step': [...story, 'owedLetter', 'debrief'],
  'promise-slots': [...person, ...met, 'letter', 'callBack'],
  'merge-preview': [...story, 'contactNote', 'finding'],
  'access-report': [...story, 'contactNote', 'event', 'comment', 'debrief', 'debriefDraft', 'finding'],
  'access-log': ['event'],
  imports: [
    ...story,
    'contactImport',
    'contactImportRow',
    'importMapping',
    'contactMerge',
    'owedLetter',
    'finding',
    'comment',
    'proposal',
    'researchAnswer',
  ],
  merges: ['contactMerge', 'contact'],
  duplicates: [...story, 'contactNote', 'duplicate', 'finding'],
  'duplicate-search': ['duplicateSearch', 'duplicate', 'contact', 'contactImport'],
  letters: [...story, 'mailSetting', 'debrief', 'event', 'finding'],
  templates: ['template'],
  'call-backs': [...person, ...met, 'letter', 'callBack'],
  meetings: ['contact', ...met, 'referral', 'owedLetter', 'finding', 'letter'],
  clashes: [...person, ...met, 'callBack'],
  endings: [...story, 'owedLetter'],
  prep: [
    ...story,
    'contactNote',
    'owedLetter',
    'event',
    'finding',
    'organizationIndustry',
    'question',
    'researchAnswer',
  ],
  debrief: ['contact', ...met, 'letter', 'referral', 'owedLetter', 'debrief', 'debriefDraft'],
  speeches: ['speech', 'speechVersion'],
  questions: ['question'],
  'research-questions': ['contact', ...met, 'letter', 'question', 'researchQuestion', 'researchAnswer'],
  findings: [...person, ...met, 'finding', 'organizationIndustry'],
  'positioning-summaries': [
    ...person,
    ...met,
    'finding',
    'organizationIndustry',
    'positioningSummary',
    'speech',
  ],
  referrals: [...story, 'owedLetter'],
  'keep-warm': [...story, 'owedLetter', 'finding', 'keepWarmPause'],
  'search-end': [...story, 'owedLetter', 'finding', 'keepWarmPause', 'searchNews', 'searchNewsPerson'],
  today: [...story, 'organizationIndustry', 'owedLetter', 'debrief', 'progress', 'finding', 'keepWarmPause'],
  counts: [...story, 'owedLetter', 'debrief', 'proposal'],
  network: [...person, ...met, 'referral', 'stageChange'],
  shares: ['share', 'user'],
  comments: ['comment', 'contact', ...met, 'letter', 'referral'],
  proposals: ['proposal', 'proposalResult', 'contact'],
};
