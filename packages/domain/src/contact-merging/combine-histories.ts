// What happened with two records of one person becomes one history: the search had come as far as the further one.
import { Temporal } from 'temporal-polyfill';
import type { Stage } from '../contacts/stage.ts';
import type { ReferralTerms } from '../referrals/referral-state.ts';
import { uniteNotes } from './merge-two.ts';

/** `at` is an ISO instant. */
export type StageBegan = { at: string; stage: Stage };

const furthest: readonly Stage[] = [
  'closed',
  'identified',
  'dormant',
  'written',
  'called',
  'scheduled',
  'met',
  'thanked',
];

/** Both histories as one, the oldest first, without repetitions. */
export function combineStages(one: readonly StageBegan[], other: readonly StageBegan[]): StageBegan[] {
  const moments = [
    ...one.map((began) => ({ ...began, side: 0 })),
    ...other.map((began) => ({ ...began, side: 1 })),
  ];
  moments.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  const current: (Stage | undefined)[] = [undefined, undefined];
  const combined: StageBegan[] = [];
  for (const { at, stage, side } of moments) {
    current[side] = stage;
    const reached = furtherOf(current[0], current[1]);
    if (reached === undefined || combined.at(-1)?.stage === reached) continue;
    if (combined.at(-1)?.at === at) combined.pop();
    if (combined.at(-1)?.stage !== reached) combined.push({ at, stage: reached });
  }
  return combined;
}

function furtherOf(a: Stage | undefined, b: Stage | undefined): Stage | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return furthest.indexOf(a) >= furthest.indexOf(b) ? a : b;
}

type SaidReferral = {
  terms: ReferralTerms;
  note: string | null;
  lostReason: string | null;
  /** ISO text. */
  loopClosedAt: string | null;
};

const better: readonly ReferralTerms[] = ['name-only', 'may-use-name', 'will-introduce'];

/** Two that say the same are one: the better terms, both notes, and lost only where both are. */
export function combineReferrals(kept: SaidReferral, gone: SaidReferral): SaidReferral {
  return {
    terms: better.indexOf(gone.terms) > better.indexOf(kept.terms) ? gone.terms : kept.terms,
    note: uniteNotes(kept.note, gone.note),
    lostReason: kept.lostReason !== null && gone.lostReason !== null ? kept.lostReason : null,
    loopClosedAt: kept.loopClosedAt ?? gone.loopClosedAt,
  };
}
