// The words of the history, for values that the wire says in codes. A code that nobody knows is told as it is.
import { Temporal } from 'temporal-polyfill';
import { fieldInSentence } from '../contacts/contact-fields.ts';
import { clock, promiseInWords } from '../time/wording.ts';
import { letterKindFacts, letterKinds } from '../vocabulary/letter-kinds.ts';

/** "Tuesday, 24 November, at 1:00 in the afternoon", and where the seeker's clock shows another time " their time (14:00 yours)". */
export function timeForBoth(
  moment: { at: string; timeZone: string },
  told: { at: Temporal.Instant; timeZone: string },
): string {
  const at = Temporal.Instant.from(moment.at);
  const theirs = promiseInWords(at, moment.timeZone, told.at);
  const offset = (timeZone: string) => at.toZonedDateTimeISO(timeZone).offsetNanoseconds;
  if (offset(moment.timeZone) === offset(told.timeZone)) return theirs;
  return `${theirs} their time (${clock(at, told.timeZone)} yours)`;
}

/** "outreach letter", "light note". */
export function letterInWords(kind: string): string {
  const known = letterKinds.find((each) => each === kind);
  const label = known ? letterKindFacts[known].label.toLowerCase() : kind;
  return label.endsWith('note') ? label : `${label} letter`;
}

export function withArticle(noun: string): string {
  return /^[aeiou]/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}

const vias: Readonly<Record<string, string>> = {
  smtp: 'by e-mail',
  'mail-program': 'through your mail program',
  paper: 'on paper',
};

export function viaInWords(via: string): string {
  return vias[via] ?? `by ${via}`;
}

const modes: Readonly<Record<string, string>> = {
  'in-person': 'face to face',
  phone: 'by phone',
  video: 'by video',
};

export function modeInWords(mode: string): string {
  return modes[mode] ?? `by ${mode}`;
}

const outcomeSentences: Readonly<Record<string, string>> = {
  reached: 'You called and reached them.',
  assistant: 'You called and spoke with an assistant.',
  voicemail: 'You called and got their voicemail.',
  'no-answer': 'You called and nobody answered.',
  'wrong-number': 'You called and the number was wrong.',
  'call-later': 'You called and were asked to call another time.',
  'meeting-agreed': 'You called and agreed to meet.',
  declined: 'You called and they said no.',
  'already-replied': 'They had replied before you called.',
};

export function outcomeSentence(outcome: string): string {
  return outcomeSentences[outcome] ?? `You called: ${outcome}.`;
}

const termSentences: Readonly<Record<string, string>> = {
  'may-use-name': 'You may say who sent you.',
  'will-introduce': 'An introduction was offered.',
  'name-only': 'Who sent you stays with you.',
};

export function termsSentence(terms: string): string {
  return termSentences[terms] ?? '';
}

/** The first call has no number: most rows of calls end there. */
export function attemptInWords(attempt: number): string {
  return ['', 'A', 'A second', 'A third', 'A fourth', 'A fifth'][attempt] || 'Another';
}

/** "title", "title and city", "title, city and notes". */
export function fieldsInWords(fields: readonly string[]): string {
  const names = fields.map(fieldInSentence);
  const last = names.at(-1) ?? 'details';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
