// A file of vCards as a table: each card is a row, and whatever any card holds is a column.
import { readLinkedinUrl } from '@threefold/domain/contact-imports/read-cell';
import { recognizedByName } from '@threefold/domain/contact-imports/recognize-format';
import { contactFields, factsOf, fieldNames } from '@threefold/domain/contacts/contact-fields';
import { type ImportField, importedAs } from '@threefold/domain/contacts/import-fields';
import { foldText } from '@threefold/domain/contacts/search-text';
import { formatNumber } from '@threefold/domain/time/conventions';
import {
  type FileRecord,
  mostColumns,
  mostRows,
  type ReadBytes,
  type Survey,
  UnreadableFile,
} from './file-record.ts';
import { type FileEncoding, type FoundEncoding, isUnicode, knownEncoding } from './text-encoding.ts';
import {
  isOfOrganization,
  nameOfAgent,
  readCards,
  splitValue,
  textOf,
  type Vcard,
  type VcardProperty,
  wholeNameOf,
} from './vcard-cards.ts';

/** `columns`: what any card of the file holds; `names`: of the cards that others point at by their UID. */
export type VcardSource = {
  kind: 'vcard';
  encoding: FileEncoding;
  columns: string[];
  names: Record<string, string>;
};

/** The last column holds what has no column of its own. */
const everythingElse = 'Other properties';

export async function* readVcardRecords(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, columns, names }: VcardSource,
): AsyncGenerator<FileRecord> {
  const known = new Set(columns);
  for await (const card of readCards(bytes, encoding)) {
    const cells = cellsOf(card, (uid) => (Object.hasOwn(names, uid) ? names[uid] : undefined));
    const others = [...cells].filter(([column]) => !known.has(column));
    if (others.length > 0)
      cells.set(everythingElse, others.map(([column, text]) => `${column}: ${text}`).join('\n'));
    yield { line: card.line, cells: columns.map((column) => cells.get(column) ?? '') };
  }
}

/** Reads a file of cards through once, and once more where cards point at each other. */
export async function surveyVcards(
  readBytes: ReadBytes,
  { found, sample }: { found: FoundEncoding; sample: string },
): Promise<Survey<VcardSource>> {
  const { encoding, remark, readings } = encodingOfCards(found, sample);
  const samples = new Map<string, string[]>();
  const wanted = new Set<string>();
  let rows = 0;
  let photos = 0;
  for await (const card of readCards(readBytes(), encoding)) {
    rows += 1;
    if (rows > mostRows) throw tooManyCards();
    noteSamples(samples, card);
    for (const uid of uidsIn(card)) if (wanted.size < mostUids) wanted.add(uid);
    photos += card.properties.filter(({ value }) => value.startsWith('left out (')).length;
  }
  const columns = [...samples.keys()].sort(compareColumns);
  const names = wanted.size > 0 ? await readNames(readCards(readBytes(), encoding), wanted) : {};
  return {
    source: { kind: 'vcard', encoding, columns, names },
    encoding,
    recognized: recognizedByName('vcard', { columns: columns, samples: samples, fieldOf: fieldOfColumn }),
    headerLine: 0,
    rows,
    remarks: [...(photos === 0 ? [] : [remarkOf(photos)]), ...(remark === null ? [] : [remark])],
    readings,
  };
}

/** Where the bytes are no UTF-8, what the cards say of themselves goes before what their letters look like. */
function encodingOfCards(found: FoundEncoding, sample: string): FoundEncoding {
  const label = isUnicode(found.encoding) ? undefined : /;CHARSET="?([\w.-]+)/i.exec(sample)?.[1];
  const named = label === undefined ? null : knownEncoding(label);
  return named === null || isUnicode(named) ? found : { encoding: named, remark: null };
}

function remarkOf(photos: number): string {
  if (photos === 1) return 'One picture was left out.';
  return `${formatNumber(photos)} pictures were left out.`;
}

