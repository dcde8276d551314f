import { inPipeline } from '@threefold/pipelined-kysely/in-pipeline';
import { sql, type TransactionBuilder } from 'kysely';
import type { AppParts } from './app-parts.ts';
import type { Consequences, Database, WorkspaceTransaction } from './database.ts';
import type { DB } from './database-types.gen.ts';
import type { Recorded } from './facts.ts';
import type { Scope } from './scope.ts';
import { watchWrites } from './touched.ts';
import { settle } from './unit-of-work.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const personId = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Runs `work` in one transaction that the row-level policies can judge: workspace, level and person are set with
 * literals (SET LOCAL takes no parameters), so each is checked here first. They end with the transaction, which is what
 * a pooler in transaction mode needs. What `work` recorded is settled before the end. Where somebody else was faster `work`
 * is done anew, once, from nothing: what leaves the database (a letter, a file) has no place in it.
 */
export async function inWorkspace<Result>(
  db: Database,
  scope: Scope,
  work: (db: WorkspaceTransaction) => Result | Promise<Result>,
): Promise<Result> {
  const unit = () => watchWrites(() => within(db, scope, { transaction: db.transaction(), work }));
  const { result } = await unit().catch((error: unknown) => {
    if (isLostRace(error)) return unit();
    throw error;
  });
  return result;
}

/** The same for what only reads: the database refuses a change, and nobody waits for the end of the transaction. */
export async function readInWorkspace<Result>(
  db: Database,
  scope: Scope,
  work: (db: WorkspaceTransaction) => Result | Promise<Result>,
): Promise<Result> {
  return within(db, scope, { transaction: db.transaction().setAccessMode('read only'), work });
}

/**
 * Somebody was there first: two waited for each other or could not have come one after the other, what a row was to hang on
 * is gone, or the same thing is there already. Done anew, the work finds what is there now and answers by that.
 */
const lostRaces: ReadonlySet<unknown> = new Set(['40P01', '40001', '23503', '23505']);

function isLostRace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && lostRaces.has(error.code);
}

type Unit<Result> = {
  transaction: TransactionBuilder<DB>;
  work: (db: WorkspaceTransaction) => Result | Promise<Result>;
};

function within<Result>(
  { consequences }: { consequences: Consequences },
  scope: Scope,
  { transaction, work }: Unit<Result>,
): Promise<Result> {
  return transaction.execute((queued) =>
    inPipeline(queued, async (bare) => {
      const facts: Recorded[] = [];
      const db: WorkspaceTransaction = Object.assign(bare, { consequences, facts });
      await sql.raw(settingsOf(scope)).execute(db);
      const result = await work(db);
      await settle(db, scope);
      return result;
    }),
  );
}

function settingsOf(scope: Scope): string {
  if (!uuid.test(scope.workspaceId)) throw new TypeError('A workspace id must be a UUID.');
  if (scope.userId !== null && !personId.test(scope.userId))
    throw new TypeError('A person id has an unexpected shape.');
  return `SET LOCAL app.workspace_id = '${scope.workspaceId}'; SET LOCAL app.level = '${scope.level}'; SET LOCAL app.user_id = '${scope.userId ?? ''}'`;
}

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
