// Columns are known by their names in the languages that exports come in, never by their position.
import { foldText } from '../contacts/search-text.ts';
import type { ImportField } from './import-fields.ts';

/** One line per field: names as `columnKey` writes them. */
const names: Partial<Record<ImportField, string>> = {
  name: 'name|full name|contact name|contact|person|display name|vollstandiger name|nom complet|nombre completo',
  givenName:
    'first name|firstname|given name|givenname|forename|middle name|additional name|vorname|prenom|nombre|primer nombre|weitere vornamen',
  familyName:
    'last name|lastname|surname|family name|familyname|nachname|familienname|nom|nom de famille|apellidos|apellido',
  credentials: 'credentials|suffix|name suffix|degrees|degree|post nominals|namenszusatz|suffixe|sufijo',
  email:
    'email|e mail|mail|email address|e mail address|emails|e mails|work email|business email|personal email|primary email|other email|additional email addresses|e mail adresse|adresse e mail|courriel|correo|correo electronico|direccion de correo electronico|direccion de correo|e mail display',
  phone:
    'phone|phone number|phones|telephone|tel|mobile|mobile phone|mobile phone number|cell|cell phone|cellphone|business phone|business phone 2|home phone|home phone 2|work phone|primary phone|other phone|office phone|company main phone|telefon|telefonnummer|mobiltelefon|telefon geschaftlich|telefon privat|handy|telephone mobile|telefono|movil',
  organization:
    'organization|organisation|company|company name|employer|account name|organization name|associated company|institution|hospital|unternehmen|firma|entreprise|societe|empresa',
  title:
    'job title|position|role|occupation|organization title|title|current position|berufsbezeichnung|funktion|stelle|poste|fonction|cargo|puesto',
  linkedinUrl:
    'url|linkedin|linkedin url|linkedin profile|linkedin profile url|linkedin bio|profile url|url des profils|url del perfil|linkedin profil',
  city: 'city|town|business city|home city|other city|mailing city|work city|address city|ort|stadt|ville|ciudad',
  region:
    'region|state|state region|state province|province|business state|home state|other state|mailing state|mailing state province|bundesland|bundesland kanton|kanton|provincia',
  country:
    'country|country region|business country region|home country region|other country region|business country|home country|mailing country|land|land region|pays|pais',
  referredBy:
    'referred by|referrer|introduced by|referral|empfohlen von|vermittelt von|recommande par|referido por',
  tags: 'tags|tag|labels|label|categories|category|group membership|groups|kategorien|gruppen|categories outlook|etiquetas|etiquettes',
  notes: 'notes|note|comments|comment|description|notizen|bemerkungen|anmerkungen|remarques|notas',
  connectedOn:
    'connected on|verbunden am|connecte le|mise en relation le|connexion le|date de connexion|conectado el|fecha de conexion',
  timeZone: 'time zone|timezone|zeitzone',
  reasons: 'target reasons|reasons',
  faceToFace: 'face to face',
  doNotContact:
    'do not contact|do not email|do not call|email opt out|opted out of email|unsubscribed from all email|unsubscribed',
  extra: 'assistant|source|other columns',
};

const fieldByName = new Map<string, ImportField>();
for (const [field, list] of Object.entries(names)) {
  // Object.entries forgets the key type that `names` has.
  for (const name of list.split('|')) fieldByName.set(name, field as ImportField);
}

const numbered: readonly [RegExp, ImportField][] = [
  [/^e ?mail \d+( value| address)?$/, 'email'],
  [/^phone \d+( value)?$/, 'phone'],
  [/^organization \d+ name$/, 'organization'],
  [/^organization \d+ title$/, 'title'],
  [/^address \d+ city$/, 'city'],
  [/^address \d+ region$/, 'region'],
  [/^address \d+ country$/, 'country'],
  [
    /^(e ?mail|phone|address|website|organization|event|relation|custom field|im) \d+ (label|type)$/,
    'ignore',
  ],
  [/^e mail( \d+)? (type|display name)$/, 'ignore'],
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
