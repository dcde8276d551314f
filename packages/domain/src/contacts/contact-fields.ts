// What is known of a person, one entry a field. Whatever takes, keeps, compares, writes or shows a contact goes by this table:
// the schemas of the API, the columns of the database, imports, merging, exports, the access report and the words of screens.
// A new field is an entry here and a column of its name; `docs/architecture.md` tells what else is done by hand.
import type { TargetReason } from './target-reasons.ts';

/** `typed`: as somebody wrote it; `e164`: in international form, null where nobody can tell; `label`: "mobile". */
export type ContactPhone = { e164: string | null; typed: string; label?: string };

/** What a field of each kind holds; null, '' (of a name), false and the empty list mean that nothing is known. */
type Kinds = {
  name: string;
  line: string | null;
  /** Several lines; two records of one person keep both. */
  text: string | null;
  linkedin: string | null;
  /** IANA name. */
  zone: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  flag: boolean;
  /** A flag that nobody but the seeker takes back, and that the history tells by itself. */
  consent: boolean;
  emails: string[];
  phones: ContactPhone[];
  reasons: TargetReason[];
  tags: string[];
};
export type FieldKind = keyof Kinds;
export type ValueOfKind<Kind extends FieldKind> = Kinds[Kind];

type Words = {
  /** Its column in our own CSV, and the name of it unless said otherwise. */
  csv: string;
  /** On screens and in reports; as `csv` where it is left out. */
  label?: string;
  /** Within a sentence: "you changed the title and e-mail addresses"; as `csv` in small letters where it is left out. */
  said?: string;
  /** What other files call such a column: one text a language, as `columnKey` writes the names. */
  headers?: readonly string[];
  /** What an import's mapping calls it, where that is not the name of the field. */
  importedAs?: string;
  /** The property of a card that holds it; of one in parts (`N`, `ADR`) the part, counted from 0. */
  vcard: string | readonly [property: 'N' | 'ADR', part: number];
  /** Part of the place: on the wire a member of `place`. */
  in?: 'place';
  /** The fields that are one fact: of two records one gives all of it. A field that names none is a fact by itself. */
  unit?: 'name' | 'job' | 'place';
  /** Found by the search for people. */
  isSearched?: true;
  /** Private to the seeker; what is left out is seen by a coach with whom everything is shared, and by nobody below. */
  seenBy?: 'owner';
  /** Kept in a table of its own instead of a column of the contact. */
  table?: 'contact_note';
};
/** `longest`: in characters, of a list those of an entry; `most`: entries of a list. */
type Facts = Words &
  (
    | { kind: 'name' | 'line' | 'text' | 'linkedin' | 'zone' | 'country'; longest: number }
    | { kind: 'emails' | 'phones' | 'tags'; longest: number; most: number }
    | { kind: 'flag' | 'consent' | 'reasons' }
  );

