import { inPipeline } from '@threefold/pipelined-kysely/in-pipeline';
import { sql, type TransactionBuilder } from 'kysely';
import type { Database, WorkspaceTransaction } from './database.ts';
import type { DB } from './database-types.gen.ts';
import type { Scope } from './scope.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const personId = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Runs `work` in one transaction that the row-level policies can judge: workspace, level and person are set with
 * literals (SET LOCAL takes no parameters), so each is checked here first. They end with the transaction, which is what
 * a pooler in transaction mode needs.
 */
export async function inWorkspace<Result>(
  db: Database,
  scope: Scope,
  work: (db: WorkspaceTransaction) => Promise<Result>,
): Promise<Result> {
  return within(db.transaction(), scope, work);
}

/** The same for what only reads: the database refuses a change, and nobody waits for the end of the transaction. */
export async function readInWorkspace<Result>(
  db: Database,
  scope: Scope,
  work: (db: WorkspaceTransaction) => Promise<Result>,
): Promise<Result> {
  return within(db.transaction().setAccessMode('read only'), scope, work);
}

function within<Result>(
  transaction: TransactionBuilder<DB>,
  scope: Scope,
  work: (db: WorkspaceTransaction) => Promise<Result>,
): Promise<Result> {
  return transaction.execute((queued) =>
    inPipeline(queued, async (db) => {
      await sql.raw(settingsOf(scope)).execute(db);
      return work(db);
    }),
  );
}

function settingsOf(scope: Scope): string {
  if (!uuid.test(scope.workspaceId)) throw new TypeError('A workspace id must be a UUID.');
  if (scope.userId !== null && !personId.test(scope.userId))
    throw new TypeError('A person id has an unexpected shape.');
  return `SET LOCAL app.workspace_id = '${scope.workspaceId}'; SET LOCAL app.level = '${scope.level}'; SET LOCAL app.user_id = '${scope.userId ?? ''}'`;
}
