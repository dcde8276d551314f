/**
 * Time zones under the names by which people call them, from the browser's or the server's own tables.
 * The name of a zone on the wire is always the IANA one.
 */
import { Temporal } from 'temporal-polyfill';

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Under these Americans know their clocks; most people find theirs here. */
export const commonZones: readonly { timeZone: string; label: string }[] = [
  { timeZone: 'America/New_York', label: 'Eastern' },
  { timeZone: 'America/Chicago', label: 'Central' },
  { timeZone: 'America/Denver', label: 'Mountain' },
  { timeZone: 'America/Phoenix', label: 'Mountain, no daylight time (Arizona)' },
  { timeZone: 'America/Los_Angeles', label: 'Pacific' },
  { timeZone: 'America/Anchorage', label: 'Alaska' },
  { timeZone: 'Pacific/Honolulu', label: 'Hawaii' },
  { timeZone: 'America/Puerto_Rico', label: 'Atlantic (Puerto Rico)' },
  { timeZone: 'Pacific/Guam', label: 'Guam' },
];

/** Browsers still list cities under names that were given up. Source: the IANA time zone database, "backward". */
const presentNames: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

function presentName(timeZone: string): string {
  const present = presentNames[timeZone];
  return present !== undefined && isTimeZone(present) ? present : timeZone;
}

/** Every zone that this machine knows, by its present IANA name. */
export function timeZones(): string[] {
  return [...new Set(Intl.supportedValuesOf('timeZone').map(presentName))];
}

/** "Eastern", "Detroit (ET)", "Berlin (Europe)", for a list to choose from. */
export function zoneLabel(timeZone: string): string {
  const common = commonZones.find((zone) => zone.timeZone === timeZone);
  if (common) return common.label;
  const [area] = presentName(timeZone).split('/');
  return `${cityOf(timeZone)} (${abbreviationOf(timeZone) ?? area?.replaceAll('_', ' ') ?? timeZone})`;
}

/** The zone of this machine, for defaults only; what the product shows is in the zone of the settings. */
export function machineTimeZone(): string {
  return presentName(new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

const named = new Map<string, string>();

/** What stands behind a clock to say whose it is: "ET", "MST", "Berlin time". */
export function zoneInWords(timeZone: string): string {
  const name = named.get(timeZone) ?? abbreviationOf(timeZone) ?? `${cityOf(timeZone)} time`;
  named.set(timeZone, name);
  return name;
}

/** "Chicago" for America/Chicago. */
export function cityOf(timeZone: string): string {
  return (presentName(timeZone).split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

/** A winter's day of our years: what a place once had does not matter. */
const someDay = Temporal.Instant.from('2026-01-15T12:00:00Z').epochMilliseconds;

/** Only where Americans have one that holds in summer and in winter; elsewhere a city says more. */
function abbreviationOf(timeZone: string): string | undefined {
  if (timeZone === 'UTC') return timeZone;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortGeneric' });
  const name = format.formatToParts(someDay).find(({ type }) => type === 'timeZoneName')?.value;
  return name !== undefined && /^(?!GMT|UTC)[A-Z]{2,4}$/.test(name) ? name : undefined;
}
