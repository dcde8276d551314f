// What a change and a new entry of one contact say, how they look before the server has answered, and the way back.
import type { Contact, TargetReason } from '@threefold/contracts/contacts';
import { nowhere } from '@threefold/domain/contacts/contact-facts';
import { fieldInSentence } from '@threefold/domain/contacts/contact-fields';
import { foldText } from '@threefold/domain/contacts/search-text';
import { splitName } from '@threefold/domain/contacts/split-name';
import type { ApiCall } from '../../shared/api/request.ts';

export type ContactPatch = NonNullable<ApiCall<'PATCH /workspaces/:workspaceId/contacts/:contactId'>['body']>;
export type NewContact = ApiCall<'POST /workspaces/:workspaceId/contacts'>['body'];

type Field = keyof ContactPatch;

const fieldsOf = (patch: ContactPatch): Field[] =>
  // The keys of a patch are its fields.
  Object.keys(patch) as Field[];

const placeAfter = (contact: Contact, place: ContactPatch['place']): Contact['place'] => {
  if (place === undefined) return contact.place;
  if (place === null) return null;
  return { ...nowhere, ...contact.place, ...place };
};

const phonesAfter = (phones: NonNullable<ContactPatch['phones']>): Contact['phones'] =>
  phones.map((phone) =>
    typeof phone === 'string'
      ? { e164: null, typed: phone }
      : { e164: phone.e164 ?? null, typed: phone.typed, ...(phone.label ? { label: phone.label } : {}) },
  );

/** The contact as it will be, until the server says how it is. */
export const withPatch = (contact: Contact, patch: ContactPatch): Contact => {
  const { phones, place, ...plain } = patch;
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  return {
    ...contact,
    ...given,
    ...(phones ? { phones: phonesAfter(phones) } : {}),
    place: placeAfter(contact, place),
  };
};

/** The patch that puts back what this one changes. */
export const inverseOf = (contact: Contact, patch: ContactPatch): ContactPatch =>
  Object.fromEntries(fieldsOf(patch).map((field) => [field, contact[field]]));

/** "the title and organization". */
export const patchInWords = (patch: ContactPatch): string => {
  const words = fieldsOf(patch).map(fieldInSentence);
  const last = words.at(-1) ?? 'entry';
  return `the ${words.length > 1 ? `${words.slice(0, -1).join(', ')} and ` : ''}${last}`;
};

const valueInWords = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const list = Array.isArray(value) ? value : [value];
  const texts = list.map((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return String(entry);
    return 'typed' in entry ? String(entry.typed) : Object.values(entry).filter(Boolean).join(', ');
  });
  const text = texts.join(', ') || 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

/** One sentence with both versions, for a change that came too late. */
export const conflictInWords = (current: Contact, patch: ContactPatch): string => {
  const [field] = fieldsOf(patch);
  if (!field) return 'This contact was changed somewhere else. You’re seeing the latest version.';
  const here = valueInWords(patch[field]);
  const there = valueInWords(current[field]);
  return here === there
    ? 'This contact was changed somewhere else in the same way. You’re seeing the latest version.'
    : `This contact was changed somewhere else. For ${patchInWords({ [field]: null })}, the latest is “${there}”; yours was “${here}”. You’re seeing the latest version; change it again to keep yours.`;
};

// What is typed into the form for a new person, and what of it goes to the server.

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
