import { migrate } from '@threefold/api/platform/migrate';
import { startTestCluster } from '@threefold/local-postgres/test-database';
import type { TestProject } from 'vitest/node';

/** Once per run: a throwaway cluster with one migrated database, which every test file clones by `createTestDatabase()`. */
export default async function setUpTestDatabase(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, template, stop } = await startTestCluster((ownerUrl) => migrate({ ownerUrl }));
  project.provide('testCluster', { adminUrl, template });
  return stop;
}
