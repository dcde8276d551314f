// What stands between the server and Postgres. A pooler in transaction mode lends one connection of the database to many programs, a
// transaction at a time: nothing that belongs to a session holds there, and what was prepared only where the pooler keeps it.
import { randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * direct            Postgres itself
 * keeping-pooler    a pooler that prepares what was prepared on each of its connections (PgBouncer from 1.21 on)
 * forgetful-pooler  a pooler that does not: statements go unprepared
 */
export type DatabaseWay = 'direct' | 'keeping-pooler' | 'forgetful-pooler';

export type DatabaseAddress = { url: string; way: DatabaseWay };

/**
 * Asks the other end. A pooler gives its clients numbers of its own where Postgres gives the process that answers, and one that
 * keeps what is prepared gives it names of its own.
 */
export async function findDatabaseWay(url: string): Promise<DatabaseWay> {
  const client: pg.Client & { processID?: number } = new pg.Client({
    connectionString: url,
    application_name: 'threefold',
    connectionTimeoutMillis: 4_000,
  });
  // Whoever waits for an answer is told of a broken connection.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    if (rows[0]?.pid === client.processID) return 'direct';
    return (await isForgotten(client)) ? 'forgetful-pooler' : 'keeping-pooler';
  } finally {
    await client.end();
  }
}

/** Whether Postgres knows a statement by the name that we gave it. It is taken back: the next client of this connection is another. */
async function isForgotten(client: pg.Client): Promise<boolean> {
  const name = `threefold_${randomBytes(6).toString('hex')}`;
  await client.query('BEGIN');
  const { rows } = await client.query<{ found: boolean }>({
    name,
    text: 'SELECT EXISTS (SELECT FROM pg_prepared_statements WHERE name = $1) AS found',
    values: [name],
  });
  const isForgotten = rows[0]?.found === true;
  if (isForgotten) await client.query(`DEALLOCATE ${name}`);
  await client.query('COMMIT');
  return isForgotten;
}

export const unpreparedNotice =
  'The pooler in front of the database does not keep prepared statements, so statements go unprepared, which costs some speed; PgBouncer keeps them from 1.21 on, with max_prepared_statements above 0.';

export const pooledOwnerNotice =
  'DATABASE_URL leads through a pooler, where nobody is told of a new job at once, so jobs begin up to two seconds later; let it lead to Postgres itself, and APP_DATABASE_URL to the pooler.';
