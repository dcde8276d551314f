import { Temporal } from 'temporal-polyfill';
import { fieldInSentence } from '../contacts/contact-fields.ts';
import type { WallClock } from '../time/conventions.ts';
import { clock, momentInWords } from '../time/wording.ts';
import { letterKindFacts, letterKinds } from '../vocabulary/letter-kinds.ts';
import type { EventDetails, EventKind } from './event-kinds.ts';
import { asideFrom, toldOfTheSeeker } from './told-of-the-seeker.ts';

// What happened is told to the seeker in one plain sentence; whatever was said or noted with it stands below.
// Every kind of event has its sentence, and a referral is told from the side of the person whose page it is on.

export type PastEvent = {
  [Kind in EventKind]: { kind: Kind; detail: EventDetails[Kind]; at: Temporal.Instant };
}[EventKind];

/** Where the sentence is read. */
export type EventReading = {
  /** The other person of a referral; null where there is none, or nobody knows the name any more. */
  otherName: string | null;
  /** Whether the page is that of the one who was named, not of the one who named. */
  isNamed: boolean;
  /** The seeker's own clock. */
  clock: WallClock;
  /** By which the seeker is told of, where somebody else reads; null for the seeker, who is "you". */
  seekerName?: string | null;
};

type DescribedEvent = { sentence: string; detail: string | null };

type Told = { at: Temporal.Instant; other: string; isNamed: boolean; clock: WallClock };
type Describer<Kind extends EventKind> = (
  detail: EventDetails[Kind],
  told: Told,
) => string | readonly [string, string | null];

/** Times are told in the zone of the one who is called or met, with the seeker's own clock beside it where it differs. */
export function describeEvent(event: PastEvent, reading: EventReading): DescribedEvent {
  const { seekerName, ...told } = reading;
  if (!seekerName) return describeToSeeker(event, told);
  const { detail, otherName, putBack } = asideFrom(event.detail, reading.otherName);
  // Texts stand in for the texts of the same kind.
  const words = describeToSeeker({ ...event, detail } as PastEvent, { ...told, otherName });
  const retold = (text: string) => putBack(toldOfTheSeeker(text, seekerName));
  return { sentence: retold(words.sentence), detail: words.detail && retold(words.detail) };
}

function describeToSeeker(event: PastEvent, reading: EventReading): DescribedEvent {
  // One kind's describer takes that kind's detail; the union of all kinds cannot say so.
  const describe = describers[event.kind] as Describer<EventKind>;
  const { isNamed, clock } = reading;
  const told = { at: event.at, other: reading.otherName ?? 'somebody', isNamed, clock };
  const words = describe(event.detail, told);
  if (typeof words === 'string') return { sentence: words, detail: null };
  return { sentence: words[0], detail: words[1] || null };
}

