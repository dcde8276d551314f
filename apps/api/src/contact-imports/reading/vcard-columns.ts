import type { ImportField } from '@threefold/domain/contacts/import-fields';

/** The columns that a card is laid out in, in this order; whatever else it holds has a column under its own name behind them. */
const columns: readonly (readonly [column: string, field: ImportField])[] = [
  ['Full name', 'name'],
  ['Family name', 'familyName'],
  ['Given name', 'givenName'],
  ['Additional names', 'givenName'],
  ['Prefix', 'extra'],
  ['Suffix', 'credentials'],
  ['Nickname', 'extra'],
  ['Organization', 'organization'],
  ['Department', 'extra'],
  ['Title', 'title'],
  ['Role', 'title'],
  ['E-mail', 'email'],
  ['E-mail - Label', 'extra'],
  ['Phone', 'phone'],
  ['Phone - Label', 'extra'],
  ['LinkedIn', 'linkedinUrl'],
  ['Website', 'extra'],
  ['Street', 'extra'],
  ['City', 'city'],
  ['Region', 'region'],
  ['Postal code', 'extra'],
  ['Country', 'country'],
  ['Address - Label', 'extra'],
  ['Other address', 'extra'],
  ['Time zone', 'timeZone'],
  ['Relation', 'relation'],
  ['Relation - Label', 'extra'],
  ['Categories', 'tags'],
  ['Notes', 'notes'],
  ['Birthday', 'extra'],
  ['Photo', 'extra'],
];
const places = new Map(columns.map(([column], place) => [column, place]));

export function compareColumns(a: string, b: string): number {
  return (places.get(a) ?? columns.length) - (places.get(b) ?? columns.length);
}

export function fieldOfColumn(column: string): ImportField {
  return columns.find(([name]) => name === column)?.[1] ?? 'extra';
}
