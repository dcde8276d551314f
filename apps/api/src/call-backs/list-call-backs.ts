import type { CallBack, listCallBacks as listCallBacksEndpoint } from '@threefold/contracts/call-backs';
import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { callBackOfRow, listCallBackRows } from './call-backs-queries.ts';

type Query = z.output<typeof listCallBacksEndpoint.query>;

/** Calls by time, the earliest first. `due` looks at those that are still due, in the seeker's own day and week. */
export async function listCallBacks(
  db: WorkspaceTransaction,
  scope: Scope,
  { due, status, contactId, limit, cursor }: Query,
): Promise<{ items: CallBack[]; nextCursor: string | null }> {
  const { timeZone } = await readSettings(db, scope.workspaceId);
  const rows = await listCallBackRows(db, scope.workspaceId, {
    ...(due && window(due, scope.now.toZonedDateTimeISO(timeZone))),
    status: status ?? (due && 'due'),
    contactId,
    after: decodeTimeCursor(cursor),
    limit,
  });
  return pageOf(rows, limit, { item: callBackOfRow, key: (row) => [row.dueAt, row.id] });
}

/** Overdue is what was due before now; today and this week hold what was missed in them too. A week begins on Monday. */
function window(due: NonNullable<Query['due']>, now: Temporal.ZonedDateTime) {
  if (due === 'overdue') return { until: now.toInstant().toString() };
  const today = now.toPlainDate();
  const first = due === 'today' ? today : today.subtract({ days: today.dayOfWeek - 1 });
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(now.timeZoneId).toInstant().toString();
  return { from: startOf(first), until: startOf(first.add({ days: due === 'today' ? 1 : 7 })) };
}
