// A contact as a card that every address book reads; what an address book has no place for stands in properties of our own.
// It is made of lines of at most 75 bytes; what is longer is folded, and no value ever begins a line of its own.
// Source: RFC 6350 (version 4.0), RFC 2426 (version 3.0).
import { Temporal } from 'temporal-polyfill';
import {
  type ContactField,
  contactFields,
  type FieldKind,
  factsOf,
  fieldNames,
  type KindOf,
} from '../contacts/contact-fields.ts';
import { displayName } from '../contacts/names.ts';
import type { ContactOfCsv } from './contact-csv.ts';

export type VcardVersion = '3' | '4';
export type ContactOfVcard = ContactOfCsv & { id: string; updatedAt: string };

export function vcardOf(contact: ContactOfVcard, version: VcardVersion): string {
  return [
    contentLine('BEGIN', 'VCARD'),
    contentLine('VERSION', version === '4' ? '4.0' : '3.0'),
    contentLine('PRODID', '-//Threefold//Export//EN'),
    contentLine('UID', `urn:uuid:${contact.id}`),
    contentLine('REV', utcStamp(Temporal.Instant.from(contact.updatedAt))),
    contentLine('FN', escapeText(displayName(contact))),
    contentLine('N', partsOf(contact, 'N')),
    ...addressLines(contact),
    ...fieldNames.flatMap((field) => linesOf(contact, field, version)),
    ...besideLines(contact, version),
    contentLine('END', 'VCARD'),
  ].join('');
}

/** How many parts a property of several has: names end with the suffixes, addresses with the country. */
const lengths = { N: 5, ADR: 7 } as const;

function partsOf(contact: ContactOfVcard, property: keyof typeof lengths): string {
  const parts = Array.from({ length: lengths[property] }, () => '');
  for (const field of fieldNames) {
    const { vcard } = factsOf(field);
    if (typeof vcard !== 'string' && vcard[0] === property) parts[vcard[1]] = String(contact[field] ?? '');
  }
  return parts.map(escapeText).join(';');
}

function addressLines(contact: ContactOfVcard): string[] {
  const parts = partsOf(contact, 'ADR');
  return /[^;]/.test(parts) ? [contentLine('ADR', parts)] : [];
}

type Lines<Value> = (value: Value, of: { property: string; version: VcardVersion }) => string[];
type LinesOfKind = { [Field in ContactField as KindOf<Field>]: Lines<ContactOfVcard[Field]> };

const text: Lines<string | null> = (value, { property }) =>
  value === null || value === '' ? [] : [contentLine(property, escapeText(value))];
const yes: Lines<boolean> = (value, { property }) => (value ? [contentLine(property, 'yes')] : []);
const linesOfKind: LinesOfKind = {
  name: text,
  line: text,
  text,
  country: text,
  linkedin: (value, { property }) =>
    value === null ? [] : [contentLine(property, value.replace(/[\r\n]/g, ''))],
  // In version 3 a zone is an offset unless it is said to be text.
  zone: (value, { property, version }) =>
    text(value, { property: version === '3' ? `${property};VALUE=text` : property, version }),
  flag: yes,
  consent: yes,
  reasons: (values, { property }) => (values.length === 0 ? [] : [contentLine(property, values.join(','))]),
  tags: (values, { property }) =>
    values.length === 0 ? [] : [contentLine(property, values.map(escapeText).join(','))],
  emails: (values, { property, version }) =>
    values.map((email, index) =>
      contentLine(
        index === 0 ? `${property};${firstEmail[version]}` : otherEmail(property, version),
        escapeText(email),
      ),
    ),
  phones: (values, { version }) =>
    values.flatMap((phone, index) => phoneLines(phone, { version, group: `item${index + 1}` })),
};

function linesOf(contact: ContactOfVcard, field: ContactField, version: VcardVersion): string[] {
  const { vcard: property } = factsOf(field);
  if (typeof property !== 'string') return [];
  // The value of a field is of its kind.
  const lines = linesOfKind[contactFields[field].kind as FieldKind] as Lines<unknown>;
  return lines(contact[field], { property, version });
}

const firstEmail: Readonly<Record<VcardVersion, string>> = { '3': 'TYPE=INTERNET,PREF', '4': 'PREF=1' };

function otherEmail(property: string, version: VcardVersion): string {
  return version === '4' ? property : `${property};TYPE=INTERNET`;
}

const knownTypes: Readonly<Record<string, string>> = {
  mobile: 'CELL',
  cell: 'CELL',
  work: 'WORK',
  office: 'WORK',
  home: 'HOME',
  fax: 'FAX',
  pager: 'PAGER',
};

/** The label stands as it was typed in the property that address books in use agree on. */
function phoneLines(
  { typed, label }: ContactOfVcard['phones'][number],
  { version, group }: { version: VcardVersion; group: string },
): string[] {
  const type = label === undefined ? undefined : knownTypes[label.toLowerCase()];
  const name = `${version === '4' ? 'TEL;VALUE=text' : 'TEL'}${type ? `;TYPE=${type}` : ''}`;
  if (!label) return [contentLine(name, escapeText(typed))];
  return [
    contentLine(`${group}.${name}`, escapeText(typed)),
    contentLine(`${group}.X-ABLabel`, escapeText(label)),
  ];
}

function besideLines({ source, extra, referredBy }: ContactOfVcard, version: VcardVersion): string[] {
  const from = source.label === null ? source.kind : `${source.kind}: ${source.label}`;
  const referrer = version === '4' ? 'RELATED;TYPE=contact;VALUE=text' : 'X-THREEFOLD-REFERRED-BY';
  return [
    ...referredBy.map((name) => contentLine(referrer, escapeText(name))),
    contentLine('X-THREEFOLD-SOURCE', escapeText(from)),
    ...(Object.keys(extra).length === 0
      ? []
      : [contentLine('X-THREEFOLD-OTHER', escapeText(JSON.stringify(extra)))]),
  ];
}

const longestLine = 75;

/** One line with its end: `name` with its parameters, `value` already escaped. */
function contentLine(name: string, value: string): string {
  return `${fold(`${name}:${value}`)}\r\n`;
}

/** For a value of text. */
function escapeText(text: string): string {
  return withoutControls(text)
    .replace(/\\/g, '\\\\')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[,;]/g, '\\$&');
}

/** `20261124T150000Z`. */
function utcStamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\r\t]/gu, '');
}

/** Never within a character: the next line begins with a blank that does not count. */
function fold(line: string): string {
  if (bytesOf(line) <= longestLine) return line;
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const size = bytesOf(character);
    if (bytes + size > longestLine) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
