import { findBlanks } from '../text/blanks.ts';
import { type Sentence, spansOf } from '../text/sentences.ts';
import { type MeetingKind, meetingKindFacts } from '../vocabulary/meeting-kinds.ts';
import type { Named } from './check-names.ts';
import type { LetterWarning } from './letter-warnings.ts';
import { nameWords } from './names-in-letters.ts';

// A letter after a meeting is never only thanks, and never only an apology: it carries the conversation on; after an interview it
// says as well that the position is wanted. Source: the two articles on meetings that went wrong.

type FollowUpToCheck = {
  body: string;
  contact: Named;
  alsoTo?: readonly Named[];
  meetingKind?: MeetingKind | null | undefined;
  /** What an apology is recognized by. */
  apologies: readonly RegExp[];
};

export function checkContent(letter: FollowUpToCheck, sentences: readonly Sentence[]): LetterWarning[] {
  const { body, meetingKind, apologies } = letter;
  const place = { start: body.length, end: body.length };
  const isInterview = meetingKind ? meetingKindFacts[meetingKind].namesPosition : false;
  const warnings: LetterWarning[] = [];
  if (isEmptyOfContent(letter, sentences)) {
    const more = isInterview
      ? 'Add a better answer, the point that stayed with you, or what you have looked into since.'
      : 'Add the point that stayed with you, what you have looked into since, or what you could contribute.';
    const apologizes = spansOf(sentences, apologies).length > 0;
    warnings.push(
      apologizes
        ? { code: 'apology-alone', message: `This apologizes and says little else. ${more}`, ...place }
        : { code: 'only-thanks', message: `This only says thank you. ${more}`, ...place },
    );
  }
  if (isInterview && spansOf(sentences, wishes).length === 0) {
    const message = 'Say that you want the position and would welcome the next step.';
    warnings.push({ code: 'wish-missing', message, ...place });
  }
  return warnings;
}

const wishes = [
  /\b(?:interest(?:ed)?|excited|enthusias\w+|eager|keen|look(?:ing)? forward|welcome|hope|want|like|love|glad|delighted|happy)\b[^.!?]{0,80}?\b(?:position|role|job|opportunity|next (?:step|round)|process|mov(?:e|ing) forward|continu\w+|go(?:ing)? (?:on|further)|join\w*|work(?:ing)? (?:with|for|at)|candidate|your (?:team|hospital|department|practice|group))\b/gi,
];

// What says nothing of its own: thanks for the time, the day it was, hopes to hear. What is left is what the letter is about.

const commonplaces = new Set(
  `thank thanks thankful grateful gratitude appreciate appreciated appreciation kind kindly kindness generous generosity time times
  today yesterday morning afternoon evening day days week weeks month monday tuesday wednesday thursday friday saturday sunday january
  february march april may june july august september october november december recent recently earlier last meeting meet met meets
  conversation conversations talk talked talking chat chatting discussion discuss discussed discussing interview interviewed
  interviewing visit opportunity chance pleasure pleased enjoy enjoyed glad happy delighted honor honored great good nice wonderful
  lovely fantastic truly really very much many again once more greatly sincerely genuinely deeply warmly best regards wishes warm
  yours respectfully taking took take gave give given giving spend spent spending made make making your you yours the and for with
  our was were has have had been being that this these those from into out about busy schedule hope hoping wish forward look looking
  hear hearing back soon stay staying keep keeping touch contact connect connected know let leads where will would could can speaking
  spoke speak learning learned learn lot everything all dear doctor please feel free reach questions further want wanted just also
  note letter write writing send sending say saying help helpful helped insight insights advice guidance valuable insightful
  informative productive interesting me my myself wish wishing always will all best better busy cannot candor careful coffee
  cut deal does done early efforts enjoyable enjoyed every gracious graciously graciousness granted grant guidance health heard hospitality
  indebted inspiring kindest know late lateness least lunch luck lucky memorable minutes moment moments mutual obliged open others
  patience pleasant precious profound quick rest shared sharing someone soon sparing special still such support team than thanking
  think thought thoughtful tonight tuesday understanding wisdom weekend yes bless god humor sport laugh fun
  fantastic whole success successful profoundly million lot lots big cheers seeing seemed seem felt`.split(
    /\s+/,
  ),
);

const fewest = 3;
/** Of many words of thanks so few say something. */
const leastShare = 0.15;

/** The greeting, the signature, what a template left open, thanks and an apology are no content; a request to meet again is. */
function isEmptyOfContent(
  { body, contact, alsoTo = [], apologies }: FollowUpToCheck,
  sentences: readonly Sentence[],
): boolean {
  const people = [contact, ...alsoTo].map(
    ({ givenName, familyName }) => `${givenName ?? ''} ${familyName ?? ''}`,
  );
  const names = new Set(people.flatMap(nameWords));
  const until = signature.exec(body)?.index ?? body.length;
  if (sentences.some(({ text }) => keepsWord.test(text))) return false;
  const own = sentences.filter(
    (sentence) =>
      sentence.start < until && !greeting.test(sentence.text) && spansOf([sentence], apologies).length === 0,
  );
  const telling = own
    .flatMap((sentence) => nameWords(withoutBlanks(sentence.text)))
    .filter((word) => word.length > 2 && !commonplaces.has(word) && !names.has(word) && !/^\d+$/.test(word));
  const all = own.flatMap(({ text }) => nameWords(text)).length;
  return telling.length < fewest || telling.length < all * leastShare;
}

function withoutBlanks(text: string): string {
  return findBlanks(text).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    text,
  );
}

/** What was agreed goes on by itself. */
const keepsWord = /\bas (?:promised|(?:we )?(?:agreed|discussed))\b/i;
const greeting = /^(?:dear|hello|hi)\b/i;
const signature =
  /\n[ \t]*(?:with|sincerely|best|warm|kind|yours|regards|many thanks|thank you|thanks|respectfully|cordially|cheers)[^\n]{0,40},?[ \t]*\n[^\n]{1,80}(?:\n[^\n]{0,80}){0,4}\s*$/i;
