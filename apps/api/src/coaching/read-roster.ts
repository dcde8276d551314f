import type { Client } from '@threefold/contracts/coaching';
import type { Temporal } from 'temporal-polyfill';
import type { Database, WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { clientOfRow } from './client-of-row.ts';
import { findRosterRow, listRoster } from './roster-queries.ts';
import { touchShares } from './shares-queries.ts';

type Coach = { userId: string; now: Temporal.Instant };

/** Everybody who shared a search with this coach, the one in most need first. */
export async function readRoster(db: Database, { userId, now }: Coach): Promise<Client[]> {
  const rows = await listRoster(db, { personId: userId, now: now.toString() });
  if (rows.length > 0) await touchShares(db, looking(userId, null, now));
  return rows
    .map((row) => clientOfRow(row, now))
    .sort(
      (a, b) =>
        b.stuck.need - a.stuck.need ||
        a.name.localeCompare(b.name, 'en') ||
        (a.workspaceId < b.workspaceId ? -1 : 1),
    );
}

/** One search; at its own seeker's hands it shows what a coach sees. */
export async function readClient(
  db: WorkspaceTransaction,
  { workspaceId, now, level }: Scope,
  userId: string,
): Promise<Client> {
  const row = await findRosterRow(db, workspaceId, { personId: userId, now: now.toString() });
  if (!row) throw notFound('workspace');
  if (level !== 'owner') await touchShares(db, looking(userId, workspaceId, now));
  return clientOfRow(row, now);
}

function looking(coachId: string, workspaceId: string | null, now: Temporal.Instant) {
  return { coachId, workspaceId, now: now.toString(), hourAgo: now.subtract({ hours: 1 }).toString() };
}
