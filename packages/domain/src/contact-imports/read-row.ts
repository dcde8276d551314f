// One row of a file becomes one contact, or says in plain words why it does not; nothing that stands in it is dropped silently.
import type { Temporal } from 'temporal-polyfill';
import type { ContactDetails } from '../contacts/contact-facts.ts';
import { type ContactPhone, fieldsOfKind, flatFieldsOfKind } from '../contacts/contact-fields.ts';
import type { ImportMapping } from '../contacts/import-fields.ts';
import { splitPhones } from '../contacts/phone-text.ts';
import { foldText } from '../contacts/search-text.ts';
import { type TargetReason, targetReasons } from '../contacts/target-reasons.ts';
import {
  allValues,
  chooseOnePlace,
  type FileRow,
  findTooLong,
  type GatheredCells,
  gatherCells,
  keepBeside,
  longestCell,
  oneText,
  oneValue,
  readNameCells,
  readPlaceCells,
  textsOf,
} from './gather-cells.ts';
import { emailKey, readEmail, readLinkedinUrl, readYesNo } from './read-cell.ts';
import { readDate } from './read-date.ts';
import { type ProposedReferrer, readRelation, referrersInNotes } from './referral-seeds.ts';

export type { FileRow } from './gather-cells.ts';

/** What a row says of a person; null where it does not say. */
export type ImportedContact = Omit<ContactDetails, 'phones' | 'extra' | 'source'> & {
  /** As typed; `label` as the file calls it: "mobile". */
  phones: Omit<ContactPhone, 'e164'>[];
  connectedOn: Temporal.PlainDate | null;
  /** The name of whoever made the introduction, as the file has it; several are joined by "; ". */
  referredBy: string | null;
  /** Who may have made the introduction, by a note or a relation: never an edge of the chain until the seeker says so. */
  proposedReferrers: ProposedReferrer[];
  /** By column: what has no field of its own, and what could not be read as what its column should hold. */
  extra: Record<string, string>;
};

export type ReadRow =
  | { ok: true; contact: ImportedContact }
  /** skipped: the row was never meant to be a person; failed: it was, and somebody should look at it. */
  | { ok: false; outcome: 'skipped' | 'failed'; reason: string };

/** `columns` and `mapping` as `recognizeFormat` names them; `country` is assumed where a row names none. */
export function readRow(
  row: FileRow,
  mapping: ImportMapping,
  defaults: { country?: string | null } = {},
): ReadRow {
  const beyond = row.cells.slice(row.columns.length).some((cell) => cell.trim() !== '');
  if (beyond) {
    const reason = tooManyCells(row);
    return { ok: false, outcome: 'failed', reason };
  }
  const gathered = gatherCells(row, mapping);
  const noPerson = whyNoPerson(row, gathered);
  if (noPerson) return { ok: false, outcome: 'skipped', reason: noPerson };
  const tooLong = findTooLong(gathered);
  if (tooLong !== null) {
    const reason = `the cell under "${tooLong}" is longer than ${longestCell} characters`;
    return { ok: false, outcome: 'failed', reason };
  }
  const contact = readContact(gathered, defaults.country ?? null);
  if (contact.givenName === null && contact.familyName === null && contact.emails.length === 0) {
    return { ok: false, outcome: 'failed', reason: 'neither a name nor an e-mail' };
  }
  return { ok: true, contact };
}

function tooManyCells({ columns, cells }: FileRow): string {
  const more = cells.length - columns.length;
  return `it has ${more} ${more === 1 ? 'cell' : 'cells'} more than the heading: look for a separator within a cell`;
}

const footers =
  /^(grand totals?|sub ?totals?|total( records)?|confidential information|copyright|generated (by|on))\b/i;

function whyNoPerson({ columns, cells }: FileRow, { filled, extra }: GatheredCells): string | null {
  if (filled.length === 0) return 'all cells are empty';
  if (filled.length <= 2 && footers.test(filled[0] ?? '')) return 'a footer of the report, not a person';
  if (extra.Kind?.toLowerCase() === 'group') return 'a group of the address book, not a person';
  const isHeading =
    filled.length > 1 && columns.every((column, index) => (cells[index] ?? '').trim() === column);
  return isHeading ? 'the heading once more' : null;
}

/** The name has its own reader, and the credentials with it. */
const plainLines = flatFieldsOfKind('line', 'zone').filter((field) => field !== 'credentials');
type PlainLine = (typeof plainLines)[number];
const flags = fieldsOfKind('flag');
const consents = fieldsOfKind('consent');
type Flags = Pick<ImportedContact, (typeof flags)[number] | (typeof consents)[number]>;

