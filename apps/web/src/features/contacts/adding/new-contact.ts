// What is typed into the form for a new person, and what of it goes to the server.
import type { Contact, TargetReason } from '@threefold/contracts/contacts';
import { foldText } from '@threefold/domain/contacts/search-text';
import { splitName } from '@threefold/domain/contacts/split-name';
import type { NewContact } from '../contacts-requests.ts';

export type NameParts = { givenName: string; familyName: string; credentials: string };
/** One address and one number; more are added on the person's page. */
export type NewContactForm = NameParts & {
  /** The whole of it, as typed. */
  name: string;
  organization: string;
  title: string;
  emails: [string];
  phones: [string];
  reasons: TargetReason[];
  faceToFace: boolean;
};

/** "Dr. Ruth Abernathy, MD" in its parts, ready to be corrected. */
export const partsOf = (name: string): NameParts => {
  const { givenName, familyName, credentials } = splitName(name);
  return { givenName: givenName ?? '', familyName: familyName ?? '', credentials: credentials ?? '' };
};

const known = (texts: readonly string[]): string[] => texts.map((text) => text.trim()).filter(Boolean);

export const contactFrom = (form: NewContactForm): NonNullable<NewContact> => {
  return {
    givenName: form.givenName.trim(),
    familyName: form.familyName.trim(),
    credentials: form.credentials.trim() || null,
    title: form.title.trim() || null,
    organization: form.organization.trim() || null,
    emails: known(form.emails),
    phones: known(form.phones),
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
