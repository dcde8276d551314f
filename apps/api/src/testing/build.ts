// What stands at the beginning of most tests: a contact, a letter that is out, a call that is due, a meeting that was held,
// a name that was given, a coach who was let in. All of it is made through the API, as a seeker makes it.
import { randomUUID } from 'node:crypto';
import { type CallBack, scheduleCallBack } from '@threefold/contracts/call-backs';
import { acceptShare, inviteCoach, type ShareLevel } from '@threefold/contracts/coaching';
import { type Contact, createContact } from '@threefold/contracts/contacts';
import { draftLetter, type Letter, type LetterKind, sendLetter } from '@threefold/contracts/letters';
import { type Meeting, planMeeting } from '@threefold/contracts/meetings/meetings';
import { nameReferral, type Referral } from '@threefold/contracts/referrals';
import { scheduleCallBack as putCall } from '../call-backs/schedule-call-back.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import type { TestApp, TestPerson } from '../test-app.ts';

type Fields = Record<string, unknown>;

/** Thanksgiving week 2026: Tuesday 24 November, 13:00 in New York. */
export const tuesdayAtOne = '2026-11-24T18:00:00Z';

/** Ruth Okafor of New York, with an address that nobody else has. */
export function addContact(person: TestPerson, fields: Fields = {}): Promise<Contact> {
  return person.call(createContact, {
    body: {
      givenName: 'Ruth',
      familyName: 'Okafor',
      emails: [`${randomUUID()}@example.org`],
      timeZone: 'America/New_York',
      place: { city: 'New York', region: 'NY', country: 'US' },
      ...fields,
    },
  });
}

/** A draft; without `promiseAt` the method says whether a call is promised, and when. */
export async function draftTo(
  person: TestPerson,
  contactId: string,
  { kind = 'outreach', ...fields }: Fields & { kind?: LetterKind } = {},
): Promise<Letter> {
  return person.call(draftLetter, { params: { contactId }, body: { kind, ...fields } });
}

/** A letter that went out on paper, with the call that it promised. */
export async function sentLetter(
  person: TestPerson,
  contactId: string,
  fields: Fields & { kind?: LetterKind } = {},
) {
  const { id: letterId } = await draftTo(person, contactId, fields);
  return person.call(sendLetter, { params: { letterId }, body: { via: 'paper', allowBlanks: true } });
}

/** A call that the seeker put in, without a letter. */
export async function addCall(
  person: TestPerson,
  { dueAt = tuesdayAtOne, ...fields }: Fields & { dueAt?: string } = {},
): Promise<{ contact: Contact; call: CallBack }> {
  const contact = await addContact(person, fields);
  const call = await person.call(scheduleCallBack, { body: { contactId: contact.id, dueAt } });
  return { contact, call };
}

/** A call at a moment of the test's choice, as sending a letter makes it. */
export async function promiseCall(
  server: TestApp,
  person: TestPerson,
  { dueAt = tuesdayAtOne, contact }: { dueAt?: string; contact?: Contact } = {},
): Promise<{ contact: Contact; call: CallBack }> {
  const called = contact ?? (await addContact(person));
  const timeZone = 'America/New_York';
  const promised = { contactId: called.id, letterId: null, dueAt, timeZone, promised: true };
  const { value: call } = await inScope(server, person, (db, scope) => putCall(db, scope, promised));
  return { contact: called, call };
}

/** A meeting with somebody new; planned, unless `fields` say that it was held. */
export async function planWith(
  person: TestPerson,
  fields: Fields = {},
): Promise<{ contact: Contact; meeting: Meeting }> {
  const contact = await addContact(person);
  const meeting = await person.call(planMeeting, {
    body: { contactIds: [contact.id], startsAt: tuesdayAtOne, ...fields },
  });
  return { contact, meeting };
}

/** A meeting that was held with these people, in the week before unless `startsAt` says when. */
export function heldMeeting(
  person: TestPerson,
  contactIds: readonly string[],
  { startsAt = '2026-11-18T18:00:00Z', ...fields }: Fields & { startsAt?: string } = {},
): Promise<Meeting> {
  return person.call(planMeeting, {
    body: { contactIds: [...contactIds], startsAt, status: 'held', ...fields },
  });
}

/** One of the seeker's contacts named another one to them. */
export async function named(
  person: TestPerson,
  { from, to, ...fields }: Fields & { from: string; to: string },
): Promise<Referral> {
  const body = { fromContactId: from, contactId: to, ...fields };
  return (await person.call(nameReferral, { body })).referral;
}

/** Lets a coach into a search; answers the id of the share. */
export async function letIn(seeker: TestPerson, coach: TestPerson, level: ShareLevel): Promise<string> {
  const { body } = await seeker.attempt(inviteCoach, { body: { email: coach.email, level } });
  const shareId = String(body.id);
  await coach.call(acceptShare, { params: { shareId }, body: { token: String(body.token) } });
  return shareId;
}

/** For what no route tells or does: the ledger behind the pages, or a use case that a job runs. */
export function inScope<Result>(
  server: TestApp,
  { workspaceId, userId }: TestPerson,
  work: (db: WorkspaceTransaction, scope: Scope) => Promise<Result>,
): Promise<Result> {
  const scope: Scope = { workspaceId, userId, level: 'owner', now: server.clock.now() };
  return inWorkspace(server.app.parts.db, scope, (db) => work(db, scope));
}
