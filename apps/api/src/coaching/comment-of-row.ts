import type { Comment } from '@threefold/contracts/coaching';
import type { Scope } from '../platform/scope.ts';
import type { CommentRow } from './comments-queries.ts';

export function commentOfRow(
  row: CommentRow,
  { userId, labels }: { userId: Scope['userId']; labels: ReadonlyMap<string, string> },
): Comment {
  return {
    id: row.id,
    authorName: row.authorName,
    isMine: row.authorId === userId,
    subject: row.subject,
    subjectId: row.subjectId,
    subjectLabel: (row.subjectId !== null && labels.get(row.subjectId)) || null,
    body: row.body,
    createdAt: row.createdAt,
    readAt: row.readAt,
  };
}
