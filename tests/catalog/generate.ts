import { writeFile } from 'node:fs/promises';
import { migrate } from '@threefold/api/platform/migrate';
import { createTestDatabase, startTestCluster } from '@threefold/local-postgres/test-database';
import { exportSchemaFile, exportSchemaText, makeGeneratedFiles } from './generated-files.ts';

const cluster = await startTestCluster((ownerUrl) => migrate({ ownerUrl }));
try {
  const { url } = await createTestDatabase(cluster);
  for (const [path, text] of await makeGeneratedFiles(url)) await writeFile(path, text);
  await writeFile(exportSchemaFile, exportSchemaText());
} finally {
  await cluster.stop();
}