export const contactFields = {
  givenName: {
    kind: 'name',
    longest: 120,
    csv: 'Given name',
    headers: [
      'first name|firstname|first|given|givenname|forename|middle name|additional name',
      'vorname|weitere vornamen|zweiter vorname',
      'prenom|deuxieme prenom|autre prenom',
      'nombre|primer nombre|segundo nombre|nombre de pila',
    ],
    vcard: ['N', 1],
    unit: 'name',
    isSearched: true,
  },
  familyName: {
    kind: 'name',
    longest: 120,
    csv: 'Family name',
    headers: [
      'last name|lastname|last|surname|familyname',
      'nachname|familienname',
      'nom|nom de famille',
      'apellidos|apellido',
    ],
    vcard: ['N', 0],
    unit: 'name',
    isSearched: true,
  },
  credentials: {
    kind: 'line',
    longest: 120,
    csv: 'Credentials',
    headers: [
      'suffix|name suffix|degrees|degree|post nominals',
      'namenszusatz|suffix des namens|namenssuffix',
      'suffixe|suffixe du nom',
      'sufijo|sufijo del nombre',
    ],
    vcard: ['N', 4],
  },
  salutation: {
    kind: 'line',
    longest: 120,
    csv: 'Salutation',
    label: 'Salutation',
    said: 'salutation',
    headers: ['greeting|letter greeting', 'briefanrede'],
    vcard: 'X-THREEFOLD-SALUTATION',
  },
  pronouns: { kind: 'line', longest: 60, csv: 'Pronouns', vcard: 'PRONOUNS' },
  title: {
    kind: 'line',
    longest: 200,
    csv: 'Title',
    headers: [
      'job title|position|role|occupation|organization title|current position',
      'berufsbezeichnung|funktion|stelle|titel in der organisation|position in der organisation',
      'poste|fonction|titre du poste|titre dans l organisation',
      'cargo|puesto|puesto de la organizacion|cargo en la organizacion',
    ],
    vcard: 'TITLE',
    unit: 'job',
    isSearched: true,
  },
  organization: {
    kind: 'line',
    longest: 200,
    csv: 'Organization',
    headers: [
      'organisation|company|company name|employer|account name|organization name|associated company|institution|hospital',
      'unternehmen|firma|organisationsname|name der organisation|arbeitgeber',
      'entreprise|societe|nom de l organisation|employeur',
      'empresa|compania|nombre de la organizacion|organizacion',
      '公司|单位|單位|会社|회사',
    ],
    vcard: 'ORG',
    unit: 'job',
    isSearched: true,
  },
  emails: {
    kind: 'emails',
    longest: 254,
    most: 20,
    csv: 'E-mails',
    label: 'Email',
    said: 'email addresses',
    headers: [
      'email|e mail|mail|email address|e mail address|emails|work email|business email|personal email|primary email|other email|additional email addresses|e mail display',
      'e mail adresse|email adresse|e mail 2 adresse|e mail 3 adresse|mailadresse',
      'adresse e mail|adresse email|courriel|adresse de messagerie|adresse de messagerie 2|adresse de messagerie 3|adresse electronique',
      'correo|correo electronico|direccion de correo electronico|direccion de correo|direccion de correo electronico 2|direccion de correo electronico 3',
    ],
    importedAs: 'email',
    vcard: 'EMAIL',
    isSearched: true,
  },
  phones: {
    kind: 'phones',
    longest: 60,
    most: 20,
    csv: 'Phones',
    label: 'Phone',
    said: 'phone numbers',
    headers: [
      'phone|phone number|telephone|tel|mobile|mobile phone|mobile phone number|cell|cell phone|cellphone|business phone|business phone 2|home phone|home phone 2|work phone|primary phone|other phone|office phone|company main phone|car phone|radio phone',
      'telefon|telefonnummer|mobiltelefon|telefon geschaftlich|telefon geschaftlich 2|telefon privat|telefon privat 2|telefon firma|handy|weiteres telefon|haupttelefon',
      'telephone mobile|tel mobile|telephone bureau|telephone 2 bureau|telephone domicile|telephone 2 domicile|telephone principal|telephone principal de la societe|autre telephone|portable',
      'telefono|movil|telefono movil|telefono del trabajo|telefono del trabajo 2|telefono particular|telefono particular 2|telefono principal|numero de telefono|otro telefono',
    ],
    importedAs: 'phone',
    vcard: 'TEL',
  },
  linkedinUrl: {
    kind: 'linkedin',
    longest: 300,
    csv: 'LinkedIn',
    label: 'LinkedIn profile',
    said: 'LinkedIn profile',
    headers: [
      'url|linkedin url|linkedin profile|linkedin profile url|linkedin bio|profile url',
      'linkedin profil|profil url|profil link',
      'url du profil|url des profils',
      'url del perfil',
    ],
    vcard: 'URL',
  },
  street: {
    kind: 'line',
    longest: 200,
    csv: 'Street',
    label: 'Street address',
    said: 'street address',
    headers: [
      'street address|address line 1|mailing street|business street|work street|home street|other street|business address street|home address street|other address street|work address street',
      'strasse|anschrift|strasse geschaftlich|strasse privat|weitere strasse',
      'rue|rue bureau|rue domicile|autre rue',
      'calle|calle del trabajo|calle de trabajo|calle particular|direccion postal',
    ],
    vcard: ['ADR', 2],
    unit: 'place',
  },
  city: {
    kind: 'line',
    longest: 120,
    csv: 'City',
    headers: [
      'town|business city|home city|other city|mailing city|work city|address city|location|city state',
      'ort|stadt|wohnort|ort geschaftlich|ort privat|weiterer ort|standort',
      'ville|ville bureau|ville domicile|autre ville|lieu',
      'ciudad|ciudad de trabajo|ciudad del trabajo|ciudad particular|localidad',
    ],
    vcard: ['ADR', 3],
    in: 'place',
    unit: 'place',
  },
  region: {
    kind: 'line',
    longest: 120,
    csv: 'Region',
    label: 'State or region',
    headers: [
      'state|state region|state province|province|business state|home state|other state|mailing state|mailing state province',
      'bundesland|bundesland kanton|kanton|region geschaftlich|region privat',
      'dep region bureau|dep region domicile|departement',
      'provincia|provincia o estado de trabajo|provincia o estado del trabajo|estado',
    ],
    vcard: ['ADR', 4],
    in: 'place',
    unit: 'place',
  },
  postalCode: {
    kind: 'line',
    longest: 20,
    csv: 'Postal code',
    label: 'ZIP or postal code',
    said: 'postal code',
    headers: [
      'zip|zip code|zipcode|zip postal code|postcode|mailing zip postal code|business postal code|work postal code|home postal code|other postal code|business address postal code|home address postal code',
      'plz|postleitzahl|postleitzahl geschaftlich|postleitzahl privat|weitere postleitzahl',
      'code postal|code postal bureau|code postal domicile|autre code postal',
      'codigo postal|codigo postal del trabajo|codigo postal de trabajo|codigo postal particular',
    ],
    vcard: ['ADR', 5],
    unit: 'place',
  },
  country: {
    kind: 'country',
    longest: 2,
    csv: 'Country',
    headers: [
      'country region|business country region|home country region|other country region|business country|home country|mailing country',
      'land|land region|land region geschaftlich|land region privat|weiteres land region',
      'pays|pays region bureau|pays region domicile',
      'pais|pais o region del trabajo|pais o region de trabajo|pais region',
    ],
    vcard: ['ADR', 6],
    in: 'place',
    unit: 'place',
  },
  timeZone: {
    kind: 'zone',
    longest: 64,
    csv: 'Time zone',
    headers: ['timezone', 'zeitzone', 'fuseau horaire', 'zona horaria|huso horario'],
    vcard: 'TZ',
  },
  reasons: {
    kind: 'reasons',
    csv: 'Target reasons',
    label: 'Why this person',
    said: 'reasons to meet',
    headers: ['reasons'],
    vcard: 'X-THREEFOLD-REASONS',
  },
  faceToFace: {
    kind: 'flag',
    csv: 'Face to face',
    label: 'Could meet in person',
    said: 'note on meeting in person',
    vcard: 'X-THREEFOLD-FACE-TO-FACE',
  },
  doNotContact: {
    kind: 'consent',
    csv: 'Do not contact',
    said: 'mark "do not contact"',
    headers: [
      'do not email|do not call|email opt out|opted out of email|unsubscribed from all email|unsubscribed',
    ],
    vcard: 'X-THREEFOLD-DO-NOT-CONTACT',
  },
  tags: {
    kind: 'tags',
    longest: 60,
    most: 50,
    csv: 'Tags',
    headers: [
      'tag|labels|label|categories|category|group membership|groups|categories outlook',
      'kategorien|gruppen|gruppenmitgliedschaft',
      'etiquettes|libelles|groupes',
      'etiquetas|categorias|grupos',
    ],
    vcard: 'CATEGORIES',
  },
  notes: {
    kind: 'text',
    longest: 20_000,
    csv: 'Notes',
    label: 'Private notes',
    headers: [
      'note|comments|comment|description',
      'notizen|notiz|bemerkungen|bemerkung|anmerkungen|anmerkung|kommentar|kommentare',
      'remarques|remarque|commentaires|commentaire',
      'notas|nota|comentarios|comentario|observaciones',
    ],
    vcard: 'NOTE',
    seenBy: 'owner',
    table: 'contact_note',
  },
  assistant: { kind: 'line', longest: 120, csv: 'Assistant', vcard: 'X-ASSISTANT' },
} as const satisfies Record<string, Facts>;

