import type { Letter, listLetters as listLettersEndpoint } from '@threefold/contracts/letters';
import { displayName } from '@threefold/domain/contacts/names';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import {
  findLetterRow,
  type LetterRow,
  listFollowUpRows,
  listLetterRows,
  lockLetterRow,
} from './letters-queries.ts';

/** Throws "not found" for a letter in the trash. */
export async function findLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  letterId: string,
): Promise<LetterRow> {
  return present(await findLetterRow(db, scope.workspaceId, letterId));
}

/** The same, locked until the transaction ends. */
export async function lockLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  letterId: string,
): Promise<LetterRow> {
  return present(await lockLetterRow(db, scope.workspaceId, letterId));
}

/** Null for a letter that is not there or in the trash. */
export async function findLetterStatus(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  letterId: string,
): Promise<LetterRow['status'] | null> {
  const row = await lockLetterRow(db, workspaceId, letterId);
  return row && row.deletedAt === null ? row.status : null;
}

function present(row: LetterRow | undefined): LetterRow {
  if (!row || row.deletedAt !== null) throw notFound('letter');
  return row;
}

/** Newest first. */
export async function listLetters(
  db: WorkspaceTransaction,
  scope: Scope,
  { limit, cursor, ...filter }: z.output<typeof listLettersEndpoint.query>,
): Promise<{ items: Letter[]; nextCursor: string | null }> {
  const after = decodeTimeCursor(cursor);
  const rows = await listLetterRows(db, scope.workspaceId, { ...filter, after, limit });
  return pageOf(rows, limit, { item: letterOfRow, key: (row) => [row.createdAt, row.id] });
}

/** The letters that follow a meeting, to whoever was there, drafted or out. */
export async function listFollowUps(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<Letter[]> {
  return (await listFollowUpRows(db, scope.workspaceId, meetingId)).map(letterOfRow);
}

export function letterOfRow(row: LetterRow): Letter {
  return {
    id: row.id,
    version: row.version,
    contactId: row.contactId,
    contactName: displayName(row),
    kind: row.kind,
    templateId: row.templateId,
    subject: row.subject,
    body: row.body,
    promiseAt: row.promiseAt,
    promiseTimeZone: row.promiseTimeZone,
    status: row.status,
    via: row.via,
    to: row.toAddress,
    meetingId: row.meetingId,
    referralId: row.referralId,
    queuedAt: row.queuedAt,
    undoUntil: row.undoUntil,
    nextTryAt: row.nextTryAt,
    sentAt: row.sentAt,
    messageId: row.messageId,
    failure: row.failure,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
  };
}
