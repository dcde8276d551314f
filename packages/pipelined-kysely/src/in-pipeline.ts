import {
  DummyDriver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
} from 'kysely';

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
 * are carried out and answered in that order. Within the queue each would wait for the answer to the one before.
 */
export function inPipeline<DB, Result>(
  transaction: Transaction<DB>,
  work: (db: Transaction<DB>) => Promise<Result>,
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
