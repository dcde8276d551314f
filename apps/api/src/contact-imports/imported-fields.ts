// A row that was read becomes fields that a contact can hold; a row of our own export becomes what it was.
import { countryCode } from '@threefold/domain/contact-imports/country-code';
import { readEmail } from '@threefold/domain/contact-imports/read-cell';
import type { FileRow, ImportedContact } from '@threefold/domain/contact-imports/read-row';
import { type ContactDetails, pick } from '@threefold/domain/contacts/contact-facts';
import {
  contactFields,
  fieldsOfKind,
  flatFields,
  flatFieldsOfKind,
  type Place,
  placeParts,
} from '@threefold/domain/contacts/contact-fields';
import { besideColumns } from '@threefold/domain/contacts/import-fields';
import { countryOfRegion } from '@threefold/domain/contacts/time-zone-of-place';
import { type ContactOfCsv, readContactCsvRow } from '@threefold/domain/exports/contact-csv';
import { joinValues } from '@threefold/domain/formats/joined-values';
import { isTimeZone } from '@threefold/domain/time/time-zones';
import { parsePhone } from '../contacts/contact-columns.ts';

/** Columns of our own beside a contact, for what has no field. */
export const referredByColumn = besideColumns.referredBy.column;
const connectedOnColumn = besideColumns.connectedOn.column;

const lines = flatFieldsOfKind('name', 'line', 'text', 'linkedin').map((field) => ({
  field,
  ...contactFields[field],
}));
const flags = fieldsOfKind('flag', 'consent');
type Lines = Pick<ContactDetails, (typeof lines)[number]['field']>;
const placeLines = placeParts.map((part) => ({ part, ...contactFields[part] }));
const { emails: ofEmails, phones: ofPhones, tags: ofTags } = contactFields;

/** A row as a contact can hold it: numbers in international form, and what is too long or too many kept beside it. */
export function importedFields(row: ImportedContact, seekerCountry: string): ContactDetails {
  const extra = new Map(Object.entries(row.extra));
  const keep = (column: string, text: string): void => {
    const known = extra.get(column);
    if (text !== '') extra.set(column, known === undefined || known === text ? text : `${known}\n${text}`);
  };
  const shorten = (column: string, text: string | null, most: number): string | null => {
    if (text === null || text.length <= most) return text;
    keep(column, text);
    return text.slice(0, most).toWellFormed();
  };
  const take = ({ csv, most }: { csv: string; most: number }, texts: readonly string[]): string[] => {
    keep(csv, texts.slice(most).join('; '));
    return texts.slice(0, most);
  };
  take(
    ofPhones,
    row.phones.map(({ typed }) => typed),
  );
  // Both are filled right below.
  const shortened = {} as Lines;
  const place = {} as Place;
  for (const { field, csv, longest } of lines) shortened[field] = shorten(csv, row[field], longest);
  for (const { part, csv, longest } of placeLines) place[part] = shorten(csv, row.place[part], longest);
  const timeZone = isKnownZone(row.timeZone) ? row.timeZone : null;
  if (row.timeZone !== null && timeZone === null) keep(contactFields.timeZone.csv, row.timeZone);
  if (row.connectedOn !== null) keep(connectedOnColumn, row.connectedOn.toString());
  if (row.referredBy !== null) extra.set(referredByColumn, row.referredBy);
  const country = place.country ?? countryOfRegion(place.region) ?? seekerCountry;
  return {
    ...shortened,
    emails: take(ofEmails, row.emails),
    phones: row.phones.slice(0, ofPhones.most).map(({ typed, label }) => {
      const text = shorten(ofPhones.csv, typed.replace(/\s+/g, ' '), ofPhones.longest) ?? '';
      return parsePhone({ typed: text, label }, country);
    }),
    place,
    timeZone,
    reasons: row.reasons,
    ...pick(row, flags),
    tags: take(ofTags, row.tags).map((tag) => shorten(ofTags.csv, tag, ofTags.longest) ?? ''),
    extra: Object.fromEntries(extra),
  };
}

function isKnownZone(name: string | null): boolean {
  return name !== null && /^[A-Za-z]/.test(name) && name.length <= 64 && isTimeZone(name);
}

const sourceKinds = ['typed', 'import', 'referral', 'sample', 'api', 'coach'] as const;

/**
 * A row of our own export, as exactly as it went out: no name is tidied, no country assumed. What somebody changed in it by
 * hand is checked like any file. Null where nobody can be told.
 */
export function readOwnRow({ columns, cells }: FileRow, seekerCountry: string): ContactDetails | null {
  const contact = readContactCsvRow(columns, cells);
  if (!contact) return null;
  const { emails, extra } = keepUnreadable(contact);
  const fields = importedFields(
    {
      ...pick(contact, flatFields),
      emails,
      extra,
      place: { ...pick(contact, placeParts), country: countryCode(contact.country ?? '') },
      givenName: contact.givenName || null,
      familyName: contact.familyName || null,
      connectedOn: null,
      referredBy: joinValues(contact.referredBy) || null,
      proposedReferrers: [],
    },
    seekerCountry,
  );
  const kind = sourceKinds.find((each) => each === contact.source.kind);
  return kind === undefined ? fields : { ...fields, source: { kind, label: contact.source.label } };
}

function keepUnreadable({ emails, country, extra }: ContactOfCsv) {
  const unreadable = emails.filter((email) => readEmail(email) === null);
  return {
    emails: emails.filter((email) => readEmail(email) !== null),
    extra: {
      ...extra,
      ...(unreadable.length > 0 && { [contactFields.emails.csv]: joinValues(unreadable) }),
      ...(country !== null && countryCode(country) === null && { [contactFields.country.csv]: country }),
    },
  };
}
