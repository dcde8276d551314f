import { countryCode } from '@threefold/domain/contact-imports/country-code';
import { readEmail } from '@threefold/domain/contact-imports/read-cell';
import type { FileRow } from '@threefold/domain/contact-imports/read-row';
import type { MergeableContact } from '@threefold/domain/contacts/fill-contact';
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
  const place = { city: contact.city, region: contact.region, country: countryCode(contact.country ?? '') };
  const fields = importedFields(
    {
      ...contact,
      emails,
      extra,
      place,
      phones: [...contact.phones],
      reasons: [...contact.reasons],
      tags: [...contact.tags],
      givenName: contact.givenName || null,
      familyName: contact.familyName || null,
      connectedOn: null,
      referredBy: joinValues(contact.referredBy) || null,
      proposedReferrers: [],
    },
    seekerCountry,
  );
  return {
    ...fields,
    assistant: contact.assistant?.slice(0, 120).toWellFormed() ?? null,
    ...sourceOf(contact),
  };
}

function keepUnreadable({ emails, country, extra }: ContactOfCsv) {
  const unreadable = emails.filter((email) => readEmail(email) === null);
  return {
    emails: emails.filter((email) => readEmail(email) !== null),
    extra: {
      ...extra,
      ...(unreadable.length > 0 && { 'E-mails': joinValues(unreadable) }),
      ...(country !== null && countryCode(country) === null && { Country: country }),
    },
  };
}

function sourceOf({ source }: ContactOfCsv): Pick<MergeableContact, 'source'> {
  const kind = sourceKinds.find((each) => each === source.kind);
  return kind === undefined ? {} : { source: { kind, label: source.label } };
}
