import type { Comment } from '@threefold/contracts/coaching';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { commentOfRow } from './comment-of-row.ts';
import { type CommentFilter, listComments, markCommentRead } from './comments-queries.ts';
import { labelSubjects } from './label-subjects.ts';

type Asking = Omit<CommentFilter, 'after'> & { cursor?: string | undefined };

export async function readComments(
  db: WorkspaceTransaction,
  scope: Scope,
  { cursor, limit, ...filter }: Asking,
): Promise<{ items: Comment[]; nextCursor: string | null }> {
  const after = decodeTimeCursor(cursor);
  const rows = await listComments(db, scope.workspaceId, { ...filter, after, limit: limit + 1 });
  const labels = await labelSubjects(
    db,
    scope,
    rows.map(({ subjectId }) => subjectId),
  );
  return pageOf(rows, limit, {
    item: (row) => commentOfRow(row, { userId: scope.userId, labels }),
    key: (row) => [row.createdAt, row.id],
  });
}

/** The first reading is kept: the coach sees since when it was known. */
export async function readComment(
  db: WorkspaceTransaction,
  scope: Scope,
  commentId: string,
): Promise<Comment> {
  const row = await markCommentRead(db, scope.workspaceId, { commentId, now: scope.now.toString() });
  if (!row) throw notFound('comment');
  const labels = await labelSubjects(db, scope, [row.subjectId]);
  return commentOfRow(row, { userId: scope.userId, labels });
}