const describers: { [Kind in EventKind]: Describer<Kind> } = {
  'contact-added': ({ source, label }) => addedSentence(source, label),
  'contact-imported': ({ fileName }) => `This contact was imported from ${fileName}.`,
  'contact-merged': ({ fileName, fields }) => `The file ${fileName} added the ${fieldsInWords(fields)}.`,
  'contacts-merged': ({ name }, { other, isNamed }) =>
    isNamed ? `You merged this contact into ${other}.` : `You merged ${name} into this contact.`,
  'contacts-parted': ({ name }, { other, isNamed }) =>
    isNamed
      ? `You undid merging this contact into ${other}.`
      : `You undid merging ${name} into this contact.`,
  'contact-changed': ({ fields }) => `You changed the ${fieldsInWords(fields)}.`,
  'contact-binned': () => 'You moved this contact to trash.',
  'contact-restored': () => 'You restored this contact from trash.',
  'contact-closed': ({ reason }) => ['You closed this contact.', reason],
  'contact-reopened': () => 'You reopened this contact.',
  'do-not-contact-set': () => 'You marked this contact “Do not contact.”',
  'do-not-contact-lifted': () => 'You removed “Do not contact” from this contact.',
  'letter-approved': ({ letterKind, via }) =>
    `You approved ${withArticle(letterInWords(letterKind))} to go out ${viaInWords(via)}.`,
  'letter-sent': describeSentLetter,
  'letter-handed-over': ({ letterKind, via }) =>
    via === 'paper'
      ? `You printed ${withArticle(letterInWords(letterKind))}.`
      : `You opened ${withArticle(letterInWords(letterKind))} ${handedTo(via)}.`,
  'letter-taken-back': ({ letterKind, wasSent }) =>
    wasSent
      ? `You undid sending your ${letterInWords(letterKind)}; it’s a draft again.`
      : `Your ${letterInWords(letterKind)} didn’t go out; it’s a draft again.`,
  'letter-failed': ({ letterKind, failure }) => [`Your ${letterInWords(letterKind)} didn’t go out.`, failure],
  'letter-unsure': ({ letterKind, failure }) => [
    `Your ${letterInWords(letterKind)} may not have arrived.`,
    failure,
  ],
  'call-scheduled': ({ dueAt, timeZone, attempt, promised }, told) =>
    `${attemptInWords(attempt)} call was ${promised ? 'promised' : 'scheduled'} for ${timeForBoth({ at: dueAt, timeZone }, told)}.`,
  'call-made': ({ outcome, note, sentence }) => [
    outcomeSentence(outcome),
    [sentence, note].filter(Boolean).join('\n'),
  ],
  'call-undone': ({ outcome }) => ['You undid logging a call.', outcomeSentence(outcome)],
  'call-moved': ({ from, to, timeZone, word }, told) => [
    `You rescheduled the call from ${timeForBoth({ at: from, timeZone }, told)} to ${timeForBoth({ at: to, timeZone }, told)}.`,
    word,
  ],
  'call-released': ({ reason, promised }) => [
    promised ? 'You canceled a promised call.' : 'You canceled a call.',
    reason,
  ],
  'meeting-planned': ({ startsAt, timeZone, meetingKind, mode }, told) =>
    `You scheduled ${meetingInWords(meetingKind)} ${modeInWords(mode)} for ${timeForBoth({ at: startsAt, timeZone }, told)}.`,
  'meeting-moved': ({ from, to, timeZone, takenBack }, told) =>
    takenBack
      ? `You undid rescheduling the meeting; it’s on ${timeForBoth({ at: to, timeZone }, told)}.`
      : `The meeting on ${timeForBoth({ at: from, timeZone }, told)} was rescheduled to ${timeForBoth({ at: to, timeZone }, told)}.`,
  'meeting-held': ({ meetingKind, minutes }) =>
    `You had ${meetingInWords(meetingKind)} (${minutes} minutes).`,
  'meeting-not-held': () => 'You corrected a meeting: it didn’t happen.',
  'meeting-cancelled': ({ by, reason }) => [
    by ? `${by === 'me' ? 'You' : 'They'} canceled a meeting.` : 'A meeting was canceled.',
    reason ?? null,
  ],
  'meeting-missed': ({ by, reason }) => [
    by ? `${by === 'me' ? 'You' : 'They'} missed a meeting.` : 'A meeting was missed.',
    reason ?? null,
  ],
  'meeting-binned': () => 'You moved a meeting to trash.',
  'meeting-restored': () => 'You restored a meeting from trash.',
  'finding-noted': ({ findingKind, text }) => [
    `You noted ${findingKind === 'advice' ? 'a piece of advice' : withArticle(findingKind)}.`,
    text,
  ],
  'referral-named': ({ terms, note }, { other, isNamed }) => [
    `${isNamed ? `${other} referred you to this person` : `They referred you to ${other}`}${termsInBrackets(terms)}.`,
    note,
  ],
  'referral-terms-changed': ({ to }, told) => [
    `The terms for ${referralInWords(told)} changed.`,
    termsSentence(to),
  ],
  'introduction-came': (_, { other, isNamed }) =>
    isNamed ? `${other} introduced you to this person.` : `They introduced you to ${other}.`,
  'referral-lost': ({ reason }, told) => [`You closed ${referralInWords(told)}.`, reason],
  'referral-binned': (_, told) => `You moved ${referralInWords(told)} to trash.`,
  'referral-restored': (_, told) => `You restored ${referralInWords(told)} from trash.`,
  'loop-closed': (_, { other, isNamed }) =>
    isNamed ? `You let ${other} know how it went.` : `You let them know how it went with ${other}.`,
  debriefed: ({ incidents, letterKind }) =>
    `You debriefed the meeting: ${incidentsInWords(incidents)}, ${letterInWords(letterKind)} next.`,
  'search-ended': ({ outcome }) => ['You ended your search.', outcome],
  'search-resumed': () => 'You resumed your search.',
  'share-invited': ({ email, level }) => `You invited ${email} to see your search (${level}).`,
  'share-accepted': ({ email, level }) => `Your invitation to ${email} was accepted (${level}).`,
  'share-changed': ({ email, from, to }) => `You changed what ${email} sees from "${from}" to "${to}".`,
  'share-revoked': ({ email }) => `You revoked access for ${email}.`,
  'coach-commented': () => 'Your coach left a comment.',
  'coach-proposed': ({ count, fileName }) =>
    `Your coach proposed ${count === 1 ? 'something' : `${count} people`}${fileName ? ` from the file ${fileName}` : ''}.`,
  'proposal-joined': ({ author }) => `${author} also proposed this contact; new details were added.`,
  'proposal-agreed': ({ author, text }) => [`You agreed to a step that ${author} proposed.`, text],
  'coach-looked': ({ email, level }) => `Your coach ${email} viewed your search (${level}).`,
  'data-exported': ({ format }) => `You exported ${exportInWords(format)}.`,
  'data-restored': ({ rows }) => `You restored ${rows} ${rows === 1 ? 'row' : 'rows'} from an export.`,
  'person-erased': ({ staysUnnamed }) =>
    staysUnnamed
      ? 'You deleted a person; an unnamed spot stays in the network.'
      : 'You deleted a person and everything about them.',
};

