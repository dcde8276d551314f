// Whose doing it was decides the letter: mine, a recovery; theirs, a summary; nobody's, a light note; nothing, a
// thank-you. Source: the two articles on meetings that went wrong. What is the seeker's own to mend comes first, and no
// point that the debrief holds is lost when several causes meet.
import type { Debrief, Incident } from '../vocabulary/debrief.ts';
import { hasCause, hasIncident, incidentFacts } from '../vocabulary/debrief.ts';
import type { FollowUpKind } from '../vocabulary/letter-kinds.ts';
import type { MeetingKind } from '../vocabulary/meeting-kinds.ts';

/** `off`: so nervous that the whole meeting felt bad. Poor answers alone get better answers, not an apology. */
export type ApologyCause = 'late' | 'ill' | 'late-and-ill' | 'off';

export type FollowUpBlock =
  | { block: 'thanks' }
  | { block: 'apology'; cause: ApologyCause }
  | { block: 'what-happened'; incidents: readonly Incident[] }
  | { block: 'better-answers'; answers: Debrief['flubbed'] }
  /** `unsaid`: there was no time for them; else they were said and did not come across. */
  | { block: 'missed-points'; points: readonly string[]; unsaid: boolean }
  | { block: 'further-research'; text: string }
  | { block: 'fit'; text: string | null }
  | { block: 'agreed'; text: string }
  | { block: 'second-meeting'; days: readonly [string, string] }
  | { block: 'offer-to-reschedule' }
  | { block: 'close' };

export type FollowUp = {
  kind: FollowUpKind;
  apologizes: boolean;
  asksForSecondMeeting: boolean;
  /** True where a second meeting would be in place and no days were named yet. */
  suggestsSecondMeeting: boolean;
  blocks: FollowUpBlock[];
  /** One sentence for the seeker: why this letter. */
  why: string;
};

/** Total: any debrief leads to exactly one letter. Only a real interview may name the position. */
export function chooseFollowUp(debrief: Debrief, meetingKind: MeetingKind = 'informational'): FollowUp {
  const called = kindCalledFor(debrief);
  const kind = debrief.letterKind ?? called;
  // It is the cause that calls for an apology, whatever letter the seeker prefers to put it into.
  const apology = called === 'recovery' ? apologyCause(debrief) : null;
  const days = debrief.secondMeeting?.days ?? null;
  const wasCutShort = hasIncident(debrief, 'late') || hasIncident(debrief, 'ill');
  return {
    kind,
    apologizes: apology !== null,
    asksForSecondMeeting: days !== null,
    suggestsSecondMeeting: days === null && wasCutShort,
    blocks: blocksOf({ debrief, kind, apology, meetingKind }),
    why: kind === called ? why(kind, apology) : 'You chose this letter yourself.',
  };
}

/**
 * The letter to the others who were there, null where the debrief has nothing for them; they are still owed their thanks.
 * What did not come across is set down for everybody, what broke off is offered to everybody, and one alone is asked for a
 * second meeting and phoned about it.
 */
export function followUpForOthers(
  debrief: Debrief,
  meetingKind: MeetingKind = 'informational',
): FollowUp | null {
  const { kind } = chooseFollowUp(debrief, meetingKind);
  const isForAll = kind === 'summary' || kind === 'light-note';
  if (!isForAll && (kind !== 'recovery' || debrief.missedPoints.length === 0)) return null;
  const letterKind = isForAll ? kind : 'summary';
  return chooseFollowUp({ ...debrief, flubbed: [], secondMeeting: null, letterKind }, meetingKind);
}

function kindCalledFor(debrief: Debrief): FollowUpKind {
  if (hasCause(debrief, 'mine') || debrief.flubbed.length > 0) return 'recovery';
  if (hasCause(debrief, 'theirs')) return 'summary';
  if (hasCause(debrief, 'nobodys')) return 'light-note';
  return debrief.missedPoints.length > 0 ? 'summary' : 'thank-you';
}

function apologyCause(debrief: Debrief): ApologyCause | null {
  const wasIll = hasIncident(debrief, 'ill');
  if (hasIncident(debrief, 'late')) return wasIll ? 'late-and-ill' : 'late';
  if (wasIll) return 'ill';
  return hasIncident(debrief, 'nervous') && debrief.feeling <= 2 ? 'off' : null;
}

type Choice = {
  debrief: Debrief;
  kind: FollowUpKind;
  apology: ApologyCause | null;
  meetingKind: MeetingKind;
};

function blocksOf({ debrief, kind, apology, meetingKind }: Choice): FollowUpBlock[] {
  const { flubbed, missedPoints: points, secondMeeting } = debrief;
  const isLight = kind === 'light-note';
  // No joke from somebody who was ill.
  const mishaps = hasIncident(debrief, 'ill')
    ? []
    : debrief.incidents.filter((incident) => incidentFacts[incident.kind].cause === 'nobodys');
  const research = debrief.furtherResearch?.trim();
  const agreed = debrief.agreed?.trim();
  const blocks: (FollowUpBlock | false)[] = [
    { block: 'thanks' },
    apology !== null && { block: 'apology', cause: apology },
    isLight && mishaps.length > 0 && { block: 'what-happened', incidents: mishaps },
    flubbed.length > 0 && { block: 'better-answers', answers: flubbed },
    points.length > 0 && { block: 'missed-points', points, unsaid: isLight },
    research ? { block: 'further-research', text: research } : false,
    meetingKind === 'interview' && { block: 'fit', text: debrief.fit?.trim() || null },
    agreed ? { block: 'agreed', text: agreed } : false,
    secondMeeting ? { block: 'second-meeting', days: secondMeeting.days } : false,
    isLight && !secondMeeting && { block: 'offer-to-reschedule' },
    { block: 'close' },
  ];
  return blocks.filter((block) => block !== false);
}

const whyApology: Record<ApologyCause, string> = {
  late: 'You came late, so the letter says sorry once and gives back what the time did not allow.',
  ill: 'You were ill, so the letter says sorry once and gives the answers you meant to give.',
  'late-and-ill': 'You came late and ill, so the letter says sorry for both in one sentence.',
  off: 'You were not yourself, so the letter says sorry once and shows what you meant.',
};

function why(kind: FollowUpKind, apology: ApologyCause | null): string {
  if (apology) return whyApology[apology];
  if (kind === 'recovery')
    return 'Something on your side came out badly, so the letter puts it right without an apology.';
  if (kind === 'summary')
    return 'Some of it did not come across, so the letter sets it down for everyone who was there.';
  if (kind === 'light-note')
    return 'Nobody could help it, so the letter smiles at it and says what was left unsaid.';
  return 'Nothing went wrong, so the letter thanks and carries the conversation on.';
}
