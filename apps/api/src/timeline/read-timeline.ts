import type { getTimeline, TimelineItem } from '@threefold/contracts/contacts';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound } from '../platform/problem.ts';
import { allows, type Scope } from '../platform/scope.ts';
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
  const after = decodeTimeCursor(cursor);
  if (!(await isContactThere(db, scope.workspaceId, contactId))) throw notFound('contact');
  const { timeZone, profile } = await readSettings(db, scope.workspaceId);
  const seekerName = allows(scope.level, 'owner') ? null : firstNameOf(profile.name);
  const rows = await listTimeline(db, scope.workspaceId, { contactId, after, count: limit + 1 });
  return pageOf(rows, limit, {
    item: (row) => timelineItemOfRow(row, { timeZone, seekerName }),
    key: (row) => [row.at, row.id],
  });
}

function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] || 'The seeker';
}
