// A meeting is 20 to 30 minutes in which the seeker listens; a real job interview is held here too, for its recovery.
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

export const meetingKindFacts: Record<MeetingKind, { label: string; purpose: string }> = {
  informational: { label: 'Informational', purpose: 'You learn what this person sees and needs.' },
  research: {
    label: 'Research',
    purpose: 'You bring one question about the industry and return what you find.',
  },
  interview: { label: 'Interview', purpose: 'A real job interview, kept here for its debrief and letter.' },
};

/** In a real job interview nobody is asked for names: there the credentials are on the table, not the network. */
export function asksForNames(kind: MeetingKind): boolean {
  return kind !== 'interview';
}

export const meetingModeLabels: Record<MeetingMode, string> = {
  'in-person': 'Face to face',
  phone: 'By phone',
  video: 'By video',
};
