import { defineConfig, devices } from '@playwright/test';

// The configuration is read again in every worker; the environment carries the port from the first reading to them. It lies
// below those from which systems give connections theirs, one of which could hold it already.
process.env.JOURNEY_PORT ??= String(20_000 + (process.pid % 12_000));
const port = process.env.JOURNEY_PORT;

/** What has one natural place is walked there alone: files at a desk, a meeting without network on a phone. The loop is walked at both. */
const atADesk = [
  'api-description',
  'data',
  'duplicates',
  'findings',
  'first-letter',
  'forms',
  'sample',
  'spreadsheet',
  'targets',
];
const onAPhone = ['first-day', 'offline', 'preparing', 'referrals', 'touch'];
/** A test with this tag says what a mouse and a keyboard do, at whatever size. */
const byMouseAndKeyboard = /@mouse-and-keyboard/;
const journeys = (names: readonly string[]) => names.map((name) => `**/${name}.journey.ts`);

/** One server for all journeys; each journey signs up its own seeker, so none sees another's data. */
export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.journey.ts',
  outputDir: '../.cache/test-results/journeys',
  forbidOnly: process.env.CI !== undefined,
  fullyParallel: true,
  workers: 2,
  // A second try on a machine with other work; the report names every journey that needed it.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: ['--disable-background-networking', '--disable-component-update', '--use-angle=swiftshader'],
    },
    actionTimeout: 10_000,
    timezoneId: 'America/New_York',
    locale: 'en-US',
    contextOptions: { reducedMotion: 'reduce' },
    // What a service worker asks for would not say what time it is on the journey.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: journeys(onAPhone),
      use: { ...devices['Desktop Chrome'], viewport: { width: 1360, height: 900 } },
    },
    {
      name: 'phone',
      testIgnore: journeys(atADesk),
      grepInvert: byMouseAndKeyboard,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
  ],
  webServer: {
    command: `"${process.execPath}" serve-journeys.ts`,
    cwd: import.meta.dirname,
    url: `http://localhost:${port}/readyz`,
    env: { PORT: port },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'pipe',
    stderr: 'pipe',
    timeout: 60_000,
  },
});
