import type { LetterStatus } from '@threefold/contracts/letters';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { LetterRow } from './letters-queries.ts';

const underWay: readonly LetterStatus[] = ['queued', 'sending', 'unsure'];

/** Another letter with the very same text that this contact has or may have. */
export async function hasSameLetter(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, contactId, subject, body }: LetterRow,
): Promise<boolean> {
  const found = await db
    .selectFrom('letter')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('contactId', '=', contactId)
    .where('id', '<>', id)
    .where('status', 'in', [...underWay, 'sent'])
    .where('subject', '=', subject)
    .where('body', '=', body)
    .executeTakeFirst();
  return found !== undefined;
}

/** Another first letter to this contact of which nobody knows yet whether it is out. */
export async function hasOutreachUnderWay(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, contactId }: LetterRow,
): Promise<boolean> {
  const found = await db
    .selectFrom('letter')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('contactId', '=', contactId)
    .where('id', '<>', id)
    .where('kind', '=', 'outreach')
    .where('status', 'in', [...underWay])
    .executeTakeFirst();
  return found !== undefined;
}

export type PromisedCall = { id: string; status: 'due' | 'done' | 'released' };

/** The latest call that a letter led to, whatever became of it. */
export function findPromisedCall(
  db: WorkspaceTransaction,
  workspaceId: string,
  letterId: string,
): Promise<PromisedCall | undefined> {
  return db
    .selectFrom('callBack')
    .select(['id', 'status'])
    .where('workspaceId', '=', workspaceId)
    .where('letterId', '=', letterId)
    .where('attempt', '=', 1)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}
