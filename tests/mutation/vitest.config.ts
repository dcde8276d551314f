import { defineConfig } from 'vitest/config';

/** The tests that may notice a mutant: `pnpm mutate` names their folders, and whether they need a database. */
const { MUTATION_TESTS = '', MUTATION_DATABASE } = process.env;

export default defineConfig({
  test: {
    strictTags: false,
    env: { TZ: 'Pacific/Auckland' },
    include: MUTATION_TESTS.split(' '),
    ...(MUTATION_DATABASE && {
      globalSetup: ['tests/test-database-setup.ts'],
      testTimeout: 20_000,
      hookTimeout: 30_000,
    }),
  },
});
