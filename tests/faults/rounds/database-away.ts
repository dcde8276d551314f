import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalPostgres } from '@threefold/local-postgres/start-local-postgres';
import type { FaultRound, Trial } from '../fault-round.ts';
import { checkOffice, openOffice, work } from '../office.ts';
import { hasEnded } from '../server-program.ts';
import { startMail, startPostgres, startServer } from '../stage.ts';

const absences = 5;

type Away = (trial: Trial, postgres: LocalPostgres & { dataDir: string }) => Promise<LocalPostgres | null>;

export const databaseAway: FaultRound = {
  name: 'database-away',
  title:
    'A database that goes away under load is waited for: the server answers 503, and its jobs go on afterwards',
  run: async (trial) => {
    const [first, mail] = [await startPostgres(trial), await startMail(trial)];
    const server = await startServer(trial, { DATABASE_URL: first.url });
    const { baseUrl } = server;
    const office = await openOffice({ trial, mail, baseUrl, ownerUrl: first.url, mayBeDown: false });
    const hands = work(office);
    let postgres = first;
    for (let absence = 0; absence < absences; absence++) {
      await sleep(trial.random.between(500, 2_500));
      const goAway = trial.random.pick<Away>([beStopped, beKilled, losePart, losePart, standStill]);
      const next = await goAway(trial, postgres);
      if (next) postgres = { ...next, dataDir: first.dataDir };
    }
    await hands.stop();
    await checkOffice(office);
    if (hasEnded(server.child)) trial.violate(`The server ended: ${server.heard.errors}`);
  },
};

async function beStopped(trial: Trial, { stop, dataDir, port }: Parameters<Away>[1]): Promise<LocalPostgres> {
  await stop();
  trial.count('stops of Postgres');
  await sleep(trial.random.between(0, 3_000));
  return startPostgres(trial, { dataDir, port });
}

/** It is started again by whoever started it. */
async function beKilled(trial: Trial, { home }: LocalPostgres): Promise<null> {
  process.kill(postmasterOf(home), 'SIGKILL');
  trial.count('kills of Postgres');
  await sleep(trial.random.between(0, 3_000));
  return null;
}

/** One process of Postgres ends, and with it, for safety, all the others; it recovers by itself. */
async function losePart(trial: Trial, { home }: LocalPostgres): Promise<null> {
  signal(trial.random.pick(childrenOf(postmasterOf(home))), 'SIGKILL');
  trial.count('kills of a process of Postgres');
  await sleep(trial.random.between(0, 2_000));
  return null;
}

/** As behind a network that swallows everything: no connection breaks, and nothing answers. */
async function standStill(trial: Trial, { home }: LocalPostgres): Promise<null> {
  const postmaster = postmasterOf(home);
  const all = [postmaster, ...childrenOf(postmaster)];
  for (const pid of all) signal(pid, 'SIGSTOP');
  trial.count('standstills of Postgres');
  await sleep(trial.random.between(1_000, 12_000));
  for (const pid of all) signal(pid, 'SIGCONT');
  return null;
}

function postmasterOf(home: string): number {
  return Number.parseInt(readFileSync(join(home, 'cluster/postmaster.pid'), 'utf8'), 10);
}

function childrenOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended a moment ago.
  }
}