function readContact(gathered: GatheredCells, defaultCountry: string | null): ImportedContact {
  chooseOnePlace(gathered);
  const place = readPlaceCells(gathered);
  const notes = textsOf(gathered, 'notes').join('\n') || null;
  return {
    ...readNameCells(gathered),
    ...readLines(gathered),
    emails: readEmails(gathered),
    phones: readPhones(gathered),
    linkedinUrl: oneValue(gathered, 'linkedinUrl', readLinkedinUrl),
    place: { ...place, country: place.country ?? defaultCountry },
    reasons: allValues(gathered, 'reasons', { separators: /[;,]/, value: readReason }),
    ...readFlags(gathered),
    tags: readTags(gathered),
    notes,
    connectedOn: oneValue(gathered, 'connectedOn', readDate),
    ...readReferrers(gathered, notes),
    extra: gathered.extra,
  };
}

/** A consent that is mentioned at all is meant, unless the cell says no. */
function readFlags(gathered: GatheredCells): Flags {
  // Filled with all of them right below.
  const read = {} as Flags;
  for (const field of flags) read[field] = oneValue(gathered, field, readYesNo);
  for (const field of consents)
    read[field] = textsOf(gathered, field).some((text) => readYesNo(text) !== false);
  return read;
}

function readLines(gathered: GatheredCells): Pick<ImportedContact, PlainLine> {
  // Filled with all of them right below.
  const lines = {} as Pick<ImportedContact, PlainLine>;
  for (const field of plainLines) lines[field] = oneText(gathered, field);
  return lines;
}

function readReferrers(
  gathered: GatheredCells,
  notes: string | null,
): Pick<ImportedContact, 'referredBy' | 'proposedReferrers'> {
  const told = oneText(gathered, 'referredBy');
  const proposed: ProposedReferrer[] = [];
  const named: string[] = [];
  if (told === null && notes === null && !gathered.byField.has('relation'))
    return { referredBy: null, proposedReferrers: [] };
  allValues(gathered, 'relation', {
    separators: / ::: /,
    value: (text, { column, label }) => {
      const kind = readRelation(text, label);
      const says = label === undefined ? text : `${label}: ${text}`;
      if (kind === 'referrer') named.push(text);
      if (kind === 'proposed') proposed.push({ name: text, says });
      if (kind !== 'referrer') keepBeside(gathered, { column, text: says });
      return text;
    },
  });
  const referredBy = [...new Set([told, ...named])].filter((name) => name !== null).join('; ') || null;
  const inNotes = referredBy === null ? referrersInNotes(notes) : [];
  const known = new Set(proposed.map(({ name }) => foldText(name)));
  const further = inNotes.filter(({ name }) => !known.has(foldText(name)));
  return { referredBy, proposedReferrers: [...proposed, ...further] };
}

type ImportedPhone = ImportedContact['phones'][number];

/** What has no digit is no number. */
function readPhones(gathered: GatheredCells): ImportedPhone[] {
  return allValues<ImportedPhone>(gathered, 'phone', {
    separators: splitPhones,
    value: (text, { column, label = labelOfColumn(column) }) =>
      /\p{Nd}/u.test(text)
        ? { typed: text, ...(label !== undefined && { label: label.slice(0, 40) }) }
        : null,
    keyOf: ({ typed }) => typed,
  });
}

/** "Mobile Phone" is a mobile; "Phone" says nothing. */
function labelOfColumn(column: string): string | undefined {
  return /\b(mobile|home|business|work|office|assistant|fax|mobil|privat|geschäftlich)/i
    .exec(column)?.[1]
    ?.toLowerCase();
}

/** Google puts everybody into the group myContacts. */
function readTags(gathered: GatheredCells): string[] {
  const separators = /[;,]| ::: /;
  const tags = allValues(gathered, 'tags', { separators, value: (text) => text.replace(/^\* ?/, '') });
  return tags.filter((tag) => tag !== '' && tag !== 'myContacts');
}

/** Some address books write the address where the name should be. */
function readEmails(gathered: GatheredCells): string[] {
  const emails = allValues(gathered, 'email', {
    separators: / ::: |[;,]|\s+(?=[^\s<>]+@)/,
    value: readEmail,
    keyOf: emailKey,
  });
  const inName = readEmail(textsOf(gathered, 'name')[0] ?? '');
  const isNew = inName !== null && !emails.some((email) => emailKey(email) === emailKey(inName));
  return isNew ? [...emails, inName] : emails;
}

function readReason(text: string): TargetReason | null {
  return targetReasons.find((reason) => reason === text.toLowerCase()) ?? null;
}
