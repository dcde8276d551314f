import { randomUUID } from 'node:crypto';
import { createContact } from '@threefold/contracts/contacts';
import { planMeeting } from '@threefold/contracts/meetings';
import { newId } from '../platform/ids.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import type { TestApp, TestPerson } from '../test-app.ts';

/** Tuesday of Thanksgiving week 2026, 13:00 in New York. */
export const tuesdayAtOne = '2026-11-24T18:00:00Z';

export function addContact(person: TestPerson, fields: Record<string, unknown> = {}) {
  const place = { city: 'New York', region: 'NY', country: 'US' };
  return person.call(createContact, {
    body: {
      givenName: 'Ruth',
      familyName: 'Okafor',
      emails: [`${randomUUID()}@example.org`],
      timeZone: 'America/New_York',
      place,
      ...fields,
    },
  });
}

export async function planWith(person: TestPerson, fields: Record<string, unknown> = {}) {
  const contact = await addContact(person);
  const body = { contactIds: [contact.id], startsAt: tuesdayAtOne, ...fields };
  return { contact, meeting: await person.call(planMeeting, { body }) };
}

export function scopeOf(server: TestApp, { workspaceId, userId }: TestPerson) {
  return { workspaceId, userId, level: 'owner' as const, now: server.clock.now() };
}

/** A referral as the meeting with the referrer left it. */
export async function refer(
  server: TestApp,
  person: TestPerson,
  { fromContactId, toContactId }: { fromContactId: string; toContactId: string },
): Promise<string> {
  const scope = scopeOf(server, person);
  const now = scope.now.toString();
  const id = newId(scope.now);
  await inWorkspace(server.app.parts.db, scope, (db) =>
    db
      .insertInto('referral')
      .values({
        workspaceId: person.workspaceId,
        id,
        fromContactId,
        toContactId,
        meetingId: null,
        terms: 'may-use-name',
        note: null,
        lostReason: null,
        loopClosedAt: null,
        at: '2026-11-02T15:00:00Z',
        version: 1,
        contentHash: id,
        createdAt: now,
        updatedAt: now,
        deletedAt: null,
      })
      .execute(),
  );
  return id;
}

/** What is owed to whom, by when; the word before a meeting has its own test. */
export async function owedIn(server: TestApp, person: TestPerson) {
  return (await allOwedIn(server, person)).filter(({ kind }) => kind !== 'confirmation');
}

export function allOwedIn(server: TestApp, person: TestPerson) {
  return inWorkspace(server.app.parts.db, scopeOf(server, person), (db) =>
    db
      .selectFrom('owedLetter')
      .select(['kind', 'contactId', 'dueAt', 'referralId', 'status'])
      .where('workspaceId', '=', person.workspaceId)
      .orderBy('kind')
      .orderBy('createdAt')
      .execute(),
  );
}

/** The roll-up that a coach's roster reads. */
export async function countOf(server: TestApp, person: TestPerson, measure: string): Promise<number> {
  const rows = await inWorkspace(server.app.parts.db, scopeOf(server, person), (db) =>
    db
      .selectFrom('progress')
      .select('count')
      .where('workspaceId', '=', person.workspaceId)
      .where('measure', '=', measure)
      .execute(),
  );
  return rows.reduce((sum, { count }) => sum + count, 0);
}
