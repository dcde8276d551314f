import { displayName } from '@threefold/domain/contacts/names';
import type { HelpCounts, Helper } from '@threefold/domain/keep-warm/keep-warm';
import { type HelpedPieces, helpedPieces } from '@threefold/domain/letters/merge-values';
import { instantOf } from '../platform/clock.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { findHelpGivenRow, listWhoHelped, type WhoHelpedRow } from './who-helped-queries.ts';

export type WhoHelped = Helper & { name: string; organization: string | null; help: HelpCounts };

type Which = {
  silentBefore?: string;
  contactId?: string;
  /** Only so many, of those with whom nothing is under way: the longest silence first. */
  count?: number;
};

/** Who helped and may be written to, at most a thousand of them; with `silentBefore` only who has heard nothing since. */
export async function findWhoHelped(
  db: WorkspaceTransaction,
  scope: Scope,
  { silentBefore, contactId, count }: Which,
): Promise<WhoHelped[]> {
  const rows = await listWhoHelped(db, scope.workspaceId, {
    silentBefore: silentBefore ?? null,
    contactId: contactId ?? null,
    first: count === undefined ? null : { count, now: scope.now.toString() },
  });
  return rows.map(whoHelpedOf);
}

function whoHelpedOf(row: WhoHelpedRow): WhoHelped {
  const { id, organization, meetings, named, introductions, advice, isBusy } = row;
  return {
    id,
    name: displayName(row),
    organization,
    help: { meetings, named, introductions, advice },
    helps: meetings + named + introductions + advice,
    lastHelpedAt: instantOf(row.lastHelpedAt),
    lastHeardAt: instantOf(row.lastHeardAt),
    pausedUntil: instantOf(row.pausedUntil),
    isBusy,
  };
}

/** What somebody gave, in sentences for a letter to them. */
export async function findHelpGiven(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<HelpedPieces> {
  return helpedPieces(await findHelpGivenRow(db, scope.workspaceId, contactId));
}
