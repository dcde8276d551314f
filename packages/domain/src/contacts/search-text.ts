// Whoever types "muller" finds Müller: text is compared without case and accents.
import { type ContactFacts, factsOf, fieldNames, type SearchedField } from './contact-fields.ts';
import type { NamedContact } from './names.ts';

const searched = fieldNames.filter((field): field is SearchedField => factsOf(field).isSearched === true);

export type SearchableContact = NamedContact & {
  [Field in SearchedField]?: Readonly<ContactFacts[Field]> | null;
} & {
  /** What a file said that has no field of its own, by column. */
  extra?: Readonly<Record<string, string>> | null;
};

/** A column may hold a paragraph; the index is for words that somebody looks for. */
const longestExtra = 2_000;

const lettersThatDoNotDecompose: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const invisible =
  /\u00ad|\u034f|\u061c|[\u115f\u1160]|[\u17b4\u17b5]|[\u180b-\u180f]|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|[\ufe00-\ufe0e]|\ufeff|[\ufff9-\ufffb]/g;

/** Without signs that take no room: marks of direction, joiners, soft hyphens. They come along when something is copied, and make two of one. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}

/** Lower case without accents, spaces collapsed. A query is folded by the same function as the text it is held against. */
export function foldText(text: string): string {
  // Most names are plain letters and single spaces, and there is nothing more to fold.
  if (/^[!-_a-~]+(?: [!-_a-~]+)*$/.test(text)) return text.toLowerCase();
  return withoutInvisible(text.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => lettersThatDoNotDecompose[letter] ?? letter)
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** What the trigram index holds of a contact. */
export function searchText(contact: SearchableContact): string {
  const parts: string[] = [];
  for (const field of searched) {
    const value = contact[field];
    if (typeof value === 'string') parts.push(value);
    else if (value) parts.push(...value);
  }
  parts.push(
    Object.values(contact.extra ?? {})
      .join(' ')
      .slice(0, longestExtra),
  );
  return foldText(parts.filter(Boolean).join(' '));
}

const legalForms = new Set(
  'inc incorporated llc llp lp ltd limited corp corporation co company plc pllc pc pa sa sas sarl srl spa ag gmbh ggmbh mbh kg ev bv nv ab as oy pty'.split(
    ' ',
  ),
);

const shortForms: Readonly<Record<string, string>> = {
  hosp: 'hospital',
  hospitals: 'hospital',
  univ: 'university',
  ctr: 'center',
  cntr: 'center',
  centre: 'center',
  med: 'medical',
  assoc: 'associates',
  assn: 'association',
  dept: 'department',
  inst: 'institute',
  intl: 'international',
  saint: 'st',
  '&': 'and',
};

/** The same key for "Halden Hosp., Inc." and "Halden Hospital"; null when there is nothing to compare. */
export function matchKeyForOrganization(name: string | null | undefined): string | null {
  const folded = foldText(name ?? '')
    .replace(/'/g, '')
    .replace(/\b(\p{L})\.(?=\p{L}\.)/gu, '$1')
    .replace(/&/g, ' & ')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim();
  if (folded === '') return null;
  const words = folded.split(' ').map((word) => shortForms[word] ?? word);
  if (words[0] === 'the' && words.length > 1) words.shift();
  while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}
