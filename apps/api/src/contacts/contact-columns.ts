import type { Phone } from '@threefold/contracts/contacts';
import { readLinkedinUrl } from '@threefold/domain/contact-imports/read-cell';
import type { StoredFacts } from '@threefold/domain/contacts/contact-facts';
import { bouncedEmailsOf } from '@threefold/domain/contacts/email-address';
import { matchKeys } from '@threefold/domain/contacts/match';
import { displayName } from '@threefold/domain/contacts/names';
import { dialable } from '@threefold/domain/contacts/phone-text';
import { foldText, type SearchableContact, searchText } from '@threefold/domain/contacts/search-text';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** The columns of a contact that hold a field; `phones` as typed or as stored. */
export type ContactFields = Omit<StoredFacts, 'phones'> & { phones: readonly TypedPhone[] };

/** Without repetitions, and with the international form of each phone. */
export function tidyFields(fields: ContactFields, seekerCountry: string) {
  return {
    ...fields,
    emails: withoutRepetition(fields.emails, (email) => email.toLowerCase()),
    phones: fields.phones.map((phone) => parsePhone(phone, fields.country ?? seekerCountry)),
    reasons: [...new Set(fields.reasons)],
    tags: withoutRepetition(fields.tags, foldText),
  };
}

/**
 * The columns of a contact, the derived ones (search, sort_name, match_keys) included: whoever writes a contact writes
 * these. Numbers without a prefix are read as of the contact's country, else of the seeker's. `extra`, what files said that has
 * no field, is found by its words.
 */
export function contactColumns(
  fields: ContactFields,
  seekerCountry: string,
  extra: Readonly<Record<string, string>> | null = null,
) {
  const tidy = tidyFields(fields, seekerCountry);
  return {
    ...tidy,
    phones: JSON.stringify(tidy.phones),
    ...derivedTexts({ ...tidy, extra }),
    matchKeys: storedMatchKeys(withBounced({ ...tidy, extra })),
  };
}

/** What a list is sorted and searched by. */
export function derivedTexts(tidy: SearchableContact & Pick<ContactFields, 'givenName' | 'familyName'>) {
  const name = foldText(`${tidy.familyName} ${tidy.givenName}`);
  return { sortName: name || foldText(displayName(tidy)), search: searchText(tidy) };
}

/** Whoever went into this contact is found here under their own keys as well. */
export function withKeptKeys<Columns extends { matchKeys: string[] }>(
  columns: Columns,
  keptKeys: readonly string[] | null,
): Columns {
  return { ...columns, matchKeys: [...new Set([...columns.matchKeys, ...(keptKeys ?? [])])] };
}

type Matchable = Pick<ContactFields, 'givenName' | 'familyName' | 'organization' | 'linkedinUrl'> & {
  emails: readonly string[];
  phones: readonly Phone[];
};

/** `by:key` of each rule of matching, the strongest first. */
export function storedMatchKeys(contact: Matchable): string[] {
  return matchKeys(withComparableLinkedin(contact)).map(({ by, key }) => `${by}:${key}`);
}

/** An address that takes no mail still says who somebody is. */
export function withBounced<
  Contact extends { emails: readonly string[]; extra?: Readonly<Record<string, string>> | null },
>(contact: Contact): Contact & { emails: string[] } {
  return { ...contact, emails: [...contact.emails, ...bouncedEmailsOf(contact)] };
}

/** All spellings of one LinkedIn profile compare as one. */
export function withComparableLinkedin<Contact extends { linkedinUrl: string | null }>(
  contact: Contact,
): Contact {
  const { linkedinUrl } = contact;
  return linkedinUrl === null
    ? contact
    : { ...contact, linkedinUrl: readLinkedinUrl(linkedinUrl) ?? linkedinUrl };
}

function withoutRepetition(texts: readonly string[], keyOf: (text: string) => string): string[] {
  return [...new Map([...texts].reverse().map((text) => [keyOf(text), text])).values()].reverse();
}

type TypedPhone = { typed: string; e164?: string | null; label?: string | undefined };

/**
 * The international form of a number as typed; a number without a prefix is read as one of `country`. A form that came
 * along is kept where it agrees with the text, so that a move to another country leaves known numbers as they are, or where
 * the text tells nothing. An extension stays in the typed text only.
 */
export function parsePhone({ typed, e164, label }: TypedPhone, country: string | null): Phone {
  const given = validNumber(e164 ?? '', null);
  const number = given !== null && agree(given, typed) ? given : (numberIn(typed, country) ?? given);
  return { e164: number, typed, ...(label && { label }) };
}

function agree(e164: string, typed: string): boolean {
  const digits = dialable(typed).replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= 7 && e164.endsWith(digits);
}

/** Also with a prefix for abroad that the country does not use, with a 0 behind the code of the country, and with no plus before it. */
function numberIn(typed: string, country: string | null): string | null {
  const text = dialable(typed);
  const found = validNumber(text, country);
  if (found !== null) return found;
  const digits = text.replace(/\D/g, '');
  const bare = /^(?:00|011)(\d{9,})$/.exec(digits)?.[1] ?? digits;
  // A shorter one may be a number of the country that lacks a digit.
  if (digits.length < 11 || /\p{L}/u.test(text)) return null;
  return validNumber(`+${bare}`, null) ?? validNumber(`+${bare.replace(/^(\d{1,3}?)0/, '$1')}`, null);
}

function validNumber(text: string, country: string | null): string | null {
  const known = country !== null && isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(text, known);
  return number?.isValid() ? number.number : null;
}
