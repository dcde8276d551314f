import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { hearBrokenConnections, isDatabaseAway } from './database-absence.ts';

const firstPause = 100;
const longestPause = 5_000;
/** The queue does again at once what failed with this ("serialization failure"). */
const triedAgainByTheQueue = '40001';

export type QueuePool = {
  pool: pg.Pool;
  /** Settles when the queue is to stop and the database is away: what it still wants to write down it cannot. */
  givenUp: Promise<void>;
};

/**
 * The connections of the queue. It does not wait until it has written down how a job ended, and where that fails, as it does
 * while the database is away, the whole program would end. So here it waits for the database, however long that takes, and
 * writes down again what broke off in the middle; each of its statements may be carried out twice.
 */
export function openQueuePool(ownerUrl: string, stopping: AbortSignal): QueuePool {
  const pool = new pg.Pool({ connectionString: ownerUrl, application_name: 'threefold-worker' });
  hearBrokenConnections(pool);
  pool.on('connect', (client) => {
    const query: (...given: unknown[]) => unknown = client.query.bind(client);
    const again = (...given: unknown[]) => {
      const answer = query(...given);
      return answer instanceof Promise ? answer.catch(askToTryAgain) : answer;
    };
    Object.assign(client, { query: again });
  });
  const connect: (callback?: unknown) => Promise<pg.PoolClient> = pool.connect.bind(pool);
  const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<void>();
  const patiently = async () => {
    for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
      try {
        return await connect();
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        if (stopping.aborted) giveUp();
        await sleep(pause, undefined, { ref: false });
      }
    }
  };
  // Called back, it is the listening connection, which has a patience of its own.
  Object.assign(pool, { connect: (callback?: unknown) => (callback ? connect(callback) : patiently()) });
  return { pool, givenUp };
}

function askToTryAgain(error: unknown): never {
  if (error instanceof Error && isDatabaseAway(error)) Object.assign(error, { code: triedAgainByTheQueue });
  throw error;
}
