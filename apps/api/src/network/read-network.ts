import type { getNetwork, Network } from '@threefold/contracts/network';
import { measureNetwork } from '@threefold/domain/network/metrics';
import { type ChainFold, foldChains } from '@threefold/domain/referrals/chain';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/read-settings.ts';
import {
  type EdgeRow,
  type HeldMeetingRow,
  listEdges,
  listHeldMeetings,
  listPeople,
  listStageChanges,
} from './network-queries.ts';
import { instantOf, type Person, peopleAsOf } from './people-as-of.ts';

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
  const { referralGoal } = await readSettings(db, scope.workspaceId);
  const rows = await listPeople(db, scope.workspaceId, source);
  const said = await listEdges(db, scope.workspaceId, source);
  const meetings = await listHeldMeetings(db, scope.workspaceId, source);
  const changes =
    withHistory || until !== null ? await listStageChanges(db, scope.workspaceId, source) : null;
  const people = peopleAsOf({ people: rows, edges: said, changes, until, withHistory });
  const known = new Set(people.map(({ id }) => id));
  const edges = said.filter(({ from, to }) => known.has(from) && known.has(to));
  const timed = edges.map((edge) => ({ from: edge.from, to: edge.to, at: instantOf(edge.at) }));
  const fold = foldChains({
    people: people.map(({ id, firstAt }) => ({ id, firstAt: instantOf(firstAt) })),
    edges: timed,
  });
  const meetingsHeld = meetingsOf(meetings, known);
  const metrics = measureNetwork({ fold, referrals: timed, meetingsHeld, goal: referralGoal });
  const perMeeting = (figure: number) => (meetingsHeld.length === 0 ? null : figure);
  return {
    nodes: nodesOf(people, fold, request.scope),
    edges: edges.map(edgeOf),
    metrics: {
      ...metrics,
      referralsPerMeeting: perMeeting(metrics.referralsPerMeeting),
      reproduction: perMeeting(metrics.reproduction),
    },
  };
}

/** Without the meetings of which everybody is in the bin. */
function meetingsOf(rows: readonly HeldMeetingRow[], known: ReadonlySet<string>) {
  return rows
    .filter(({ contactIds }) => contactIds.some((id) => known.has(id)))
    .map(({ heldAt, contactIds }) => ({ contactIds, heldAt: instantOf(heldAt) }));
}

function nodesOf(people: readonly Person[], fold: ChainFold, scope: 'all' | 'chains'): Network['nodes'] {
  const nodes: Network['nodes'] = [];
  for (const person of people) {
    const place = fold.nodes.get(person.id);
    if (!place) continue;
    const isAlone = place.parentId === null && place.children.length === 0;
    if (scope === 'chains' && isAlone && person.stage === 'identified') continue;
    nodes.push({ ...person, depth: place.depth, rootId: place.rootId });
  }
  return nodes;
}

function edgeOf({ from, to, at, meetingId, terms }: EdgeRow): Network['edges'][number] {
  return { from, to, at, meetingId, terms };
}
