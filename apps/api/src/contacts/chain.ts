import type { ChainLink, getChain } from '@threefold/contracts/contacts';
import type { ReplyOf } from '@threefold/contracts/endpoint';
import { displayName } from '@threefold/domain/contacts/names';
import { foldChains, pathToRoot } from '@threefold/domain/referrals/chain';
import { Temporal } from 'temporal-polyfill';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import {
  type ChainLinkRow,
  type ChainStepRow,
  listChainSteps,
  listLinksOfPath,
  listNeighbours,
} from './chain-queries.ts';

/**
 * How this contact was reached: the path from the first, cold contact down to this one, who else named them, and whom they
 * named. Reads the walk upwards and the neighbours only; where the walk runs in a circle the fold of the whole network
 * opens it at the same place, since a circle is walked as a whole.
 */
export async function findChain(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<ReplyOf<typeof getChain>> {
  const steps = await listChainSteps(db, scope.workspaceId, contactId);
  if (steps.length === 0) throw notFound('contact');
  const path = pathToRoot(foldChains(chainOf(steps)), contactId).reverse();
  const items = await listLinksOfPath(db, scope.workspaceId, path);
  const referrers = await listNeighbours(db, scope.workspaceId, { contactId, side: 'referrers' });
  const named = await listNeighbours(db, scope.workspaceId, { contactId, side: 'named' });
  const parentId = path.at(-2);
  return {
    items: items.map(linkOfRow),
    otherReferrers: referrers.filter((row) => row.contactId !== parentId).map(linkOfRow),
    named: named.map(linkOfRow),
  };
}

function chainOf(steps: readonly ChainStepRow[]) {
  const instant = (text: string) => Temporal.Instant.fromEpochMilliseconds(Date.parse(text));
  return {
    people: steps.map(({ id, firstAt }) => ({ id, firstAt: instant(firstAt) })),
    edges: steps.flatMap(({ id, fromContactId, at }) =>
      fromContactId === null || at === null ? [] : [{ from: fromContactId, to: id, at: instant(at) }],
    ),
  };
}

function linkOfRow(row: ChainLinkRow): ChainLink {
  const { contactId, organization, stage, referredAt, terms, note, metAt } = row;
  return { contactId, name: displayName(row), organization, stage, referredAt, terms, note, metAt };
}
