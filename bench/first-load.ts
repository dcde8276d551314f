// What a browser fetches until a page of somebody who is signed in is at rest, as it travels.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { startServer } from './servers.ts';
import { type Figure, printTable } from './table.ts';

const pages = ['/today', '/contacts', '/network'];
const limits = { all: 250, scripts: 130, fonts: 80, requests: 20 };

export async function measureFirstLoads(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'threefold-bench-'));
  const server = await startServer('apps/api/src/main.ts', { DATA_DIR: dataDir, RATE_LIMIT: 'off' });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const url = server.url.replace('127.0.0.1', 'localhost');
    const state = await signUp(browser, url);
    const figures: Figure[] = [];
    for (const page of pages) figures.push(...describeLoad(page, await load(browser, { url, page, state })));
    return figures;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type State = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

/** Somebody with a contact whose letter promises a call, so that each page has something to show. */
async function signUp(browser: Browser, url: string): Promise<State> {
  const context = await browser.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
  const post = async (address: string, data: object) => {
    const answer = await context.request.post(address, { data });
    if (!answer.ok()) throw new Error(`POST ${address} answered ${answer.status()}: ${await answer.text()}`);
    return answer.json();
  };
  const who = { name: 'Bench Whitfield', email: `bench-${Date.now()}@example.org` };
  await post('/api/auth/sign-up/email', { ...who, password: 'a long enough password' });
  const me = await (await context.request.get('/api/v1/me')).json();
  await post(`/api/v1/workspaces/${me.workspaces[0].id}/contacts`, {
    givenName: 'Ruth',
    familyName: 'Abernathy',
    organization: 'Halden Health',
    emails: ['ruth@halden.example'],
    phones: ['+1 212 555 0143'],
    reasons: ['role'],
  });
  const state = await context.storageState();
  await context.close();
  return state;
}

type Load = { all: number; scripts: number; fonts: number; requests: number };

/** With an empty cache and without the service worker, which keeps the other files for later once the page is there. */
async function load(
  browser: Browser,
  { url, page: path, state }: { url: string; page: string; state: State },
): Promise<Load> {
  const context = await browser.newContext({ baseURL: url, storageState: state, serviceWorkers: 'block' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map<string, string>();
  const load: Load = { all: 0, scripts: 0, fonts: 0, requests: 0 };
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    const kilobytes = encodedDataLength / 1000;
    load.all += kilobytes;
    if (kind === 'Script') load.scripts += kilobytes;
    if (kind === 'Font') load.fonts += kilobytes;
    load.requests += 1;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await context.close();
  return load;
}

function describeLoad(page: string, load: Load): Figure[] {
  const limited = (what: string, measured: number, { limit, unit }: { limit: number; unit: string }) => ({
    what: `first load of ${page}, ${what}`,
    measured: `${Math.round(measured)}${unit}`,
    against: `${limit}${unit}`,
    ratio: measured / limit,
    target: '<= 1',
  });
  return [
    limited('on the wire', load.all, { limit: limits.all, unit: ' kB' }),
    limited('JavaScript', load.scripts, { limit: limits.scripts, unit: ' kB' }),
    limited('fonts', load.fonts, { limit: limits.fonts, unit: ' kB' }),
    limited('requests', load.requests, { limit: limits.requests, unit: '' }),
  ];
}

if (import.meta.main) console.log(printTable(await measureFirstLoads()));