const mostUids = 50_000;

function tooManyCards(): UnreadableFile {
  return new UnreadableFile(
    `The file has more than ${formatNumber(mostRows)} cards. Divide it and import the parts one after the other.`,
  );
}

function noteSamples(samples: Map<string, string[]>, card: Vcard): void {
  for (const [column, text] of cellsOf(card, () => undefined)) {
    const isFull = samples.size >= mostColumns - 1;
    const place = isFull && !samples.has(column) ? everythingElse : column;
    const known = samples.get(place) ?? [];
    if (known.length < 3) samples.set(place, [...known, text.slice(0, 80).toWellFormed()]);
  }
}

function uidsIn({ properties }: Vcard): string[] {
  return properties.flatMap(({ name, value }) =>
    name === 'RELATED' && /^urn:uuid:/i.test(value.trim()) ? [value.trim()] : [],
  );
}

async function readNames(
  cards: AsyncIterable<Vcard>,
  wanted: ReadonlySet<string>,
): Promise<Record<string, string>> {
  const names = new Map<string, string>();
  for await (const { properties } of cards) {
    const uid = properties.find(({ name }) => name === 'UID')?.value.trim() ?? '';
    const name = properties.find((property) => property.name === 'FN')?.value.trim();
    for (const key of [uid, `urn:uuid:${uid}`]) if (name && wanted.has(key)) names.set(key, name);
  }
  return Object.fromEntries(names);
}

/** What the parts of a name and of an address are called, in the order in which a card has them. */
const nameParts = ['Family name', 'Given name', 'Additional names', 'Prefix', 'Suffix'] as const;
const addressParts = ['Box', 'More', 'Street', 'City', 'Region', 'Postal code', 'Country'] as const;

/** The columns that a card is laid out in, in this order; whatever else it holds has a column under its own name behind them. */
const columns = [
  'Full name',
  ...nameParts,
  'Nickname',
  'Organization',
  'Department',
  'Title',
  'Role',
  'E-mail',
  'E-mail - Label',
  'Phone',
  'Phone - Label',
  'LinkedIn',
  'Website',
  ...addressParts,
  'Address - Label',
  'Other address',
  'Time zone',
  'Relation',
  'Relation - Label',
  'Categories',
  'Notes',
  'Birthday',
  'Photo',
];
const places = new Map(columns.map((column, place) => [column, place]));

function compareColumns(a: string, b: string): number {
  return (places.get(a) ?? columns.length) - (places.get(b) ?? columns.length);
}

const fieldByColumn = new Map<string, ImportField>([
  ...fieldNames.map((field): [string, ImportField] => {
    const { vcard, csv } = factsOf(field);
    if (typeof vcard === 'string') return [csv, importedAs(field)];
    const [property, part] = vcard;
    return [(property === 'N' ? nameParts : addressParts)[part] ?? csv, importedAs(field)];
  }),
  ['Full name', 'name'],
  ['Additional names', 'givenName'],
  ['Role', 'title'],
  ['E-mail', 'email'],
  ['Phone', 'phone'],
  ['Categories', 'tags'],
  ['Relation', 'relation'],
]);

function fieldOfColumn(column: string): ImportField {
  return fieldByColumn.get(column) ?? 'extra';
}

/** The column of each property that is one text of a field. */
const columnOfProperty: Readonly<Record<string, string>> = Object.fromEntries(
  fieldNames.flatMap((field) => {
    const { vcard } = factsOf(field);
    return typeof vcard === 'string' ? [[vcard, contactFields[field].csv]] : [];
  }),
);

/** Several values of one column, as Google joins them. */
const joint = ' ::: ';

/** Addresses that stand for another card of the file: urn:uuid:... */
type NameOfCard = (uid: string) => string | undefined;

