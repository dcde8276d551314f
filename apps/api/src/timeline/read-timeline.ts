import type { getTimeline, TimelineItem } from '@threefold/contracts/contacts';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeCursor, pageOf } from '../platform/paging.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/read-settings.ts';
import { timelineItemOfRow } from './timeline-item-of-row.ts';
import { isContactThere, listTimeline } from './timeline-queries.ts';

type Request = z.output<typeof getTimeline.query> & { contactId: string };

/** Newest first. */
export async function readTimeline(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, limit, cursor }: Request,
): Promise<{ items: TimelineItem[]; nextCursor: string | null }> {
  const after = keysetOf(cursor);
  if (!(await isContactThere(db, scope.workspaceId, contactId))) throw notFound('contact');
  const { timeZone } = await readSettings(db, scope.workspaceId);
  const rows = await listTimeline(db, scope.workspaceId, { contactId, after, count: limit + 1 });
  return pageOf(rows, limit, {
    item: (row) => timelineItemOfRow(row, timeZone),
    key: (row) => [row.at, row.id],
  });
}

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function keysetOf(cursor: string | undefined): { at: string; id: string } | null {
  const key = decodeCursor(cursor, 2);
  if (key === null) return null;
  const [at, id] = key.map(String);
  if (at && id && instant.test(at) && !Number.isNaN(Date.parse(at)) && uuid.test(id)) return { at, id };
  throw new Problem('malformed', 'The cursor is not one that this list answered.', {
    errors: [{ path: 'cursor', message: 'is not known' }],
  });
}
