// Whose doing it was decides the letter: mine, a recovery; theirs, a summary; nobody's, a light note; nothing, a
// thank-you. Source: the two articles on meetings that went wrong. What is the seeker's own to mend comes first, and no
// point that the debrief holds is lost when several causes meet.
import type { Debrief, Incident } from '../meetings/debrief.ts';
import { hasCause, hasIncident, incidentFacts } from '../meetings/debrief.ts';
import type { FollowUpKind } from './letter-kinds.ts';

/** `off`: so nervous that the whole meeting felt bad. Poor answers alone get better answers, not an apology. */
export type ApologyCause = 'late' | 'ill' | 'off';

export type FollowUpBlock =
  | { block: 'thanks' }
  | { block: 'apology'; cause: ApologyCause }
  | { block: 'what-happened'; incidents: readonly Incident[] }
  | { block: 'better-answers'; answers: Debrief['flubbed'] }
  | { block: 'missed-points'; points: readonly string[] }
  | { block: 'further-research'; text: string }
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

/** Total: any debrief leads to exactly one letter. */
export function chooseFollowUp(debrief: Debrief): FollowUp {
  const kind = followUpKind(debrief);
  const apology = kind === 'recovery' ? apologyCause(debrief) : null;
  const days = debrief.secondMeeting?.days ?? null;
  const wasCutShort = hasIncident(debrief, 'late') || hasIncident(debrief, 'ill');
  return {
    kind,
    apologizes: apology !== null,
    asksForSecondMeeting: days !== null,
    suggestsSecondMeeting: days === null && wasCutShort,
    blocks: blocksOf({ debrief, kind, apology }),
    why: why(kind, apology),
  };
}

function followUpKind(debrief: Debrief): FollowUpKind {
  if (hasCause(debrief, 'mine') || debrief.flubbed.length > 0) return 'recovery';
  if (hasCause(debrief, 'theirs')) return 'summary';
  if (hasCause(debrief, 'nobodys')) return 'light-note';
  return debrief.missedPoints.length > 0 ? 'summary' : 'thank-you';
}

function apologyCause(debrief: Debrief): ApologyCause | null {
  if (hasIncident(debrief, 'late')) return 'late';
  if (hasIncident(debrief, 'ill')) return 'ill';
  return hasIncident(debrief, 'nervous') && debrief.feeling <= 2 ? 'off' : null;
}

function blocksOf({
  debrief,
  kind,
  apology,
}: {
  debrief: Debrief;
  kind: FollowUpKind;
  apology: ApologyCause | null;
}): FollowUpBlock[] {
  const nobodys = debrief.incidents.filter((incident) => incidentFacts[incident.kind].cause === 'nobodys');
  const blocks: FollowUpBlock[] = [{ block: 'thanks' }];
  if (apology) blocks.push({ block: 'apology', cause: apology });
  if (kind === 'light-note') blocks.push({ block: 'what-happened', incidents: nobodys });
  if (debrief.flubbed.length > 0) blocks.push({ block: 'better-answers', answers: debrief.flubbed });
  if (debrief.missedPoints.length > 0) blocks.push({ block: 'missed-points', points: debrief.missedPoints });
  if (debrief.furtherResearch?.trim()) {
    blocks.push({ block: 'further-research', text: debrief.furtherResearch.trim() });
  }
  if (debrief.agreed?.trim()) blocks.push({ block: 'agreed', text: debrief.agreed.trim() });
  if (debrief.secondMeeting) blocks.push({ block: 'second-meeting', days: debrief.secondMeeting.days });
  else if (kind === 'light-note') blocks.push({ block: 'offer-to-reschedule' });
  blocks.push({ block: 'close' });
  return blocks;
}

const whyApology: Record<ApologyCause, string> = {
  late: 'You came late, so the letter says sorry once and gives back what the time did not allow.',
  ill: 'You were ill, so the letter says sorry once and gives the answers you meant to give.',
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
