// A change of one contact, how it looks before the server has answered, and how it is taken back.
import type { Contact } from '@threefold/contracts/contacts';
import { nowhere } from '@threefold/domain/contacts/contact-facts';
import { fieldInSentence } from '@threefold/domain/contacts/contact-fields';
import type { ApiCall } from '../../shared/api/request.ts';

export type ContactPatch = NonNullable<ApiCall<'PATCH /workspaces/:workspaceId/contacts/:contactId'>['body']>;

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
  if (!field) return 'This person was changed elsewhere. You see the current entry.';
  const here = valueInWords(patch[field]);
  const there = valueInWords(current[field]);
  return here === there
    ? 'This person was changed elsewhere in the meantime, in the same way. You see the current entry.'
    : `This person was changed elsewhere: ${patchInWords({ [field]: null })} there is “${there}”, yours was “${here}”. You see the current entry; change it again if yours should hold.`;
};
