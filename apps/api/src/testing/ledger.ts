// What the ledger holds behind the pages: lines of history, owed letters, the roll-up that rosters read.
import pg from 'pg';
import { jobs } from '../jobs.ts';
import type { AppParts } from '../platform/app-parts.ts';
import type { JobName } from '../platform/jobs.ts';
import type { TestApp, TestPerson } from '../test-app.ts';
import { inScope } from './build.ts';

/** What the history keeps about a call, in the order in which it happened. */
export function historyOf(server: TestApp, person: TestPerson, callBackId: string) {
  return inScope(server, person, (db, { workspaceId }) =>
    db
      .selectFrom('event')
      .select(['kind', 'detail'])
      .where('workspaceId', '=', workspaceId)
      .where('callBackId', '=', callBackId)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  );
}

/** What is owed to whom, by when; the word before a meeting has its own test. */
export async function owedIn(server: TestApp, person: TestPerson) {
  return (await allOwedIn(server, person)).filter(({ kind }) => kind !== 'confirmation');
}

export function allOwedIn(server: TestApp, person: TestPerson) {
  return inScope(server, person, (db, { workspaceId }) =>
    db
      .selectFrom('owedLetter')
      .select(['kind', 'contactId', 'dueAt', 'referralId', 'status'])
      .where('workspaceId', '=', workspaceId)
      .orderBy('kind')
      .orderBy('createdAt')
      .execute(),
  );
}

/** The stages of a contact with the instants at which each began, the first one first. */
export function stagesOf(server: TestApp, person: TestPerson, contactId: string) {
  return inScope(server, person, (db, { workspaceId }) =>
    db
      .selectFrom('stageChange')
      .select(['stage', 'at'])
      .where('workspaceId', '=', workspaceId)
      .where('contactId', '=', contactId)
      .orderBy('at')
      .execute(),
  );
}

/** The roll-up that a coach's roster reads. */
export async function countOf(server: TestApp, person: TestPerson, measure: string): Promise<number> {
  const rows = await inScope(server, person, (db, { workspaceId }) =>
    db
      .selectFrom('progress')
      .select('count')
      .where('workspaceId', '=', workspaceId)
      .where('measure', '=', measure)
      .execute(),
  );
  return rows.reduce((sum, { count }) => sum + count, 0);
}

/** What no role of the server may see or change, by the role that owns the tables. */
export async function asOwner<Row extends pg.QueryResultRow>(
  server: TestApp,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  try {
    return (await owner.query<Row>(text, [...values])).rows;
  } finally {
    await owner.end();
  }
}

type Work = (parts: AppParts, payload: unknown, signal: AbortSignal) => Promise<void>;

/** What waits in the queue about something, as the worker finds it; `run` does what the worker would. */
export async function jobsOf(server: TestApp, id: string) {
  const rows = await asOwner<{ task: JobName; delay: number; payload: unknown }>(
    server,
    `SELECT job.task_identifier AS task, extract(epoch FROM job.run_at - job.updated_at)::float AS delay, kept.payload
     FROM graphile_worker.jobs job JOIN graphile_worker._private_jobs kept USING (id)
     WHERE kept.payload::text LIKE '%' || $1 || '%' ORDER BY job.run_at`,
    [id],
  );
  return rows.map(({ task, delay, payload }) => ({
    task,
    /** In seconds since it was put there, both by the database's clock. */
    delay,
    // The queue holds what `enqueue` put there, typed by the same name.
    run: () => (jobs[task] as Work)(server.app.parts, payload, new AbortController().signal),
  }));
}

/** Lets what waits in the queue about something begin at once, as if its time had come. */
export async function makeDue(server: TestApp, id: string): Promise<void> {
  await asOwner(
    server,
    `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload::text LIKE '%' || $1 || '%'`,
    [id],
  );
}
