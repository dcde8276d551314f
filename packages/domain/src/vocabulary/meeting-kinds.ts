// A meeting is 20 to 30 minutes in which the seeker listens. A job interview is kept here too, and is another thing throughout.
// Source: the glossary of the domain.

export const meetingKinds = ['informational', 'research', 'interview'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export const meetingModes = ['in-person', 'phone', 'video'] as const;
export type MeetingMode = (typeof meetingModes)[number];

export const meetingStatuses = ['planned', 'held', 'cancelled', 'no-show'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const meetingMinutes = { least: 20, usual: 30 } as const;

/** What a meeting can be at all; whatever is larger is an event, in which one talks with a few people one by one. */
export const meetingLimits = {
  minutes: { least: 5, most: 240 },
  participants: 12,
  travelMinutes: 240,
} as const;

type KindFacts = {
  label: string;
  purpose: string;
  /** Within a sentence. */
  noun: string;
  /** In a job interview the others ask and the seeker answers. */
  seekerAsks: boolean;
  /** Whether the position may be spoken of, in the room and in every letter about it. */
  namesPosition: boolean;
};

/** What it is; the words that follow from it stand in `meeting-words.ts`. */
export const meetingKindFacts: Record<MeetingKind, KindFacts> = {
  informational: {
    label: 'Informational interview',
    purpose: 'You ask about their work and have your credentials reviewed. You do not ask for a job.',
    noun: 'informational interview',
    seekerAsks: true,
    namesPosition: false,
  },
  research: {
    label: 'Research interview',
    purpose: 'You bring one question about the industry and share what you find.',
    noun: 'research interview',
    seekerAsks: true,
    namesPosition: false,
  },
  interview: {
    label: 'Job interview',
    purpose: 'They have a position, and you are a candidate for it.',
    noun: 'interview',
    seekerAsks: false,
    namesPosition: true,
  },
};

/** In a job interview nobody is asked for referrals: there the credentials are on the table, not the network. */
export function asksForNames(kind: MeetingKind): boolean {
  return meetingKindFacts[kind].seekerAsks;
}

export const meetingModeLabels: Record<MeetingMode, string> = {
  'in-person': 'In person',
  phone: 'By phone',
  video: 'By video',
};
