import { defineConfig } from 'vitest/config';

/** Zones far from UTC on both sides bring out what depends on the machine's own. */
const env = { TZ: 'Pacific/Auckland' };

export default defineConfig({
  test: {
    env,
    // By itself vitest leaves a core free; on two cores that is half of them, while the database waits for its turn anyway.
    maxWorkers: 2,
    // `isolate: false` below: a worker loads the program once for all of its files, which halves the work; what a file changes
    // (a clock, a database) is its own, and the tests of processes keep a worker each.
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          isolate: false,
          include: [
            'packages/{domain,contracts}/src/**/*.test.ts',
            'apps/web/src/**/*.test.{ts,tsx}',
            'tests/{fixtures,fuzz}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          isolate: false,
          include: [
            'apps/{api,cli}/src/**/*.test.ts',
            'packages/pipelined-kysely/src/**/*.test.ts',
            'tests/{api-client,catalog,isolation,loop,faults,touched}/**/*.test.ts',
          ],
          globalSetup: ['tests/test-database-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'tooling',
          include: [
            'packages/local-postgres/src/**/*.test.ts',
            'tests/architecture/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
