// What is typed into the form for a new person, and what of it goes to the server.
import type { Contact, TargetReason } from '@threefold/contracts/contacts';
import { foldText } from '@threefold/domain/contacts/search-text';
import { splitName } from '@threefold/domain/contacts/split-name';
import type { NewContact } from '../contacts-requests.ts';

export type NameParts = { givenName: string; familyName: string; credentials: string };
export type NewContactForm = NameParts & {
  organization: string;
  title: string;
  email: string;
  phone: string;
  reasons: TargetReason[];
  faceToFace: boolean;
};

/** "Dr. Ruth Abernathy, MD" in its parts, ready to be corrected. */
export const partsOf = (name: string): NameParts => {
  const { givenName, familyName, credentials } = splitName(name);
  return { givenName: givenName ?? '', familyName: familyName ?? '', credentials: credentials ?? '' };
};

/** Somebody without a name can be found again by an address. */
export const isEnough = ({ givenName, familyName, email }: NewContactForm): boolean =>
  [givenName, familyName, email].some((part) => part.trim() !== '');

export const contactFrom = (form: NewContactForm): NonNullable<NewContact> => {
  const email = form.email.trim();
  const phone = form.phone.trim();
  return {
    givenName: form.givenName.trim(),
    familyName: form.familyName.trim(),
    credentials: form.credentials.trim() || null,
    title: form.title.trim() || null,
    organization: form.organization.trim() || null,
    emails: email === '' ? [] : [email],
    phones: phone === '' ? [] : [phone],
    reasons: form.reasons,
    faceToFace: form.faceToFace,
  };
};

const wordsOf = (text: string): Set<string> =>
  new Set(
    foldText(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );

/** Those found who bear every typed word of the name, or the same address: perhaps the person is there already. */
export const likelySame = (
  found: readonly Contact[],
  { givenName, familyName, email }: NameParts & { email: string },
): Contact[] => {
  const typed = [...wordsOf(`${givenName} ${familyName}`)];
  const address = email.trim().toLowerCase();
  return found.filter((contact) => {
    if (address !== '' && contact.emails.includes(address)) return true;
    const theirs = wordsOf(`${contact.givenName} ${contact.familyName}`);
    return typed.length > 1 && typed.every((word) => theirs.has(word));
  });
};
