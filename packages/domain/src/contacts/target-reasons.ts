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
  /** Who referred the seeker to them, and what they said; null where nobody is known. */
  referredBy?: string | null;
  referralNote?: string | null;
  /** YYYY-MM-DD, of LinkedIn. */
  connectedOn?: string | null;
  title?: string | null;
  organization?: string | null;
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
  if (facts.wasReferred) counted.push({ weight: 40, why: referralInWords(facts) });
  for (const reason of new Set(facts.reasons)) counted.push(reasonWeights[reason]);
  for (const { reason, sentence } of facts.proposed ?? [])
    if (!facts.reasons.includes(reason))
      counted.push({ weight: reasonWeights[reason].weight, why: lowerFirst(sentence) });
  counted.push(...wayToMeet(facts), ...wayToReach(facts), ...connection(facts));
  counted.sort((a, b) => b.weight - a.weight);
  return {
    id: facts.id,
    score: counted.reduce((sum, { weight }) => sum + weight, 0) + whatIsKnown(facts),
    why: counted.map(({ why }) => why),
  };
}

function referralInWords({ referredBy, referralNote }: TargetFacts): string {
  if (!referredBy) return 'you were referred to them';
  const note = referralNote?.trim().replace(/\s+/g, ' ') ?? '';
  return note === '' ? `referred by ${referredBy}` : `referred by ${referredBy}: “${note}”`;
}

/** Whoever is connected is no stranger. */
function connection({ connectedOn }: TargetFacts): { weight: number; why: string }[] {
  const year = /^\d{4}/.exec(connectedOn ?? '')?.[0];
  return year ? [{ weight: 8, why: `connected on LinkedIn since ${year}` }] : [];
}

/** A letter can say more to somebody whose work is known. */
function whatIsKnown({ title, organization }: TargetFacts): number {
  return (title ? 2 : 0) + (organization ? 1 : 0);
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

/** The same of those only who are targets: without a reason, one that is proposed or a referral nobody is among them. */
export function rankTargets<Target extends TargetFacts>(
  contacts: readonly Target[],
): { target: Target; why: string[] }[] {
  return rankByWarmth(contacts.filter(isTarget));
}

/** Why this person and no other: a referral, a reason, or one that is proposed. */
function isTarget({ wasReferred, reasons, proposed = [] }: TargetFacts): boolean {
  return wasReferred || reasons.length + proposed.length > 0;
}

/** People nobody has written to yet and who may be contacted, the warmest first; of two alike who was connected last. */
export function rankByWarmth<Target extends TargetFacts>(
  contacts: readonly Target[],
): { target: Target; why: string[] }[] {
  return contacts
    .filter((contact) => contact.stage === 'identified' && !contact.doNotContact)
    .map((target) => ({ target, ...scoreTarget(target) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        compareText(b.target.connectedOn ?? '', a.target.connectedOn ?? '') ||
        compareText(a.id, b.id),
    )
    .map(({ target, why }) => ({ target, why }));
}

function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
