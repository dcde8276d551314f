import type { Referral, ReferralState, ReferralTerms } from '@threefold/contracts/referrals';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { Temporal } from 'temporal-polyfill';
import type { ApiReply } from '../../shared/api/request.ts';
import { capital } from '../../shared/capital.ts';
import { dayAt, type Where } from '../../shared/time/moments.ts';
import type { Tone } from '../../shared/ui/badge.tsx';

export type ReferralCounts = ApiReply<'GET /workspaces/:workspaceId/referrals/counts'>;

export const stateLabels: Record<ReferralState, string> = {
  named: 'Named',
  'free-to-write': 'Free to write',
  written: 'Written to',
  called: 'Called',
  met: 'Met',
  'loop-closed': 'Loop closed',
  lost: 'Lost',
};

export const termsLabels: Record<ReferralTerms, string> = {
  'may-use-name': 'You may use the name',
  'will-introduce': 'Introduction offered',
  'name-only': 'A name only',
};

/** An introduction that came is no offer any more. */
export const termsInWords = ({ terms, introducedAt }: Pick<Referral, 'terms' | 'introducedAt'>): string =>
  introducedAt ? 'They introduced you' : termsLabels[terms];

/** What waits for the seeker is gold, what is owed to the referrer ember, what is done leaf. */
export const toneOf = ({ state, dangling }: Pick<Referral, 'state' | 'dangling'>): Tone => {
  if (dangling) return 'gold';
  if (state === 'met' || state === 'loop-closed') return 'leaf';
  return 'plain';
};

export const isLate = ({ reminderAt }: Referral, now: Temporal.Instant): boolean =>
  reminderAt !== null && Temporal.Instant.compare(Temporal.Instant.from(reminderAt), now) <= 0;

/** Where the name stands, in a sentence. */
export const standing = (referral: Referral, where: Required<Where>): string => {
  const { state, terms, introducedAt, reminderAt, lostReason, fromName } = referral;
  switch (state) {
    case 'named':
      if (terms !== 'will-introduce' || introducedAt) return 'No address is known yet.';
      if (isLate(referral, where.now)) return 'The introduction has not come: a kind reminder is in order.';
      return reminderAt
        ? `The introduction is awaited until ${dayAt(reminderAt, where)}.`
        : 'The introduction is awaited; you have reminded of it.';
    case 'free-to-write':
      return introducedAt
        ? `${fromName} introduced you. The first letter is free to go.`
        : 'Nothing stands in the way of a letter.';
    case 'written':
      return 'A letter went out.';
    case 'called':
      return 'You have phoned.';
    case 'met':
      return `You have met. ${fromName} is still to hear of it.`;
    case 'lost':
      return `${lostReason ?? 'The contact is closed.'} ${fromName} is still to hear of it.`;
    case 'loop-closed':
      return `${fromName} has had the word back.`;
  }
};

/** The state of all names in one sentence. */
export const referralsHeadline = ({ states, dangling }: ReferralCounts): string => {
  const total = Object.values(states).reduce((sum, count) => sum + count, 0);
  const owed = states.met + states.lost;
  if (total === 0) return 'Nobody was named to you yet.';
  if (dangling > 0)
    return `${capital(names(dangling))} ${dangling === 1 ? 'waits' : 'wait'} for a first step.`;
  if (owed > 0) return `${capital(numberInWords(owed))} ${owed === 1 ? 'word' : 'words'} back to send.`;
  return `${capital(names(total))} given to you, and none lies fallow.`;
};

const names = (count: number): string => `${numberInWords(count)} ${count === 1 ? 'name' : 'names'}`;
