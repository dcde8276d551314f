import { type Debrief, hasIncident, type Incident, incidentFacts } from '../vocabulary/debrief.ts';
import type { FollowUpKind } from '../vocabulary/letter-kinds.ts';
import { type MeetingKind, meetingKindFacts } from '../vocabulary/meeting-kinds.ts';

// Whose doing it was decides the letter: mine, a recovery; theirs, a summary; nobody's, a light note; nothing, a
// thank-you. Source: the two articles on meetings that went wrong. What is the seeker's own to mend comes first, and no
// point that the debrief holds is lost when several causes meet.

/** Only what the other side noticed: being nervous is no cause, and poor answers get better answers instead. */
export type ApologyCause = 'late' | 'ill' | 'late-and-ill' | 'off';

export type FollowUpBlock =
  | { block: 'thanks' }
  | { block: 'apology'; cause: ApologyCause }
  | { block: 'what-happened'; incidents: readonly Incident[] }
  | { block: 'better-answers'; answers: Debrief['flubbed'] }
  /** `about`: what went wrong with what was said; null where the seeker only wants it put otherwise. */
  | { block: 'meant'; about: SaidBadly | null; texts: readonly string[] }
  /** `unsaid`: there was no time for them; else they were said and did not come across. */
  | { block: 'missed-points'; points: readonly string[]; unsaid: boolean; forTheRecord: boolean }
  | { block: 'further-research'; text: string }
  | { block: 'problem'; problem: string; solution: string | null }
  | { block: 'fit'; text: string | null }
  | { block: 'agreed'; text: string }
  /** Null days stay open until the seeker names them. */
  | { block: 'second-meeting'; days: readonly [string, string] | null; isDoOver: boolean }
  | { block: 'call-ahead' }
  | { block: 'offer-to-reschedule' }
  | { block: 'close' };

export type FollowUp = {
  kind: FollowUpKind;
  meetingKind: MeetingKind;
  apologizes: boolean;
  /** In the letter, or on the phone after it has arrived; either way a call is promised. Null where it is not asked for. */
  asksAgainBy: 'letter' | 'phone' | null;
  /** True where a second meeting would be in place and the seeker chose not to ask for one. */
  suggestsSecondMeeting: boolean;
  blocks: FollowUpBlock[];
  /** One sentence for the seeker: why this letter. */
  why: string;
};

/** Total: any debrief leads to exactly one letter. Only a real interview may name the position. */
export function chooseFollowUp(debrief: Debrief, meetingKind: MeetingKind = 'informational'): FollowUp {
  const called = kindCalledFor(debrief);
  const kind = debrief.letterKind ?? called;
  const apology = apologyCause(debrief);
  const asksAgainBy = howToAskAgain(debrief);
  return {
    kind,
    meetingKind,
    apologizes: apology !== null,
    asksAgainBy,
    suggestsSecondMeeting: asksAgainBy === null && apology !== null,
    blocks: blocksOf({ debrief, kind, apology, meetingKind, asksAgainBy }),
    why: kind === called ? why(kind, apology) : 'You chose this letter yourself.',
  };
}

/**
 * The letter to the others who were there, null where the debrief has nothing for them; they are still owed their thanks.
 * Whoever waited hears the apology, what did not come across is set down for everybody, what broke off is offered to everybody;
 * one alone is asked for a second meeting and phoned about it.
 */
export function followUpForOthers(
  debrief: Debrief,
  meetingKind: MeetingKind = 'informational',
): FollowUp | null {
  const { kind, apologizes } = chooseFollowUp(debrief, meetingKind);
  const isForAll = apologizes || kind === 'summary' || kind === 'light-note';
  if (!isForAll && (kind !== 'recovery' || debrief.missedPoints.length === 0)) return null;
  const letterKind = isForAll ? kind : 'summary';
  const theirs = { ...debrief, flubbed: [], secondMeeting: null, secondMeetingBy: 'none' as const };
  return chooseFollowUp({ ...theirs, letterKind }, meetingKind);
}

/** To somebody who was not in the room, such as the recruiter: the points, for the record, and nothing of what went wrong. */
export function followUpForAbsent(debrief: Debrief, meetingKind: MeetingKind = 'informational'): FollowUp {
  const points = {
    missedPoints: debrief.missedPoints,
    theirProblem: debrief.theirProblem,
    mySolution: debrief.mySolution,
  };
  const silent = { feeling: debrief.feeling, facts: '', incidents: [], flubbed: [], fit: debrief.fit };
  return chooseFollowUp({ ...silent, ...points, letterKind: 'summary' }, meetingKind);
}

