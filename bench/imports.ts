import { createWriteStream, openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { measureCopy } from './copy.ts';
import { makePeople } from './people.ts';
import type { Figure } from './table.ts';
import { type Watched, watch } from './watch.ts';
import { type BenchWorkspace, createWorkspace } from './workspace.ts';

const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
const preamble = `Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n${header}\n`;

/** One in ten gives an address, one in thirty no company. */
function* linkedinFile(rows: number): Generator<string> {
  yield preamble;
  let n = 0;
  for (const { given, family, title, organization, random } of makePeople(rows)) {
    const email =
      random < 0.1
        ? `${given}.${family}.${n}@example.org`
            .toLowerCase()
            .normalize('NFD')
            .replace(/[^!-~]/g, '')
        : '';
    const company = random > 0.97 ? '' : `"${organization}"`;
    yield `${given},${family},https://www.linkedin.com/in/person-${n},${email},${company},"${title}",${1 + (n % 28)} Mar 2024\n`;
    n += 1;
  }
}

/** Each names somebody further up, or nobody where `isNamed` is false: the file is as long either way. */
function* referrersFile(rows: number, isNamed: boolean): Generator<string> {
  yield 'First Name,Last Name,Company,Job Title,E-mail Address,Referred By\n';
  for (let n = 0; n < rows; n += 1)
    yield `Given${n},Family${n},Company ${n % 500},Director,given${n}@example.org,${isNamed && n > 0 ? `Given${n >> 1} Family${n >> 1}` : ''}\n`;
}

/** What naming who made each introduction adds to a list, at the size where people met it and at a large one. */
export async function measureReferrers(url: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const rows of [2_000, 100_000]) {
    const took: Record<string, number> = {};
    for (const kind of ['without', 'with']) {
      const path = join(tmpdir(), `threefold-bench-${process.pid}-${kind}.csv`);
      await pipeline(Readable.from(referrersFile(rows, kind === 'with')), createWriteStream(path));
      const { ms } = await importOnce(url, await createWorkspace(url), path).finally(() =>
        rm(path, { force: true }),
      );
      took[kind] = ms;
    }
    const { without = 1, with: named = 0 } = took;
    figures.push({
      what: `import of ${rows.toLocaleString('en')} rows that say who referred each`,
      measured: `${Math.round(named)} ms`,
      against: `without that column ${Math.round(without)} ms`,
      ratio: named / without,
      target: '<= 1.3',
    });
  }
  return figures;
}

type Place = { url: string; ownerUrl: string; pid: number };
type Asking = { importing: BenchWorkspace; reading: BenchWorkspace; rows: number };

/**
 * A file through the API, recognized, read, matched and with its history, twice; against COPY of the contacts that it made into a
 * table with the same indexes, once behind each of the two, so that neither has the quieter machine. Meanwhile the contacts of
 * another workspace are listed, once every 25 ms. What an import leaves to the background is waited for before COPY is measured.
 */
export async function measureImport(place: Place, { importing, reading, rows }: Asking): Promise<Figure[]> {
  const path = join(tmpdir(), `threefold-bench-${process.pid}.csv`);
  const url = `${place.url}/api/v1/workspaces/${reading.workspaceId}/contacts?limit=50`;
  const watched = <Result>(work: Promise<Result>) =>
    watch({ url, headers: reading.headers, pid: place.pid }, work);
  try {
    await pipeline(Readable.from(linkedinFile(rows)), createWriteStream(path));
    await warmUp(url, reading);
    const idle = await watched(sleep(10_000));
    const copy = () => measureCopy(place.ownerUrl, importing.workspaceId);
    const first = await watched(importOnce(place.url, importing, path));
    const search = await watched(searchToTheEnd(place.url, importing));
    const copyBehindFirst = await copy();
    const again = await watched(importOnce(place.url, importing, path));
    const copyBehindAgain = await copy();
    if (first.result.counts.created !== rows || again.result.counts.unchanged !== rows)
      throw new Error(`The import lost rows: ${JSON.stringify([first.result.counts, again.result.counts])}`);
    console.log(`  COPY ${Math.round(copyBehindFirst)} ms, then ${Math.round(copyBehindAgain)} ms`);
    return figuresOf({ rows, idle, first, search, again, copyMs: (copyBehindFirst + copyBehindAgain) / 2 });
  } finally {
    await rm(path, { force: true });
  }
}

