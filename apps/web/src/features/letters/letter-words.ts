// What the screens of letters say, as plain functions.
import type { Letter, LetterKind, LetterStatus, SendVia } from '@threefold/contracts/letters';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { zoneInWords } from '@threefold/domain/time/time-zones';
import { isChangeable } from '@threefold/domain/vocabulary/letter-kinds';
import { Temporal } from 'temporal-polyfill';
import { clock, dateInWords, dayAt, momentAt, momentIn } from '../../shared/time/moments.ts';

const promisingKinds: readonly LetterKind[] = ['outreach', 'nudge', 'recovery'];

/** Of these kinds, and any letter after a meeting that asks for a second one. */
export const namesCall = ({ kind, promiseAt }: Pick<Letter, 'kind' | 'promiseAt'>): boolean =>
  promisingKinds.includes(kind) || promiseAt !== null;

/** What left the seeker's hands is read and never changed. */
export const isWritable = ({ status, deletedAt }: Pick<Letter, 'status' | 'deletedAt'>): boolean =>
  deletedAt === null && isChangeable(status);

export const statusLabel: Record<LetterStatus, string> = {
  draft: 'draft',
  'handed-over': 'went out?',
  queued: 'on its way',
  sending: 'on its way',
  sent: 'sent',
  unsure: 'may not have arrived',
  failed: 'did not go out',
  cancelled: 'cancelled',
};

export const viaInWords: Record<SendVia, string> = {
  smtp: 'by your mail server',
  'mail-program': 'with your email app',
  'web-mail': 'with your web mail',
  linkedin: 'on LinkedIn',
  paper: 'on paper',
};

type Waiting = { drafts: number; toSettle: number; underWay: number };

const counted = (count: number, one: string, many: string): string =>
  `${numberInWords(count)} ${count === 1 ? one : many}`;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "One letter to approve, two to look into." */
export const lettersHeadline = ({ drafts, toSettle, underWay }: Waiting, hasSent: boolean): string => {
  const parts = [
    ...(drafts > 0 ? [`${counted(drafts, 'letter', 'letters')} to approve`] : []),
    ...(toSettle > 0
      ? [
          drafts > 0
            ? `${numberInWords(toSettle)} to look into`
            : `${counted(toSettle, 'letter', 'letters')} to look into`,
        ]
      : []),
  ];
  if (parts.length > 0) return `${capital(parts.join(', '))}.`;
  if (underWay > 0) return `${capital(counted(underWay, 'letter is', 'letters are'))} on the way.`;
  return hasSent ? 'No letter waits for you.' : 'No letters yet.';
};

/** The two clocks of one instant, short: "10:15 AM ET, 9:15 AM yours"; one where they agree. */
export const clocksInWords = (at: string, theirs: string, mine: string): string => {
  const instant = Temporal.Instant.from(at);
  const there = clock(instant, theirs);
  const here = clock(instant, mine);
  return there === here ? there : `${there} ${zoneInWords(theirs)}, ${here} yours`;
};

const halfOf = (instant: Temporal.Instant, timeZone: string): 'morning' | 'afternoon' =>
  instant.toZonedDateTimeISO(timeZone).hour < 12 ? 'morning' : 'afternoon';

/** "Next free morning: Monday, November 30 at 10:15 AM". */
export const nextFreeInWords = (at: string, timeZone: string): string => {
  const instant = Temporal.Instant.from(at);
  const day = dateInWords(instant.toZonedDateTimeISO(timeZone).toPlainDate());
  return `Next free ${halfOf(instant, timeZone)}: ${day} at ${clock(instant, timeZone)}`;
};

type Sending = {
  letter: Pick<Letter, 'promiseAt' | 'promiseTimeZone' | 'contactName'>;
  /** The seeker's own zone. */
  mine: string;
  now: Temporal.Instant;
  /** Whom the mail server writes as; null where there is none. */
  from: string | null;
  to: string | null;
};

/** "dana@example.org" of "Dana Whitfield <dana@example.org>". */
const bareAddress = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;

/** What happens when it is sent, told before. */
export const sendingInWords = ({ letter, mine, now, from, to }: Sending): string => {
  const where = { timeZone: mine, now };
  const how =
    from !== null && to !== null
      ? `Goes from ${bareAddress(from)} to ${to}.`
      : 'You send it yourself; we’ll ask whether it went out.';
  if (letter.promiseAt === null) return `${how} It promises no call.`;
  return `${how} Your call is then planned for ${momentIn(letter.promiseAt, letter.promiseTimeZone, where)}.`;
};

/** What an approved letter waits for. */
export const waitInWords = (
  { nextTryAt, failure }: Pick<Letter, 'nextTryAt' | 'failure'>,
  at: { timeZone: string; now: Temporal.Instant },
): string =>
  nextTryAt === null
    ? 'We’ll update this page once your mail server has answered. You can leave.'
    : `Not sent yet. Next try: ${momentAt(nextTryAt, at)}. ${failure ?? ''}`.trim();

/** Sent letters below the day on which they went out. */
export const byDay = (
  letters: readonly Letter[],
  timeZone: string,
  now: Temporal.Instant,
): { day: string; letters: Letter[] }[] => {
  const days: { day: string; letters: Letter[] }[] = [];
  for (const letter of letters) {
    const day = capital(dayAt(letter.sentAt ?? letter.updatedAt, { timeZone, now }));
    const last = days.at(-1);
    if (last?.day === day) last.letters.push(letter);
    else days.push({ day, letters: [letter] });
  }
  return days;
};

/** What to do about a letter, below its line in the list. */
export const stateSentence = (letter: Letter): string => {
  if (letter.status === 'unsure')
    return letter.failure ?? 'The connection broke off. Only you can find out whether it arrived.';
  if (letter.status === 'queued' && letter.failure) return letter.failure;
  if (letter.status === 'failed') return letter.failure ?? 'It did not go out. Open it and send it again.';
  const [firstLine = ''] = letter.body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(dear|hello|hi)\b/i.test(line));
  return letter.subject || firstLine;
};
