// A contact as a card that every address book reads; what an address book has no place for stands in properties of our own.
// Source: RFC 6350 (version 4.0), RFC 2426 (version 3.0).
import { Temporal } from 'temporal-polyfill';
import { displayName } from '../contacts/names.ts';
import type { ContactOfCsv } from './contact-csv.ts';
import { contentLine, escapeText, utcStamp } from './content-line.ts';

export type VcardVersion = '3' | '4';
export type ContactOfVcard = ContactOfCsv & { id: string; updatedAt: string };

export function vcardOf(contact: ContactOfVcard, version: VcardVersion): string {
  return [
    contentLine('BEGIN', 'VCARD'),
    contentLine('VERSION', version === '4' ? '4.0' : '3.0'),
    contentLine('PRODID', '-//Threefold//Export//EN'),
    contentLine('UID', `urn:uuid:${contact.id}`),
    contentLine('REV', utcStamp(Temporal.Instant.from(contact.updatedAt))),
    ...nameLines(contact),
    ...addressLines(contact, version),
    ...workLines(contact, version),
    ...ownLines(contact),
    contentLine('END', 'VCARD'),
  ].join('');
}

function nameLines(contact: ContactOfVcard): string[] {
  const { givenName, familyName, credentials } = contact;
  const parts = [familyName, givenName, '', '', credentials ?? ''].map(escapeText);
  return [contentLine('FN', escapeText(displayName(contact))), contentLine('N', parts.join(';'))];
}

function addressLines(contact: ContactOfVcard, version: VcardVersion): string[] {
  const { city, region, country, linkedinUrl } = contact;
  const hasPlace = city !== null || region !== null || country !== null;
  const place = ['', '', '', city, region, '', country].map((part) => escapeText(part ?? ''));
  return [
    ...contact.emails.map((email, index) => contentLine(emailName(version, index === 0), escapeText(email))),
    ...contact.phones.flatMap((phone, index) => phoneLines(phone, { version, group: `item${index + 1}` })),
    ...(hasPlace ? [contentLine('ADR', place.join(';'))] : []),
    ...(linkedinUrl === null ? [] : [contentLine('URL', linkedinUrl.replace(/[\r\n]/g, ''))]),
    ...(contact.timeZone === null ? [] : [contentLine(textual('TZ', version), escapeText(contact.timeZone))]),
  ];
}

function emailName(version: VcardVersion, isFirst: boolean): string {
  if (version === '4') return isFirst ? 'EMAIL;PREF=1' : 'EMAIL';
  return isFirst ? 'EMAIL;TYPE=INTERNET,PREF' : 'EMAIL;TYPE=INTERNET';
}

/** In version 3 a zone is an offset unless it is said to be text. */
function textual(name: string, version: VcardVersion): string {
  return version === '3' ? `${name};VALUE=text` : name;
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

function workLines(contact: ContactOfVcard, version: VcardVersion): string[] {
  const { organization, title, tags, notes, referredBy } = contact;
  return [
    ...(organization === null ? [] : [contentLine('ORG', escapeText(organization))]),
    ...(title === null ? [] : [contentLine('TITLE', escapeText(title))]),
    ...(tags.length === 0 ? [] : [contentLine('CATEGORIES', tags.map(escapeText).join(','))]),
    ...(notes === null ? [] : [contentLine('NOTE', escapeText(notes))]),
    ...referredBy.map((name) =>
      version === '4'
        ? contentLine('RELATED;TYPE=contact;VALUE=text', escapeText(name))
        : contentLine('X-THREEFOLD-REFERRED-BY', escapeText(name)),
    ),
  ];
}

function ownLines({ reasons, faceToFace, doNotContact, assistant, source, extra }: ContactOfVcard): string[] {
  const from = source.label === null ? source.kind : `${source.kind}: ${source.label}`;
  return [
    ...(reasons.length === 0 ? [] : [contentLine('X-THREEFOLD-REASONS', reasons.join(','))]),
    ...(faceToFace ? [contentLine('X-THREEFOLD-FACE-TO-FACE', 'yes')] : []),
    ...(doNotContact ? [contentLine('X-THREEFOLD-DO-NOT-CONTACT', 'yes')] : []),
    ...(assistant === null ? [] : [contentLine('X-ASSISTANT', escapeText(assistant))]),
    contentLine('X-THREEFOLD-SOURCE', escapeText(from)),
    ...(Object.keys(extra).length === 0
      ? []
      : [contentLine('X-THREEFOLD-OTHER', escapeText(JSON.stringify(extra)))]),
  ];
}
