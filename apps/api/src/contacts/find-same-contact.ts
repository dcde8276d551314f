import type { ContactInput } from '@threefold/contracts/contacts';
import { createMatchIndex, findMatch } from '@threefold/domain/contacts/match';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { storedMatchKeys, withComparableLinkedin } from './contact-columns.ts';
import { listContactsByMatchKeys } from './contacts-queries.ts';
import { parsePhone } from './parse-phone.ts';

/** The id of the contact that surely is this person: the same LinkedIn profile, e-mail address, or phone with the family name. Null where nobody is. */
export async function findSameContact(
  db: WorkspaceTransaction,
  scope: Scope,
  input: ContactInput,
): Promise<string | null> {
  const { phones = [], place } = input;
  const country =
    place?.country ?? (phones.length > 0 ? (await readSettings(db, scope.workspaceId)).country : null);
  const person = withComparableLinkedin({
    givenName: input.givenName ?? '',
    familyName: input.familyName ?? '',
    organization: null,
    linkedinUrl: input.linkedinUrl || null,
    emails: input.emails ?? [],
    phones: phones.map((phone) => parsePhone(phone, country)),
  });
  const keys = storedMatchKeys(person);
  if (keys.length === 0) return null;
  const candidates = await listContactsByMatchKeys(db, scope.workspaceId, keys);
  const match = findMatch(createMatchIndex(candidates.map(withComparableLinkedin)), person);
  return match.kind === 'same' ? match.id : null;
}
