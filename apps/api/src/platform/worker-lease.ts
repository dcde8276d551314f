// A worker holds its jobs by a lease that lies in the database and is renewed every few seconds. Whoever falls silent is taken for dead, and
// its jobs are free for the others. Nothing here asks a clock of the day: a lease counts its beats, and each worker measures for itself how
// long it has seen another one's stand still. A database that was away says nothing of those who wait for it as well: then all begin anew.
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type pg from 'pg';

const defaultRhythm = { everyMs: 5_000, silenceMs: 25_000 };

export type Leases = {
  /** Aborted when the lease is lost: somebody else has the jobs that were begun under it. */
  signal: () => AbortSignal;
  end: () => Promise<void>;
};

/** How a worker is seen by the others; null where it works without a lease, as an older program does. */
type Holder = { workerId: string; machine: string | null; process: number | null; beats: number | null };
type Seen = { beats: number | null; since: number };

/** The workers of this very process: another one under its number is dead. */
const ours = new Set<string>();

/** Keeps the leases of these workers, and frees the jobs of dead ones. */
export function keepLeases(
  pool: pg.Pool,
  workerIds: readonly string[],
  { everyMs, silenceMs } = defaultRhythm,
): Leases {
  let lease = new AbortController();
  let isHeld = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const seen = new Map<string, Seen>();
  for (const workerId of workerIds) ours.add(workerId);

  async function round(): Promise<void> {
    if (isHeld && !(await renew(pool, workerIds))) {
      lease.abort();
      lease = new AbortController();
      isHeld = false;
    }
    if (!isHeld) await take(pool, workerIds);
    isHeld = true;
    const holders = await listHolders(pool, workerIds);
    const now = performance.now();
    if (now - lookedAt > 3 * everyMs) seen.clear();
    lookedAt = now;
    for (const holder of holders) if (isDead(holder, now)) await freeJobsOf(pool, holder);
  }

  function isDead(holder: Holder, now: number): boolean {
    const { workerId, beats } = holder;
    const before = seen.get(workerId);
    if (before?.beats !== beats) seen.set(workerId, { beats, since: now });
    else if (now - before.since >= silenceMs) return true;
    return hasEndedHere(holder);
  }

  let last: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const turn = () => {
    // The database is away: so are the others, and what was seen of them counts no longer.
    last = round().catch(() => seen.clear());
    void last.then(() => {
      timer = setTimeout(turn, everyMs);
    });
  };
  turn();
  return {
    signal: () => lease.signal,
    end: async () => {
      await last;
      clearTimeout(timer);
      for (const workerId of workerIds) ours.delete(workerId);
      await pool
        .query('DELETE FROM public.worker_lease WHERE worker_id = ANY($1)', [workerIds])
        .catch(() => undefined);
    },
  };
}

/** False where somebody has taken us for dead. */
async function renew(pool: pg.Pool, workerIds: readonly string[]): Promise<boolean> {
  const { rowCount } = await pool.query(
    'UPDATE public.worker_lease SET beats = beats + 1 WHERE worker_id = ANY($1)',
    [workerIds],
  );
  return rowCount === workerIds.length;
}

async function take(pool: pg.Pool, workerIds: readonly string[]): Promise<void> {
  await pool.query(
    `INSERT INTO public.worker_lease (worker_id, machine, process, beats)
     SELECT id, $2, $3, 1 FROM unnest($1::text[]) AS id ON CONFLICT DO NOTHING`,
    [workerIds, machine, process.pid],
  );
}

/** Whoever else has a lease or holds jobs. */
async function listHolders(pool: pg.Pool, workerIds: readonly string[]): Promise<Holder[]> {
  const { rows } = await pool.query<Holder>(
    `SELECT worker_id AS "workerId", machine, process, beats
     FROM (SELECT DISTINCT locked_by AS worker_id FROM graphile_worker.jobs WHERE locked_by IS NOT NULL) holder
     FULL JOIN public.worker_lease USING (worker_id)
     WHERE worker_id <> ALL ($1)`,
    [workerIds],
  );
  return rows;
}

/** Unless it gave a sign of life in the meantime. */
async function freeJobsOf(pool: pg.Pool, { workerId, beats }: Holder): Promise<void> {
  await pool.query('SELECT public.free_jobs_of($1, $2)', [workerId, beats]);
}

/** On the same machine nobody has to wait: the process is there or not. */
function hasEndedHere(holder: Holder): boolean {
  if (holder.machine !== machine || holder.process === null) return false;
  if (holder.process === process.pid) return !ours.has(holder.workerId);
  try {
    process.kill(holder.process, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

const machine = nameOfMachine();

/** Processes with the same one see each other by their numbers: the same start of the same machine, and in the same container. */
function nameOfMachine(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}
