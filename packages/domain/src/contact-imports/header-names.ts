// Columns are known by their names in the languages that exports come in, never by their position.

import { contactFields, factsOf, fieldNames } from '../contacts/contact-fields.ts';
import { type ImportField, importedAs } from '../contacts/import-fields.ts';
import { foldText } from '../contacts/search-text.ts';

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
  extra: ['source|other columns'],
  threefoldId: ['threefold id'],
};

const fieldByName = new Map<string, ImportField>();
function know(field: ImportField, names: readonly string[]): void {
  for (const name of names.join('|').split('|')) fieldByName.set(columnKey(name), field);
}
for (const field of fieldNames)
  know(importedAs(field), [contactFields[field].csv, ...(factsOf(field).headers ?? [])]);
// Object.entries forgets the key type that `headerWords` has.
for (const [field, names] of Object.entries(headerWords)) know(field as ImportField, names);

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
  return foldText(header.replace(/^\uFEFF/, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function fieldForHeader(header: string): ImportField | null {
  const key = columnKey(header);
  if (key === '') return null;
  const named = fieldByName.get(key);
  if (named) return named;
  return numbered.find(([pattern]) => pattern.test(key))?.[1] ?? null;
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
  /\b(ids?|owner|domain|date|status|type|typ|count|source|yomi|phonetic|display|fax|pager|manager|spouse|assistant|opt|last (activity|contact|contacted|modified|e ?mail)|stage|lead|size|code|number of|industry|website|web|street|image|photo)\b/;

/** For names that no export is known to have. */
export function likelyFieldForHeader(header: string): ImportField | null {
  const key = columnKey(header);
  if (key.length > 60 || otherwise.test(key)) return null;
  return tellingWords.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}
