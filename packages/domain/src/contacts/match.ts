// Whether a row is somebody already known: the LinkedIn page tells, then the e-mail, then the phone with the family name;
// a name with an organization is only proposed, since two people may share them, and a name alone says still less.
import { foldText, matchKeyForOrganization } from './search-text.ts';

export type MatchableContact = {
  givenName?: string | null;
  familyName?: string | null;
  organization?: string | null;
  linkedinUrl?: string | null;
  emails: readonly string[];
  phones: readonly { e164: string | null; typed: string }[];
};

export type MatchBy = 'linkedin' | 'email' | 'phone-and-name' | 'name-and-organization' | 'name';
export type MatchKey = { by: MatchBy; key: string };

export type MatchIndex = {
  /** Ids by "by:key", in the order in which they were added. */
  byKey: Map<string, string[]>;
  contacts: Map<string, MatchableContact>;
};

export type Match = { kind: 'same' | 'proposed'; id: string; by: MatchBy } | { kind: 'none' };

/** The strongest first. A phone without an international form is compared by its digits. */
export function matchKeys(contact: MatchableContact): MatchKey[] {
  const keys: MatchKey[] = [];
  const given = foldText(contact.givenName ?? '');
  const family = foldText(contact.familyName ?? '');
  const organization = matchKeyForOrganization(contact.organization);
  if (contact.linkedinUrl) keys.push({ by: 'linkedin', key: contact.linkedinUrl.toLowerCase() });
  for (const email of contact.emails) keys.push({ by: 'email', key: email.trim().toLowerCase() });
  for (const phone of contact.phones) {
    const number = phoneKey(phone);
    if (number !== null && family !== '') keys.push({ by: 'phone-and-name', key: `${number} ${family}` });
  }
  if (given !== '' && family !== '' && organization !== null) {
    keys.push({ by: 'name-and-organization', key: `${given} ${family} @ ${organization}` });
  }
  if (given !== '' || family !== '') keys.push({ by: 'name', key: `${given} ${family}`.trim() });
  return keys;
}

/** Null when there are too few digits to tell a number from an extension. */
export function phoneKey({ e164, typed }: { e164: string | null; typed: string }): string | null {
  if (e164) return e164;
  const digits = typed.replace(/\D/g, '');
  return digits.length >= 7 ? digits : null;
}

export function createMatchIndex(contacts: Iterable<MatchableContact & { id: string }>): MatchIndex {
  const index: MatchIndex = { byKey: new Map(), contacts: new Map() };
  for (const contact of contacts) addToMatchIndex(index, contact);
  return index;
}

/** For the rows of one file, so that its later rows find the earlier ones. Adding somebody again adds their new keys. */
export function addToMatchIndex(index: MatchIndex, contact: MatchableContact & { id: string }): void {
  index.contacts.set(contact.id, contact);
  addKeysToMatchIndex(
    index,
    contact.id,
    matchKeys(contact).map(({ by, key }) => `${by}:${key}`),
  );
}

/** Further keys (`by:key`) that lead to somebody, for instance those of a record that was merged into theirs. */
export function addKeysToMatchIndex(index: MatchIndex, id: string, keys: readonly string[]): void {
  for (const key of keys) {
    const ids = index.byKey.get(key);
    if (!ids) index.byKey.set(key, [id]);
    else if (!ids.includes(id)) ids.push(id);
  }
}

const anybody = () => true;

/**
 * The first sure match by the strongest key; failing that, the first doubtful one, which only a person can decide. `mayBe` leaves
 * out whom the row cannot be about.
 */
export function findMatch(
  index: MatchIndex,
  contact: MatchableContact,
  mayBe: (id: string) => boolean = anybody,
): Match {
  let proposed: Match = { kind: 'none' };
  for (const { by, key } of matchKeys(contact)) {
    for (const id of index.byKey.get(`${by}:${key}`) ?? []) {
      const known = index.contacts.get(id);
      if (!known || by === 'name' || !mayBe(id)) continue;
      if (by !== 'name-and-organization' && !areClearlyTwo(known, contact, by))
        return { kind: 'same', id, by };
      if (proposed.kind === 'none') proposed = { kind: 'proposed', id, by };
    }
  }
  return proposed;
}

/**
 * Who has the same name and organization, or for a row without organization the same name: where such a row says nothing that
 * is not known of one of them, it is taken for that one, so that a list of mere names can be imported twice without doubles.
 */
export function findNamesakes(index: MatchIndex, contact: MatchableContact): string[] {
  const hasOrganization = matchKeyForOrganization(contact.organization) !== null;
  return matchKeys(contact)
    .filter(({ by }) => by === 'name-and-organization' || (by === 'name' && !hasOrganization))
    .flatMap(({ by, key }) => index.byKey.get(`${by}:${key}`) ?? [])
    .filter((id) => {
      const known = index.contacts.get(id);
      return known !== undefined && !haveTwoPages(known, contact);
    });
}

/** Neither the given nor the family name of one could be the other's. */
export function haveOtherNames(a: MatchableContact, b: MatchableContact): boolean {
  return differ(a.givenName, b.givenName) && differ(a.familyName, b.familyName);
}

/** An office shares its mailbox and its phone: with two LinkedIn pages, or nothing in common in the names, it is two people. */
function areClearlyTwo(a: MatchableContact, b: MatchableContact, by: MatchBy): boolean {
  if (by === 'linkedin') return false;
  if (haveTwoPages(a, b)) return true;
  const givenDiffers = differ(a.givenName, b.givenName);
  return by === 'phone-and-name' ? givenDiffers : haveOtherNames(a, b);
}

function haveTwoPages(a: MatchableContact, b: MatchableContact): boolean {
  if (!a.linkedinUrl || !b.linkedinUrl) return false;
  return a.linkedinUrl.toLowerCase() !== b.linkedinUrl.toLowerCase();
}

/** Initials and short forms do not differ from what they stand for: "R." and "Ruth", "Sam" and "Samuel". */
function differ(a: string | null | undefined, b: string | null | undefined): boolean {
  const one = foldText(a ?? '').replace(/\./g, '');
  const other = foldText(b ?? '').replace(/\./g, '');
  return one !== '' && other !== '' && !one.startsWith(other) && !other.startsWith(one);
}
