import type { AccountContents } from '@threefold/contracts/erasure';
import type { Temporal } from 'temporal-polyfill';
import { requirePassword } from '../identity/authentication.ts';
import type { Person } from '../platform/app-parts.ts';
import type { Database } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import {
  countAccount,
  countSearch,
  deletePerson,
  deleteSearch,
  listCoachings,
  listOwnSearches,
  listWorkspaceTables,
  type ShareHeld,
} from './account-queries.ts';

type Erasing = { person: Person; password: string; now: Temporal.Instant };

/**
 * At once and for good: every search of this person with all of its tables and waiting jobs, who was let in, the sessions and
 * tokens, and last the person, so that a run that breaks off can be done again. The e-mail can sign up anew.
 */
export async function eraseAccount(
  db: Database,
  { person, password, now }: Erasing,
): Promise<{ workspaces: number }> {
  const { userId, email } = person;
  await requirePassword(db, userId, password);
  for (const share of await listCoachings(db, userId)) await leaveSearch(db, share, { userId, now });
  const tables = await listWorkspaceTables(db);
  const searches = await listOwnSearches(db, userId);
  for (const { id: workspaceId } of searches) {
    const scope: Scope = { workspaceId, userId, level: 'owner', now };
    await inWorkspace(db, scope, (transaction) => deleteSearch(transaction, workspaceId, tables));
  }
  await deletePerson(db, { userId, email, now: now.toString() });
  return { workspaces: searches.length };
}

/** The seeker whom this person coached reads that it ended. */
async function leaveSearch(
  db: Database,
  { workspaceId, level, email }: ShareHeld,
  { userId, now }: { userId: string; now: Temporal.Instant },
): Promise<void> {
  const scope: Scope = { workspaceId, userId, level, now };
  await inWorkspace(db, scope, (transaction) =>
    record(transaction, scope, [{ kind: 'share-revoked', detail: { email, level } }]),
  );
}

/** What would be taken out, or erased. */
export async function readAccount(
  db: Database,
  person: Person,
  now: Temporal.Instant,
): Promise<AccountContents> {
  const { userId, email } = person;
  const workspaces: AccountContents['workspaces'] = [];
  for (const { id, name } of await listOwnSearches(db, userId)) {
    const scope = { workspaceId: id, userId, level: 'owner' as const, now };
    workspaces.push({
      id,
      name,
      ...(await inWorkspace(db, scope, (transaction) => countSearch(transaction, id))),
    });
  }
  return { email, workspaces, ...(await countAccount(db, userId)) };
}
