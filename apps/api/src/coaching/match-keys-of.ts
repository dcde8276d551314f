import type { ProposedContact } from '@threefold/contracts/proposals';
import { storedMatchKeys, withComparableLinkedin } from '../contacts/contact-columns.ts';
import { parsePhone } from '../contacts/parse-phone.ts';

/** The keys that tell a person for sure; a mere name is none. Numbers without a prefix are read as of the contact's country, else of the seeker's. */
export function matchKeysOf(contact: ProposedContact, seekerCountry: string): string[] {
  const keys = storedMatchKeys(
    withComparableLinkedin({
      givenName: contact.givenName ?? '',
      familyName: contact.familyName ?? '',
      organization: null,
      linkedinUrl: contact.linkedinUrl || null,
      emails: contact.emails ?? [],
      phones: (contact.phones ?? []).map((phone) =>
        parsePhone(phone, contact.place?.country ?? seekerCountry),
      ),
    }),
  );
  return keys.filter((key) => !key.startsWith('name'));
}
