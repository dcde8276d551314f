import type { Contact, ContactInput } from '@threefold/contracts/contacts';
import type { Referral, ReferralTerms } from '@threefold/contracts/referrals';
import { displayName } from '@threefold/domain/contacts/names';
import {
  checkReferral,
  namesThemselves,
  type ReferralNote,
} from '@threefold/domain/referrals/check-referral';
import { Temporal } from 'temporal-polyfill';
import { createContact, findContact, findSameContact, lockContact } from '../contacts/contact.ts';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { appendEvents } from '../platform/events.ts';
import type { HistoryEvent } from '../platform/facts.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record, settle } from '../platform/unit-of-work.ts';
import { readDanglingBefore, referralOfRow } from './list-referrals.ts';
import { findReferralView } from './referral-views-queries.ts';
import {
  findMeetingOfReferral,
  findReferralRow,
  findSameReferral,
  insertReferral,
  insertReferrals,
  isReachedThrough,
  listReferralsBetween,
} from './referrals-queries.ts';

type Naming = {
  id?: string | undefined;
  fromContactId: string;
  /** A new person, or one who is there already under the same address or LinkedIn profile. */
  contact?: ContactInput | undefined;
  contactId?: string | undefined;
  terms: ReferralTerms;
  note?: string | null | undefined;
  meetingId?: string | null;
  /** ISO instant at which the name was said; now by default. */
  at?: string | undefined;
  /** Fingerprint of what the client sent, where the rest was filled in from a meeting that may change. */
  hash?: string;
};
type Named = { referral: Referral; contact: Contact; notes: ReferralNote[] };

/** Writes down who named whom. The same two people in the same meeting are one referral, however often it is written down. */
export async function nameReferral(
  db: WorkspaceTransaction,
  scope: Scope,
  naming: Naming,
): Promise<Creation<Named>> {
  const hash = naming.hash ?? contentHash(naming);
  const earlier = naming.id === undefined ? null : await repetition(db, scope, { id: naming.id, hash });
  if (earlier) return earlier;
  const at = saidAt(naming, scope);
  const referrer = await lockContact(db, scope, naming.fromContactId);
  const contact = await referredPerson(db, scope, { naming, referrer });
  requireTwoPeople(referrer.id, contact.id);
  const { meetingId = null, terms } = naming;
  const pair = { fromContactId: referrer.id, toContactId: contact.id, meetingId };
  const same = await findSameReferral(db, scope.workspaceId, pair);
  if (same) return { isNew: false, value: await named(db, scope, same.id) };
  const id = naming.id ?? newId(scope.now);
  const note = naming.note || null;
  const now = scope.now.toString();
  const { workspaceId } = scope;
  const times = { at, createdAt: now, updatedAt: now };
  const row = { workspaceId, id, ...pair, terms, note, version: 1, contentHash: hash, ...times };
  if (!(await insertReferral(db, row)))
    throw new Problem('conflict', 'This id is taken.', { code: 'id-taken' });
  const touched = { contactId: referrer.id, otherContactId: contact.id, meetingId, referralId: id };
  record(db, scope, [{ kind: 'referral-named', at, ...touched, detail: { terms, note } }]);
  // An introduction that is offered is awaited from here on, and answered with its reminder.
  await settle(db, scope);
  return { isNew: true, value: await named(db, scope, id) };
}

/** `isNew`: came with the list itself, so that nothing has happened with them that a referral could owe a word about. */
type Pair = { fromContactId: string; contactId: string; isNew: boolean };
type Pairs = Pick<Naming, 'terms'> & { pairs: readonly Pair[]; note: string; hash: string };

/** The same for many people at once, all of whom are there: those of a list. Whom somebody had referred before, and who named themselves, are passed over. */
export async function nameReferrals(
  db: WorkspaceTransaction,
  scope: Scope,
  { pairs, terms, note, hash }: Pairs,
): Promise<void> {
  const { workspaceId } = scope;
  const at = scope.now.toString();
  const rows = pairs
    .filter(({ fromContactId, contactId }) => fromContactId !== contactId)
    .map(({ contactId, ...pair }) => ({ id: newId(scope.now), toContactId: contactId, ...pair }));
  const made = new Set(await insertReferrals(db, workspaceId, { rows, terms, note, contentHash: hash, at }));
  const factOf = ({ id, fromContactId, toContactId }: (typeof rows)[number]): HistoryEvent => ({
    kind: 'referral-named',
    at,
    contactId: fromContactId,
    otherContactId: toContactId,
    meetingId: null,
    referralId: id,
    detail: { terms, note },
  });
  const written = rows.filter(({ id }) => made.has(id));
  record(db, scope, written.filter(({ isNew }) => !isNew).map(factOf));
  const ofNew = written.filter(({ isNew }) => isNew).map(factOf);
  await appendEvents(
    db,
    scope,
    ofNew.map((fact) => ({ fact, at, actorId: scope.userId })),
  );
}