/** So many lists that the server's memory and code are what they are after a day of work: they grow with requests, not with imports. */
async function warmUp(url: string, { headers }: BenchWorkspace): Promise<void> {
  for (let n = 0; n < 2_000; n += 1) await (await fetch(url, { headers })).arrayBuffer();
}

type Run = Watched<{ ms: number }>;
type Measured = {
  rows: number;
  idle: Watched<unknown>;
  first: Run;
  search: Watched<void>;
  again: Run;
  copyMs: number;
};

function figuresOf({ rows, idle, first, search, again, copyMs }: Measured): Figure[] {
  const pace = (ms: number) => `${Math.round(rows / (ms / 1000)).toLocaleString('en')} rows/s`;
  const p99 = Math.max(first.p99, again.p99);
  const peaks = [first, search, again].map(({ peakMegabytes }) => peakMegabytes - idle.peakMegabytes);
  console.log(
    `  over idle: ${peaks.map((peak) => `${Math.round(peak)} MB`).join(', ')} (import, search, import)`,
  );
  const megabytes = Math.max(...peaks);
  return [
    {
      what: `import of ${rows.toLocaleString('en')} LinkedIn rows`,
      measured: pace(first.result.ms),
      against: `COPY ${pace(copyMs)}`,
      ratio: copyMs / first.result.ms,
      target: '>= 0.4',
    },
    {
      what: 'the same file again',
      measured: pace(again.result.ms),
      against: `the first time ${pace(first.result.ms)}`,
      ratio: first.result.ms / again.result.ms,
      target: '>= 1',
    },
    {
      what: 'memory of server and import while it imports',
      measured: `${megabytes.toFixed(0)} MB over idle`,
      against: '250 MB',
      ratio: megabytes / 250,
      target: '<= 1',
    },
    {
      what: 'other requests meanwhile',
      measured: `p99 ${p99.toFixed(1)} ms`,
      against: `idle p99 ${idle.p99.toFixed(1)} ms`,
      ratio: p99 / idle.p99,
      target: '<= 2',
    },
  ];
}

async function importOnce(url: string, { workspaceId, headers }: BenchWorkspace, path: string) {
  const began = performance.now();
  const body = new FormData();
  body.set('file', await openAsBlob(path, { type: 'text/csv' }), 'Connections.csv');
  const base = `${url}/api/v1/workspaces/${workspaceId}/imports`;
  const started = await (await fetch(base, { method: 'POST', headers, body })).json();
  const uploadedMs = performance.now() - began;
  let readMs = 0;
  for (;;) {
    const state = await (await fetch(`${base}/${started.id}`, { headers })).json();
    if (state.status === 'importing' && readMs === 0) readMs = performance.now() - began;
    if (state.status === 'done') {
      const ms = performance.now() - began;
      console.log(
        `  uploaded after ${Math.round(uploadedMs)} ms, read through after ${Math.round(readMs)} ms, done after ${Math.round(ms)} ms`,
      );
      return { ms, counts: state.counts };
    }
    if (state.status === 'failed' || state.status === undefined)
      throw new Error(`The import failed: ${JSON.stringify(state)}`);
    await sleep(100);
  }
}

/** The search for people who are there twice, which follows an import by itself. */
async function searchToTheEnd(url: string, { workspaceId, headers }: BenchWorkspace): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/api/v1/workspaces/${workspaceId}/duplicate-search`, { headers });
    if (!answer.ok) throw new Error(`The search for duplicates answered ${answer.status}.`);
    if ((await answer.json()).status === 'done') return;
    await sleep(250);
  }
}
