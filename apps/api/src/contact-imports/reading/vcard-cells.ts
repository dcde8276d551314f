import { readLinkedinUrl } from '@threefold/domain/contact-imports/read-cell';
import { contactFields } from '@threefold/domain/contacts/contact-fields';
import { nameOfAgent, type Vcard } from './vcard-cards.ts';
import { columnOfProperty, nameParts } from './vcard-columns.ts';
import { splitValue, textOf, type VcardProperty } from './vcard-property.ts';

/** Several values of one column, as Google joins them. */
const joint = ' ::: ';

/** Addresses that stand for another card of the file: urn:uuid:... */
export type NameOfCard = (uid: string) => string | undefined;

/** A card as cells by column. */
export function cellsOf({ properties, unread }: Vcard, nameOf: NameOfCard): Map<string, string> {
  const cells = new Map<string, string[]>();
  const put = (column: string, text: string): void => {
    const known = cells.get(column) ?? [];
    if (text !== '' && !(column === 'Organization' && known.includes(text)))
      cells.set(column, [...known, text]);
  };
  const labels = labelsOfGroups(properties);
  const labelled = (kind: string) => properties.filter(({ name }) => name === kind).sort(comparePreference);
  const isOrganization = properties.some(isOfOrganization);
  for (const property of properties) {
    if (property.name === 'FN' && isOrganization) put('Organization', textOf(property));
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

/** Apple and version 4 keep cards of organizations too: their name is nobody's. */
function isOfOrganization({ name, value }: VcardProperty): boolean {
  return (name === 'KIND' && /^\s*org\s*$/i.test(value)) || (name === 'X-ABSHOWAS' && /company/i.test(value));
}

function putPlain(put: Put, property: VcardProperty, labels: Labels): void {
  const { name, value } = property;
  if (apart.has(name)) return;
  if (name === 'N') putName(put, value);
  else if (name === 'ORG') putOrganization(put, value);
  else if (name === 'CATEGORIES') putTags(put, value);
  else if (isPage(name)) putPage(put, property, labels);
  else if (name === 'X-ABDATE') put(labelOf(property, labels) || 'Date', textOf(property));
  else put(ownNames[name] ?? name, textOf(property));
}

function putName(put: Put, value: string): void {
  const parts = splitValue(value, ';');
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