/** A card as cells by column. */
function cellsOf({ properties, unread }: Vcard, nameOf: NameOfCard): Map<string, string> {
  const cells = new Map<string, string[]>();
  const put = (column: string, text: string): void => {
    const known = cells.get(column) ?? [];
    if (text !== '' && !(column === 'Organization' && known.includes(text)))
      cells.set(column, [...known, text]);
  };
  const labels = labelsOfGroups(properties);
  const labelled = (kind: string) => properties.filter(({ name }) => name === kind).sort(comparePreference);
  const isOrganization = isOfOrganization(properties);
  for (const property of properties) {
    if (property.name === 'FN' && isOrganization) put('Organization', textOf(property));
    else if (property.name === 'N')
      putName(put, property.value, isOrganization ? null : wholeNameOf(properties));
    else putPlain(put, property, labels);
  }
  putLabelled(put, { column: 'E-mail', found: labelled('EMAIL'), labels });
  putLabelled(put, { column: 'Phone', found: labelled('TEL'), labels });
  putAddresses(put, labelled('ADR'), labels);
  const relations = properties.filter(({ name }) => name === 'RELATED' || name === 'X-ABRELATEDNAMES');
  putLabelled(put, { column: 'Relation', found: relations, labels, nameOf });
  for (const text of unread) put('Not understood', text);
  return new Map([...cells].map(([column, texts]) => [column, texts.join(joinerOf(column))]));
}

type Put = (column: string, text: string) => void;

function joinerOf(column: string): string {
  return column === 'Notes' || column === 'Not understood' ? '\n' : joint;
}

const ownNames: Readonly<Record<string, string>> = {
  FN: 'Full name',
  NICKNAME: 'Nickname',
  ROLE: 'Role',
  BDAY: 'Birthday',
  PHOTO: 'Photo',
  LOGO: 'Logo',
  SOUND: 'Sound',
  ANNIVERSARY: 'Anniversary',
  'X-ANNIVERSARY': 'Anniversary',
  IMPP: 'Instant messages',
  GEO: 'Place on the map',
  GENDER: 'Gender',
  LANG: 'Language',
  [nameOfAgent]: contactFields.assistant.csv,
  KIND: 'Kind',
  'X-ADDRESSBOOKSERVER-KIND': 'Kind',
  REV: 'Changed on',
  ...columnOfProperty,
};

/** Said elsewhere in the row, or of the card and not of the person. */
const apart: ReadonlySet<string> = new Set(
  'VERSION PRODID EMAIL TEL ADR RELATED X-ABRELATEDNAMES X-ABLABEL AGENT X-ABSHOWAS'.split(' '),
);

function putPlain(put: Put, property: VcardProperty, labels: Labels): void {
  const { name, value } = property;
  if (apart.has(name)) return;
  if (name === 'ORG') putOrganization(put, value);
  else if (name === 'CATEGORIES') putTags(put, value);
  else if (isPage(name)) putPage(put, property, labels);
  else if (name === 'X-ABDATE') put(labelOf(property, labels) || 'Date', textOf(property));
  else put(ownNames[name] ?? name, textOf(property));
}

/** A damaged name, its separators escaped or all of it in one part, gives way to the whole one. `whole` is null where the card is nobody's. */
function putName(put: Put, value: string, whole: string | null): void {
  const read = splitValue(value, ';');
  const isEscaped = read.some((part) => part.includes(';'));
  const parts = isEscaped
    ? read
        .join(';')
        .split(';')
        .map((part) => part.trim())
    : read;
  const filled = parts.filter((part) => part !== '');
  const isWhole =
    filled.length === 1 &&
    whole !== null &&
    /\s/.test(whole) &&
    foldText(filled[0] ?? '') === foldText(whole);
  if (isWhole) return;
  for (const [place, part] of parts.entries()) {
    const column = nameParts[place] ?? 'More of the name';
    put(column, part.replaceAll(',', column === 'Suffix' ? ', ' : ' '));
  }
}

