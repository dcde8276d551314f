import type { ImportField } from '../contacts/import-fields.ts';

/** One line per field and language: names as `columnKey` writes them. */
export const headerWords: Partial<Record<ImportField, readonly string[]>> = {
  name: [
    'name|full name|contact name|contact|person|display name',
    'vollstandiger name|name vollstandig|ansprechpartner',
    'nom complet',
    'nombre completo',
    '姓名|名字|氏名|名前|이름|성명',
  ],
  givenName: [
    'first name|firstname|first|given|given name|givenname|forename|middle name|additional name',
    'vorname|weitere vornamen|zweiter vorname',
    'prenom|deuxieme prenom|autre prenom',
    'nombre|primer nombre|segundo nombre|nombre de pila',
  ],
  familyName: [
    'last name|lastname|last|surname|family name|familyname',
    'nachname|familienname',
    'nom|nom de famille',
    'apellidos|apellido',
  ],
  credentials: [
    'credentials|suffix|name suffix|degrees|degree|post nominals',
    'namenszusatz|suffix des namens|namenssuffix',
    'suffixe|suffixe du nom',
    'sufijo|sufijo del nombre',
  ],
  email: [
    'email|e mail|mail|email address|e mail address|emails|e mails|work email|business email|personal email|primary email|other email|additional email addresses|e mail display',
    'e mail adresse|email adresse|e mail 2 adresse|e mail 3 adresse|mailadresse',
    'adresse e mail|adresse email|courriel|adresse de messagerie|adresse de messagerie 2|adresse de messagerie 3|adresse electronique',
    'correo|correo electronico|direccion de correo electronico|direccion de correo|direccion de correo electronico 2|direccion de correo electronico 3',
  ],
  phone: [
    'phone|phone number|phones|telephone|tel|mobile|mobile phone|mobile phone number|cell|cell phone|cellphone|business phone|business phone 2|home phone|home phone 2|work phone|primary phone|other phone|office phone|company main phone|car phone|radio phone',
    'telefon|telefonnummer|mobiltelefon|telefon geschaftlich|telefon geschaftlich 2|telefon privat|telefon privat 2|telefon firma|handy|weiteres telefon|haupttelefon',
    'telephone mobile|tel mobile|telephone bureau|telephone 2 bureau|telephone domicile|telephone 2 domicile|telephone principal|telephone principal de la societe|autre telephone|portable',
    'telefono|movil|telefono movil|telefono del trabajo|telefono del trabajo 2|telefono particular|telefono particular 2|telefono principal|numero de telefono|otro telefono',
  ],
  organization: [
    'organization|organisation|company|company name|employer|account name|organization name|associated company|institution|hospital',
    'unternehmen|firma|organisationsname|name der organisation|arbeitgeber',
    'entreprise|societe|nom de l organisation|employeur',
    'empresa|compania|nombre de la organizacion|organizacion',
    '公司|单位|單位|会社|회사',
  ],
  title: [
    'job title|position|role|occupation|organization title|title|current position',
    'berufsbezeichnung|funktion|stelle|titel in der organisation|position in der organisation',
    'poste|fonction|titre du poste|titre dans l organisation',
    'cargo|puesto|puesto de la organizacion|cargo en la organizacion',
  ],
  linkedinUrl: [
    'url|linkedin|linkedin url|linkedin profile|linkedin profile url|linkedin bio|profile url',
    'linkedin profil|profil url|profil link',
    'url du profil|url des profils',
    'url del perfil',
  ],
  city: [
    'city|town|business city|home city|other city|mailing city|work city|address city|location|city state',
    'ort|stadt|wohnort|ort geschaftlich|ort privat|weiterer ort|standort',
    'ville|ville bureau|ville domicile|autre ville|lieu',
    'ciudad|ciudad de trabajo|ciudad del trabajo|ciudad particular|localidad',
  ],
  region: [
    'region|state|state region|state province|province|business state|home state|other state|mailing state|mailing state province',
    'bundesland|bundesland kanton|kanton|region geschaftlich|region privat',
    'dep region bureau|dep region domicile|departement',
    'provincia|provincia o estado de trabajo|provincia o estado del trabajo|estado',
  ],
  country: [
    'country|country region|business country region|home country region|other country region|business country|home country|mailing country',
    'land|land region|land region geschaftlich|land region privat|weiteres land region',
    'pays|pays region bureau|pays region domicile',
    'pais|pais o region del trabajo|pais o region de trabajo|pais region',
  ],
  referredBy: [
    'referred by|referrer|introduced by|referral|recommended by|introduction by|met through|met via',
    'empfohlen von|vermittelt von|vermittelt durch|kontakt durch',
    'recommande par|presente par|reference de',
    'referido por|recomendado por|presentado por',
  ],
  tags: [
    'tags|tag|labels|label|categories|category|group membership|groups|categories outlook',
    'kategorien|gruppen|gruppenmitgliedschaft',
    'etiquettes|libelles|groupes',
    'etiquetas|categorias|grupos',
  ],
  notes: [
    'notes|note|comments|comment|description',
    'notizen|notiz|bemerkungen|bemerkung|anmerkungen|anmerkung|kommentar|kommentare',
    'remarques|remarque|commentaires|commentaire',
    'notas|nota|comentarios|comentario|observaciones',
  ],
  connectedOn: [
    'connected on',
    'verbunden am|vernetzt am|kontakt seit',
    'connecte le|connecte e le|mise en relation le|connexion le|date de connexion|en relation depuis',
    'conectado el|conectado a el|fecha de conexion|conexion el|conectados el',
  ],
  timeZone: ['time zone|timezone', 'zeitzone', 'fuseau horaire', 'zona horaria|huso horario'],
  reasons: ['target reasons|reasons'],
  faceToFace: ['face to face'],
  doNotContact: [
    'do not contact|do not email|do not call|email opt out|opted out of email|unsubscribed from all email|unsubscribed',
  ],
  extra: ['assistant|source|other columns'],
  threefoldId: ['threefold id'],
};
