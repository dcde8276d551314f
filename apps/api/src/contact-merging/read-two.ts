import { contactOfRow, findContact } from '../contacts/contact.ts';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { listPeople, type PersonRow } from './merges-queries.ts';

export type Two = { survivor: PersonRow; merged: PersonRow };
type Wanted = {
  survivorId: string;
  mergedId: string;
  survivorVersion?: number | undefined;
  mergedVersion?: number | undefined;
};

/** Both, if they are two and there, and as the caller saw them. */
export async function readTwo(
  db: WorkspaceTransaction,
  scope: Scope,
  { survivorId, mergedId, survivorVersion, mergedVersion, lock }: Wanted & { lock: boolean },
): Promise<Two> {
  if (survivorId === mergedId)
    throw new Problem('rule-broken', 'Choose two contacts: this is one and the same.', {
      code: 'merge-with-itself',
      errors: [{ path: 'mergedId', message: 'must be another contact' }],
    });
  const people = await listPeople(db, scope.workspaceId, { ids: [survivorId, mergedId], lock });
  const byId = new Map(people.filter(({ deletedAt }) => deletedAt === null).map((row) => [row.id, row]));
  // Says who the one that is not there went into, if anybody.
  for (const id of [survivorId, mergedId]) if (!byId.has(id)) await findContact(db, scope, id);
  const [survivor, merged] = [byId.get(survivorId), byId.get(mergedId)];
  if (!survivor || !merged) throw notFound('contact');
  requireVersion(survivor.version, survivorVersion ?? null, contactOfRow(survivor, scope));
  requireVersion(merged.version, mergedVersion ?? null, contactOfRow(merged, scope));
  return { survivor, merged };
}
