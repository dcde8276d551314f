import type { Client, Comment, Proposal, ShareLevel } from '@threefold/contracts/coaching';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { machineTimeZone } from '@threefold/domain/time/time-zones';
import type { Temporal } from 'temporal-polyfill';
import { dayAt } from '../../shared/time/moments.ts';

/** "Dana". */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/** What is shared and what is not, in one calm sentence. */
export const sharedInWords = (name: string, level: ShareLevel): string => {
  const who = firstName(name);
  if (level === 'progress') return `${who} shares stats only.`;
  if (level === 'network') return `${who} shares stats and the network map, with initials instead of names.`;
  return `${who} shares everything except private notes.`;
};

export const levelWord: Record<ShareLevel, string> = {
  progress: 'stats',
  network: 'network',
  full: 'everything',
};

/** A coach reads in the zone of this device: the search is not theirs, and its settings are not shared. */
export const here = (now?: Temporal.Instant) => ({ timeZone: machineTimeZone(), ...(now ? { now } : {}) });

export const lastActivity = ({ lastActivityAt }: Client, now: Temporal.Instant): string =>
  lastActivityAt === null ? 'No activity yet.' : `Last active ${dayAt(lastActivityAt, here(now))}.`;

export const stuckSince = ({ stuck }: Client, now: Temporal.Instant): string =>
  stuck.since === null ? '' : `Since ${dayAt(stuck.since, here(now))}.`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Three clients, one of them stuck." */
export const rosterHeadline = (clients: readonly Client[]): string => {
  const stuck = clients.filter((client) => client.stuck.need > 0).length;
  if (clients.length === 1) return stuck === 0 ? 'One client, on track' : 'One client, stuck';
  const all = `${capital(numberInWords(clients.length))} clients`;
  if (stuck === 0) return `${all}, all on track`;
  return stuck === clients.length ? `${all}, all stuck` : `${all}, ${numberInWords(stuck)} stuck`;
};

const subjectWord: Record<Comment['subject'], string> = {
  workspace: 'about the whole search',
  contact: 'about',
  letter: 'about a letter to',
  meeting: 'about the meeting with',
  referral: 'about the referral to',
};

/** "on Ruth Abernathy", "on the whole search". */
export const subjectInWords = ({ subject, subjectLabel }: Comment): string => {
  if (subject === 'workspace') return subjectWord.workspace;
  if (subjectLabel !== null) return `${subjectWord[subject]} ${subjectLabel}`;
  return subject === 'contact' ? 'about a contact' : `about a ${subject}`;
};

/** Where the seeker finds what a comment is about. */
export const placeOf = ({ subject, subjectId }: Comment): string | undefined => {
  if (subjectId === null) return undefined;
  if (subject === 'contact') return `/contacts/${subjectId}`;
  if (subject === 'letter') return `/letters/${subjectId}`;
  return subject === 'meeting' ? `/meetings/${subjectId}` : undefined;
};

const things = (count: number): string => `${count} ${count === 1 ? 'proposal' : 'proposals'}`;

/** "Ruth Okafor", or the step in its words. */
export const titleOf = ({ contact, action }: Proposal): string => contact?.name ?? action?.text ?? '';

/** Who it is, where, and how to reach them. */
export const aboutOf = ({ contact, action }: Proposal): string =>
  contact
    ? [contact.title, contact.organization, ...contact.emails, ...contact.phones].filter(Boolean).join(', ')
    : action?.contactName
      ? `About ${action.contactName}`
      : '';

export const proposedBy = ({ authorName, fileName }: Proposal): string =>
  fileName ? `${authorName}, from ${fileName}` : authorName;

/** What became of it, as the seeker reads it. */
export const becameOf = ({ status, result }: Proposal): string => {
  if (status === 'open') return 'pending';
  if (status === 'declined') return 'declined';
  if (result?.outcome === 'joined') return 'accepted (already a contact)';
  return result?.outcome === 'agreed' ? 'agreed' : 'accepted';
};

/** "3 people are in your contacts, 1 of them was known already." */
export const decidedInWords = (decided: readonly Proposal[], accept: boolean): string => {
  if (!accept) return decided.length === 1 ? 'Declined.' : `${things(decided.length)} declined.`;
  const joined = decided.filter(({ result }) => result?.outcome === 'joined').length;
  const [only] = decided;
  if (only && decided.length === 1) {
    if (only.result?.outcome === 'agreed') return 'Agreed. It’s in your activity.';
    return joined === 1
      ? `${titleOf(only)} was already a contact; new details were added.`
      : `${titleOf(only)} added to your contacts.`;
  }
  const known =
    joined === 0 ? '' : ` ${joined} of them ${joined === 1 ? 'was' : 'were'} already in your contacts.`;
  return `${things(decided.length)} accepted.${known}`;
};

/** Whoever was worked with since stays. */
export const reopenedInWords = (after: readonly Proposal[]): string => {
  const open = after.filter(({ status }) => status === 'open').length;
  const kept = after.length - open;
  if (kept === 0) return open === 1 ? 'Pending again.' : `${things(open)} pending again.`;
  const stays = kept === 1 ? '1 stays' : `${kept} stay`;
  return open === 0
    ? `${stays} accepted because you’ve since edited or worked with that contact.`
    : `${things(open)} pending again; ${stays} accepted because you’ve since edited or worked with that contact.`;
};

type Counts = { open: number; accepted: number; declined: number };

/** "5 wait, 3 were accepted, 1 was declined." */
export const countsInWords = ({ open, accepted, declined }: Counts): string => {
  if (open + accepted + declined === 0) return 'No proposals yet.';
  const were = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}`]);
  const wait = open === 0 ? [] : [`${open} pending`];
  return `${[...wait, ...were(accepted, 'accepted'), ...were(declined, 'declined')].join(', ')}.`;
};

/** "Lee Marsh proposes 12 people and steps to you." */
export const waitingHeadline = ({ open, authors }: { open: number; authors: readonly string[] }): string => {
  if (open === 0) return 'No new proposals';
  const [who = 'Your coach', ...others] = [...new Set(authors)];
  const subject = others.length === 0 ? who : `${who} and others`;
  return open === 1 ? `${subject} proposed something` : `${subject} proposed ${open} contacts or next steps`;
};
