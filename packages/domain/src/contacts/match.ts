// Whether a row is somebody already known: the LinkedIn page tells, then the e-mail, then the phone with the family name;
// a name with an organization is only proposed, since two people may share them, and a name alone says still less.
import { areSameName, familyNamesAgree, givenNamesAgree, nameWords } from './given-names.ts';
import { dialable, extensionOf } from './phone-text.ts';
import { foldText, matchKeyForOrganization } from './search-text.ts';
import { generationOf } from './split-name.ts';

export type MatchableContact = {
  givenName?: string | null;
  familyName?: string | null;
  credentials?: string | null;
  title?: string | null;
  /** Other given names by which files have called them. */
  alsoCalled?: readonly string[];
  organization?: string | null;
  linkedinUrl?: string | null;
  emails: readonly string[];
  phones: readonly { e164: string | null; typed: string }[];
};

export type MatchBy = 'linkedin' | 'email' | 'phone-and-name' | 'name-and-organization' | 'name';
export type MatchKey = { by: MatchBy; key: string };

/** Of a stored key (`by:key`): whether it makes two records one where nothing contradicts. A name is no more than a hint. */
export function isSureKey(key: string): boolean {
  return !key.startsWith('name');
}

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
  const whose = family || (given === '' ? nameless(organization) : '');
  for (const phone of contact.phones) {
    const number = phoneKey(phone);
    if (number !== null && whose !== '') keys.push({ by: 'phone-and-name', key: `${number} ${whose}` });
  }
  if (given !== '' && family !== '' && organization !== null) {
    keys.push({ by: 'name-and-organization', key: `${given} ${family} @ ${organization}` });
  }
  if (given !== '' || family !== '') keys.push({ by: 'name', key: `${given} ${family}`.trim() });
  return keys;
}

/** An organization with nobody's name is known by its telephone. */
function nameless(organization: string | null): string {
  return organization === null ? '' : `@ ${organization}`;
}

/** Null when there are too few digits to tell a number from an extension. Two extensions of one number are two phones. */
export function phoneKey({ e164, typed }: { e164: string | null; typed: string }): string | null {
  const extension = extensionOf(typed);
  if (e164) return extension === null ? e164 : `${e164} ext ${extension}`;
  const digits = dialable(typed).replace(/\D/g, '');
  if (digits.length < 7) return null;
  return extension === null ? digits : `${digits} ext ${extension}`;
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
 * The first sure match by the strongest key, of several one who is written alike; failing that, the first doubtful one, which only
 * a person can decide. `mayBe` leaves out whom the row cannot be about.
 */
export function findMatch(
  index: MatchIndex,
  contact: MatchableContact,
  mayBe: (id: string) => boolean = anybody,
): Match {
  let proposed: Match = { kind: 'none' };
  for (const { by, key } of matchKeys(contact)) {
    if (by === 'name') continue;
    const known = (index.byKey.get(`${by}:${key}`) ?? []).flatMap((id) => {
      const person = index.contacts.get(id);
      return person && mayBe(id) ? [{ id, person }] : [];
    });
    const same =
      by === 'name-and-organization'
        ? []
        : known.filter(({ person }) => !areTwo(person, contact, { by, key }));
    const [first] = same;
    if (first)
      return { kind: 'same', by, id: (same.find(({ person }) => haveSameName(person, contact)) ?? first).id };
    const [doubtful] = known;
    if (proposed.kind === 'none' && doubtful) proposed = { kind: 'proposed', id: doubtful.id, by };
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
      return known !== undefined && !haveTwoPages(known, contact) && !areTwoGenerations(known, contact);
    });
}

/** Neither the given nor the family name of one could be the other's. */
export function haveOtherNames(a: MatchableContact, b: MatchableContact): boolean {
  return !givenNamesAgree(a.givenName, b.givenName) && !familyNamesAgree(a.familyName, b.familyName);
}

// A family shares its mailbox, an office its phone: what people can share makes one of two records only where nothing says that they are two.

function areTwo(a: MatchableContact, b: MatchableContact, { by, key }: MatchKey): boolean {
  if (by === 'linkedin') return false;
  if (haveTwoPages(a, b) || areTwoGenerations(a, b)) return true;
  if (areNamesSwitched(a, b)) return false;
  const called = [a.givenName, ...(a.alsoCalled ?? [])];
  if (!called.every((name) => givenNamesAgree(name, b.givenName))) return true;
  if (isAnotherForm(a, b) && differ(a.title, b.title)) return true;
  return !familyNamesAgree(a.familyName, b.familyName) && !(by === 'email' && isOfOnePerson(key, a, b));
}

function haveSameName(a: MatchableContact, b: MatchableContact): boolean {
  return areSameName(a.givenName, b.givenName) && areSameName(a.familyName, b.familyName);
}

function areNamesSwitched(a: MatchableContact, b: MatchableContact): boolean {
  return (
    Boolean(a.givenName && a.familyName) &&
    areSameName(a.givenName, b.familyName) &&
    areSameName(a.familyName, b.givenName)
  );
}

/** "Chris" and "Christine", where an initial is no other form. */
function isAnotherForm(
  { givenName: one }: MatchableContact,
  { givenName: other }: MatchableContact,
): boolean {
  const [first = '', second = ''] = [nameWords(one)[0], nameWords(other)[0]];
  return first.length > 1 && second.length > 1 && first !== second;
}

/** Father and son: "Jr." says that there is somebody without it. */
function areTwoGenerations(a: MatchableContact, b: MatchableContact): boolean {
  if (!a.givenName || !b.givenName) return false;
  return generationOf(a.credentials) !== generationOf(b.credentials);
}

/** A family name changes with a marriage, and the address with the given name in it stays; "office@" is everybody's. */
function isOfOnePerson(email: string, a: MatchableContact, b: MatchableContact): boolean {
  const local = foldText(email.split('@')[0] ?? '');
  const words = nameWords(local.replaceAll('_', ' '));
  const families = [a, b].flatMap(({ familyName }) => nameWords(familyName));
  return [a, b].some(({ givenName }) => {
    const given = nameWords(givenName)[0] ?? '';
    if (given === '') return false;
    if (words.includes(given) || words.includes(given.charAt(0))) return true;
    if (given.length > 2 && local.includes(given)) return true;
    return families.some((family) =>
      words.some((word) => [given.charAt(0) + family, family + given.charAt(0)].includes(word)),
    );
  });
}

function haveTwoPages(a: MatchableContact, b: MatchableContact): boolean {
  if (!a.linkedinUrl || !b.linkedinUrl) return false;
  return a.linkedinUrl.toLowerCase() !== b.linkedinUrl.toLowerCase();
}

function differ(a: string | null | undefined, b: string | null | undefined): boolean {
  const [one, other] = [foldText(a ?? ''), foldText(b ?? '')];
  return one !== '' && other !== '' && one !== other;
}
