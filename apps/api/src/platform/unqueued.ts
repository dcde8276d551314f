import {
  DummyDriver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
} from 'kysely';
import type { WorkspaceTransaction } from './database.ts';
import type { DB } from './database-types.gen.ts';

// What a transaction is built from besides its connection; none of it is asked for within one.
const driver = new DummyDriver();
const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver,
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

/**
 * The same transaction without Kysely's queue: statements that are begun together (`Promise.all`) are sent together, and
 * are answered in that order. Within a queue each would wait for the answer to the one before.
 */
export function unqueued<Result>(
  transaction: WorkspaceTransaction,
  work: (db: WorkspaceTransaction) => Promise<Result>,
): Promise<Result> {
  const executor = transaction.getExecutor();
  return executor.provideConnection((connection) =>
    work(
      new Transaction<DB>({
        config: { dialect },
        dialect,
        driver,
        executor: executor.withConnectionProvider({ provideConnection: (use) => use(connection) }),
      }),
    ),
  );
}
