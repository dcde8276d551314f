// A debrief looks back impartially: what happened, whose doing it was, and what should have been said.
// Source: the two articles on meetings that went wrong. The cause of an incident decides its remedy.
import type { FollowUpKind } from './letter-kinds.ts';

export const incidentKinds = [
  'misspoke',
  'misunderstood',
  'flubbed-answer',
  'late',
  'ill',
  'off',
  'nervous',
  'disagreed',
  'misunderstood-me',
  'started-late',
  'distracted',
  'unprepared',
  'interrupted',
  'connection',
  'alarm',
  'power',
] as const;

export type IncidentKind = (typeof incidentKinds)[number];

export const incidentCauses = ['mine', 'theirs', 'nobodys'] as const;

export type IncidentCause = (typeof incidentCauses)[number];

export const incidentFacts: Record<IncidentKind, { cause: IncidentCause; label: string }> = {
  misspoke: { cause: 'mine', label: 'I said something badly' },
  misunderstood: { cause: 'mine', label: 'I assumed what they were asking' },
  'flubbed-answer': { cause: 'mine', label: 'I gave a poor answer' },
  late: { cause: 'mine', label: 'I was late' },
  ill: { cause: 'mine', label: 'I was ill' },
  off: { cause: 'mine', label: "I was off: it wasn't me at my best" },
  nervous: { cause: 'mine', label: 'I was nervous' },
  disagreed: { cause: 'mine', label: 'They disagreed with something I said' },
  'misunderstood-me': { cause: 'mine', label: 'They misunderstood me' },
  'started-late': { cause: 'theirs', label: 'It started late' },
  distracted: { cause: 'theirs', label: 'They were distracted' },
  unprepared: { cause: 'theirs', label: 'They were unprepared' },
  interrupted: { cause: 'theirs', label: 'We were interrupted' },
  connection: { cause: 'nobodys', label: 'The connection failed' },
  alarm: { cause: 'nobodys', label: 'An alarm went off' },
  power: { cause: 'nobodys', label: 'The power failed' },
};

/** How the seeker asks to meet again. */
export const secondMeetingWays = ['letter', 'phone', 'none'] as const;

type SecondMeetingWay = (typeof secondMeetingWays)[number];

export type Incident = { kind: IncidentKind; note?: string | null | undefined };

/** The shape of the public API; `secondMeeting.days` are civil dates, YYYY-MM-DD. */
export type Debrief = {
  /** How it felt: 1 (badly) to 5 (well). */
  feeling: 1 | 2 | 3 | 4 | 5;
  facts: string;
  incidents: readonly Incident[];
  flubbed: readonly { question: string; betterAnswer: string }[];
  missedPoints: readonly string[];
  furtherResearch?: string | null | undefined;
  agreed?: string | null | undefined;
  secondMeeting?: { days: readonly [string, string] } | null | undefined;
  /** In the letter, on the phone a day or two after it arrives, or not at all; left out, as the facts call for. */
  secondMeetingBy?: SecondMeetingWay | null | undefined;
  /** What came out badly, was taken otherwise or disagreed with, as it was meant; each whole sentences. */
  meant?: readonly string[] | null | undefined;
  /** After a real interview: a problem that they named, and why the seeker is the one to take it on. */
  theirProblem?: string | null | undefined;
  mySolution?: string | null | undefined;
  /** After a real interview: why this position, and what the seeker brings to it. */
  fit?: string | null | undefined;
  /** What the seeker does next; for themselves, never in a letter. */
  nextStep?: string | null | undefined;
  /** Chosen by the seeker over the letter that the causes call for. */
  letterKind?: FollowUpKind | null | undefined;
};

export function hasCause(debrief: Pick<Debrief, 'incidents'>, cause: IncidentCause): boolean {
  return debrief.incidents.some((incident) => incidentFacts[incident.kind].cause === cause);
}

export function hasIncident(debrief: Pick<Debrief, 'incidents'>, kind: IncidentKind): boolean {
  return debrief.incidents.some((incident) => incident.kind === kind);
}
