import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { isPostgresOn } from './is-running.ts';
import { type LocalPostgres, startLocalPostgres } from './start-local-postgres.ts';

const isRoot = process.getuid?.() === 0;
const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function makeDataDir({ name = 'data', mode = 0o755 } = {}): string {
  const parent = mkdtempSync(join(tmpdir(), 'threefold-lp-'));
  chmodSync(parent, mode);
  cleanups.push(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, name);
}

async function start(dataDir: string, port?: number): Promise<LocalPostgres> {
  const postgres = await startLocalPostgres({ dataDir, port, settings: { fsync: 'off' } });
  cleanups.push(postgres.stop);
  return postgres;
}

/** The same in a process of its own, which can be killed. */
async function startElsewhere(
  dataDir: string,
): Promise<{ url: string; program: ChildProcess; postgresPid: number }> {
  const program = spawn(
    process.execPath,
    [join(import.meta.dirname, 'hold-local-postgres.fixture.ts'), dataDir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  cleanups.push(async () => {
    program.kill('SIGKILL');
    await expect.poll(() => isPostgresOn(readPostgresPid(dataDir), dataDir)).toBe(false);
  });
  if (!program.stdout) throw new Error('The program has no output.');
  for await (const line of createInterface({ input: program.stdout })) {
    return { url: JSON.parse(line).url, program, postgresPid: readPostgresPid(dataDir) };
  }
  throw new Error('The program ended without a word.');
}

function readPostgresPid(dataDir: string): number {
  const pidFile = join(dataDir, 'postgres/cluster/postmaster.pid');
  return existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) : 0;
}

async function kill(program: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(program, 'exit');
  program.kill(signal);
  await exited;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

test('what was written is there after a restart, on the same port', async () => {
  const dataDir = makeDataDir();
  const first = await start(dataDir);
  await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS number');
  await first.stop();
  const second = await start(dataDir);
  expect(second.port).toBe(first.port);
  expect(await query(second.url, 'SELECT number FROM kept')).toEqual([7]);
});

test('a Postgres that ends by itself is started again at the same address', async () => {
  const { url, home } = await start(makeDataDir());
  const pid = Number.parseInt(readFileSync(join(home, 'cluster/postmaster.pid'), 'utf8'), 10);
  await query(url, 'CREATE TABLE kept AS SELECT 7 AS number');
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => query(url, 'SELECT number FROM kept').catch(() => [])).toEqual([7]);
});

test('search finds letters with accents, and the extensions that it needs are there', async () => {
  const { url } = await start(makeDataDir());
  await query(url, 'CREATE EXTENSION pg_trgm');
  await query(url, 'CREATE EXTENSION btree_gin');
  expect(await query(url, `SELECT 'Łódź José' ILIKE '%łÓDŹ%', similarity('Łódź', 'dz') > 0`)).toEqual([
    true,
    false,
  ]);
  expect(await query(url, `SELECT cardinality(show_trgm('Łódź'))`)).toEqual([5]);
});

test('a long path with blanks and umlauts works', async () => {
  const { url } = await start(makeDataDir({ name: `Dr. Müllers Daten ${'x'.repeat(150)}` }));
  expect(await query(url, 'SELECT current_database()')).toEqual(['threefold']);
});

test('nobody gets in without the password', async () => {
  const { url } = await start(makeDataDir());
  const address = new URL(url);
  address.password = 'guessed';
  await expect(query(address.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
});

test('a second one on the same data directory is refused in one line', async () => {
  const dataDir = makeDataDir();
  const { program } = await startElsewhere(dataDir);
  await expect(start(dataDir)).rejects.toThrow(
    `Another Threefold (process ${program.pid}) already uses the data directory ${dataDir}: stop it first, or name another directory in DATA_DIR.`,
  );
});

test('of two that start at the same moment on an empty directory, one wins and the other is refused', async () => {
  const dataDir = makeDataDir();
  const results = await Promise.allSettled([start(dataDir), start(dataDir)]);
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
  'Postgres does not outlive a server ended by %s',
  async (signal) => {
    const dataDir = makeDataDir();
    const { program, postgresPid } = await startElsewhere(dataDir);
    await kill(program, signal);
    await expect.poll(() => isPostgresOn(postgresPid, dataDir)).toBe(false);
  },
);

test.runIf(process.platform === 'linux')(
  'a Postgres that was left alone all the same is ended by the next start, and its data is there',
  async () => {
    const dataDir = makeDataDir();
    const { url, program, postgresPid } = await startElsewhere(dataDir);
    await query(url, 'CREATE TABLE kept AS SELECT 7 AS number');
    const children = readFileSync(`/proc/${program.pid}/task/${program.pid}/children`, 'utf8')
      .trim()
      .split(' ');
    for (const child of children) if (Number(child) !== postgresPid) process.kill(Number(child), 'SIGKILL');
    await kill(program, 'SIGKILL');
    expect(await isPostgresOn(postgresPid, dataDir)).toBe(true);
    const next = await start(dataDir);
    expect(await query(next.url, 'SELECT number FROM kept')).toEqual([7]);
    expect(await isPostgresOn(postgresPid, dataDir)).toBe(false);
  },
);

test('after a power cut, a process that got the number of the old Postgres is left alone', async () => {
  const dataDir = makeDataDir();
  const first = await start(dataDir);
  const pidFile = join(first.home, 'cluster/postmaster.pid');
  const content = readFileSync(pidFile, 'utf8');
  await first.stop();
  const { uid } = statSync(first.home);
  const bystander = spawn('sleep', ['60'], { uid, stdio: 'ignore' });
  cleanups.push(() => void bystander.kill('SIGKILL'));
  writeFileSync(pidFile, content.replace(/^\d+/, String(bystander.pid)));
  await start(dataDir);
  expect(bystander.exitCode).toBeNull();
});

test('a database whose making was cut short is made anew', async () => {
  const dataDir = makeDataDir();
  mkdirSync(join(dataDir, 'postgres/cluster.unfinished-1/base'), { recursive: true });
  writeFileSync(join(dataDir, 'postgres/password'), '');
  const { url } = await start(dataDir);
  expect(await query(url, 'SELECT 1')).toEqual([1]);
  expect(existsSync(join(dataDir, 'postgres/cluster.unfinished-1'))).toBe(false);
});

test('a directory that is no database is refused and left as it is', async () => {
  const dataDir = makeDataDir();
  mkdirSync(join(dataDir, 'postgres/cluster'), { recursive: true });
  writeFileSync(join(dataDir, 'postgres/cluster/letter.txt'), 'keep me');
  await expect(start(dataDir)).rejects.toThrow('holds no Postgres database');
  expect(existsSync(join(dataDir, 'postgres/cluster/letter.txt'))).toBe(true);
});

test('a port that was asked for and is taken is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  cleanups.push(() => void other.close());
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(start(makeDataDir(), port)).rejects.toThrow('Address already in use');
});

test.runIf(isRoot)('root may keep the clone where nobody else can enter', async () => {
  const dataDir = makeDataDir({ mode: 0o700 });
  const first = await start(dataDir);
  cleanups.push(() => rmSync(first.home, { recursive: true }));
  await first.stop();
  const second = await start(dataDir);
  cleanups.push(second.stop);
  expect(second.home).toBe(first.home);
  expect(first.home).toMatch(/^\/var\/lib\/threefold\//);
});
