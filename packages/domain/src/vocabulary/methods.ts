// A method is data: how a first letter is built and how it is followed up, chosen per workspace and changed per contact.
// Source: the promise method of the informational-interview article; 3B7 as readers of The 2-Hour Job Search report
// it; the advice that career centres give.

export const letterParts = ['link', 'move', 'need', 'not-a-job', 'you', 'small', 'promise'] as const;

export type LetterPart = (typeof letterParts)[number];

export const methodIds = ['promise', 'three-b-seven', 'gentle'] as const;

export type MethodId = (typeof methodIds)[number];

export type CadenceAction =
  | 'call'
  | 'call-at-other-half-of-day'
  | 'nudge'
  | 'write-second-person'
  | 'follow-up-first-person'
  | 'propose-another-person'
  | 'stop';

/** Business days of the contact's country, counted from the sending, the first call, or the step before. */
export type CadenceStep = {
  action: CadenceAction;
  businessDays: number;
  after: 'sent' | 'first-call' | 'previous-step';
};

export type Method = {
  id: MethodId;
  label: string;
  purpose: string;
  /** Words in the body of the outreach letter. */
  wordLimit: number;
  /** The parts of the outreach letter that a check asks for. */
  parts: readonly LetterPart[];
  /** True where the letter leaves jobs out altogether, so that even "I am not asking for a job" is too much. */
  namesNoJobs: boolean;
  /** What happens while no answer comes; any reply ends it. */
  cadence: readonly CadenceStep[];
  /** True where one reply ends the waiting letters to everybody at that organization. */
  replyEndsOrganization: boolean;
  referrals: { goal: number; ask: 'in-the-meeting' | 'at-the-end' | 'after-the-meeting'; daysAfter: number };
};

export const methods: Record<MethodId, Method> = {
  promise: {
    id: 'promise',
    label: 'Promise',
    purpose: 'The letter says when you’ll call, and you call then.',
    wordLimit: 200,
    parts: letterParts,
    namesNoJobs: false,
    cadence: [
      { action: 'call', businessDays: 3, after: 'sent' },
      { action: 'call-at-other-half-of-day', businessDays: 1, after: 'previous-step' },
      { action: 'call', businessDays: 3, after: 'previous-step' },
      { action: 'nudge', businessDays: 7, after: 'first-call' },
      { action: 'propose-another-person', businessDays: 0, after: 'previous-step' },
    ],
    replyEndsOrganization: false,
    referrals: { goal: 3, ask: 'in-the-meeting', daysAfter: 0 },
  },
  'three-b-seven': {
    id: 'three-b-seven',
    label: '3B7',
    purpose: 'A very short letter; a second person after three business days, the first again after seven.',
    wordLimit: 100,
    parts: ['link', 'need', 'you', 'small'],
    namesNoJobs: true,
    cadence: [
      { action: 'write-second-person', businessDays: 3, after: 'sent' },
      { action: 'follow-up-first-person', businessDays: 7, after: 'sent' },
    ],
    replyEndsOrganization: true,
    referrals: { goal: 3, ask: 'after-the-meeting', daysAfter: 7 },
  },
  gentle: {
    id: 'gentle',
    label: 'Gentle',
    purpose: 'No promised call: one letter, two reminders seven business days apart, then stop.',
    wordLimit: 150,
    parts: ['link', 'move', 'need', 'not-a-job', 'you', 'small'],
    namesNoJobs: false,
    cadence: [
      { action: 'nudge', businessDays: 7, after: 'sent' },
      { action: 'nudge', businessDays: 7, after: 'previous-step' },
      { action: 'stop', businessDays: 0, after: 'previous-step' },
    ],
    replyEndsOrganization: false,
    referrals: { goal: 3, ask: 'at-the-end', daysAfter: 0 },
  },
};

export const defaultMethodId: MethodId = 'promise';

/** A contact's own method wins over the workspace's. */
export function methodFor(workspace: MethodId | null, contact: MethodId | null = null): Method {
  return methods[contact ?? workspace ?? defaultMethodId];
}
