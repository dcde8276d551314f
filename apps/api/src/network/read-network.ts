import type { getNetwork, Network, NetworkNode } from '@threefold/contracts/network';
import { displayName } from '@threefold/domain/contacts/names';
import { measureNetwork } from '@threefold/domain/network/metrics';
import { type ChainFold, foldChains, type Moment } from '@threefold/domain/referrals/chain';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import {
  type EdgeRow,
  type HeldMeetingRow,
  listEdges,
  listHeldMeetings,
  listPeople,
  listStageChanges,
  type PersonRow,
  type StageChangeRow,
} from './network-queries.ts';

/**
 * The chains of referrals as of an instant, now by default. The metrics are always those of the whole network, whatever
 * `scope` leaves out of the picture.
 */
export async function readNetwork(
  db: WorkspaceTransaction,
  scope: Scope,
  request: z.output<typeof getNetwork.query>,
): Promise<Network> {
  const { until = null } = request;
  const withHistory = request.history === 'true';
  const source = { level: scope.level, until };
  const [{ referralGoal }, rows, said, meetings, changes] = await Promise.all([
    readSettings(db, scope.workspaceId),
    listPeople(db, scope.workspaceId, source),
    listEdges(db, scope.workspaceId, source),
    listHeldMeetings(db, scope.workspaceId, source),
    withHistory || until !== null ? listStageChanges(db, scope.workspaceId, source) : null,
  ]);
  const people = peopleAsOf({ people: rows, edges: said, changes, until, withHistory });
  const known = new Set(people.map(({ id }) => id));
  const edges = said.filter(({ from, to }) => known.has(from) && known.has(to));
  const timed = edges.map((edge) => ({ from: edge.from, to: edge.to, at: momentOf(edge.at) }));
  const fold = foldChains({
    people: people.map(({ id, firstAt }) => ({ id, firstAt: momentOf(firstAt) })),
    edges: timed,
  });
  const meetingsHeld = meetingsOf(meetings, known);
  const metrics = measureNetwork({ fold, referrals: timed, meetingsHeld, goal: referralGoal });
  const perMeeting = (figure: number) => (meetingsHeld.length === 0 ? null : figure);
  return {
    nodes: placed(people, fold, request.scope),
    edges,
    metrics: {
      ...metrics,
      referralsPerMeeting: perMeeting(metrics.referralsPerMeeting),
      reproduction: perMeeting(metrics.reproduction),
    },
  };
}

/** Without the meetings of which everybody is in the trash. */
function meetingsOf(rows: readonly HeldMeetingRow[], known: ReadonlySet<string>) {
  return rows
    .filter(({ contactIds }) => contactIds.some((id) => known.has(id)))
    .map(({ heldAt, contactIds }) => ({ contactIds, heldAt: momentOf(heldAt) }));
}

/** Puts the people into their places in the chains. */
function placed(people: readonly NetworkNode[], fold: ChainFold, scope: 'all' | 'chains'): NetworkNode[] {
  return people.filter((person) => {
    const place = fold.nodes.get(person.id);
    if (!place) return false;
    person.depth = place.depth;
    person.rootId = place.rootId;
    const isAlone = place.parentId === null && place.children.length === 0;
    return scope === 'all' || !isAlone || person.stage !== 'identified';
  });
}

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
function peopleAsOf({ people, edges, changes, until, withHistory }: Gathered): NetworkNode[] {
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

function momentOf(text: string): Moment {
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
