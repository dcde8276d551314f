// Columns are known by their names in the languages that exports come in, never by their position.

import { contactFields, factsOf, fieldNames } from '../contacts/contact-fields.ts';
import { type ImportField, importedAs } from '../contacts/import-fields.ts';
import { foldText } from '../contacts/search-text.ts';
import { headingsByLanguage, labelWords, prefixWords, qualifiers } from './heading-words.ts';
import { isAboutRefusal } from './refused-contact.ts';

/** What files call the columns that hold no field of a contact: one text a language, names as `columnKey` writes them. */
const headerWords: Partial<Record<ImportField, readonly string[]>> = {
  name: [
    'name|full name|contact name|contact|person|display name',
    'vollstandiger name|name vollstandig|ansprechpartner',
    'nom complet',
    'nombre completo',
    '姓名|名字|氏名|名前|이름|성명',
  ],
  referredBy: [
    'referred by|referrer|introduced by|referral|recommended by|introduction by|met through|met via',
    'empfohlen von|vermittelt von|vermittelt durch|kontakt durch',
    'recommande par|presente par|reference de',
    'referido por|recomendado por|presentado por',
  ],
  connectedOn: [
    'connected on',
    'verbunden am|vernetzt am|kontakt seit',
    'connecte le|connecte e le|mise en relation le|connexion le|date de connexion|en relation depuis',
    'conectado el|conectado a el|fecha de conexion|conexion el|conectados el',
  ],
  givenName: ['second name|middle initial|middle'],
  extra: ['source|other columns'],
  threefoldId: ['threefold id'],
};

/** One word may be two things in two languages: "stat" is a state in Danish and a country in Czech. */
const fieldsByKey = new Map<string, Map<Language, ImportField>>();
/** `common`: English, German, French and Spanish. */
type Language = 'common' | (string & {});

function know(language: Language, field: ImportField, names: readonly string[]): void {
  for (const name of names.join('|').split('|')) {
    const key = columnKey(name);
    const fields = fieldsByKey.get(key) ?? new Map<Language, ImportField>();
    fieldsByKey.set(key, fields.set(language, field));
  }
}
for (const field of fieldNames)
  know('common', importedAs(field), [contactFields[field].csv, ...(factsOf(field).headers ?? [])]);
// Object.entries forgets the key type that a table has.
for (const [field, names] of Object.entries(headerWords)) know('common', field as ImportField, names);
for (const [language, words] of Object.entries(headingsByLanguage))
  for (const [field, names] of Object.entries(words)) know(language, field as ImportField, [names]);

/** The language that most of the words belong to which are not everybody's. */
export function languageOfHeader(headers: readonly string[]): Language {
  const counts = new Map<Language, number>();
  for (const header of headers)
    for (const language of fieldsByKey.get(columnKey(header))?.keys() ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['common', 0] as [
    Language,
    number,
  ])[0];
}

function exactField(key: string, language: Language): ImportField | null {
  const fields = fieldsByKey.get(key);
  return fields?.get(language) ?? fields?.get('common') ?? fields?.values().next().value ?? null;
}

/** Google numbers its columns as far as a file needs them; its own words are in the language of the account. */
const numbered: readonly [RegExp, ImportField][] = [
  [/^e ?mail \d+( value| wert| address| adresse)?$/, 'email'],
  [/^(adresse )?e ?mail \d+ valeur$|^(correo electronico|direccion de correo) \d+ valor$/, 'email'],
  [/^(phone|telefon|telephone|telefono) \d+( value| wert| valeur| valor)?$/, 'phone'],
  [/^organi[sz]ation \d+ name$/, 'organization'],
  [/^organi[sz]ation \d+ title$/, 'title'],
  [/^(address|adresse|direccion) \d+ (street|strasse|rue|calle)$/, 'street'],
  [/^(address|adresse|direccion) \d+ (city|ort|ville|ciudad)$/, 'city'],
  [/^(address|adresse|direccion) \d+ (region|bundesland|provincia)$/, 'region'],
  [/^(address|adresse|direccion) \d+ (postal code|postleitzahl|code postal|codigo postal)$/, 'postalCode'],
  [/^(address|adresse|direccion) \d+ (country|land|pays|pais)$/, 'country'],
  [/^(relation|beziehung|relacion) \d+ (value|wert|valeur|valor)$/, 'relation'],
  [/^\p{L}+( \p{L}+)? \d+ (label|type|typ|libelle|etiqueta|tipo)$/u, 'extra'],
  [/^e mail( \d+)? (type|display name)$/, 'extra'],
];

