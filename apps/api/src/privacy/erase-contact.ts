import { eraseToUnnamed } from '../contacts/erase-to-unnamed.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { lockPerson } from './privacy-queries.ts';

type Erased = { id: string; erased: true; staysUnnamed: boolean };

/** One person at once and for good, from the bin or not. Whoever is in the figures of progress stays counted: they name nobody. */
export async function eraseContact(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<Erased> {
  const person = await lockPerson(db, scope.workspaceId, contactId);
  if (!person) throw notFound('contact');
  // A second click finds the place that the first one left.
  if (person.erasedAt !== null) return { id: contactId, erased: true, staysUnnamed: true };
  const staying = await eraseToUnnamed(db, scope, [contactId]);
  const staysUnnamed = staying.has(contactId);
  record(db, scope, [{ kind: 'person-erased', detail: { staysUnnamed } }]);
  return { id: contactId, erased: true, staysUnnamed };
}
