import type { NetworkNode } from '@threefold/contracts/network';
import { displayName } from '@threefold/domain/contacts/names';
import type { Moment } from '@threefold/domain/referrals/chain';
import { Temporal } from 'temporal-polyfill';
import type { EdgeRow, PersonRow, StageChangeRow } from './network-queries.ts';

type Gathered = {
  people: readonly PersonRow[];
  edges: readonly EdgeRow[];
  /** Null where only today's stage is asked for. */
  changes: readonly StageChangeRow[] | null;
  until: string | null;
  withHistory: boolean;
};

/**
 * The people of the picture before the chains are folded, each as the root of their own: who was known by then, and at which stage. A person is known from the day they were written down, or from the first
 * referral that they have part in where that was said earlier.
 */
export function peopleAsOf({ people, edges, changes, until, withHistory }: Gathered): NetworkNode[] {
  const firstSaid = firstReferrals(edges);
  const history = changes === null ? null : historyOf(changes);
  const limit = until === null ? null : Temporal.Instant.from(until).toString();
  const known: NetworkNode[] = [];
  for (const row of people) {
    const said = firstSaid.get(row.id);
    const firstAt = said !== undefined && isBefore(said, row.createdAt) ? said : row.createdAt;
    if (limit !== null && isBefore(limit, firstAt)) continue;
    const begun = history?.get(row.id) ?? [];
    const person: NetworkNode = {
      id: row.id,
      label: labelOf(row),
      organization: row.organization,
      stage: history === null ? row.stage : (begun.at(-1)?.stage ?? 'identified'),
      depth: 0,
      rootId: row.id,
      firstAt,
    };
    if (withHistory) person.history = fromTheBeginning(begun, firstAt);
    known.push(person);
  }
  return known;
}

export function momentOf(text: string): Moment {
  return { epochMilliseconds: Date.parse(text) };
}

type StageBegun = NonNullable<NetworkNode['history']>[number];

/** Edges come in the order in which they were said. */
function firstReferrals(edges: readonly EdgeRow[]): Map<string, string> {
  const first = new Map<string, string>();
  for (const { from, to, at } of edges) {
    if (!first.has(from)) first.set(from, at);
    if (!first.has(to)) first.set(to, at);
  }
  return first;
}

function historyOf(changes: readonly StageChangeRow[]): Map<string, StageBegun[]> {
  const history = new Map<string, StageBegun[]>();
  for (const { contactId, at, stage } of changes) {
    const begun = history.get(contactId);
    if (begun) begun.push({ at, stage });
    else history.set(contactId, [{ at, stage }]);
  }
  return history;
}

/** Everybody begins as identified, which nobody writes down. */
function fromTheBeginning(begun: readonly StageBegun[], firstAt: string): StageBegun[] {
  const [first] = begun;
  if (first && !isBefore(firstAt, first.at)) return [...begun];
  return [{ at: firstAt, stage: 'identified' }, ...begun];
}

function labelOf(row: PersonRow): string {
  if (row.initials !== null) return row.initials || '–';
  const { givenName, familyName, organization, email } = row;
  return displayName({ givenName, familyName, organization, emails: email === null ? [] : [email] });
}

/** Instants as the database tells them, in UTC and ending in Z: without the Z, which sorts behind a fraction, text sorts like time. */
function isBefore(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.slice(0, -1) < b.slice(0, -1);
}
