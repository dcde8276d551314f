import type { ProposedContact } from '@threefold/contracts/proposals';
import { storedMatchKeys, withComparableLinkedin } from '../contacts/contact-columns.ts';
import { parsePhone } from '../contacts/parse-phone.ts';

/** The keys that tell a person for sure; a mere name is none. */
export function matchKeysOf(contact: ProposedContact): string[] {
  const keys = storedMatchKeys(
    withComparableLinkedin({
      givenName: contact.givenName ?? '',
      familyName: contact.familyName ?? '',
      organization: null,
      linkedinUrl: contact.linkedinUrl || null,
      emails: contact.emails ?? [],
      phones: (contact.phones ?? []).map((phone) => parsePhone(phone, contact.place?.country ?? null)),
    }),
  );
  return keys.filter((key) => !key.startsWith('name'));
}
