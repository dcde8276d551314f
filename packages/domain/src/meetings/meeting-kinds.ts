// A meeting is 20 to 30 minutes in which the seeker listens; a real job interview is held here too, for its recovery.
// Source: the glossary of the domain.

export const meetingKinds = ['informational', 'research', 'interview'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export const meetingModes = ['in-person', 'phone', 'video'] as const;
export type MeetingMode = (typeof meetingModes)[number];

export const meetingStatuses = ['planned', 'held', 'cancelled', 'no-show'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const meetingMinutes = { least: 20, usual: 30 } as const;

export const meetingKindFacts: Record<MeetingKind, { label: string; purpose: string }> = {
  informational: { label: 'Informational', purpose: 'You learn what this person sees and needs.' },
  research: {
    label: 'Research',
    purpose: 'You bring one question about the industry and return what you find.',
  },
  interview: { label: 'Interview', purpose: 'A real job interview, kept here for its debrief and letter.' },
};

export const meetingModeLabels: Record<MeetingMode, string> = {
  'in-person': 'Face to face',
  phone: 'By phone',
  video: 'By video',
};
