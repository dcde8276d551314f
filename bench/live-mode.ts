// How long a phone with no network takes until a meeting can be run, and the server until the letter after it is drafted.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { startServer } from './servers.ts';
import { type Figure, printTable } from './table.ts';

const openings = 9;
const debriefs = 60;
const slowdown = 4;

export async function measureMeetings(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'threefold-bench-'));
  const server = await startServer('apps/api/src/main.ts', { DATA_DIR: dataDir, RATE_LIMIT: 'off' });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const context = await browser.newContext({
      baseURL: server.url.replace('127.0.0.1', 'localhost'),
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    const page = await context.newPage();
    const seeker = await signUp(page);
    const drafting = await measureDrafting(seeker, server.pid);
    return [await measureOpening(context, { page, seeker }), drafting];
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Seeker = {
  path: (rest: string) => string;
  send: (method: 'POST' | 'PUT', url: string, data: object) => Promise<{ id: string }>;
  contactId: string;
};

async function signUp(page: Page): Promise<Seeker> {
  await page.goto('/sign-in');
  const send: Seeker['send'] = async (method, url, data) => {
    const answer = await page.request.fetch(url, { method, data });
    if (!answer.ok()) throw new Error(`${method} ${url} answered ${answer.status()}.`);
    return answer.json();
  };
  const who = { name: 'Bench', email: `bench-${Date.now()}@example.org` };
  await send('POST', '/api/auth/sign-up/email', { ...who, password: 'a long enough password' });
  const me = await (await page.request.get('/api/v1/me')).json();
  const path = (rest: string) => `/api/v1/workspaces/${me.workspaces[0].id}${rest}`;
  const contact = await send('POST', path('/contacts'), {
    givenName: 'Ruth',
    familyName: 'Abernathy',
    emails: ['ruth@halden.example'],
  });
  return { path, send, contactId: contact.id };
}

/** From the tap on the meeting to a field that takes words, with no network and a processor four times slower. */
async function measureOpening(
  context: BrowserContext,
  { page, seeker }: { page: Page; seeker: Seeker },
): Promise<Figure> {
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  const meeting = await seeker.send('POST', seeker.path('/meetings'), {
    contactIds: [seeker.contactId],
    startsAt,
  });
  await page.goto('/today');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(
    (id) => Object.keys(localStorage).some((name) => name.includes('referrals') && name.includes(id)),
    meeting.id,
  );
  await page.close();
  await context.setOffline(true);
  const opened: Opening[] = [];
  for (let at = 0; at <= openings; at += 1)
    opened.push(await openOnce(context, `/meetings/${meeting.id}?view=live`));
  // The first one fills the caches of the browser itself.
  const ms = median(opened.slice(1).map((opening) => opening.ms));
  const busyMs = median(opened.slice(1).map((opening) => opening.busyMs));
  return {
    what: 'live mode, offline, on a phone',
    measured: `${Math.round(ms)} ms until usable, ${Math.round(busyMs)} ms of them busy (load ${loadavg()[0]?.toFixed(1)})`,
    against: '1000 ms',
    ratio: ms / 1000,
    target: '<= 1',
  };
}

/** `busyMs`: the processor time of the page's main thread, slowed down, whatever else the machine does. */
type Opening = { ms: number; busyMs: number };

async function openOnce(context: BrowserContext, address: string): Promise<Opening> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(() => {
    const look = () => {
      const field = document.querySelector('textarea');
      if (!field?.offsetParent) return void requestAnimationFrame(look);
      // Drawn, and the main thread free again.
      requestAnimationFrame(() => setTimeout(() => performance.mark('usable')));
    };
    requestAnimationFrame(look);
  });
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
  const ms = await page.evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? Number.NaN);
  const { metrics } = await session.send('Performance.getMetrics');
  const busy = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  await page.close();
  return { ms, busyMs: busy * 1000 };
}

/** The whole request: signed in, looked back, drafted, kept. */
async function measureDrafting({ path, send, contactId }: Seeker, pid: number): Promise<Figure> {
  const answers = {
    feeling: 2,
    facts: 'We began late and spoke of the staffing of reviews.',
    incidents: [{ kind: 'late' }, { kind: 'interrupted' }],
    flubbed: [{ question: 'How would you handle appeals?', betterAnswer: 'I would start with the oldest.' }],
    missedPoints: ['I led a ward of thirty beds', 'I wrote its discharge rules', 'I taught both'],
  };
  const times: number[] = [];
  let busyMs = 0;
  for (let at = 0; at < debriefs; at += 1) {
    const startsAt = new Date(Date.now() - 3_600_000).toISOString();
    const meeting = await send('POST', path('/meetings'), {
      contactIds: [contactId],
      startsAt,
      status: 'held',
    });
    const busyBefore = processorMs(pid);
    const began = performance.now();
    await send('PUT', path(`/meetings/${meeting.id}/debrief`), answers);
    times.push(performance.now() - began);
    busyMs += processorMs(pid) - busyBefore;
  }
  const ms = median(times.slice(debriefs / 3));
  return {
    what: 'a debrief, its letter drafted',
    measured: `${ms.toFixed(1)} ms, the request, ${(busyMs / debriefs).toFixed(1)} ms of it busy (load ${loadavg()[0]?.toFixed(1)})`,
    against: '10 ms',
    ratio: ms / 10,
    target: '<= 1',
  };
}

/** What a process used of the processor so far; Linux counts in hundredths of a second, which many requests make up for. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

if (import.meta.main) console.log(printTable(await measureMeetings()));