/** "E-mail 1 - Value" becomes "e mail 1 value". */
export function columnKey(header: string): string {
  return foldText(inWords(header.replace(/^\uFEFF/, '')))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Programs write "doNotEmail" and "HasOptedOutOfEmail". */
function inWords(header: string): string {
  const bare = header.trim().replace('LinkedIn', 'Linkedin');
  return /^[A-Za-z][a-z]+(?:[A-Z][a-z]+)+$/.test(bare) ? bare.replace(/(?<=[a-z])(?=[A-Z])/g, ' ') : header;
}

/** Which of several a column is: the office, or the home. */
export type Where = 'work' | 'home' | 'other' | null;
type Heading = { field: ImportField; where: Where };

const sets = Object.fromEntries(
  Object.entries(qualifiers).map(([name, words]) => [name, new Set(words.split(' ').map(columnKey))]),
);
const isOneOf = (name: keyof typeof qualifiers, word: string) => sets[name]?.has(word) ?? false;
const labels = new Set(labelWords.split(' ').map(columnKey));
const prefixes = new Set(prefixWords.split(' ').map(columnKey));

/** "Titel" is a form of address in one file and the job in another. */
export function mayBePrefix(header: string): boolean {
  return prefixes.has(columnKey(header));
}

/** What a column is called in one of the languages, whole or with a word for work, home and the like beside it; null for any other. */
export function readHeading(header: string, language: Language = 'common'): Heading | null {
  const key = columnKey(header);
  if (key === '') return null;
  const words = key.split(' ').flatMap((word) => parted(word));
  const field =
    exactField(key, language) ??
    (isAboutRefusal(key) ? 'doNotContact' : null) ??
    numberedField(key, words) ??
    qualifiedField(words, language);
  return field && { field, where: whereOf(header) };
}

/** Of two addresses or telephones that a list has of each person, which one is the office. */
export function whereOf(header: string): Where {
  const words = columnKey(header)
    .split(' ')
    .flatMap((word) => parted(word, true));
  if (words.some((word) => isOneOf('home', word))) return 'home';
  if (words.some((word) => isOneOf('work', word))) return 'work';
  return isOneOf('other', words[0] ?? '') ? 'other' : null;
}

export function fieldForHeader(header: string, language?: Language): ImportField | null {
  return readHeading(header, language)?.field ?? null;
}

function numberedField(key: string, words: readonly string[]): ImportField | null {
  const found = numbered.find(([pattern]) => pattern.test(key))?.[1];
  if (found) return found;
  return words.length > 1 && /\d/.test(key) && labels.has(words.at(-1) ?? '') ? 'extra' : null;
}

const placeFields: ReadonlySet<ImportField> = new Set(['street', 'city', 'region', 'postalCode', 'country']);

function qualifiedField(words: readonly string[], language: Language): ImportField | null {
  const without = (...names: (keyof typeof qualifiers)[]) =>
    words.filter((word) => !names.some((name) => isOneOf(name, word))).join(' ');
  const named = [without('other', 'value'), without('other', 'value', 'work', 'home')];
  for (const name of named) {
    const field = name === '' ? null : exactField(name, language);
    if (field !== null && field !== 'extra') return field;
  }
  const place = exactField(without('other', 'value', 'work', 'home', 'address'), language);
  if (place !== null && placeFields.has(place)) return place;
  const ofOrganization = words.some((word) => isOneOf('organization', word));
  const part = ofOrganization ? exactField(without('other', 'value', 'organization'), language) : null;
  if (part === 'name' || part === 'givenName') return 'organization';
  return part === 'title' ? 'title' : null;
}

const eastAsianQualifiers = [...(sets.work ?? []), ...(sets.home ?? [])].filter((word) =>
  /[\p{sc=Han}\p{sc=Hangul}]/u.test(word),
);

/** Chinese and Japanese write no space between the words. */
function parted(word: string, evenKnown = false): string[] {
  const first = eastAsianQualifiers.find((one) => word.length > one.length && word.startsWith(one));
  if (first === undefined || (!evenKnown && fieldsByKey.has(word))) return [word];
  return [first, word.slice(first.length)];
}

/** Words that tell a column in a longer name, "Primary work e-mail", unless another word makes it something else. */
const tellingWords: readonly [RegExp, ImportField][] = [
  [/\b(e ?mails?|mail|courriel|correo)\b/, 'email'],
  [/\blinked ?in\b/, 'linkedinUrl'],
  [/\b(phones?|telephone|telefon|telefono|tel|mobile|cell|handy|movil|portable)\b/, 'phone'],
  [/\b(first|given|fore) ?names?\b|\bvornamen?\b|\bprenoms?\b/, 'givenName'],
  [/\b(last|family|sur) ?names?\b|\b(nachname|familienname)\b|\bapellidos?\b/, 'familyName'],
  [/\b(full|contact|whole) names?\b|\bname of (the )?(contact|person)\b/, 'name'],
  [/\b(referr|introduc|recommended|vermittelt|empfohlen)/, 'referredBy'],
  [/\b(job|position|titles?|role)\b/, 'title'],
  [
    /\b(company|organi[sz]ation|employer|hospital|clinic|practice|firma|unternehmen|arbeitgeber|klinik|entreprise|societe|empresa)\b/,
    'organization',
  ],
  [/\b(city|town|stadt|ville|ciudad)\b/, 'city'],
  [/\b(state|province|bundesland)\b/, 'region'],
  [/\bcountry\b/, 'country'],
  [/\b(notes?|comments?|remarks?|notizen|bemerkungen)\b/, 'notes'],
  [/\b(tags?|categor(y|ies)|labels?)\b/, 'tags'],
];
const otherwise =
  /\b(ids?|owner|domain|date|status|type|typ|count|source|yomi|phonetic|display|fax|pager|manager|spouse|assistant|opt|last (activity|contact|contacted|modified|e ?mail)|stage|lead|size|code|number of|industry|website|web|street|image|photo|campaign)\b/;

/** For names that no export is known to have. */
export function likelyFieldForHeader(header: string): ImportField | null {
  const key = columnKey(header);
  if (key.length > 60 || otherwise.test(key)) return null;
  return tellingWords.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}