async function repetition(
  db: WorkspaceTransaction,
  scope: Scope,
  { id, hash }: { id: string; hash: string },
): Promise<Creation<Named> | null> {
  const existing = await findReferralRow(db, scope.workspaceId, { referralId: id });
  return existing ? repeated(existing.contentHash, hash, await named(db, scope, id)) : null;
}

async function named(db: WorkspaceTransaction, scope: Scope, referralId: string): Promise<Named> {
  const view = await findReferralView(db, scope.workspaceId, referralId);
  if (!view) throw notFound('referral');
  const contact = await findContact(db, scope, view.toContactId);
  const referral = referralOfRow(view, await readDanglingBefore(db, scope));
  return { referral, contact, notes: await notesOn(db, scope, { referral, contact }) };
}

async function notesOn(
  db: WorkspaceTransaction,
  scope: Scope,
  { referral, contact }: Pick<Named, 'referral' | 'contact'>,
): Promise<ReferralNote[]> {
  const { id, fromContactId: referrerId, toContactId: referredId } = referral;
  const between = await listReferralsBetween(db, scope.workspaceId, [referrerId, referredId]);
  const check = checkReferral({
    referrerId,
    referredId,
    known: between.filter((each) => each.id !== id),
    closesRing: await isReachedThrough(db, scope.workspaceId, {
      contactId: referrerId,
      throughId: referredId,
    }),
    referredDoNotContact: contact.doNotContact,
  });
  return check.ok ? check.notes : [];
}

type Referring = { naming: Naming; referrer: Awaited<ReturnType<typeof lockContact>> };

async function referredPerson(
  db: WorkspaceTransaction,
  scope: Scope,
  { naming, referrer }: Referring,
): Promise<Contact> {
  const { contact, contactId } = naming;
  const existingId = contact ? await findSameContact(db, scope, contact) : contactId;
  if (existingId) return findContact(db, scope, existingId);
  if (contact && namesThemselves(referrer, contact))
    throw new Problem(
      'rule-broken',
      `${displayName(referrer)} cannot refer you to themselves. If it’s someone with the same name, add where they work.`,
      { code: 'referral-to-self' },
    );
  const source = { kind: 'referral' as const, label: displayName(referrer), id: referrer.id };
  return (await createContact(db, scope, { ...contact, source })).value;
}

function requireTwoPeople(referrerId: string, referredId: string): void {
  const check = checkReferral({ referrerId, referredId, known: [] });
  if (!check.ok) throw new Problem('rule-broken', check.message, { code: 'referral-to-self' });
}

/** To the millisecond, as all times of the program are. */
function saidAt({ at }: Naming, { now }: Scope): string {
  if (at === undefined) return now.toString();
  const said = Temporal.Instant.from(at).round('millisecond');
  if (Temporal.Instant.compare(said, now) <= 0) return said.toString();
  throw new Problem('rule-broken', 'A referral can’t be dated in the future.', {
    code: 'referral-ahead',
  });
}

type NamingInMeeting = Omit<Naming, 'fromContactId' | 'meetingId' | 'at'> & {
  meetingId: string;
  /** Who named the person; the first participant by default. */
  fromContactId?: string | undefined;
};

/** A name said in a meeting: at its end where it is over, otherwise just now. */
export async function addReferral(
  db: WorkspaceTransaction,
  scope: Scope,
  { fromContactId, ...naming }: NamingInMeeting,
): Promise<Creation<Named>> {
  const meeting = await findMeetingOfReferral(db, scope.workspaceId, naming.meetingId);
  if (!meeting) throw notFound('meeting');
  const referrerId = fromContactId ?? meeting.contactIds[0];
  if (referrerId === undefined || !meeting.contactIds.includes(referrerId))
    throw new Problem('rule-broken', 'Only someone in the meeting can make a referral in it.', {
      code: 'not-a-participant',
      errors: [{ path: 'fromContactId', message: 'isn’t in this meeting' }],
    });
  return nameReferral(db, scope, {
    ...naming,
    fromContactId: referrerId,
    at: meeting.heldAt ?? undefined,
    hash: contentHash({ ...naming, fromContactId }),
  });
}
