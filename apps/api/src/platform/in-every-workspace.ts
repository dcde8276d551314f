import type { AppParts } from './app-parts.ts';
import type { WorkspaceTransaction } from './database.ts';
import type { Scope } from './scope.ts';
import { inWorkspace } from './workspace-transaction.ts';

/**
 * Does the same in every search, each in a transaction of its own, one after the other; one that fails stops no other, and
 * is told in the end as `complaint(how many)`.
 */
export async function inEveryWorkspace(
  { db, clock }: AppParts,
  work: (db: WorkspaceTransaction, scope: Scope) => Promise<unknown>,
  complaint: (count: number) => string,
): Promise<void> {
  const now = clock.now();
  const failures: unknown[] = [];
  for (const { id } of await db.selectFrom('workspace').select('id').orderBy('id').execute()) {
    const scope: Scope = { workspaceId: id, userId: null, level: 'owner', now };
    await inWorkspace(db, scope, (transaction) => work(transaction, scope)).catch((error: unknown) =>
      failures.push(error),
    );
  }
  if (failures.length > 0) throw new AggregateError(failures, complaint(failures.length));
}
