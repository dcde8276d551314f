import { sql } from 'kysely';
import type { Database, WorkspaceTransaction } from './database.ts';
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
  return db.transaction().execute(async (transaction) => {
    await sql.raw(settingsOf(scope)).execute(transaction);
    return work(transaction);
  });
}

function settingsOf(scope: Scope): string {
  if (!uuid.test(scope.workspaceId)) throw new TypeError('A workspace id must be a UUID.');
  if (scope.userId !== null && !personId.test(scope.userId))
    throw new TypeError('A person id has an unexpected shape.');
  return `SET LOCAL app.workspace_id = '${scope.workspaceId}'; SET LOCAL app.level = '${scope.level}'; SET LOCAL app.user_id = '${scope.userId ?? ''}'`;
}
