import type { Client, Comment, ShareLevel } from '@threefold/contracts/coaching';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import type { Temporal } from 'temporal-polyfill';
import { dayAt } from '../../shared/time/moments.ts';
import { machineZone } from '../../shared/time/zone-in-words.ts';

/** "Dana". */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/** What is shared and what is not, in one calm sentence. */
export const sharedInWords = (name: string, level: ShareLevel): string => {
  const who = firstName(name);
  if (level === 'progress') return `${who} shares figures only.`;
  if (level === 'network') return `${who} shares figures and the picture, with initials in place of names.`;
  return `${who} shares everything but private notes.`;
};

export const levelWord: Record<ShareLevel, string> = {
  progress: 'figures',
  network: 'network',
  full: 'everything',
};

/** A coach reads in the zone of this device: the search is not theirs, and its settings are not shared. */
export const here = (now?: Temporal.Instant) => ({ timeZone: machineZone(), ...(now ? { now } : {}) });

export const lastActivity = ({ lastActivityAt }: Client, now: Temporal.Instant): string =>
  lastActivityAt === null ? 'Nothing has happened yet.' : `Last active ${dayAt(lastActivityAt, here(now))}.`;

export const stuckSince = ({ stuck }: Client, now: Temporal.Instant): string =>
  stuck.since === null ? '' : `Since ${dayAt(stuck.since, here(now))}.`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Three clients, one of them stuck." */
export const rosterHeadline = (clients: readonly Client[]): string => {
  const stuck = clients.filter((client) => client.stuck.need > 0).length;
  if (clients.length === 1) return stuck === 0 ? 'One client, moving.' : 'One client, stuck.';
  const all = `${capital(numberInWords(clients.length))} clients`;
  if (stuck === 0) return `${all}, all of them moving.`;
  return stuck === clients.length
    ? `${all}, all of them stuck.`
    : `${all}, ${numberInWords(stuck)} of them stuck.`;
};

const subjectWord: Record<Comment['subject'], string> = {
  workspace: 'on the whole search',
  contact: 'on',
  letter: 'on a letter to',
  meeting: 'on the meeting with',
  referral: 'on the referral of',
};

/** "on Ruth Abernathy", "on the whole search". */
export const subjectInWords = ({ subject, subjectLabel }: Comment): string => {
  if (subject === 'workspace') return subjectWord.workspace;
  if (subjectLabel !== null) return `${subjectWord[subject]} ${subjectLabel}`;
  return subject === 'contact' ? 'on a person' : `on a ${subject}`;
};

/** Where the seeker finds what a comment is about. */
export const placeOf = ({ subject, subjectId }: Comment): string | undefined => {
  if (subjectId === null) return undefined;
  if (subject === 'contact') return `/contacts/${subjectId}`;
  if (subject === 'letter') return `/letters/${subjectId}`;
  return subject === 'meeting' ? `/meetings/${subjectId}` : undefined;
};
