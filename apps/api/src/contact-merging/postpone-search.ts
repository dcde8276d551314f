import type { WorkspaceTransaction } from '../platform/database.ts';
import { enqueue } from '../platform/jobs.ts';
import type { Scope } from '../platform/scope.ts';
import { saveAsked } from './duplicates-queries.ts';

const again = { seconds: 10 };
/** An import that goes on says so with every batch; of one that fell silent nobody waits for the end. */
const longestSilence = { minutes: 2 };

/** Puts the search behind an import that goes on. */
export async function postponeSearch(
  db: WorkspaceTransaction,
  { workspaceId, now }: Pick<Scope, 'workspaceId' | 'now'>,
): Promise<void> {
  await saveAsked(db, workspaceId, now.toString());
  await enqueue(db, 'find-duplicates', {
    payload: { workspaceId },
    key: `find-duplicates ${workspaceId}`,
    runAt: now.add(again).toString(),
  });
}

export function quietSince({ now }: Pick<Scope, 'now'>): string {
  return now.subtract(longestSilence).toString();
}
