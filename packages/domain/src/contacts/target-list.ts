// Why a person is a target can often be read off the record: the list of targets says which places, jobs and bosses the
// seeker looks for, and a title or an organization that says the same proposes the reason. The seeker confirms it.
// Source: the targeting step of the informational-interview article, which prefers people who can be visited.
import { foldText, matchKeyForOrganization } from './search-text.ts';
import type { ProposedReason, TargetReason } from './target-reasons.ts';

export const targetListParts = [
  'organizations',
  'organizationKinds',
  'titles',
  'superiors',
  'work',
  'places',
] as const;

export type TargetListPart = (typeof targetListParts)[number];

/** Each part in the seeker's own words: `titles` are jobs they want, `superiors` the titles they would report to. */
export type TargetList = Readonly<Record<TargetListPart, readonly string[]>>;

export const emptyTargetList: TargetList = {
  organizations: [],
  organizationKinds: [],
  titles: [],
  superiors: [],
  work: [],
  places: [],
};

/** What is known of somebody; `industry` is that of the organization. */
export type TargetPerson = {
  title?: string | null | undefined;
  organization?: string | null | undefined;
  industry?: string | null | undefined;
  city?: string | null | undefined;
  region?: string | null | undefined;
};

/** What a list says of a person; made once for a list, so that a long book is read in one go. */
export type TargetMatcher = {
  /** At most one proposal for each reason, in the order in which the reasons weigh. */
  reasonsOf: (person: TargetPerson) => ProposedReason[];
  /** The place on the list where this person can be met, as the seeker wrote it; null where none is theirs. */
  placeToMeet: (person: TargetPerson) => string | null;
};

export function matchTargets(list: TargetList): TargetMatcher {
  const titles = list.titles.map(entry(wordsOf));
  const superiors = list.superiors.map(entry(wordsOf));
  const organizations = list.organizations.map(entry(organizationWords));
  const kinds = list.organizationKinds.map(entry(kindWords));
  const work = list.work.map(entry(wordsOf));
  const places = list.places.map(entry((place) => wordsOf(place.split(',')[0])));
  return {
    reasonsOf: ({ title, organization, industry }) => {
      const held = titlesOf(title);
      const there = organizationWords(organization);
      const superior = superiors.find(({ words }) => holds(held, words));
      const job = titles.find(({ words }) => holds(held, words));
      const place = organizations.find(({ words }) => isAt(there, words));
      const kind = place ?? kinds.find(({ words }) => isOfKind([industry, organization], words));
      const wanted = work.find(({ words }) => held.some((one) => standsIn(one, words)));
      return [
        ...proposal('report-to', superior, 'Someone you would report to'),
        ...proposal('role', job, 'Holds the job you want'),
        ...proposal(
          'company',
          kind,
          place ? 'Works where you want to work' : 'Works in the kind of place you want',
        ),
        ...proposal('work', wanted, 'Does work you want to do'),
      ];
    },
    placeToMeet: ({ city, region }) => {
      const town = wordsOf(city).join(' ');
      const near = places.find(
        ({ text, words }) =>
          town !== '' &&
          words.join(' ') === town &&
          isSameRegion(wordsOf(text.split(',')[1]), wordsOf(region)),
      );
      return near?.text ?? null;
    },
  };
}

/**
 * The aim that a letter to this person speaks of: of several, the one that their title says. As it stands within a sentence:
 * "Clinical informatics" is written "clinical informatics", and "UM" stays.
 */
export function aimFor(person: TargetPerson, aim: string | null, list: TargetList): string | null {
  const matched = matchTargets(list)
    .reasonsOf(person)
    .find(({ reason }) => reason === 'work')?.matched;
  if (!matched || wordsOf(matched).join(' ') === wordsOf(aim).join(' ')) return aim;
  return /^\p{Lu}\p{Ll}/u.test(matched) ? matched.charAt(0).toLowerCase() + matched.slice(1) : matched;
}

/** An entry of the list beside the words by which it is recognized. */
type Entry = { text: string; words: string[] };

function entry(read: (text: string) => string[]): (text: string) => Entry {
  return (text) => ({ text, words: read(text) });
}

