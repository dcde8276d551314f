import type { ContactInput } from '@threefold/contracts/contacts';
import { createMatchIndex, findMatch } from '@threefold/domain/contact-imports/match';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { storedMatchKeys, withComparableLinkedin } from './contact-columns.ts';
import { listContactsByMatchKeys } from './contacts-queries.ts';

/** The id of the contact that surely is this person: the same LinkedIn profile or e-mail address. Null where nobody is. */
export async function findSameContact(
  db: WorkspaceTransaction,
  scope: Scope,
  input: ContactInput,
): Promise<string | null> {
  const person = withComparableLinkedin({
    givenName: input.givenName ?? '',
    familyName: input.familyName ?? '',
    organization: null,
    linkedinUrl: input.linkedinUrl || null,
    emails: input.emails ?? [],
    phones: [],
  });
  const keys = storedMatchKeys(person);
  if (keys.length === 0) return null;
  const candidates = await listContactsByMatchKeys(db, scope.workspaceId, keys);
  const match = findMatch(createMatchIndex(candidates.map(withComparableLinkedin)), person);
  return match.kind === 'same' ? match.id : null;
}
