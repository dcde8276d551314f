import type { getNetwork, Network, NetworkNode } from '@threefold/contracts/network';
import { measureNetwork } from '@threefold/domain/network/metrics';
import { type ChainFold, foldChains } from '@threefold/domain/referrals/chain';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/read-settings.ts';
import {
  type HeldMeetingRow,
  listEdges,
  listHeldMeetings,
  listPeople,
  listStageChanges,
} from './network-queries.ts';
import { momentOf, peopleAsOf } from './people-as-of.ts';

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
