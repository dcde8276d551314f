import { defineConfig } from 'vitest/config';

/** Zones far from UTC on both sides bring out what depends on the machine's own. */
const env = { TZ: 'Pacific/Auckland' };

/**
 * Milliseconds that a test may take while the machine is busy with other things, by what it does. On a quiet one each takes a
 * tenth at most; a test that needs more is wrong, and one that needs more than its kind is of another kind.
 */
const rules = { testTimeout: 10_000 };
const overHttp = { testTimeout: 20_000, hookTimeout: 60_000 };
/** Programs, servers, clusters and compilers are started, killed, and waited for. */
const startsPrograms = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
};
/** A file that fills, replays, exports or restores whole workspaces says `@module-tag whole-workspace` at its top. */
const wholeWorkspace = { name: 'whole-workspace', timeout: 120_000 };

export default defineConfig({
  test: {
    env,
    tags: [wholeWorkspace],
    // One more than the two cores that the suite is meant for: a third of the tests wait for programs that start and stop.
    maxWorkers: 3,
    // `isolate: false` below: a worker loads the program once for all of its files, which halves the work; what a file changes
    // (a clock, a database) is its own, and the tests of processes keep a worker each.
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          isolate: false,
          ...rules,
          include: [
            'packages/{domain,contracts}/src/**/*.test.ts',
            'apps/web/src/**/*.test.{ts,tsx}',
            'tests/{fixtures,fuzz,letters}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          isolate: false,
          include: [
            'apps/api/src/**/*.test.ts',
            'packages/pipelined-kysely/src/**/*.test.ts',
            'tests/{catalog,isolation,loop,touched}/**/*.test.ts',
          ],
          globalSetup: ['tests/test-database-setup.ts'],
          ...overHttp,
        },
      },
      {
        extends: true,
        test: {
          name: 'programs',
          include: [
            'apps/cli/src/**/*.test.ts',
            'packages/local-postgres/src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/{api-client,faults}/**/*.test.ts',
          ],
          globalSetup: ['tests/test-database-setup.ts'],
          ...startsPrograms,
        },
      },
      {
        extends: true,
        test: {
          name: 'tooling',
          include: ['tests/architecture/**/*.test.ts'],
          // Every file of the project is read.
          testTimeout: 60_000,
        },
      },
    ],
  },
});
