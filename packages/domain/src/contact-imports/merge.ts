// What a file says about somebody already known only fills gaps: nothing that is there is overwritten, nothing is lost.
import { foldText, matchKeyForOrganization } from '../contacts/search-text.ts';
import type { TargetReason } from '../contacts/target-reasons.ts';
import { phoneKey } from './match.ts';

export type ContactPhone = { e164: string | null; typed: string; label?: string };

export type MergeableContact = {
  givenName: string | null;
  familyName: string | null;
  credentials: string | null;
  title: string | null;
  organization: string | null;
  emails: string[];
  phones: ContactPhone[];
  linkedinUrl: string | null;
  place: { city: string | null; region: string | null; country: string | null };
  timeZone: string | null;
  reasons: TargetReason[];
  faceToFace: boolean | null;
  doNotContact: boolean;
  tags: string[];
  notes: string | null;
  extra?: Record<string, string>;
};

export type MergedField = keyof MergeableContact;
export type MergeResult<C extends MergeableContact> = { changed: boolean; contact: C; filled: MergedField[] };

/**
 * Empty fields are filled, e-mails, phones, tags and reasons are added behind what is there. A title is not put beside another
 * organization, nor a city into another country: such pairs are filled only where what is known of them agrees.
 * "Do not contact" is never taken back, and is taken over. The same row again changes nothing, and then `contact` is `existing` itself.
 */
export function mergeContact<C extends MergeableContact>(
  existing: C,
  incoming: MergeableContact,
): MergeResult<C> {
  const update: Partial<MergeableContact> = {
    ...fillSingle(existing, incoming),
    ...fillJob(existing, incoming),
    ...fillPlace(existing, incoming),
    ...addToLists(existing, incoming),
    ...addExtra(existing, incoming),
  };
  if (incoming.doNotContact && !existing.doNotContact) update.doNotContact = true;
  // Object.keys forgets the key type that `update` has.
  const filled = Object.keys(update) as MergedField[];
  if (filled.length === 0) return { changed: false, contact: existing, filled };
  return { changed: true, contact: { ...existing, ...update }, filled };
}

function fillSingle(existing: MergeableContact, incoming: MergeableContact): Partial<MergeableContact> {
  const update: Partial<MergeableContact> = {};
  for (const field of [
    'givenName',
    'familyName',
    'credentials',
    'linkedinUrl',
    'timeZone',
    'notes',
  ] as const) {
    if (isEmpty(existing[field]) && !isEmpty(incoming[field])) update[field] = incoming[field];
  }
  if (existing.faceToFace === null && incoming.faceToFace !== null) update.faceToFace = incoming.faceToFace;
  return update;
}

function fillJob(existing: MergeableContact, incoming: MergeableContact): Partial<MergeableContact> {
  const organizationsAgree = agree(existing.organization, incoming.organization, matchKeyForOrganization);
  if (!organizationsAgree || !agree(existing.title, incoming.title, foldText)) return {};
  const update: Partial<MergeableContact> = {};
  if (isEmpty(existing.organization) && !isEmpty(incoming.organization))
    update.organization = incoming.organization;
  if (isEmpty(existing.title) && !isEmpty(incoming.title)) update.title = incoming.title;
  return update;
}

function fillPlace(existing: MergeableContact, incoming: MergeableContact): Partial<MergeableContact> {
  const parts = ['city', 'region', 'country'] as const;
  if (!parts.every((part) => agree(existing.place[part], incoming.place[part], foldText))) return {};
  const place = { ...existing.place };
  for (const part of parts)
    if (isEmpty(place[part]) && !isEmpty(incoming.place[part])) place[part] = incoming.place[part];
  return parts.some((part) => place[part] !== existing.place[part]) ? { place } : {};
}

function addToLists(existing: MergeableContact, incoming: MergeableContact): Partial<MergeableContact> {
  const update: Partial<MergeableContact> = {};
  const emails = withNew(existing.emails, incoming.emails, (email) => email.trim().toLowerCase());
  const phones = withNew(existing.phones, incoming.phones, (phone) => phoneKey(phone) ?? phone.typed.trim());
  const tags = withNew(existing.tags, incoming.tags, foldText);
  const reasons = withNew(existing.reasons, incoming.reasons, (reason) => reason);
  if (emails) update.emails = emails;
  if (phones) update.phones = phones;
  if (tags) update.tags = tags;
  if (reasons) update.reasons = reasons;
  return update;
}

function addExtra(existing: MergeableContact, incoming: MergeableContact): Partial<MergeableContact> {
  const known = new Map(Object.entries(existing.extra ?? {}));
  const added = Object.entries(incoming.extra ?? {}).filter(([column]) => !known.has(column));
  return added.length === 0 ? {} : { extra: Object.fromEntries([...known, ...added]) };
}

function isEmpty(text: string | null): boolean {
  return text === null || text.trim() === '';
}

function agree(a: string | null, b: string | null, keyOf: (text: string) => string | null): boolean {
  return isEmpty(a) || isEmpty(b) || keyOf(a ?? '') === keyOf(b ?? '');
}

/** null when nothing new is among them. */
function withNew<T>(existing: readonly T[], incoming: readonly T[], keyOf: (one: T) => string): T[] | null {
  const known = new Set(existing.map(keyOf));
  const added: T[] = [];
  for (const one of incoming) {
    const key = keyOf(one);
    if (key === '' || known.has(key)) continue;
    known.add(key);
    added.push(one);
  }
  return added.length === 0 ? null : [...existing, ...added];
}
