import { scheduleCallBack } from '@threefold/contracts/call-backs';
import { createContact } from '@threefold/contracts/contacts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import type { TestApp, TestPerson } from '../test-app.ts';
import { scheduleCallBack as putCall } from './schedule-call-back.ts';

/** Thanksgiving week 2026: Tuesday 24 November, 13:00 in New York. */
export const tuesdayAtOne = '2026-11-24T18:00:00Z';

export function addContact(person: TestPerson, fields: Record<string, unknown> = {}) {
  const place = { city: 'New York', region: 'NY', country: 'US' };
  return person.call(createContact, {
    body: { givenName: 'Ruth', familyName: 'Okafor', timeZone: 'America/New_York', place, ...fields },
  });
}

/** A call that the seeker put in, without a letter. */
export async function addCall(
  person: TestPerson,
  { dueAt = tuesdayAtOne, ...fields }: Record<string, unknown> & { dueAt?: string } = {},
) {
  const contact = await addContact(person, fields);
  const call = await person.call(scheduleCallBack, { body: { contactId: contact.id, dueAt } });
  return { contact, call };
}

/** A call as sending a letter makes it. */
export async function promiseCall(server: TestApp, person: TestPerson, dueAt = tuesdayAtOne) {
  const contact = await addContact(person);
  const scope = scopeOf(server, person);
  const timeZone = 'America/New_York';
  const { value: call } = await inWorkspace(server.app.parts.db, scope, (db) =>
    putCall(db, scope, { contactId: contact.id, letterId: null, dueAt, timeZone, promised: true }),
  );
  return { contact, call };
}

/** What the history keeps about a call, in the order in which it happened. */
export function historyOf(server: TestApp, person: TestPerson, callBackId: string) {
  return inWorkspace(server.app.parts.db, scopeOf(server, person), (db) =>
    db
      .selectFrom('event')
      .select(['kind', 'detail'])
      .where('workspaceId', '=', person.workspaceId)
      .where('callBackId', '=', callBackId)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  );
}

function scopeOf(server: TestApp, { workspaceId, userId }: TestPerson) {
  return { workspaceId, userId, level: 'owner' as const, now: server.clock.now() };
}
