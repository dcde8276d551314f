import type { ImportedContact } from '@threefold/domain/contact-imports/read-row';
import type { MergeableContact } from '@threefold/domain/contacts/fill-contact';
import { countryOfRegion } from '@threefold/domain/contacts/time-zone-of-place';
import { parsePhone } from '../contacts/parse-phone.ts';

/** Columns of our own beside a contact, for what has no field. */
export const referredByColumn = 'Referred by';
const connectedOnColumn = 'Connected on';

const longest = { name: 120, job: 200, place: 120, tag: 60, phone: 60, notes: 20_000 };
const mostOf = { emails: 20, phones: 20, tags: 50 };

/** A row as a contact can hold it: numbers in international form, and what is too long or too many kept beside it. */
export function importedFields(row: ImportedContact, seekerCountry: string): MergeableContact {
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
  const take = (column: string, texts: readonly string[], most: number): string[] => {
    keep(column, texts.slice(most).join('; '));
    return texts.slice(0, most);
  };
  keep(
    'Phones',
    row.phones
      .slice(mostOf.phones)
      .map(({ typed }) => typed)
      .join('; '),
  );
  const country = row.place.country;
  const timeZone = isTimeZone(row.timeZone) ? row.timeZone : null;
  if (row.timeZone !== null && timeZone === null) keep('Time zone', row.timeZone);
  if (row.connectedOn !== null) keep(connectedOnColumn, row.connectedOn.toString());
  if (row.referredBy !== null) extra.set(referredByColumn, row.referredBy);
  return {
    givenName: shorten('Given name', row.givenName, longest.name),
    familyName: shorten('Family name', row.familyName, longest.name),
    credentials: shorten('Credentials', row.credentials, longest.name),
    title: shorten('Title', row.title, longest.job),
    organization: shorten('Organization', row.organization, longest.job),
    emails: take('E-mails', row.emails, mostOf.emails),
    phones: row.phones.slice(0, mostOf.phones).map(({ typed, label }) => {
      const text = shorten('Phones', typed.replace(/\s+/g, ' '), longest.phone) ?? '';
      return parsePhone(
        { typed: text, label },
        country ?? countryOfRegion(row.place.region) ?? seekerCountry,
      );
    }),
    linkedinUrl: shorten('LinkedIn', row.linkedinUrl, 300),
    place: {
      city: shorten('City', row.place.city, longest.place),
      region: shorten('Region', row.place.region, longest.place),
      country,
    },
    timeZone,
    reasons: row.reasons,
    faceToFace: row.faceToFace,
    doNotContact: row.doNotContact,
    tags: take('Tags', row.tags, mostOf.tags).map((tag) => shorten('Tags', tag, longest.tag) ?? ''),
    notes: shorten('Notes', row.notes, longest.notes),
    extra: Object.fromEntries(extra),
  };
}

function isTimeZone(name: string | null): boolean {
  if (name === null) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name) && name.length <= 64;
  } catch {
    return false;
  }
}
