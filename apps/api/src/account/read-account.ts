import type { AccountContents } from '@threefold/contracts/account';
import type { Temporal } from 'temporal-polyfill';
import type { Person } from '../platform/app-parts.ts';
import type { Database } from '../platform/database.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { countAccount, countSearch, listOwnSearches } from './account-queries.ts';

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
