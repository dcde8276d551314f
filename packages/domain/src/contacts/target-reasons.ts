// A target is somebody with a reason: works where I want to work, holds the job I want, would be my superior, or does some of the work.
// Source: the targeting step of the promise method, which prefers people who can be met face to face.
import type { Stage } from './stage.ts';

export const targetReasons = ['company', 'role', 'report-to', 'work'] as const;
export type TargetReason = (typeof targetReasons)[number];

export const targetReasonTexts: Record<TargetReason, { label: string; line: string }> = {
  company: {
    label: 'Works where I want to work',
    line: 'At a company on your list, or at that kind of company.',
  },
  role: { label: 'Has the job I want', line: 'Holds the job that you want.' },
  'report-to': { label: 'Could be my boss', line: 'You would report to this person.' },
  work: {
    label: 'Does the work I want to do',
    line: 'Does some of the work you want to do, whatever the title.',
  },
};

/** Read off the record: `matched` is the entry of the target list, `sentence` a line for the person who confirms it. */
export type ProposedReason = { reason: TargetReason; matched: string; sentence: string };

export type TargetFacts = {
  id: string;
  reasons: readonly TargetReason[];
  /** Read off the record and not confirmed yet. */
  proposed?: readonly ProposedReason[];
  faceToFace: boolean;
  /** Where the seeker lives or travels, and this person lives. */
  placeToMeet?: string | null;
  hasPhone: boolean;
  hasEmail: boolean;
  wasReferred: boolean;
  doNotContact: boolean;
  stage: Stage;
};

/** `why` lists what counted, the weightiest first, ready to be joined with commas. */
export type ScoredTarget = { id: string; score: number; why: string[] };

const reasonWeights: Record<TargetReason, { weight: number; why: string }> = {
  'report-to': { weight: 30, why: 'you would report to them' },
  role: { weight: 25, why: 'holds the job you want' },
  company: { weight: 20, why: 'works where you want to work' },
  work: { weight: 15, why: 'does work you want to do' },
};

/** A referral outweighs any single reason: a letter that names its referrer is no longer a cold one. */
export function scoreTarget(facts: TargetFacts): ScoredTarget {
  const counted: { weight: number; why: string }[] = [];
  if (facts.wasReferred) counted.push({ weight: 40, why: 'you were referred to them' });
  for (const reason of new Set(facts.reasons)) counted.push(reasonWeights[reason]);
  for (const { reason, sentence } of facts.proposed ?? [])
    if (!facts.reasons.includes(reason))
      counted.push({ weight: reasonWeights[reason].weight, why: lowerFirst(sentence) });
  counted.push(...wayToMeet(facts), ...wayToReach(facts));
  counted.sort((a, b) => b.weight - a.weight);
  return {
    id: facts.id,
    score: counted.reduce((sum, { weight }) => sum + weight, 0),
    why: counted.map(({ why }) => why),
  };
}

/** In person comes first: it lifts a reason above the next weightier one. */
function wayToMeet({ faceToFace, placeToMeet }: TargetFacts): { weight: number; why: string }[] {
  if (placeToMeet) return [{ weight: 12, why: `can be met in person: ${placeToMeet}` }];
  return faceToFace ? [{ weight: 12, why: 'can be met in person' }] : [];
}

function wayToReach({ hasEmail, hasPhone }: TargetFacts): { weight: number; why: string }[] {
  if (hasEmail && hasPhone) return [{ weight: 10, why: 'you have an email address and a phone number' }];
  if (hasPhone) return [{ weight: 6, why: 'you have a phone number' }];
  if (hasEmail) return [{ weight: 5, why: 'you have an email address' }];
  return [];
}

/**
 * People nobody has written to yet and who may be contacted, the best first. Without a reason, one that is proposed or a referral
 * nobody is among them.
 */
export function rankTargets<Target extends TargetFacts>(
  contacts: readonly Target[],
): { target: Target; why: string[] }[] {
  return contacts
    .filter((contact) => contact.stage === 'identified' && !contact.doNotContact)
    .filter(({ wasReferred, reasons, proposed = [] }) => wasReferred || reasons.length + proposed.length > 0)
    .map((target) => ({ target, ...scoreTarget(target) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .map(({ target, why }) => ({ target, why }));
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
