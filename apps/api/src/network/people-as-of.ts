import type { NetworkNode } from '@threefold/contracts/network';
import { displayName } from '@threefold/domain/contacts/names';
import { Temporal } from 'temporal-polyfill';
import type { EdgeRow, PersonRow, StageChangeRow } from './network-queries.ts';

/** A person of the picture before the chains are folded. */
export type Person = Omit<NetworkNode, 'depth' | 'rootId'>;

type Gathered = {
  people: readonly PersonRow[];
  edges: readonly EdgeRow[];
  /** Null where only today's stage is asked for. */
  changes: readonly StageChangeRow[] | null;
  until: string | null;
  withHistory: boolean;
};

/**
 * Who was known by then, and at which stage. A person is known from the day they were written down, or from the first
 * referral that they have part in where that was said earlier.
 */
export function peopleAsOf({ people, edges, changes, until, withHistory }: Gathered): Person[] {
  const firstSaid = firstReferrals(edges);
  const history = changes === null ? null : historyOf(changes);
  const limit = until === null ? Number.POSITIVE_INFINITY : milliseconds(until);
  const known: Person[] = [];
  for (const row of people) {
    const said = firstSaid.get(row.id);
    const firstAt =
      said !== undefined && milliseconds(said) < milliseconds(row.createdAt) ? said : row.createdAt;
    if (milliseconds(firstAt) > limit) continue;
    const begun = history?.get(row.id) ?? [];
    known.push({
      id: row.id,
      label: labelOf(row),
      organization: row.organization,
      stage: history === null ? row.stage : (begun.at(-1)?.stage ?? 'identified'),
      firstAt,
      ...(withHistory && { history: fromTheBeginning(begun, firstAt) }),
    });
  }
  return known;
}

export function instantOf(text: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds(text));
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
  if (first && milliseconds(first.at) <= milliseconds(firstAt)) return [...begun];
  return [{ at: firstAt, stage: 'identified' }, ...begun];
}

function labelOf(row: PersonRow): string {
  if (row.initials !== null) return row.initials || '–';
  const { givenName, familyName, organization, email } = row;
  return displayName({ givenName, familyName, organization, emails: email === null ? [] : [email] });
}

function milliseconds(text: string): number {
  return Date.parse(text);
}
