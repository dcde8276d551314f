import type { AccessLogItem } from '@threefold/contracts/exports';
import { describeEvent, type PastEvent } from '@threefold/domain/history/describe-event';
import { Temporal } from 'temporal-polyfill';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import type { Scope } from '../platform/scope.ts';
import { listAccessEvents } from './privacy-queries.ts';

type Page = { limit: number; cursor?: string | undefined };

/** Who looked at the search and what left it, in sentences. */
export async function listAccess(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { limit, cursor }: Page,
): Promise<{ items: AccessLogItem[]; nextCursor: string | null }> {
  const rows = await listAccessEvents(db, workspaceId, { limit, after: decodeTimeCursor(cursor) });
  return pageOf(rows, limit, {
    item: ({ id, at, kind, detail }) => {
      // The history was written as it was recorded, which pairs kind and detail.
      const event = { kind, detail, at: Temporal.Instant.from(at) } as PastEvent;
      const { sentence } = describeEvent(event, { otherName: null, isNamed: false, timeZone: 'UTC' });
      return { id, at, kind, sentence };
    },
    key: ({ at, id }) => [at, id],
  });
}