const exports: Readonly<Record<string, string>> = {
  csv: 'your contacts as a spreadsheet',
  vcf: 'your contacts as an address book',
  json: 'everything in your search',
  zip: 'everything in your search, as an archive',
  mbox: 'your letters',
  ics: 'your calendar',
  graphml: 'your network',
  edges: 'your referrals as a list',
  account: 'your whole account',
};

function exportInWords(format: string): string {
  return exports[format] ?? `an export (${format})`;
}

const addedBySource: Readonly<Record<string, string>> = {
  typed: 'You added this contact.',
  api: 'An app added this contact for you.',
  sample: 'This contact came with the sample network.',
};

function addedSentence(source: string, label: string | null): string {
  if (source === 'referral' && label) return `This contact was added because ${label} referred you.`;
  if (source === 'coach' && label) return `This contact was proposed by your coach ${label}.`;
  if (source === 'import' && label) return `This contact was imported from ${label}.`;
  return addedBySource[source] ?? 'This contact was added.';
}

function describeSentLetter(letter: EventDetails['letter-sent'], told: Told): readonly [string, string] {
  const { letterKind, via, subject, promiseAt, timeZone } = letter;
  const sent = `You sent ${withArticle(letterInWords(letterKind))} ${viaInWords(via)}`;
  if (promiseAt === null) return [`${sent}.`, subject];
  return [`${sent}, and promised to call on ${timeForBoth({ at: promiseAt, timeZone }, told)}.`, subject];
}

function referralInWords({ other, isNamed }: Told): string {
  return isNamed ? `the referral by ${other}` : `the referral to ${other}`;
}

function meetingInWords(kind: string): string {
  return kind === 'interview' ? 'a job interview' : `${withArticle(kind)} meeting`;
}

function incidentsInWords(count: number): string {
  if (count === 0) return 'nothing went wrong';
  return count === 1 ? 'one thing went wrong' : `${count} things went wrong`;
}

// The words of the history, for values that the wire says in codes. A code that nobody knows is told as it is.

/** "Tuesday, November 24 at 1:00 PM", and where the seeker's clock shows another time " their time (2:00 PM yours)". */
function timeForBoth(
  moment: { at: string; timeZone: string },
  told: { at: Temporal.Instant; clock: WallClock },
): string {
  const at = Temporal.Instant.from(moment.at);
  const theirs = momentInWords(at, { ...told.clock, timeZone: moment.timeZone }, told.at);
  const offset = (timeZone: string) => at.toZonedDateTimeISO(timeZone).offsetNanoseconds;
  if (offset(moment.timeZone) === offset(told.clock.timeZone)) return theirs;
  return `${theirs} their time (${clock(at, told.clock)} yours)`;
}

/** "outreach letter", "light note". */
export function letterInWords(kind: string): string {
  const known = letterKinds.find((each) => each === kind);
  const label = known ? letterKindFacts[known].label.toLowerCase() : kind;
  return label.endsWith('note') ? label : `${label} letter`;
}

function withArticle(noun: string): string {
  return /^[aeiou]/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}

const vias: Readonly<Record<string, string>> = {
  smtp: 'by email',
  'mail-program': 'with your email app',
  'web-mail': 'with your web mail',
  linkedin: 'on LinkedIn',
  paper: 'on paper',
};

function handedTo(via: string): string {
  if (via === 'linkedin') return 'for LinkedIn';
  return via === 'web-mail' ? 'in your web mail' : 'in your email app';
}

function viaInWords(via: string): string {
  return vias[via] ?? `by ${via}`;
}

const modes: Readonly<Record<string, string>> = {
  'in-person': 'in person',
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
  'no-answer': 'You called and no one answered.',
  'wrong-number': 'You called and the number was wrong.',
  'call-later': 'You called and were asked to call another time.',
  'meeting-agreed': 'You called and agreed to meet.',
  declined: 'You called and they declined.',
  'already-replied': 'They had replied before you called.',
};

function outcomeSentence(outcome: string): string {
  return outcomeSentences[outcome] ?? `You called: ${outcome}.`;
}

const termSentences: Readonly<Record<string, string>> = {
  'may-use-name': 'You can use their name.',
  'will-introduce': 'They offered an introduction.',
  'name-only': 'Don’t use their name.',
};

const termBrackets: Readonly<Record<string, string>> = {
  'may-use-name': '',
  'will-introduce': ' (introduction offered)',
  'name-only': ' (don’t use their name)',
};

function termsInBrackets(terms: string): string {
  return termBrackets[terms] ?? '';
}

function termsSentence(terms: string): string {
  return termSentences[terms] ?? '';
}

/** The first call has no number: most rows of calls end there. */
function attemptInWords(attempt: number): string {
  return ['', 'A', 'A second', 'A third', 'A fourth', 'A fifth'][attempt] || 'Another';
}

/** "title", "title and city", "title, city and notes". */
function fieldsInWords(fields: readonly string[]): string {
  const names = fields.map(fieldInSentence);
  const last = names.at(-1) ?? 'details';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
