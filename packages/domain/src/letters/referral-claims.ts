// A letter says of its referrer what the terms allow: a bare name comes without leave to say that somebody sent you, and an
// introduction that was only offered has not been made.
// Source: the terms of a referral in the glossary.
import type { ReferralTerms } from '../referrals/referral-state.ts';
import type { Sentence } from '../text/sentences.ts';
import { spansOf } from '../text/sentences.ts';
import type { LetterWarning } from './letter-warnings.ts';

type OnTerms = { terms?: ReferralTerms | undefined; introduced?: boolean | undefined };

const turnTo = '(?:write|contact|call|phone|approach|turn|speak|talk|reach out|get in touch)';

const permission = [
  new RegExp(
    String.raw`\b(?:suggested|recommended|proposed|thought|said)\s(?:that\s)?I\s(?:should\s|might\s|could\s|may\s|can\s)?${turnTo}\b`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:encouraged|urged|advised|asked|told|allowed|invited)\sme\sto\s${turnTo}\b`,
    'gi',
  ),
  /\b(?:referred|sent|directed)\sme\sto\syou\b/gi,
  /\b(?:said|told me|agreed)\s(?:that\s)?I\s(?:may|might|could|can)\s(?:use|mention|give|drop)\b/gi,
  /\bwith\s(?:his|her|their)\s(?:permission|blessing|consent|approval)\b/gi,
  /\bsends?\s(?:you\s)?(?:his|her|their|best|kind|warm)\s(?:\w+\s)?(?:regards|greetings|wishes)\b/gi,
  /\b(?:on|at)\sthe\s(?:recommendation|suggestion|advice)\sof\b/gi,
];

const introductionMade = [
  /\b(?:introduced|connected)\s(?:us|me\sto\syou|the\stwo\sof\sus)\b/gi,
  /\b(?:kind|good)\senough\sto\s(?:introduce|connect)\s(?:us|me)\b/gi,
  /\b(?:following|after|thanks\sto|further\sto)\s(?:up\son\s)?(?:[\w'.-]+\s){0,3}introduction\b/gi,
];

/** Only where every known referrer is on such terms: a letter may speak freely of another one. */
export function checkClaims(sentences: readonly Sentence[], referrers: readonly OnTerms[]): LetterWarning[] {
  const known = referrers.filter(({ terms }) => terms !== undefined);
  if (known.length === 0 || known.some(({ introduced }) => introduced)) return [];
  if (known.every(({ terms }) => terms === 'name-only'))
    return spansOf(sentences, permission).map(({ start, end }) => ({
      code: 'claims-permission',
      message: 'You were given this name only, without leave to say that somebody sent you.',
      start,
      end,
    }));
  if (!known.some(({ terms }) => terms === 'will-introduce')) return [];
  return spansOf(sentences, introductionMade).map(({ start, end }) => ({
    code: 'introduction-awaited',
    message: 'The introduction has not come yet. Say that it was offered, or wait for it.',
    start,
    end,
  }));
}