function putTags(put: Put, value: string): void {
  for (const tag of splitValue(value, ',')) put('Categories', tag);
}

function putOrganization(put: Put, value: string): void {
  const [organization = '', ...units] = splitValue(value, ';');
  put('Organization', organization);
  put('Department', units.filter(Boolean).join(', '));
}

function isPage(name: string): boolean {
  return /^(URL|X-SOCIALPROFILE|SOCIALPROFILE|X-LINKEDIN)$/.test(name);
}

function putPage(put: Put, property: VcardProperty, labels: Labels): void {
  const text = textOf(property);
  const isNamed = property.name === 'X-LINKEDIN' || property.params.get('TYPE')?.includes('linkedin');
  const linkedin = readLinkedinUrl(isNamed && /^[\w-]+$/.test(text) ? `linkedin.com/in/${text}` : text);
  const label = labels.get(property.group ?? '');
  put(linkedin ? 'LinkedIn' : 'Website', linkedin ?? (label ? `${label}: ${text}` : text));
}

type Labels = ReadonlyMap<string, string>;

/** Apple writes what a value is called beside it: item1.X-ABLabel:_$!<Work>!$_ */
function labelsOfGroups(properties: readonly VcardProperty[]): Labels {
  return new Map(
    properties.flatMap((property) =>
      property.name === 'X-ABLABEL' && property.group
        ? [[property.group, textOf(property).replace(/^_\$!<(.*)>!\$_$/s, '$1')] as const]
        : [],
    ),
  );
}

const noLabels: ReadonlySet<string> = new Set(['PREF', 'INTERNET', 'VOICE', 'X400', 'TEXT', 'URI']);

function labelOf({ group, params }: VcardProperty, labels: Labels): string {
  const own = labels.get(group ?? '');
  const types = (params.get('TYPE') ?? []).filter((type) => !noLabels.has(type.toUpperCase()));
  return own ?? types.map((type) => type.toLowerCase()).join(' ');
}

function putLabelled(
  put: Put,
  wanted: { column: string; found: readonly VcardProperty[]; labels: Labels; nameOf?: NameOfCard },
): void {
  const { column, found, labels, nameOf } = wanted;
  const values = found.map((property) => shownValue(property, nameOf)).filter(([text]) => text !== '');
  for (const [text] of values) put(column, text);
  const texts = values.map(([, property]) => labelOf(property, labels).replaceAll(':::', ''));
  if (texts.some(Boolean)) put(`${column} - Label`, texts.map((text) => text || 'other').join(joint));
}

function shownValue(property: VcardProperty, nameOf: NameOfCard | undefined): [string, VcardProperty] {
  const text = textOf(property)
    .replace(/^(mailto|tel):/i, '')
    .replace(/;ext=/i, ' ext. ');
  return [nameOf?.(text) ?? text, property];
}

function comparePreference(a: VcardProperty, b: VcardProperty): number {
  return preferenceOf(a) - preferenceOf(b);
}

/** 1 is the most preferred; 101 stands for "not said". */
function preferenceOf({ params }: VcardProperty): number {
  const rank = Number(params.get('PREF')?.[0]);
  if (rank >= 1 && rank <= 100) return rank;
  return params.get('TYPE')?.some((type) => type.toUpperCase() === 'PREF') ? 1 : 101;
}

function putAddresses(put: Put, [first, ...others]: readonly VcardProperty[], labels: Labels): void {
  if (!first) return;
  const [box = '', more = '', street = '', city = '', region = '', code = '', country = ''] = splitValue(
    first.value,
    ';',
  );
  put('Street', [box, more, street].filter(Boolean).join(', '));
  put('City', city);
  put('Region', region);
  put('Postal code', code);
  put('Country', country);
  put('Address - Label', labelOf(first, labels));
  for (const { value } of others) put('Other address', splitValue(value, ';').filter(Boolean).join(', '));
}