type Table = typeof contactFields;
export type ContactField = keyof Table;
export type KindOf<Field extends ContactField> = Table[Field]['kind'];

/** The fields whose entry holds these members. */
type FieldWith<Members> = {
  [Field in ContactField]: Table[Field] extends Members ? Field : never;
}[ContactField];
export type FieldOfKind<Kind extends FieldKind> = FieldWith<{ kind: Kind }>;
export type PlacePart = FieldWith<{ in: 'place' }>;
/** Members of a contact on the wire; the parts of the place are below `place`. */
export type FlatField = Exclude<ContactField, PlacePart>;
/** Columns of the table of contacts. */
export type ContactColumn = Exclude<ContactField, FieldWith<{ table: string }>>;

export type SearchedField = FieldWith<{ isSearched: true }>;

/** What is known of a person, each field beside the other. */
export type ContactFacts = { [Field in ContactField]: Kinds[KindOf<Field>] };
export type Place = Pick<ContactFacts, PlacePart>;

/** The entry of a field with all that it may say. */
export function factsOf(field: ContactField): Facts {
  return contactFields[field];
}

// Object.keys forgets the type of the keys.
export const fieldNames = Object.keys(contactFields) as ContactField[];
export const placeParts = fieldNames.filter((field): field is PlacePart => factsOf(field).in === 'place');
export const flatFields = fieldNames.filter((field): field is FlatField => !isPlacePart(field));
export const contactColumnNames = fieldNames.filter(
  (field): field is ContactColumn => factsOf(field).table === undefined,
);

