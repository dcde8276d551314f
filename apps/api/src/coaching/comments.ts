import type { Comment, CommentSubject } from '@threefold/contracts/coaching';
import { displayName } from '@threefold/domain/contacts/names';
import type { Person } from '../platform/app-parts.ts';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { allows, type Level, type Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import {
  type CommentFilter,
  type CommentRow,
  findComment,
  insertComment,
  listComments,
  listInitials,
  listPeopleOfSubjects,
  markCommentRead,
  subjectExists,
} from './comments-queries.ts';

type Writing = {
  id?: string | undefined;
  subject: CommentSubject;
  subjectId?: string | null | undefined;
  body: string;
  author: Person;
};

/** Whoever may not see a thing cannot speak about it. */
const levelNeeded: Record<CommentSubject, Level> = {
  workspace: 'progress',
  contact: 'network',
  letter: 'full',
  meeting: 'full',
  referral: 'full',
};

/** A coach's word to the seeker, or the seeker's answer. The author's name is kept as it is now. */
export async function writeComment(
  db: WorkspaceTransaction,
  scope: Scope,
  { author, ...input }: Writing,
): Promise<Creation<Comment>> {
  const subjectId = input.subjectId ?? null;
  await requireSubject(db, scope, { subject: input.subject, subjectId });
  const id = input.id ?? newId(scope.now);
  const hash = contentHash({ ...input, subjectId, author: author.userId });
  const inserted = await insertComment(db, {
    workspaceId: scope.workspaceId,
    id,
    authorId: author.userId,
    authorName: author.name,
    subject: input.subject,
    subjectId,
    body: input.body,
    readAt: null,
    contentHash: hash,
    createdAt: scope.now.toString(),
  });
  const row = inserted ?? (await findComment(db, scope.workspaceId, id));
  if (!row) throw new Problem('conflict', 'This ID is taken. Choose another.', { code: 'id-taken' });
  const labels = await labelSubjects(db, scope, [row.subjectId]);
  const comment = commentOfRow(row, { userId: scope.userId, labels });
  if (!inserted) return repeated(row.contentHash, hash, comment);
  if (scope.level !== 'owner') await keepInHistory(db, scope, { subject: input.subject, subjectId });
  return { isNew: true, value: comment };
}

type Subject = { subject: CommentSubject; subjectId: string | null };

async function requireSubject(
  db: WorkspaceTransaction,
  scope: Scope,
  { subject, subjectId }: Subject,
): Promise<void> {
  if (!allows(scope.level, levelNeeded[subject]))
    throw new Problem('not-allowed', 'This wasn’t shared with you.', { code: 'not-shared' });
  if ((subject === 'workspace') !== (subjectId === null))
    throw new Problem(
      'malformed',
      'A comment about one item needs its ID; one about the whole search has none.',
      {
        errors: [{ path: 'subjectId', message: subjectId === null ? 'is needed' : 'must be left out' }],
      },
    );
  if (subject === 'workspace' || subjectId === null) return;
  const exists = allows(scope.level, 'full')
    ? await subjectExists(db, scope.workspaceId, { subject, subjectId })
    : (await listInitials(db, scope.workspaceId, [subjectId])).length > 0;
  if (!exists) throw notFound(subject);
}

async function keepInHistory(
  db: WorkspaceTransaction,
  scope: Scope,
  { subject, subjectId }: Subject,
): Promise<void> {
  record(db, scope, [
    {
      kind: 'coach-commented',
      detail: { subject },
      contactId: subject === 'contact' ? subjectId : null,
      letterId: subject === 'letter' ? subjectId : null,
      meetingId: subject === 'meeting' ? subjectId : null,
      referralId: subject === 'referral' ? subjectId : null,
    },
  ]);
}

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

function commentOfRow(
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

/** Whom each subject is about, as this reader may see it: a name, initials, or nothing. */
async function labelSubjects(
  db: WorkspaceTransaction,
  { workspaceId, level }: Scope,
  subjectIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(subjectIds.filter((id) => id !== null))];
  if (ids.length === 0 || level === 'progress') return new Map();
  if (!allows(level, 'full')) {
    const rows = await listInitials(db, workspaceId, ids);
    return new Map(rows.map(({ subjectId, initials }) => [subjectId, initials]));
  }
  const rows = await listPeopleOfSubjects(db, workspaceId, ids);
  return new Map(rows.map((row) => [row.subjectId, displayName(row)]));
}
