// How long a phone with no network takes until a meeting can be run, and the server until the letter after it is drafted.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { measureEntry } from './referral-entry.ts';
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
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      // The driver wants to know which line asked for each file, for which V8 would read the whole program a second time.
      '--js-flags=--no-enable-lazy-source-positions',
    ],
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
    const address = await carryMeeting(context, { page, seeker });
    return [await measureOpening(context, address), await measureEntry(context, address), drafting];
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Send = (method: 'POST' | 'PUT', url: string, data: object) => Promise<{ id: string }>;
type Seeker = {
  path: (rest: string) => string;
  /** As the browser does it, with what the browser's driver takes for itself. */
  send: Send;
  /** By a plain connection, with the cookie of the browser. */
  ask: Send;
  contactId: string;
};

async function signUp(page: Page): Promise<Seeker> {
  await page.goto('/sign-in');
  const send: Send = async (method, url, data) => {
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
  return { path, send, ask: await askAs(page), contactId: contact.id };
}

async function askAs(page: Page): Promise<Send> {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'content-type': 'application/json' };
  return async (method, url, data) => {
    const address = new URL(url, page.url());
    const answer = await fetch(address, { method, headers, body: JSON.stringify(data) });
    if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}.`);
    return answer.json();
  };
}

/** A meeting that the phone brings along, and no network from here on. Answers where it is run. */
async function carryMeeting(
  context: BrowserContext,
  { page, seeker }: { page: Page; seeker: Seeker },
): Promise<string> {
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
  return `/meetings/${meeting.id}?view=live`;
}

/** From the tap on the meeting to a field that takes words, with no network and a processor four times slower. */
async function measureOpening(context: BrowserContext, address: string): Promise<Figure> {
  const opened: Opening[] = [];
  for (let at = 0; at <= openings; at += 1) opened.push(await openOnce(context, address));
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
      requestAnimationFrame(() => setTimeout(() => console.info('usable', performance.now())));
    };
    requestAnimationFrame(look);
  });
  // Nothing is asked of the page before it is usable: each question would be run by the thread that is measured.
  const usable = page.waitForEvent('console', (message) => message.text().startsWith('usable'));
  await page.goto(address, { waitUntil: 'commit' });
  const ms = Number((await usable).text().split(' ')[1]);
  const { metrics } = await session.send('Performance.getMetrics');
  const busy = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  await page.close();
  return { ms, busyMs: busy * 1000 };
}

const answers = {
  feeling: 2,
  facts: 'We began late and spoke of the staffing of reviews.',
  incidents: [{ kind: 'late' }, { kind: 'interrupted' }],
  flubbed: [{ question: 'How would you handle appeals?', betterAnswer: 'I would start with the oldest.' }],
  missedPoints: ['I led a ward of thirty beds', 'I wrote its discharge rules', 'I taught both'],
};

/** The whole request: signed in by a cookie, looked back, drafted, kept. Beside it the same where nobody may be written to: what the letter takes. */
async function measureDrafting(seeker: Seeker, pid: number): Promise<Figure> {
  const silent = await seeker.send('POST', seeker.path('/contacts'), {
    givenName: 'Omar',
    familyName: 'Silent',
    doNotContact: true,
  });
  const drafted: Debriefing[] = [];
  const undrafted: Debriefing[] = [];
  for (let at = 0; at < debriefs; at += 1) {
    drafted.push(await debriefOnce(seeker, { contactId: seeker.contactId, pid }));
    undrafted.push(await debriefOnce(seeker, { contactId: silent.id, pid }));
  }
  const settled = (each: Debriefing[]) => median(each.slice(debriefs / 3).map(({ ms }) => ms));
  const ms = settled(drafted);
  const busyMs = drafted.reduce((sum, each) => sum + each.busyMs, 0) / debriefs;
  return {
    what: 'a debrief, its letter drafted',
    measured: `${ms.toFixed(1)} ms, the request, ${(ms - settled(undrafted)).toFixed(1)} ms of it for the letter; ${busyMs.toFixed(1)} ms busy (load ${loadavg()[0]?.toFixed(1)})`,
    against: '10 ms',
    ratio: ms / 10,
    target: '<= 1',
  };
}

type Debriefing = { ms: number; busyMs: number };

async function debriefOnce(
  { path, ask, send }: Seeker,
  { contactId, pid }: { contactId: string; pid: number },
): Promise<Debriefing> {
  const startsAt = new Date(Date.now() - 3_600_000).toISOString();
  const meeting = await send('POST', path('/meetings'), {
    contactIds: [contactId],
    startsAt,
    status: 'held',
  });
  const busyBefore = processorMs(pid);
  const began = performance.now();
  await ask('PUT', path(`/meetings/${meeting.id}/debrief`), answers);
  return { ms: performance.now() - began, busyMs: processorMs(pid) - busyBefore };
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
