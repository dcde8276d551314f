import pg from 'pg';

const lockName = "hashtext('threefold-worker')";

/**
 * A worker that was killed leaves its jobs locked, and the queue would wait four hours for it. Every worker holds a
 * shared lock while it lives, so whoever can have the lock alone is the only one: then all locked jobs are free to be
 * taken again. Needs a direct connection. Answers how to let the lock go.
 */
export async function freeJobsOfDeadWorkers(ownerUrl: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'threefold-worker' });
  // With the connection the lock is gone, and nothing else hangs on it.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ alone: boolean }>(
    `SELECT pg_try_advisory_lock(${lockName}) AS alone`,
  );
  if (rows[0]?.alone) {
    await client.query(
      'SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs WHERE locked_by IS NOT NULL HAVING count(*) > 0',
    );
    await client.query(`SELECT pg_advisory_unlock(${lockName})`);
  }
  await client.query(`SELECT pg_advisory_lock_shared(${lockName})`);
  return () => client.end();
}