export function isPlacePart(field: ContactField): field is PlacePart {
  return factsOf(field).in === 'place';
}

export function isOfKind<Kind extends FieldKind>(
  field: ContactField,
  ...kinds: readonly Kind[]
): field is FieldOfKind<Kind> {
  // A list of some kinds can be asked for any.
  return (kinds as readonly FieldKind[]).includes(contactFields[field].kind);
}

/** The fields of these kinds, in the order of the table. */
export function fieldsOfKind<Kind extends FieldKind>(...kinds: readonly Kind[]): FieldOfKind<Kind>[] {
  return fieldNames.filter((field): field is FieldOfKind<Kind> => isOfKind(field, ...kinds));
}

/** The same without the parts of the place. */
export function flatFieldsOfKind<Kind extends FieldKind>(
  ...kinds: readonly Kind[]
): Exclude<FieldOfKind<Kind>, PlacePart>[] {
  return fieldsOfKind(...kinds).filter(
    (field): field is Exclude<typeof field, PlacePart> => !isPlacePart(field),
  );
}

/** `given_name`. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function labelOf(field: ContactField): string {
  return factsOf(field).label ?? contactFields[field].csv;
}

/** Of what a change, an import or a merge names: a field, the place as a whole, what has no field; anything else goes by itself. */
export function fieldInSentence(name: string): string {
  if (name === 'place') return 'place';
  if (name === 'extra') return 'other columns';
  const field = fieldNames.find((each) => each === name);
  return field ? (factsOf(field).said ?? contactFields[field].csv.toLowerCase()) : name;
}
