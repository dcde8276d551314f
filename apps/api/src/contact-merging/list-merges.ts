import type { ContactMerge, listMerges as listMergesEndpoint } from '@threefold/contracts/contact-merging';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { mergeOfRow } from './merge-of-row.ts';
import { findMerge, listMerges as listMergeRows } from './merges-queries.ts';

type Request = z.output<typeof listMergesEndpoint.query>;

export async function listMerges(
  db: WorkspaceTransaction,
  scope: Scope,
  { limit, cursor, contactId }: Request,
): Promise<{ items: ContactMerge[]; nextCursor: string | null }> {
  const after = decodeTimeCursor(cursor);
  const rows = await listMergeRows(db, scope.workspaceId, {
    contactId: contactId ?? null,
    after,
    count: limit + 1,
  });
  return pageOf(rows, limit, { item: mergeOfRow, key: (row) => [row.createdAt, row.id] });
}

export async function openMerge(
  db: WorkspaceTransaction,
  scope: Scope,
  mergeId: string,
): Promise<ContactMerge> {
  const row = await findMerge(db, scope.workspaceId, { mergeId });
  if (!row) throw notFound('merge');
  return mergeOfRow(row);
}
