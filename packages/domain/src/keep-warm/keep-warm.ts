import type { Temporal } from 'temporal-polyfill';
import { numberInWords } from '../text/number-in-words.ts';
import type { LetterStatus } from '../vocabulary/letter-kinds.ts';

// Whoever helped hears from the seeker every ninety days while the search goes on: those who have waited longest first, a few a day.
// Source: the timing of the promise method (dormant contacts who helped). The number of days is a setting.

export const defaultKeepWarmDays = 90;
/** More would be a chore, and read like one. */
export const mostNotesADay = 2;

export type Helper = {
  id: string;
  /** A meeting, a name, an introduction, advice: how often. */
  helps: number;
  lastHelpedAt: Temporal.Instant;
  /** The last letter, talk or meeting; null where there was none. */
  lastHeardAt: Temporal.Instant | null;
  /** The seeker left them in peace until then. */
  pausedUntil: Temporal.Instant | null;
  /** A letter, a call or a meeting is under way with them anyway. */
  isBusy: boolean;
};

type Moment = { now: Temporal.Instant; days: number; searchEnded: boolean };

/** Days are 24 hours here: a season needs no calendar. */
export function silentBefore({ now, days }: Pick<Moment, 'now' | 'days'>): Temporal.Instant {
  return now.subtract({ hours: days * 24 });
}

/** The longest silence first; of two alike whoever helped more often. */
export function whoToWriteTo<H extends Helper>(helpers: readonly H[], moment: Moment): H[] {
  if (moment.searchEnded) return [];
  const before = silentBefore(moment).epochMilliseconds;
  return helpers
    .filter((helper) => !helper.isBusy && !isPaused(helper, moment.now) && silentSince(helper) <= before)
    .sort((a, b) => silentSince(a) - silentSince(b) || b.helps - a.helps || (a.id < b.id ? -1 : 1));
}

/** What is written today counts, so that the next in line wait until tomorrow. */
export function notesForToday<H>(waiting: readonly H[], writtenToday: number): H[] {
  return waiting.slice(0, Math.max(0, mostNotesADay - writtenToday));
}

export function isPaused({ pausedUntil }: Pick<Helper, 'pausedUntil'>, now: Temporal.Instant): boolean {
  return pausedUntil !== null && pausedUntil.epochMilliseconds > now.epochMilliseconds;
}

/** Whoever gave something has heard from the seeker in that moment. */
function silentSince({ lastHeardAt, lastHelpedAt }: Helper): number {
  return Math.max(lastHeardAt?.epochMilliseconds ?? 0, lastHelpedAt.epochMilliseconds);
}

// Why somebody stands among those to keep in touch with: what they gave, and how long they have not heard.

export type HelpCounts = { meetings: number; named: number; introductions: number; advice: number };

/** "met you twice, named three people"; empty where nothing is known. */
export function helpInWords({ meetings, named, introductions, advice }: HelpCounts): string {
  const parts = [
    meetings > 0 ? `met you ${times(meetings)}` : '',
    introductions > 0 ? `introduced you ${times(introductions)}` : '',
    named > introductions ? `referred you to ${people(named - introductions)}` : '',
    meetings === 0 && named === 0 && advice > 0 ? 'gave you advice' : '',
  ].filter(Boolean);
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** "Ruth Abernathy met you once and named two people. They have not heard from you for 94 days." */
export function keepWarmWhy(name: string, help: HelpCounts, daysSilent: number): string {
  return `${name} ${helpInWords(help) || 'helped you'}. You haven’t been in touch for ${daysSilent} days.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${numberInWords(count)} times`;
}

function people(count: number): string {
  return count === 1 ? 'one person' : `${numberInWords(count)} people`;
}

// When the search ends everybody who helped gets the news once: what is drafted waits for the seeker, what is sent is never sent again.
// Source: the timing of the promise method ("news when it does"); no letter goes out that the seeker has not approved.

export const newsStates = ['waiting', 'drafted', 'on-the-way', 'unsure', 'told', 'skipped'] as const;
type NewsState = (typeof newsStates)[number];

export type NewsFacts = {
  lastHelpedAt: Temporal.Instant;
  skippedAt: Temporal.Instant | null;
  /** The letter that was drafted from the news; 'gone' where it was erased since; null where none was. */
  letter: { status: LetterStatus; sentAt: Temporal.Instant | null; isTrashed: boolean } | 'gone' | null;
};

const byStatus: Record<Exclude<LetterStatus, 'sent'>, NewsState> = {
  draft: 'drafted',
  'handed-over': 'unsure',
  queued: 'on-the-way',
  sending: 'on-the-way',
  unsure: 'unsure',
  failed: 'drafted',
  cancelled: 'drafted',
};

/**
 * waiting     nothing was written to them yet, or what was drafted lies in the trash
 * drafted     a letter is there and waits for the seeker
 * on-the-way  approved, and being sent
 * unsure      nobody knows yet whether it went out or arrived
 * told        the news went out; whoever helped again since is waiting anew, for the news of that search
 * skipped     the seeker passed them over; so is a letter that was erased, since it may have gone out before
 */
export function newsState({ lastHelpedAt, skippedAt, letter }: NewsFacts): NewsState {
  if (letter !== null && letter !== 'gone' && letter.status === 'sent') {
    const { sentAt } = letter;
    const helpedSince = sentAt !== null && lastHelpedAt.epochMilliseconds > sentAt.epochMilliseconds;
    return helpedSince ? (skippedAt === null ? 'waiting' : 'skipped') : 'told';
  }
  if (letter === 'gone' || skippedAt !== null) return 'skipped';
  if (letter === null || letter.isTrashed) return 'waiting';
  return letter.status === 'sent' ? 'told' : byStatus[letter.status];
}
