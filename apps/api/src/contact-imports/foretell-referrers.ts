import { splitValues } from '@threefold/domain/exports/joined-values';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listImaginedReferrals, listImportPeople, matchImportPeople } from './import-people-queries.ts';
import { listKnownContacts } from './imported-contacts-queries.ts';
import { explain, nameKey } from './link-referrers.ts';
import { saveReason } from './link-referrers-queries.ts';

const atOnce = 100;
type Named = { id: string; givenName: string | null; familyName: string | null };

/**
 * What `linkReferrers` will do with those whom a file names, said in the rows of a dry run. Works on the people behind the id
 * `after`; answers the last one, null when there are no more.
 */
export async function foretellReferrers(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { importId, after }: { importId: string; after: string },
): Promise<string | null> {
  const page = await listImaginedReferrals(db, workspaceId, { importId, after, limit: atOnce });
  const keys = [...new Set(page.flatMap(({ label }) => splitValues(label).map(nameKey)))];
  const named = await listNamed(db, workspaceId, { importId, keys });
  for (const { id, label, line, reason } of page) {
    const told = splitValues(label).map((name) =>
      explain(
        name,
        [...(named.get(nameKey(name))?.values() ?? [])].filter((one) => one.id !== id),
      ),
    );
    await saveReason(db, workspaceId, {
      importId,
      line,
      reason: [reason, ...told].filter(Boolean).join('; '),
    });
  }
  return page.at(-1)?.id ?? null;
}

/** Everybody of these names, by the key of the name and the id: who is here, and who would come in. */
async function listNamed(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, keys }: { importId: string; keys: readonly string[] },
): Promise<Map<string, Map<string, Named>>> {
  const named = new Map(keys.map((key) => [key, new Map<string, Named>()]));
  for (const contact of await listKnownContacts(db, workspaceId, { keys, lock: false }))
    for (const key of contact.matchKeys)
      if (contact.deletedAt === null) named.get(key)?.set(contact.id, contact);
  const found = await matchImportPeople(db, workspaceId, { importId, keys });
  const people = await listImportPeople(db, workspaceId, {
    importId,
    ids: [...new Set(found.map(({ personId }) => personId))],
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  for (const { keyNumber, personId } of found) {
    const person = byId.get(personId);
    if (person) named.get(keys[keyNumber - 1] ?? '')?.set(personId, { id: personId, ...person.fields });
  }
  return named;
}
