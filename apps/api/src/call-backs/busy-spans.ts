import { type BusySpan, busySpan } from '@threefold/domain/time/busy-span';
import { Temporal } from 'temporal-polyfill';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import {
  type DueCallRow,
  listCallsBetween,
  listPlannedBetween,
  type PlannedRow,
} from './call-backs-queries.ts';

/** When the seeker is in a meeting, or on the way to or from one, from now on. */
export async function busySpans(db: WorkspaceTransaction, { workspaceId, now }: Scope): Promise<BusySpan[]> {
  const rows = await listPlannedBetween(db, workspaceId, { from: now.toString(), until: null });
  return rows.map(spanOfRow);
}

export function spanOfRow({ startsAt, ...meeting }: PlannedRow): BusySpan {
  return busySpan({ ...meeting, startsAt: Temporal.Instant.from(startsAt) });
}

/** Whom the seeker meets in a span of time, and whom to call; a call may begin some minutes before the span. */
export async function findBusy(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { from, until, callsFrom }: { from: string; until: string; callsFrom: string },
): Promise<{ meetings: PlannedRow[]; calls: DueCallRow[] }> {
  const [meetings, calls] = await Promise.all([
    listPlannedBetween(db, workspaceId, { from, until }),
    listCallsBetween(db, workspaceId, { from: callsFrom, until }),
  ]);
  return { meetings, calls };
}
