import { displayName } from '@threefold/domain/contacts/names';
import { likelyWay } from '@threefold/domain/letters/second-meeting';
import type { EndingContext } from '@threefold/domain/meetings/endings';
import { Temporal } from 'temporal-polyfill';
import { findReader, type Reader } from '../contacts/find-reader.ts';
import { promiseConditions } from '../letters/promise-conditions.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { type MeetingPerson, mayBeWrittenTo } from './people-of-meeting.ts';

type Ended = { startsAt: string; minutes: number };

/** All that the step after a meeting depends on; the step is taken with whom the seeker names, else with the first who may be reached. */
export async function endingContext(
  db: WorkspaceTransaction,
  scope: Scope,
  {
    meeting,
    people,
    contactId,
  }: { meeting: Ended; people: readonly MeetingPerson[]; contactId?: string | undefined },
): Promise<{ context: EndingContext; reader: Reader }> {
  const present = people.filter(({ deletedAt }) => deletedAt === null);
  const named = contactId === undefined ? undefined : present.find(({ id }) => id === contactId);
  if (contactId !== undefined && !named) throw notFound('contact');
  const first = named ?? present.find(mayBeWrittenTo) ?? present[0];
  if (!first) throw notFound('contact');
  const reader = await findReader(db, scope, first.id);
  const conditions = await promiseConditions(db, scope, { reader, exceptDraftsTo: first.id });
  const { startsAt, minutes } = meeting;
  const { doNotContact, closedAt, emails } = reader.contact;
  return {
    reader,
    context: {
      ...conditions,
      now: scope.now,
      meeting: { startsAt: Temporal.Instant.from(startsAt), minutes },
      name: displayName(reader.contact),
      way: likelyWay(emails),
      mayReach: !doNotContact && closedAt === null,
    },
  };
}
