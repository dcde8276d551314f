import { createTestDatabase } from '@threefold/local-postgres/test-database';
import pg from 'pg';
import { afterAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { keepLeases } from './worker-lease.ts';

const rhythm = { everyMs: 20, silenceMs: 200 };

const database = await createTestDatabase();
const pool = new pg.Pool({ connectionString: database.url, max: 4 });
pool.on('error', () => undefined);
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(() => pool.query('DELETE FROM graphile_worker._private_jobs; DELETE FROM worker_lease'));

function keep(workerId: string, { silenceMs } = rhythm) {
  const leases = keepLeases(pool, [workerId], { ...rhythm, silenceMs });
  onTestFinished(leases.end);
  return leases;
}

/** A job that this worker began for the fifth time. */
async function begunBy(workerId: string): Promise<void> {
  await pool.query(`SELECT graphile_worker.add_job('run-import')`);
  await pool.query(
    'UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now(), attempts = 5',
    [workerId],
  );
}

async function lease(workerId: string, { machine = 'elsewhere', process = 1 } = {}): Promise<void> {
  await pool.query('INSERT INTO worker_lease VALUES ($1, $2, $3, 1)', [workerId, machine, process]);
}

async function holder(): Promise<{ holder: string | null; attempts: number } | undefined> {
  const { rows } = await pool.query('SELECT locked_by AS holder, attempts FROM graphile_worker.jobs');
  return rows[0];
}

test('who falls silent loses its jobs, and to have been interrupted does not count as a try', async () => {
  await lease('far');
  await begunBy('far');
  const began = performance.now();
  keep('near');
  await expect.poll(holder, { interval: 20 }).toEqual({ holder: null, attempts: 0 });
  expect(performance.now() - began).toBeGreaterThan(rhythm.silenceMs);
});

test('who lives keeps its jobs, however long they take, and whatever its clock says', async () => {
  await lease('far');
  await begunBy('far');
  keep('near');
  for (let beat = 0; beat < 20; beat++) {
    await pool.query('UPDATE worker_lease SET beats = beats + 1 WHERE worker_id = $1', ['far']);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await holder()).toEqual({ holder: 'far', attempts: 5 });
});

test('after the database was away, those who waited for it as well have their time again', async () => {
  await lease('far');
  await begunBy('far');
  let isAway = false;
  const query = pool.query.bind(pool);
  const flaky = Object.assign(Object.create(pool), {
    query: (...given: Parameters<typeof query>) =>
      isAway ? Promise.reject(new Error('Connection terminated')) : query(...given),
  });
  const leases = keepLeases(flaky, ['near'], rhythm);
  onTestFinished(leases.end);
  await new Promise((resolve) => setTimeout(resolve, 100));
  isAway = true;
  await new Promise((resolve) => setTimeout(resolve, 250));
  isAway = false;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await holder())?.holder).toBe('far');
  await expect.poll(async () => (await holder())?.holder, { interval: 20 }).toBeNull();
});

test('on the same machine nobody waits for a process that is gone', async () => {
  keep('first', { ...rhythm, silenceMs: 3_600_000 });
  await expect.poll(async () => (await pool.query('SELECT machine FROM worker_lease')).rowCount).toBe(1);
  const { machine } = (await pool.query('SELECT machine FROM worker_lease')).rows[0];
  await begunBy('killed');
  await lease('killed', { machine, process: 2 ** 22 + 1 });
  await expect.poll(async () => (await holder())?.holder, { interval: 20 }).toBeNull();
});

test('who was taken for dead hears that its jobs are gone, and goes on with others', async () => {
  const leases = keep('near');
  const held = leases.signal();
  await expect.poll(async () => (await pool.query('SELECT FROM worker_lease')).rowCount).toBe(1);
  await pool.query(`SELECT free_jobs_of('near', (SELECT beats FROM worker_lease))`);
  await expect.poll(() => held.aborted, { interval: 20 }).toBe(true);
  expect(leases.signal().aborted).toBe(false);
  await expect.poll(async () => (await pool.query('SELECT FROM worker_lease')).rowCount).toBe(1);
});