/** Feeling nervous says nothing about what the others saw. */
function kindCalledFor({ incidents, flubbed, missedPoints }: Debrief): FollowUpKind {
  const causes = incidents
    .filter(({ kind }) => kind !== 'nervous')
    .map(({ kind }) => incidentFacts[kind].cause);
  if (causes.includes('mine') || flubbed.length > 0) return 'recovery';
  if (causes.includes('theirs')) return 'summary';
  if (causes.includes('nobodys')) return 'light-note';
  return missedPoints.length > 0 ? 'summary' : 'thank-you';
}

export function apologyCause(debrief: Pick<Debrief, 'incidents'>): ApologyCause | null {
  const wasIll = hasIncident(debrief, 'ill');
  if (hasIncident(debrief, 'late')) return wasIll ? 'late-and-ill' : 'late';
  if (wasIll) return 'ill';
  return hasIncident(debrief, 'off') ? 'off' : null;
}

/** Late, ill or off, the request belongs into the letter unless the seeker says otherwise. */
export function howToAskAgain(debrief: Debrief): 'letter' | 'phone' | null {
  const { secondMeeting, secondMeetingBy: by } = debrief;
  if (by === 'none') return null;
  return by ?? (secondMeeting || apologyCause(debrief) ? 'letter' : null);
}

type Choice = Pick<FollowUp, 'kind' | 'meetingKind' | 'asksAgainBy'> & {
  debrief: Debrief;
  apology: ApologyCause | null;
};

function blocksOf({ debrief, kind, apology, meetingKind, asksAgainBy }: Choice): FollowUpBlock[] {
  const { flubbed, missedPoints: points, secondMeeting } = debrief;
  const isLight = kind === 'light-note';
  const isInterview = meetingKindFacts[meetingKind].namesPosition;
  // No joke from somebody who was ill.
  const mishaps = hasIncident(debrief, 'ill')
    ? []
    : debrief.incidents.filter((incident) => incidentFacts[incident.kind].cause === 'nobodys');
  const said = (text: string | null | undefined) => text?.trim() || null;
  const [research, agreed, problem] = [debrief.furtherResearch, debrief.agreed, debrief.theirProblem].map(
    said,
  );
  const blocks: (FollowUpBlock | false | '' | null | undefined)[] = [
    { block: 'thanks' },
    apology !== null && { block: 'apology', cause: apology },
    isLight && mishaps.length > 0 && { block: 'what-happened', incidents: mishaps },
    flubbed.length > 0 && { block: 'better-answers', answers: flubbed },
    meantBlock(debrief),
    points.length > 0 && {
      block: 'missed-points',
      points,
      unsaid: isLight,
      forTheRecord: kind === 'summary',
    },
    research && { block: 'further-research', text: research },
    isInterview && problem && { block: 'problem', problem, solution: said(debrief.mySolution) },
    isInterview && { block: 'fit', text: said(debrief.fit) },
    agreed && { block: 'agreed', text: agreed },
    asksAgainBy === 'letter' && {
      block: 'second-meeting',
      days: secondMeeting?.days ?? null,
      isDoOver: apology !== null,
    },
    asksAgainBy === 'phone' && { block: 'call-ahead' },
    isLight && asksAgainBy === null && { block: 'offer-to-reschedule' },
    { block: 'close' },
  ];
  return blocks.filter((block) => typeof block === 'object' && block !== null);
}

const saidBadly = ['misspoke', 'misunderstood', 'misunderstood-me', 'disagreed'] as const;
export type SaidBadly = (typeof saidBadly)[number];

/** A remark that came out badly needs what was meant; where a better answer is given to a question, that is it. */
function meantBlock(debrief: Debrief): FollowUpBlock | null {
  const texts = (debrief.meant ?? []).map((text) => text.trim()).filter(Boolean);
  const about = saidBadly.find((kind) => hasIncident(debrief, kind)) ?? null;
  const isMendedOtherwise = debrief.flubbed.length > 0 || debrief.missedPoints.length > 0;
  if (texts.length === 0 && (about === null || isMendedOtherwise)) return null;
  return { block: 'meant', about, texts };
}

const whyApology: Record<ApologyCause, string> = {
  late: 'You were late, so the letter apologizes once, adds what there was no time for, and asks to meet again.',
  ill: 'You were sick, so the letter apologizes once, gives the answers you meant to give, and asks to meet again.',
  'late-and-ill': 'You were late and sick, so the letter apologizes for both at once and asks to meet again.',
  off: 'You were off, so the letter apologizes once, shows what you meant, and asks to meet again.',
};

function why(kind: FollowUpKind, apology: ApologyCause | null): string {
  if (apology) return whyApology[apology];
  if (kind === 'recovery')
    return 'Something you said came out badly, so the letter puts it right without an apology.';
  if (kind === 'summary')
    return 'Some of it didn’t come across, so the letter spells it out for everyone who was there.';
  if (kind === 'light-note')
    return 'It was no one’s fault, so the letter keeps it light and covers what you didn’t get to say.';
  return 'Nothing went wrong, so the letter says thank you and continues the conversation.';
}
