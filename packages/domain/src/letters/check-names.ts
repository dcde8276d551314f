import { mayNameReferrer, type ReferralTerms } from '../referrals/referral-state.ts';
import { type Sentence, spansOf } from '../text/sentences.ts';
import type { LetterWarning } from './letter-warnings.ts';
import { nameWords } from './names-in-letters.ts';

// A letter greets its own reader, and names as referrer only somebody who gave this name and lets theirs be used.
// Source: the glossary (terms of a referral); a name that the data do not hold is most often another letter's.

export type Named = { givenName?: string | null | undefined; familyName?: string | null | undefined };

export type LetterReferrer = {
  name: string;
  terms?: ReferralTerms | undefined;
  /** The introduction that they offered has come. */
  introduced?: boolean | undefined;
};

const greeting =
  /(?:^|\n) {0,8}(?:dear|hello|hi|greetings|good (?:morning|afternoon|evening))[ ,]{1,3}(?<names>[^\n,:;!]{1,120})/i;

const noNames = new Set(
  'colleague colleagues friend friends all everyone committee members team madam sir hiring manager there again and or the of to'.split(
    ' ',
  ),
);

/** Each person greeted has to share a name with one of the readers. */
export function checkGreeting(body: string, readers: readonly Named[]): LetterWarning[] {
  const found = greeting.exec(body.slice(0, 1000));
  const names = found?.groups?.names;
  if (!found || names === undefined || /[[\]{}<>]/.test(names)) return [];
  const known = new Set(
    readers.flatMap((reader) => nameWords(`${reader.givenName ?? ''} ${reader.familyName ?? ''}`)),
  );
  if (known.size === 0) return [];
  const start = found.index + found[0].length - names.length;
  for (const person of names.split(/\band\b|&|\//)) {
    const words = nameWords(person).filter((word) => !noNames.has(word));
    if (!/\p{Lu}/u.test(person) || words.length === 0) continue;
    if (words.some((word) => known.has(word))) continue;
    const message = `The greeting says ${person.trim()}, but this letter goes to ${inWords(readers)}.`;
    return [{ code: 'wrong-name', message, start, end: start + names.trimEnd().length }];
  }
  return [];
}

const sender =
  /(?<name>(?:\p{Lu}[\p{L}'-]{1,30} ){1,3})(?:kindly |also |has |had |recently )?(?:suggested|recommended|encouraged me|urged me|advised me|told me|asked me|gave me your|introduced me|referred me|pointed me|mentioned you|thought you|thought I)/gu;

const noSenders = new Set(
  'i he she they we it you who someone somebody everyone everybody people friends many several colleagues both others nobody that this which my our'.split(
    ' ',
  ),
);

/** `text` is plain text of the body's length; `reader` is whatever the reader's own name and place are made of. */
export function checkReferrers(
  text: string,
  referrers: readonly LetterReferrer[],
  reader = '',
): LetterWarning[] {
  const warnings: LetterWarning[] = [];
  for (const found of text.matchAll(sender)) {
    const name = found.groups?.name?.trim() ?? '';
    const words = nameWords(name).filter((word) => !noSenders.has(word));
    if (words.length === 0) continue;
    const place = { start: found.index, end: found.index + name.length };
    const referrer = referrers.find((person) => nameWords(person.name).some((word) => words.includes(word)));
    if (!referrer) {
      const message = `${name} isn’t listed as the person who referred you.`;
      warnings.push({ code: 'wrong-name', message, ...place });
    }
  }
  return [...warnings, ...unspeakable(text, referrers, new Set(nameWords(reader)))];
}

/** By the whole name or the family name; not where that is the reader's own, or another referrer's who may be named. */
function unspeakable(
  text: string,
  referrers: readonly LetterReferrer[],
  readerWords: ReadonlySet<string>,
): LetterWarning[] {
  const isSpeakable = ({ terms }: LetterReferrer) => terms === undefined || mayNameReferrer(terms);
  const speakable = new Set(referrers.filter(isSpeakable).flatMap(({ name }) => nameWords(name)));
  return referrers.flatMap((referrer): LetterWarning[] => {
    const name = referrer.name.trim();
    if (isSpeakable(referrer) || name === '') return [];
    const family = name.split(/\s+/).at(-1) ?? name;
    const isShared = nameWords(family).some((word) => readerWords.has(word) || speakable.has(word));
    const place = placeOf(name, text) ?? (isShared ? null : placeOf(family, text));
    if (place === null) return [];
    const message = `${name} referred you, but didn’t say you could use their name.`;
    return [{ code: 'wrong-name', message, ...place }];
  });
}

/** Where the words stand as a name: with a capital, and not within a longer word. */
function placeOf(name: string, text: string): { start: number; end: number } | null {
  const lower = text.toLowerCase();
  const wanted = name.toLowerCase();
  for (let start = lower.indexOf(wanted); start >= 0; start = lower.indexOf(wanted, start + 1)) {
    const end = start + wanted.length;
    const isWhole = !/\p{L}/u.test(text.charAt(start - 1)) && !/\p{L}/u.test(text.charAt(end));
    if (isWhole && (name.includes(' ') || /\p{Lu}|\p{Lo}/u.test(text.charAt(start)))) return { start, end };
  }
  return null;
}

function inWords(readers: readonly Named[]): string {
  return readers
    .map((reader) => [reader.givenName, reader.familyName].filter((name) => name?.trim()).join(' '))
    .join(' and ');
}

// A letter says of its referrer what the terms allow: a bare name comes without leave to say that somebody sent you, and an
// introduction that was only offered has not been made.
// Source: the terms of a referral in the glossary.

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
      message: 'This says someone sent you, but this referral came with a request not to be mentioned.',
      start,
      end,
    }));
  if (!known.some(({ terms }) => terms === 'will-introduce')) return [];
  return spansOf(sentences, introductionMade).map(({ start, end }) => ({
    code: 'introduction-awaited',
    message: 'The introduction hasn’t happened yet. Say that it was offered, or wait for it.',
    start,
    end,
  }));
}
