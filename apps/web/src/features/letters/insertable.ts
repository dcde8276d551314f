import type { Contact } from '@threefold/contracts/contacts';
import type { GatheredFinding } from '@threefold/contracts/findings';
import { mergeValues } from '@threefold/domain/letters/merge-values';
import { mayNameReferrer } from '@threefold/domain/referrals/referral-state';
import { conventionsOfReader } from '@threefold/domain/time/conventions';
import { promiseInWords } from '@threefold/domain/time/wording';
import { Temporal } from 'temporal-polyfill';
import type { ApiReply } from '../../shared/api/request.ts';
import type { Settings } from '../../shared/session/settings.ts';
import { presentConventions } from '../../shared/time/conventions.ts';

// Values that the writer may put into the text: only what may be said, in the words of a letter.

export type Insertable = { label: string; value: string };

type Known = {
  contact: Contact;
  profile: Settings['profile'];
  promise: { at: string; timeZone: string } | null;
  /** Whole names of those who named the reader and may be named in turn. */
  referrers: readonly string[];
  /** What the seeker could help with; nobody is told who named it. */
  problems: readonly string[];
};

/** What is not known is left out: there is nothing to put in. */
export const insertables = (
  { contact, profile, promise, referrers, problems }: Known,
  now: Temporal.Instant,
): Insertable[] => {
  const how = conventionsOfReader(contact.place?.country ?? null, presentConventions());
  const words =
    promise && promiseInWords(Temporal.Instant.from(promise.at), { ...how, timeZone: promise.timeZone }, now);
  const values = mergeValues({
    contact: { ...contact, city: contact.place?.city },
    me: profile,
    promise: words,
  });
  const all: [string, string | null][] = [
    ['Salutation', values.contact.salutation],
    ['First name', values.contact.givenName],
    ['Last name', values.contact.familyName],
    ['Title', values.contact.title],
    ['Organization', values.contact.organization],
    ['City', values.contact.city],
    ...referrers.map((name): [string, string] => ['Who named them', name]),
    ['Why this reader', values.reason],
    ['The promise in words', values.promise],
    ['Your background', values.me.background],
    ['Your aim', values.me.aim],
    ['Your name', [profile.name, profile.credentials].filter(Boolean).join(', ') || null],
    ['Your phone', values.me.phone],
    ...problems.map((text): [string, string] => ['You could help', text]),
  ];
  return all.flatMap(([label, value]) => (value ? [{ label, value }] : []));
};

const mostProblems = 5;

/** The problems that were heard where the reader works come first; then in the order in which they come. */
export const problemsFor = (
  { organization }: Pick<Contact, 'organization'>,
  findings: readonly Pick<GatheredFinding, 'text' | 'sources'>[],
): string[] => {
  const place = organization?.trim().toLowerCase();
  const isHeardThere = ({ sources }: Pick<GatheredFinding, 'sources'>) =>
    sources.some((source) => place !== undefined && source.organization?.trim().toLowerCase() === place);
  const texts = [...findings.filter(isHeardThere), ...findings].map(({ text }) => text);
  return [...new Set(texts)].slice(0, mostProblems);
};

/** The whole text with the value put in where the writer was, and the place behind it. */
export const insertAt = (
  body: string,
  value: string,
  { start, end }: { start: number; end: number },
): { body: string; caret: number } => ({
  body: `${body.slice(0, start)}${value}${body.slice(end)}`,
  caret: start + value.length,
});

type Chain = ApiReply<'GET /workspaces/:workspaceId/contacts/:contactId/chain'>;

/** Who named this reader on terms that let the letter say so: the one before them in the chain, and any others. */
export const nameableReferrers = ({ items, otherReferrers }: Chain, contactId: string): string[] => {
  const at = items.findIndex((link) => link.contactId === contactId);
  const own = items[at];
  const before = items[at - 1];
  const main = own?.terms && before && mayNameReferrer(own.terms) ? [before.name] : [];
  const others = otherReferrers.flatMap(({ name, terms }) => (terms && mayNameReferrer(terms) ? [name] : []));
  return [...new Set([...main, ...others])];
};
