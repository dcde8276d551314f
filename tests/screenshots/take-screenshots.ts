// pnpm screenshots: the real screens with the sample network, for the README and for looking at. They go to docs/pictures.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { findContact, post, type Seeker, signUpWithSample } from './sample-seeker.ts';
import { serveSample } from './serve-sample.ts';

const at = '2026-11-24T15:18:00Z';
const pictures = process.env.PICTURES_DIR ?? join(import.meta.dirname, '../../docs/pictures');
const desk = { width: 1360, height: 900 };
const phone = { width: 390, height: 844 };

type Shot = {
  name: string;
  path: string;
  on: { width: number; height: number };
  theme?: 'light' | 'dark';
  ready?: (page: Page) => Promise<void>;
};

async function takeAll(browser: Browser, baseURL: string): Promise<void> {
  const context = await openContext(browser, baseURL);
  const seeker = await signUpWithSample(context, { name: 'Dana Whitfield', email: 'dana@example.org' });
  for (const shot of await listShots(seeker)) await take(context, shot);
  await context.close();
}

async function openContext(browser: Browser, baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    timezoneId: 'America/Chicago',
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
  await context.clock.setFixedTime(new Date(at));
  return context;
}

async function listShots(seeker: Seeker): Promise<Shot[]> {
  const named = await findContact(seeker, 'Lindqvist');
  const known = await findContact(seeker, 'Abernathy');
  const letter = await post(seeker.request, seeker.path(`/contacts/${named.id}/letters`), {
    kind: 'outreach',
  });
  const meetings = await (
    await seeker.request.get(seeker.path('/meetings'), { params: { status: 'planned' } })
  ).json();
  const meeting = meetings.items.at(-1);
  return [
    { name: 'today', path: '/today', on: desk },
    { name: 'today-phone', path: '/today', on: phone },
    { name: 'network', path: '/network', on: desk },
    { name: 'network-dark', path: '/network', on: desk, theme: 'dark' },
    { name: 'network-phone', path: '/network', on: phone },
    { name: 'letter', path: `/letters/${letter.id}`, on: desk },
    { name: 'contacts', path: '/contacts', on: desk },
    { name: 'contact', path: `/contacts/${known.id}`, on: desk },
    { name: 'contact-phone', path: `/contacts/${known.id}`, on: phone, theme: 'dark' },
    ...(meeting
      ? [
          { name: 'meeting', path: `/meetings/${meeting.id}`, on: desk },
          { name: 'meeting-phone', path: `/meetings/${meeting.id}`, on: phone },
        ]
      : []),
    { name: 'import', path: '/imports', on: desk },
    { name: 'settings', path: '/settings/sharing', on: desk },
  ];
}

async function take(context: BrowserContext, { name, path, on, theme = 'light' }: Shot): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize(on);
  await page.emulateMedia({ colorScheme: theme });
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.close();
}

await mkdir(pictures, { recursive: true });
const server = await serveSample(at);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
  args: ['--disable-background-networking', '--use-angle=swiftshader'],
});
try {
  await takeAll(browser, server.url);
} finally {
  await browser.close();
  await server.close();
}
