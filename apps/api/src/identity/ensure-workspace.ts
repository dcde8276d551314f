import type { Temporal } from 'temporal-polyfill';
import type { Database } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { createFirstSettings } from '../settings/settings.ts';
import { insertWorkspace, listOwnWorkspaces } from './identity-queries.ts';

type Person = { userId: string; name: string; email: string };

/** Makes a person's first workspace where there is none yet; answers nothing, does no harm twice. */
export async function ensureWorkspace(db: Database, now: Temporal.Instant, person: Person): Promise<void> {
  if ((await listOwnWorkspaces(db, person.userId)).length > 0) return;
  const workspaceId = newId(now);
  const scope: Scope = { workspaceId, userId: person.userId, level: 'owner', now };
  await inWorkspace(db, scope, async (transaction) => {
    await insertWorkspace(transaction, {
      id: workspaceId,
      name: `${person.name}'s search`,
      ownerId: person.userId,
      createdAt: now.toString(),
    });
    await createFirstSettings(transaction, scope, person);
  });
}
