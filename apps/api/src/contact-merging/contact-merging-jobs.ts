import type { AppParts } from '../platform/app-parts.ts';
import type { JobPayloads, Jobs } from '../platform/jobs.ts';
import { runInChildProcess } from '../platform/run-in-child-process.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { hasMoreThan, isImporting } from './duplicates-queries.ts';
import { findDuplicates } from './find-duplicates.ts';
import { postponeSearch, quietSince } from './postpone-search.ts';

export const contactMergingJobs: Jobs = { 'find-duplicates': findWhereItFits };

/** So few people are compared before a process has started. */
const few = 2_000;
const program = new URL('../duplicates-process.ts', import.meta.url);

async function findWhereItFits(
  parts: AppParts,
  payload: JobPayloads['find-duplicates'],
  signal: AbortSignal,
): Promise<void> {
  const { workspaceId } = payload;
  const scope: Scope = { workspaceId, userId: null, level: 'owner', now: parts.clock.now() };
  const { isPostponed, areMany } = await inWorkspace(parts.db, scope, async (db) => {
    const isPostponed = await isImporting(db, workspaceId, quietSince(scope));
    if (isPostponed) await postponeSearch(db, scope);
    return { isPostponed, areMany: await hasMoreThan(db, workspaceId, few) };
  });
  if (isPostponed) return;
  if (!areMany) return findDuplicates(parts, payload);
  const end = await runInChildProcess(program, { parts, payload, signal });
  if (end !== 'done') throw new Error(`The search for duplicates ${end}; its output says why.`);
}
