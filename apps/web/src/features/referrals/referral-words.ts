import type { Referral, ReferralState, ReferralTerms } from '@threefold/contracts/referrals';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { Temporal } from 'temporal-polyfill';
import type { ApiReply } from '../../shared/api/request.ts';
import { capital } from '../../shared/capital.ts';
import { dayAt, type Where } from '../../shared/time/moments.ts';
import type { Tone } from '../../shared/ui/badge.tsx';

export type ReferralCounts = ApiReply<'GET /workspaces/:workspaceId/referrals/counts'>;

export const stateLabels: Record<ReferralState, string> = {
  named: 'Referred',
  'free-to-write': 'Ready to write',
  written: 'Letter sent',
  called: 'Called',
  met: 'Met',
  'loop-closed': 'Closed',
  lost: 'Declined',
};

export const termsLabels: Record<ReferralTerms, string> = {
  'may-use-name': 'OK to use their name',
  'will-introduce': 'Introduction offered',
  'name-only': 'Don’t use their name',
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
      if (terms !== 'will-introduce' || introducedAt) return 'No contact info yet.';
      if (isLate(referral, where.now)) return 'The introduction hasn’t come. Send a friendly reminder.';
      return reminderAt
        ? `Introduction expected by ${dayAt(reminderAt, where)}.`
        : 'You sent a reminder about the introduction.';
    case 'free-to-write':
      return introducedAt ? `${fromName} introduced you. Ready to write.` : 'Ready to write.';
    case 'written':
      return 'Letter sent.';
    case 'called':
      return 'You’ve called.';
    case 'met':
      return `You’ve met. Let ${fromName} know.`;
    case 'lost':
      return `${lostReason ?? 'The contact is closed.'} Let ${fromName} know.`;
    case 'loop-closed':
      return `You’ve updated ${fromName}.`;
  }
};

/** The state of all names in one sentence. */
export const referralsHeadline = ({ states, dangling }: ReferralCounts): string => {
  const total = Object.values(states).reduce((sum, count) => sum + count, 0);
  const owed = states.met + states.lost;
  if (total === 0) return 'No referrals yet';
  if (dangling > 0) return `${capital(names(dangling))} to follow up`;
  if (owed > 0) return `${capital(numberInWords(owed))} ${owed === 1 ? 'referrer' : 'referrers'} to update`;
  return `${capital(names(total))}, all followed up`;
};

const names = (count: number): string => `${numberInWords(count)} ${count === 1 ? 'referral' : 'referrals'}`;
