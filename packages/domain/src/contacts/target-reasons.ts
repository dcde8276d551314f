// A target is somebody with a reason: works where I want to work, holds the job I want, would be my superior, or does some of the work.
// Source: the targeting step of the promise method, which prefers people who can be met face to face.
import type { Stage } from './stage.ts';

export const targetReasons = ['company', 'role', 'report-to', 'work'] as const;
export type TargetReason = (typeof targetReasons)[number];

export const targetReasonTexts: Record<TargetReason, { label: string; line: string }> = {
  company: {
    label: 'The place',
    line: 'Works where you want to work, or in the kind of place where you do.',
  },
  role: { label: 'The job', line: 'Holds the job that you want.' },
  'report-to': { label: 'The superior', line: 'You would report to this person.' },
  work: { label: 'The work', line: 'Does some of the work that you want to do, whatever the title.' },
};

export type TargetFacts = {
  id: string;
  reasons: readonly TargetReason[];
  faceToFace: boolean;
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
  if (facts.wasReferred) counted.push({ weight: 40, why: 'somebody named them to you' });
  for (const reason of new Set(facts.reasons)) counted.push(reasonWeights[reason]);
  if (facts.faceToFace) counted.push({ weight: 12, why: 'can be met face to face' });
  counted.push(...wayToReach(facts));
  counted.sort((a, b) => b.weight - a.weight);
  return {
    id: facts.id,
    score: counted.reduce((sum, { weight }) => sum + weight, 0),
    why: counted.map(({ why }) => why),
  };
}

function wayToReach({ hasEmail, hasPhone }: TargetFacts): { weight: number; why: string }[] {
  if (hasEmail && hasPhone) return [{ weight: 10, why: 'you have an address and a phone number' }];
  if (hasPhone) return [{ weight: 6, why: 'you have a phone number' }];
  if (hasEmail) return [{ weight: 5, why: 'you have an address' }];
  return [];
}

/** People nobody has written to yet and who may be contacted, the best first. Without any reason or referral nobody is proposed. */
export function bestNextTargets(contacts: readonly TargetFacts[], count = 3): ScoredTarget[] {
  return contacts
    .filter((contact) => contact.stage === 'identified' && !contact.doNotContact)
    .filter((contact) => contact.wasReferred || contact.reasons.length > 0)
    .map(scoreTarget)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, count);
}
