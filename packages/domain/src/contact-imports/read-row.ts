// One row of a file becomes one contact, or says in plain words why it does not; nothing that stands in it is dropped silently.
import type { Temporal } from 'temporal-polyfill';
import type { PersonName } from '../contacts/names.ts';
import { splitName, tidyName } from '../contacts/split-name.ts';
import { type TargetReason, targetReasons } from '../contacts/target-reasons.ts';
import { countryCode } from './country-code.ts';
import {
  allValues,
  type FileRow,
  findTooLong,
  type GatheredCells,
  gatherCells,
  longestCell,
  oneText,
  oneValue,
  textsOf,
} from './gather-cells.ts';
import type { ImportMapping } from './import-fields.ts';
import { readEmail, readLinkedinUrl, readYesNo } from './read-cell.ts';
import { readDate } from './read-date.ts';

export type { FileRow } from './gather-cells.ts';

export type ImportedContact = {
  givenName: string | null;
  familyName: string | null;
  credentials: string | null;
  title: string | null;
  organization: string | null;
  emails: string[];
  /** As typed; `label` as the file calls it: "mobile". */
  phones: { typed: string; label?: string }[];
  linkedinUrl: string | null;
  place: { city: string | null; region: string | null; country: string | null };
  timeZone: string | null;
  reasons: TargetReason[];
  /** null where the file does not say. */
  faceToFace: boolean | null;
  doNotContact: boolean;
  tags: string[];
  notes: string | null;
  connectedOn: Temporal.PlainDate | null;
  /** The name of whoever made the introduction, as the file has it. */
  referredBy: string | null;
  /** Who may have made the introduction, by a note or a relation: never an edge of the chain until the seeker says so. */
  proposedReferrers: ProposedReferrer[];
  /** By column: what has no field of its own, and what could not be read as what its column should hold. */
  extra: Record<string, string>;
};

/** `says`: the words of the file that it was read from, to be shown beside the question. */
export type ProposedReferrer = { name: string; says: string };

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
    const reason = `it has ${row.cells.length} cells where the heading has ${row.columns.length}`;
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

const footers =
  /^(grand totals?|sub ?totals?|total( records)?|confidential information|copyright|generated (by|on))\b/i;

function whyNoPerson({ columns, cells }: FileRow, { filled }: GatheredCells): string | null {
  if (filled.length === 0) return 'all cells are empty';
  if (filled.length <= 2 && footers.test(filled[0] ?? '')) return 'a footer of the report, not a person';
  const isHeading =
    filled.length > 1 && columns.every((column, index) => (cells[index] ?? '').trim() === column);
  return isHeading ? 'the heading once more' : null;
}

function readContact(gathered: GatheredCells, defaultCountry: string | null): ImportedContact {
  const name = readName(gathered);
  return {
    ...name,
    title: oneText(gathered, 'title'),
    organization: oneText(gathered, 'organization'),
    emails: readEmails(gathered),
    phones: allValues(gathered, 'phone', { separators: /;| ::: |\n/, value: (text) => text }).map(
      (typed) => ({
        typed,
      }),
    ),
    linkedinUrl: oneValue(gathered, 'linkedinUrl', readLinkedinUrl),
    place: {
      city: oneText(gathered, 'city'),
      region: oneText(gathered, 'region'),
      country: oneValue(gathered, 'country', countryCode) ?? defaultCountry,
    },
    timeZone: oneText(gathered, 'timeZone'),
    reasons: allValues(gathered, 'reasons', { separators: /[;,]/, value: readReason }),
    faceToFace: oneValue(gathered, 'faceToFace', readYesNo),
    doNotContact: textsOf(gathered, 'doNotContact').some((text) => readYesNo(text) !== false),
    tags: allValues(gathered, 'tags', {
      separators: /[;,]| ::: /,
      value: (text) => text.replace(/^\* ?/, ''),
    }).filter((tag) => !groupsOfGoogle.has(tag)),
    notes: textsOf(gathered, 'notes').join('\n') || null,
    connectedOn: oneValue(gathered, 'connectedOn', readDate),
    referredBy: oneText(gathered, 'referredBy'),
    proposedReferrers: [],
    extra: gathered.extra,
  };
}

const groupsOfGoogle = new Set(['myContacts', 'starred']);

/** Columns for the parts win over one for the whole, which then repeats them. */
function readName(gathered: GatheredCells): PersonName {
  const givenName = textsOf(gathered, 'givenName').join(' ');
  const familyName = textsOf(gathered, 'familyName').join(' ');
  const credentials = textsOf(gathered, 'credentials').join(', ');
  if (givenName !== '' || familyName !== '') return tidyName({ givenName, familyName, credentials });
  const whole = splitName(textsOf(gathered, 'name')[0] ?? '');
  return { ...whole, credentials: [whole.credentials, credentials].filter(Boolean).join(', ') || null };
}

/** Some address books write the address where the name should be. */
function readEmails(gathered: GatheredCells): string[] {
  const emails = allValues(gathered, 'email', {
    separators: / ::: |[;,]|\s+(?=[^\s<>]+@)/,
    value: readEmail,
  });
  if (emails.length > 0) return emails;
  const inName = readEmail(textsOf(gathered, 'name')[0] ?? '');
  return inName ? [inName] : [];
}

function readReason(text: string): TargetReason | null {
  return targetReasons.find((reason) => reason === text.toLowerCase()) ?? null;
}