function proposal(reason: TargetReason, matched: Entry | undefined, why: string): ProposedReason[] {
  return matched ? [{ reason, matched: matched.text, sentence: `${why}: ${matched.text}` }] : [];
}

/** "Portland, OR" is not Portland in Maine; "MA" may be Massachusetts; a region that nobody wrote down rules nothing out. */
function isSameRegion(wanted: readonly string[], known: readonly string[]): boolean {
  const [one, other] = [wanted.join(' '), known.join(' ')];
  if (one === '' || other === '' || one === other) return true;
  const isShort = one.length === 2 || other.length === 2;
  return isShort && one.length !== other.length && one.charAt(0) === other.charAt(0);
}

const longTitles: Readonly<Record<string, string>> = {
  vp: 'vice president',
  svp: 'senior vice president',
  evp: 'executive vice president',
  avp: 'assistant vice president',
  cmo: 'chief medical officer',
  cmio: 'chief medical information officer',
  cqo: 'chief quality officer',
  ceo: 'chief executive officer',
  coo: 'chief operating officer',
  cio: 'chief information officer',
  cso: 'chief scientific officer',
  dir: 'director',
  mgr: 'manager',
  mgmt: 'management',
  sr: 'senior',
  jr: 'junior',
  exec: 'executive',
  assoc: 'associate',
  asst: 'assistant',
  um: 'utilization management',
  utilisation: 'utilization',
  ops: 'operations',
  med: 'medical',
  dept: 'department',
};

const joiningWords = new Set(['of', 'the', 'and', 'for', 'in', 'at', 'a', 'an', 'on']);

/** Whoever carries one of these before the wanted title does not hold it: "Assistant to the CEO", "former CMO". */
const lesserOrPast = new Set([
  'vice',
  'assistant',
  'associate',
  'deputy',
  'former',
  'formerly',
  'ex',
  'past',
  'retired',
  'emeritus',
  'aspiring',
  'seeking',
  'student',
  'intern',
  'junior',
  'to',
]);

function wordsOf(text: string | null | undefined): string[] {
  return foldText(text ?? '')
    .replace(/\b(\p{L})\.(?=\p{L}\.)/gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => (longTitles[word] ?? word).split(' '))
    .filter((word) => !joiningWords.has(word));
}

/** "Medical Director | Adjunct Professor" is two titles; what stands in both belongs to the whole. */
function titlesOf(title: string | null | undefined): string[][] {
  if (!title?.trim()) return [];
  const parts = title.split(/[|;/•·]|\s[-–—]\s/).filter((one) => one.trim() !== '');
  return (parts.length > 1 ? [...parts, title] : parts).map(wordsOf);
}

function holds(held: readonly (readonly string[])[], wanted: readonly string[]): boolean {
  if (wanted.length === 0) return false;
  return held.some(
    (words) =>
      wanted.every((word) => words.includes(word)) &&
      !words.some((word) => lesserOrPast.has(word) && !wanted.includes(word)),
  );
}

function organizationWords(organization: string | null | undefined): string[] {
  return (matchKeyForOrganization(organization) ?? '').split(' ').filter(Boolean);
}

function isAt(there: readonly string[], wanted: readonly string[]): boolean {
  // "United Health Group" and "UnitedHealth Group" are written either way.
  return standsIn(there, wanted) || (wanted.length > 0 && there.join('') === wanted.join(''));
}

const sameKind: Readonly<Record<string, string>> = {
  insurance: 'insurer',
  payer: 'insurer',
  payor: 'insurer',
  plan: 'insurer',
  pharmaceutical: 'pharma',
  biopharma: 'pharma',
};

function kindWords(text: string | null | undefined): string[] {
  return wordsOf(text)
    .map((word) => (word.length > 4 ? word.replace(/s$/, '') : word))
    .map((word) => sameKind[word] ?? word);
}

function isOfKind(said: readonly (string | null | undefined)[], wanted: readonly string[]): boolean {
  if (wanted.length === 0) return false;
  return said.some((text) => {
    const words = kindWords(text);
    return wanted.every((word) => words.includes(word));
  });
}

function standsIn(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.length > 0 && ` ${words.join(' ')} `.includes(` ${wanted.join(' ')} `);
}
