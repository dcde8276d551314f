import type { listMeetings as listMeetingsEndpoint, Meeting } from '@threefold/contracts/meetings/meetings';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { meetingsOfRows, meetingWithParticipants } from './meetings-of-rows.ts';
import { findMeetingRow, listMeetingRows } from './meetings-queries.ts';

/** Throws "not found" for a meeting that is not there or in the trash. */
export async function findMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<Meeting> {
  const row = await findMeetingRow(db, scope.workspaceId, meetingId);
  if (!row || row.deletedAt !== null) throw notFound('meeting');
  return meetingWithParticipants(db, scope.workspaceId, row);
}

type Query = z.output<typeof listMeetingsEndpoint.query>;

export async function listMeetings(
  db: WorkspaceTransaction,
  scope: Scope,
  { status, contactId, limit, cursor }: Query,
): Promise<{ items: Meeting[]; nextCursor: string | null }> {
  const after = decodeTimeCursor(cursor);
  const rows = await listMeetingRows(db, scope.workspaceId, { status, contactId, after, limit });
  const page = pageOf(rows, limit, { item: (row) => row, key: (row) => [row.startsAt, row.id] });
  return { ...page, items: await meetingsOfRows(db, scope.workspaceId, page.items) };
}
