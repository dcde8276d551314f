import { countryCode } from '@threefold/domain/contact-imports/country-code';
import { readEmail } from '@threefold/domain/contact-imports/read-cell';
import type { FileRow } from '@threefold/domain/contact-imports/read-row';
import { type MergeableContact, pick } from '@threefold/domain/contacts/contact-facts';
import { contactFields, flatFields, placeParts } from '@threefold/domain/contacts/contact-fields';
import { type ContactOfCsv, readContactCsvRow } from '@threefold/domain/exports/contact-csv';
import { joinValues } from '@threefold/domain/exports/joined-values';
import { importedFields } from './imported-fields.ts';

const sourceKinds = ['typed', 'import', 'referral', 'sample', 'api', 'coach'] as const;

/**
 * A row of our own export, as exactly as it went out: no name is tidied, no country assumed. What somebody changed in it by
 * hand is checked like any file. Null where nobody can be told.
 */
export function readOwnRow({ columns, cells }: FileRow, seekerCountry: string): MergeableContact | null {
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
