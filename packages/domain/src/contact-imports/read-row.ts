// One row of a file becomes one contact, or says in plain words why it does not; nothing that stands in it is dropped silently.
import type { Temporal } from 'temporal-polyfill';
import type { ContactDetails } from '../contacts/contact-facts.ts';
import { type ContactPhone, fieldsOfKind, flatFieldsOfKind } from '../contacts/contact-fields.ts';
import { bouncedEmails, findEmails, isEmailAddress } from '../contacts/email-address.ts';
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
import { emailKey, nameBesideEmail, readEmail, readLinkedinUrl, readYesNo } from './read-cell.ts';
import { readDate } from './read-date.ts';
import { type ProposedReferrer, readRelation, referrersInNotes } from './referral-seeds.ts';
import { isDenial, readRefusal } from './refused-contact.ts';

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
  /** `remarks`: what the seeker should know of a row that goes in. */
  | { ok: true; contact: ImportedContact; remarks: string[] }
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
  if (!isSomebody(contact)) return { ok: false, outcome: 'failed', reason: 'no name or email' };
  return { ok: true, contact, remarks: remarksOn(gathered, contact) };
}

/** An organization with a telephone can be called. */
function isSomebody({ givenName, familyName, emails, organization, phones }: ImportedContact): boolean {
  if (givenName !== null || familyName !== null || emails.length > 0) return true;
  return organization !== null && phones.length > 0;
}

/** Whoever cannot be written to although the file meant to say how, and whoever must not be. */
function remarksOn({ byField }: GatheredCells, contact: ImportedContact): string[] {
  const remarks: string[] = [];
  const bounced = contact.extra[bouncedEmails];
  const [column] = (byField.get('email') ?? []).map((cell) => cell.column);
  if (bounced !== undefined) remarks.push(`mail to ${bounced} bounced before; kept as extra info`);
  else if (column !== undefined && contact.emails.length === 0)
    remarks.push(`no email found under "${column}"; kept as extra info`);
  if (contact.doNotContact) remarks.push('the file says not to contact this person');
  return remarks;
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
type Flags = Pick<ImportedContact, (typeof flags)[number]>;

function readContact(gathered: GatheredCells, defaultCountry: string | null): ImportedContact {
  chooseOnePlace(gathered);
  const place = readPlaceCells(gathered);
  const notes = textsOf(gathered, 'notes').join('\n') || null;
  const tags = readTags(gathered);
  const refused = readRefusals(gathered, { tags, notes });
  const emails = readEmails(gathered);
  if (refused.isBounced) keepBounced(gathered, emails);
  return {
    ...readNameCells(gathered),
    ...readLines(gathered),
    emails: refused.isBounced ? [] : emails,
    doNotContact: refused.isBarred,
    phones: readPhones(gathered),
    linkedinUrl: oneValue(gathered, 'linkedinUrl', readLinkedinUrl),
    place: { ...place, country: place.country ?? defaultCountry },
    reasons: allValues(gathered, 'reasons', { separators: /[;,]/, value: readReason }),
    ...readFlags(gathered),
    tags,
    notes,
    connectedOn: oneValue(gathered, 'connectedOn', readDate),
    ...readReferrers(gathered, notes),
    extra: gathered.extra,
  };
}

function readFlags(gathered: GatheredCells): Flags {
  // Filled with all of them right below.
  const read = {} as Flags;
  for (const field of flags) read[field] = oneValue(gathered, field, readYesNo);
  return read;
}

/** Said in a column of its own, as a tag, as the value of any other column, or as a line of a note. */
function readRefusals(
  gathered: GatheredCells,
  { tags, notes }: { tags: readonly string[]; notes: string | null },
): { isBarred: boolean; isBounced: boolean } {
  let isBounced = false;
  let isBarred = tags.some(isDenial) || (notes?.split(/\n|(?<=[.!]) /).some(isDenial) ?? false);
  for (const cell of gathered.byField.get('doNotContact') ?? []) {
    const refusal = readRefusal(cell.column, cell.text);
    if (refusal === 'barred') isBarred = true;
    if (refusal === 'bounced') isBounced = true;
    // "Yes" and "no" are said by the mark itself.
    if (readYesNo(cell.text) === null) keepBeside(gathered, cell);
  }
  return { isBarred: isBarred || Object.values(gathered.extra).some(isDenial), isBounced };
}

function keepBounced(gathered: GatheredCells, emails: readonly string[]): void {
  if (emails.length > 0) keepBeside(gathered, { column: bouncedEmails, text: emails.join(', ') });
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

/** Some address books write the address where the name should be. What stands beside an address and is not the name is kept as a whole. */
function readEmails(gathered: GatheredCells): string[] {
  const emails = new Map<string, string>();
  const remember = (email: string) => {
    if (!emails.has(emailKey(email))) emails.set(emailKey(email), email);
  };
  const name = foldText(
    [
      ...textsOf(gathered, 'givenName'),
      ...textsOf(gathered, 'familyName'),
      ...textsOf(gathered, 'name'),
    ].join(' '),
  );
  const isNamed = (words: string) =>
    words === '' ||
    foldText(words)
      .split(' ')
      .every((word) => name.split(/[^\p{L}\p{N}]+/u).includes(word.replace(/\.$/, '')));
  for (const cell of gathered.byField.get('email') ?? []) {
    if (isEmailAddress(cell.text)) {
      remember(cell.text);
      continue;
    }
    const { emails: found, beside } = findEmails(cell.text);
    for (const email of found) remember(email);
    const isNameBeside = name === '' && nameBesideEmail(cell.text) !== null;
    if (found.length === 0 || !(isNameBeside || isNamed(beside))) keepBeside(gathered, cell);
  }
  const inName = readEmail(textsOf(gathered, 'name')[0] ?? '');
  if (inName !== null) remember(inName);
  return [...emails.values()];
}

function readReason(text: string): TargetReason | null {
  return targetReasons.find((reason) => reason === text.toLowerCase()) ?? null;
}
