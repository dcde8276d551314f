// Address books that are lists of entries and no tables: LDIF (Thunderbird, SOGo, directories), and the nicknames of mutt and Eudora. Each entry
// becomes a row, and whatever any entry holds is a column. Sources: RFC 2849, the attributes of RFC 4519 and of Mozilla's address book.
import { recognizedByName } from '@threefold/domain/contact-imports/recognize-format';
import type { ImportField } from '@threefold/domain/contacts/import-fields';
import {
  type FileRecord,
  mostColumns,
  mostRows,
  type ReadBytes,
  type Survey,
  UnreadableFile,
} from './file-record.ts';
import { decodeBytes, type FileEncoding, type FoundEncoding, readText } from './text-encoding.ts';

export type AddressBookSource = {
  kind: 'address-book';
  format: 'ldif' | 'nicknames';
  encoding: FileEncoding;
  columns: string[];
};

/** What an entry holds, by column; several values of one column are joined as Google joins them. */
type Entry = { line: number; values: Map<string, string[]> };

const joint = ' ::: ';
const everythingElse = 'Other attributes';

/** By the first lines of a file; null for anything else. */
export function addressBookFormat(sample: string): AddressBookSource['format'] | null {
  const text = sample.replace(/^\uFEFF/, '').replace(/^(?:#.*\n|\s*\n)+/, '');
  if (/^(?:version:\s*\d+\s*\n+(?:#.*\n|\s*\n)*)?dn::? *\S/i.test(text)) return 'ldif';
  return /^(?:alias|note) (?:-group \S+ )?(?:"[^"]+"|\S+)[ \t]+\S/.test(text) ? 'nicknames' : null;
}

export async function* readAddressBook(
  bytes: AsyncIterable<Uint8Array>,
  { format, encoding, columns }: AddressBookSource,
): AsyncGenerator<FileRecord> {
  const known = new Set(columns);
  for await (const { line, values } of readEntries(readText(bytes, encoding), format)) {
    const others = [...values].filter(([column]) => !known.has(column));
    if (others.length > 0)
      values.set(
        everythingElse,
        others.map(([column, texts]) => `${column}: ${texts.join(joint)}`),
      );
    yield { line, cells: columns.map((column) => (values.get(column) ?? []).join(joint)) };
  }
}

export async function surveyAddressBook(
  readBytes: ReadBytes,
  { format, found }: { format: AddressBookSource['format']; found: FoundEncoding },
): Promise<Survey<AddressBookSource>> {
  const { encoding, remark, readings } = found;
  const samples = new Map<string, string[]>();
  let rows = 0;
  for await (const { values } of readEntries(readText(readBytes(), encoding), format)) {
    rows += 1;
    if (rows > mostRows)
      throw new UnreadableFile(
        'The file has too many entries. Divide it and import the parts one after the other.',
      );
    for (const [column, texts] of values) {
      const place = samples.size >= mostColumns - 1 && !samples.has(column) ? everythingElse : column;
      const known = samples.get(place) ?? [];
      if (known.length < 3) samples.set(place, [...known, texts.join(joint).slice(0, 80).toWellFormed()]);
    }
  }
  const columns = [...samples.keys()].sort((a, b) => placeOf(a) - placeOf(b));
  return {
    source: { kind: 'address-book', format, encoding, columns },
    encoding,
    recognized: recognizedByName(format, { columns, samples, fieldOf }),
    headerLine: 0,
    rows,
    remarks: remark === null ? [] : [remark],
    readings,
  };
}

function fieldOf(column: string): ImportField {
  return fieldByAttribute.get(column.toLowerCase()) ?? 'extra';
}

/** In the order in which they stand side by side: what holds the office before what holds the home. */
const fields: readonly (readonly [ImportField, string])[] = [
  ['givenName', 'givenName'],
  ['familyName', 'sn surname'],
  ['name', 'cn displayName commonName name'],
  ['email', 'mail rfc822Mailbox mozillaSecondEmail secondMail email'],
  ['phone', 'telephoneNumber phone mobile cellphone mobileTelephoneNumber homePhone homeTelephoneNumber'],
  ['organization', 'o organizationName company'],
  ['title', 'title'],
  ['street', 'street streetAddress postalAddress mozillaHomeStreet'],
  ['city', 'l localityName locality mozillaHomeLocalityName'],
  ['region', 'st stateOrProvinceName mozillaHomeState'],
  ['postalCode', 'postalCode mozillaHomePostalCode'],
  ['country', 'c countryName friendlyCountryName co mozillaHomeCountryName'],
  ['notes', 'description notes comment'],
  ['assistant', 'secretary assistant'],
  ['tags', 'category categories'],
  ['ignore', 'dn objectClass modifytimestamp entryUUID createTimestamp'],
];
const attributes = fields.flatMap(([field, names]) =>
  names.split(' ').map((name) => [name.toLowerCase(), field] as const),
);
const fieldByAttribute = new Map<string, ImportField>(attributes);
const places = new Map(attributes.map(([name], place) => [name, place]));

function placeOf(column: string): number {
  return places.get(column.toLowerCase()) ?? attributes.length;
}

function readEntries(
  texts: AsyncIterable<string>,
  format: AddressBookSource['format'],
): AsyncIterable<Entry> {
  return format === 'ldif' ? readLdif(unfolded(texts)) : readNicknames(unfolded(texts));
}

type Line = { line: number; text: string };
const longestLine = 1_048_576;

/** Lines that begin with a blank go on with the one before, in mutt's files those behind a backslash. */
async function* unfolded(texts: AsyncIterable<string>): AsyncGenerator<Line> {
  let open: Line | null = null;
  let line = 0;
  for await (const text of linesOf(texts)) {
    line += 1;
    if (open && text.startsWith(' ')) open.text += text.slice(1);
    else if (open?.text.endsWith('\\')) open.text = open.text.slice(0, -1) + text;
    else {
      if (open) yield open;
      open = { line, text };
    }
    if (open.text.length > longestLine)
      throw new UnreadableFile(
        `The line ${open.line} is longer than a megabyte. Export the address book again, without pictures.`,
      );
  }
  if (open) yield open;
}

async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const text of texts) {
    const lines = (held + text).split('\n');
    held = lines.pop() ?? '';
    yield* lines;
    if (held.length > longestLine)
      throw new UnreadableFile(
        'A line is longer than a megabyte. Export the address book again, without pictures.',
      );
  }
  if (held !== '') yield held;
}

async function* readLdif(lines: AsyncIterable<Line>): AsyncGenerator<Entry> {
  let entry: Entry | null = null;
  for await (const { line, text } of lines) {
    if (text.trim() === '') {
      if (entry) yield withKind(entry);
      entry = null;
    } else if (!text.startsWith('#') && !(entry === null && /^version:/i.test(text))) {
      entry ??= { line, values: new Map() };
      put(entry, attributeOf(text));
    }
  }
  if (entry) yield withKind(entry);
}

/** "cn:: " stands before base64, "cn;lang-de: " before a value in a language, "photo:< " before the address of a file. */
function attributeOf(text: string): [string, string] {
  const [, name, mark = '', value = ''] = /^([A-Za-z][\w.-]*)(?:;[\w-]+)*:([:<]?) *(.*)$/s.exec(text) ?? [];
  if (name === undefined) return ['Not understood', text];
  if (mark !== ':') return [name, value];
  const bytes = Buffer.from(value.replace(/\s/g, ''), 'base64');
  const isPicture = /photo|certificate|picture/i.test(name);
  return [
    name,
    isPicture
      ? `left out (${Math.max(1, Math.round(bytes.length / 1_000))} kB)`
      : decodeBytes(bytes, undefined),
  ];
}

function put({ values }: Entry, [column, text]: readonly [string, string]): void {
  if (text.trim() === '') return;
  const name = [...values.keys()].find((known) => known.toLowerCase() === column.toLowerCase()) ?? column;
  values.set(name, [...(values.get(name) ?? []), text.trim()]);
}

/** A list of people is nobody. */
function withKind(entry: Entry): Entry {
  const classes = [...entry.values].find(([column]) => column.toLowerCase() === 'objectclass')?.[1] ?? [];
  if (classes.some((one) => /^groupof|^posixgroup$|^organizationalunit$/i.test(one)))
    entry.values.set('Kind', ['group']);
  return entry;
}

/** "alias ruth Ruth Abernathy <ruth@halden.org>", and Eudora's note of the same nickname below it. */
async function* readNicknames(lines: AsyncIterable<Line>): AsyncGenerator<Entry> {
  const entries = new Map<string, Entry>();
  for await (const { line, text } of lines) {
    const [, command, quoted, bare, rest = ''] =
      /^(alias|note) (?:-group \S+ )?(?:"([^"]+)"|(\S+))[ \t]+(.*)$/s.exec(text.trim()) ?? [];
    const nickname = quoted ?? bare;
    if (nickname === undefined) {
      if (text.trim() !== '' && !text.startsWith('#'))
        entries.set(`line ${line}`, { line, values: new Map([['Not understood', [text.trim()]]]) });
      continue;
    }
    const entry = entries.get(nickname) ?? { line, values: new Map([['Nickname', [nickname]]]) };
    entries.set(nickname, entry);
    for (const value of command === 'alias' ? aliasOf(rest) : noteOf(rest)) put(entry, value);
  }
  yield* entries.values();
}

function aliasOf(rest: string): [string, string][] {
  const text = rest.replace(/#.*$/, '').trim();
  const addresses = text.match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? [];
  if (addresses.length > 1)
    return [
      ['Kind', 'group'],
      ['Members', text],
    ];
  const name = text
    .replace(/<[^>]*>|\([^)]*\)|[^\s<>,;"]+@[^\s<>,;"]+/g, '')
    .replace(/["\\]/g, '')
    .trim();
  const commented = /\(([^)]*)\)/.exec(text)?.[1] ?? '';
  return [...addresses.map((address): [string, string] => ['mail', address]), ['name', name || commented]];
}

/** Eudora keeps "<name:Ruth Abernathy><phone:617 555 0142>" before the note itself. */
function noteOf(rest: string): [string, string][] {
  const marked = [...rest.matchAll(/<([\w ]+):([^<>]*)>/g)].map(
    ([, name = '', value = '']): [string, string] => [eudoraNames[name.toLowerCase()] ?? name, value],
  );
  return [
    ...marked,
    [
      'notes',
      rest
        .replace(/<[\w ]+:[^<>]*>/g, '')
        .replaceAll('\u0003', '\n')
        .trim(),
    ],
  ];
}

const eudoraNames: Readonly<Record<string, string>> = {
  first: 'givenName',
  last: 'sn',
  company: 'o',
  address: 'street',
  city: 'l',
  state: 'st',
  zip: 'postalCode',
  country: 'c',
};
