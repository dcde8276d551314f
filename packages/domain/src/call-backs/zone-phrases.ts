import { cityOf, timeZones } from '../time/time-zones.ts';
import { isOneOf, type LetterWord, numberAt, skipWords } from './moment-phrases.ts';

/**
 * The zone that stands behind a time: "10:00 PST", "7 am Pacific", "10:00 (Eastern time)", "your time", "my time", "London time",
 * "GMT+1". Everyday "EST" in summer means Eastern time, so an abbreviation is a place and not an offset.
 * Source: the IANA time zone database.
 */

export type Zones = {
  /** The reader's, which decides where an abbreviation has several meanings. */
  timeZone: string;
  /** The writer's, which is "my time". */
  ownTimeZone: string;
};

export const noZones: Zones = { timeZone: 'UTC', ownTimeZone: 'UTC' };

const abbreviations: Record<string, string> = {
  'America/New_York': 'ET EST EDT',
  'America/Chicago': 'CT CST CDT',
  'America/Denver': 'MT MST MDT',
  'America/Los_Angeles': 'PT PST PDT',
  'America/Anchorage': 'AKT AKST AKDT',
  'Pacific/Honolulu': 'HT HST',
  'America/Halifax': 'AST ADT',
  'America/St_Johns': 'NST NDT',
  'Etc/UTC': 'GMT UTC',
  'Europe/London': 'BST',
  'Europe/Berlin': 'CET CEST MEZ',
  'Europe/Athens': 'EET EEST',
  'Europe/Lisbon': 'WET WEST',
  'Europe/Moscow': 'MSK',
  'Asia/Kolkata': 'IST',
  'Asia/Tokyo': 'JST',
  'Asia/Singapore': 'SGT',
  'Asia/Hong_Kong': 'HKT',
  'Australia/Sydney': 'AEST AEDT AET',
  'Australia/Perth': 'AWST',
  'Pacific/Auckland': 'NZST NZDT NZT',
};
const byAbbreviation = new Map(
  Object.entries(abbreviations).flatMap(([zone, names]) => names.split(' ').map((name) => [name, zone])),
);

/** Where the reader's own clock goes by the same letters, it is meant. */
const localMeanings: Record<string, readonly string[]> = {
  IST: ['Europe/Dublin', 'Asia/Jerusalem'],
  CST: ['Asia/Shanghai', 'Asia/Taipei', 'America/Havana', 'America/Regina'],
  MST: ['America/Phoenix', 'America/Hermosillo'],
  AST: ['America/Puerto_Rico', 'Asia/Riyadh'],
  EST: ['America/Panama', 'America/Jamaica', 'America/Cancun'],
};

const spokenZones: Record<string, string> = {
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
  alaska: 'America/Anchorage',
  hawaii: 'Pacific/Honolulu',
  atlantic: 'America/Halifax',
  newfoundland: 'America/St_Johns',
};

const countryZones: Record<string, string> = {
  uk: 'Europe/London',
  british: 'Europe/London',
  irish: 'Europe/Dublin',
  german: 'Europe/Berlin',
  french: 'Europe/Paris',
  indian: 'Asia/Kolkata',
  arizona: 'America/Phoenix',
  boston: 'America/New_York',
  washington: 'America/New_York',
  philadelphia: 'America/New_York',
  atlanta: 'America/New_York',
  miami: 'America/New_York',
  dallas: 'America/Chicago',
  houston: 'America/Chicago',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
};

let citiesSoFar: ReadonlyMap<string, string> | null = null;
/** "new york", "london": the cities after which the zones are called. */
function zonesByCity(): ReadonlyMap<string, string> {
  citiesSoFar ??= new Map(timeZones().map((zone) => [cityOf(zone).toLowerCase(), zone]));
  return citiesSoFar;
}

/** The zone that begins at `index`, or null. */
export function readZone(
  words: readonly LetterWord[],
  index: number,
  zones: Zones,
): { zone: string; next: number } | null {
  const opened = skipWords(words, index, { keys: [',', '('], most: 2 });
  const found =
    readAbbreviation(words, opened, zones) ??
    readSpokenZone(words, opened) ??
    readOwnClock(words, opened, zones) ??
    readCityTime(words, opened);
  if (found === null) return null;
  const isBracketed = opened > index && isOneOf(words, opened - 1, ['(']);
  return isBracketed ? { ...found, next: skipWords(words, found.next, { keys: [')'] }) } : found;
}

function readAbbreviation(words: readonly LetterWord[], index: number, { timeZone }: Zones) {
  const word = words[index];
  if (word === undefined) return null;
  const typed = word.text.toUpperCase();
  const isTyped = word.text === typed || (typed.length > 2 && word.text === word.key);
  const zone = byAbbreviation.get(typed);
  if (zone === undefined || !isTyped) return null;
  const offset = zone === 'Etc/UTC' ? readOffset(words, index + 1) : null;
  if (offset !== null) return { zone: offset, next: index + 3 };
  const isLocal = localMeanings[typed]?.includes(timeZone) ?? false;
  return { zone: isLocal ? timeZone : zone, next: skipWords(words, index + 1, { keys: ['time'] }) };
}

/** The "+1" of "GMT+1". */
function readOffset(words: readonly LetterWord[], index: number): string | null {
  const hours = numberAt(words, index + 1);
  const sign = words[index]?.text;
  if (hours === null || hours > 14 || (sign !== '+' && sign !== '-' && sign !== '−')) return null;
  return `${sign === '+' ? '+' : '-'}${String(hours).padStart(2, '0')}:00`;
}

/** "Eastern", "US Pacific Standard Time", "central time"; not "Central Park". */
function readSpokenZone(words: readonly LetterWord[], index: number) {
  const start = skipWords(words, index, { keys: ['us', 'u', 's', '.', 'the'], most: 4 });
  const zone = spokenZones[words[start]?.key ?? ''];
  if (zone === undefined) return null;
  const named = skipWords(words, start + 1, { keys: ['standard', 'daylight', 'time', 'clock'], most: 2 });
  const after = words[named];
  const isName =
    named === start + 1 && after?.kind === 'word' && after.text.charAt(0) !== after.key.charAt(0);
  return isName ? null : { zone, next: named };
}

/** "your time", "my clock", "local time", "my local time". */
function readOwnClock(words: readonly LetterWord[], index: number, { timeZone, ownTimeZone }: Zones) {
  const isOwn = isOneOf(words, index, ['my', 'our']);
  const isReaders = isOneOf(words, index, ['your', 'local']);
  if (!isOwn && !isReaders) return null;
  const at = skipWords(words, index + 1, { keys: ['own', 'local'] });
  if (!isOneOf(words, at, ['time', 'clock', 'end', 'zone', 'side'])) return null;
  const next = isOneOf(words, at, ['time']) ? skipWords(words, at + 1, { keys: ['zone'] }) : at + 1;
  return { zone: isOwn ? ownTimeZone : timeZone, next };
}

/** "London time", "New York time", "UK time". */
function readCityTime(words: readonly LetterWord[], index: number) {
  for (const length of [1, 2, 3]) {
    if (!isOneOf(words, index + length, ['time'])) continue;
    const name = words
      .slice(index, index + length)
      .map(({ key }) => key)
      .join(' ');
    const zone = countryZones[name] ?? zonesByCity().get(name);
    return zone === undefined ? null : { zone, next: index + length + 1 };
  }
  return null;
}
