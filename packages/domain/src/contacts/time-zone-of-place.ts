// A promise is reckoned on the reader's clock, so a contact without a zone gets the likeliest one: of the place, or, where the
// place says nothing or has two clocks, of the phone's area code. What stays unclear is asked, with the likelier answer taken
// until then.
import { numberInWords } from '../text/number-in-words.ts';
import { countryName } from '../time/conventions.ts';
import { cityOf, commonZones } from '../time/time-zones.ts';
import type { ContactPhone } from './contact-fields.ts';
import {
  areaCodesByZone,
  callingCodes,
  citiesByZone,
  clocksOfCountries,
  countriesByZone,
  regionNames,
  regionsByZone,
  type SecondClock,
  secondClocks,
  splitCodes,
} from './zones-of-places.ts';

export type Place = { city?: string | null; region: string | null; country: string | null };

/** `choices` holds more than one zone where it stays unclear, the likeliest first; `of` is what has them. */
export type ZoneGuess = { zone: string; source: 'place' | 'phone'; choices: readonly string[]; of: string };

type Reachable = Place & { phones?: readonly Pick<ContactPhone, 'e164'>[] };

/**
 * Null where neither place nor phone says anything. `home`: the two-letter country of the seeker, in which a region without a
 * country is looked for: "Boston, MA" in an American's address book is in Massachusetts, not in Morocco.
 */
export function guessZone(
  { phones = [], ...place }: Reachable,
  home: string | null = null,
): ZoneGuess | null {
  const ofPlace = guessOfPlace(place, home);
  if (ofPlace !== null && ofPlace.choices.length === 1) return ofPlace;
  const ofPhones = phones.flatMap(({ e164 }) => (e164 ? (guessOfPhone(e164) ?? []) : []));
  const fitting = ofPhones.find(
    ({ zone, choices }) => choices.length === 1 && (ofPlace === null || ofPlace.choices.includes(zone)),
  );
  return fitting ?? ofPlace ?? ofPhones[0] ?? null;
}

/** IANA zone, or null where the place says nothing. */
export function timeZoneOfPlace(place: Place, home: string | null = null): string | null {
  return guessOfPlace(place, home)?.zone ?? null;
}

/** "Tennessee has two clocks: Central or Eastern?"; null where nothing is to be asked. */
export function zoneQuestion({ of, choices }: ZoneGuess): string | null {
  if (choices.length < 2) return null;
  const names = choices.map(
    (zone) => commonZones.find(({ timeZone }) => timeZone === zone)?.label ?? cityOf(zone),
  );
  return `${of} has ${numberInWords(choices.length)} clocks: ${either.format(names)}?`;
}

const either = new Intl.ListFormat('en', { type: 'disjunction' });

// The place.

function guessOfPlace({ city = null, region, country: told }: Place, home: string | null): ZoneGuess | null {
  const parts = partsOf(city);
  const regions = [...partsOf(region), ...parts.slice(1)];
  const [town = null] = parts;
  const country = told ?? countryOfRegion(region) ?? countryOfPart(parts) ?? null;
  const within = country ?? home;
  const code =
    within === null ? null : (regions.map((part) => regionCode(part, within)).find(Boolean) ?? null);
  if (within !== null && code !== null) return guessOfRegion({ country: within, code, town });
  const known = [...parts, ...partsOf(region)].flatMap((part) => zoneOfCity(part, country, home) ?? []);
  const [zone] = known;
  if (zone !== undefined) return { zone, source: 'place', choices: [zone], of: city ?? region ?? '' };
  const asRegion = within === null || town === null ? null : regionCode(town, within);
  if (within !== null && asRegion !== null)
    return guessOfRegion({ country: within, code: asRegion, town: null });
  return country === null ? null : guessOfCountry(country);
}

function guessOfRegion({
  country,
  code,
  town,
}: {
  country: string;
  code: string;
  town: string | null;
}): ZoneGuess {
  const zone = zoneOfRegion(code, country) ?? countryZones.get(country) ?? 'UTC';
  const second = secondClocks[country]?.[code];
  const isUnclear = second !== undefined && isAsked(second, town);
  const isSecond = second !== undefined && town !== null && placesOf(second.places).has(town);
  const own = isSecond ? second.zone : zone;
  return {
    zone: own,
    source: 'place',
    choices: isUnclear ? [zone, second.zone] : [own],
    of: capitalized(regionNames[country]?.[code] ?? code),
  };
}

function isAsked({ asks, places, first = '' }: SecondClock, town: string | null): boolean {
  if (asks === 'never') return false;
  if (town === null) return true;
  return asks === 'unless-listed' && !placesOf(places).has(town) && !placesOf(first).has(town);
}

function guessOfCountry(country: string): ZoneGuess | null {
  const zone = countryZones.get(country);
  if (zone === undefined) return null;
  const choices = clocksOfCountries[country]?.split(' ') ?? [zone];
  return { zone, source: 'place', choices, of: countryName(country) };
}

function zoneOfRegion(code: string, country: string): string | null {
  const zones = regionsByZone[country] ?? {};
  return Object.keys(zones).find((name) => zones[name]?.split(' ').includes(code)) ?? null;
}

/** A city or LinkedIn region that is known without its state; within the country where that is told, else at home first. */
function zoneOfCity(part: string, country: string | null, home: string | null): string | null {
  const others = Object.keys(citiesByZone).filter((other) => other !== home);
  const countries = country === null ? [home ?? '', ...others] : [country];
  for (const each of countries) {
    const zones = citiesByZone[each] ?? {};
    const zone = Object.keys(zones).find((name) => placesOf(zones[name] ?? '').has(part));
    if (zone !== undefined) return zone;
  }
  return null;
}

/** "Portland, Oregon Metropolitan Area" holds "portland" and "oregon"; "Dallas-Fort Worth Metroplex" is "dallas-fort worth". */
function partsOf(text: string | null): string[] {
  return (text ?? '')
    .split(/[,;/]/)
    .map((part) =>
      plain(part)
        .replace(/^(?:the )?(?:greater|metro|metropolitan) /, '')
        .replace(areaWords, ''),
    )
    .filter((part) => part !== '');
}

const areaWords =
  / (?:metropolitan area|metropolitan region|metropolitan|metroplex|metro area|metro|bay area|area|region|urban area|and surrounding area|county)$/;

/** Lower case without diacritics, points and apostrophes; "saint" is "st". */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}.'\u2018\u2019\u02bc`]/gu, '')
    .toLowerCase()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\bsaint\b/g, 'st')
    .replace(/\s+/g, ' ')
    .trim();
}

const placesSoFar = new Map<string, ReadonlySet<string>>();

function placesOf(list: string): ReadonlySet<string> {
  const places = placesSoFar.get(list) ?? new Set(list.split(',').map(plain));
  placesSoFar.set(list, places);
  return places;
}

function capitalized(words: string): string {
  return words.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase());
}

const countryZones: ReadonlyMap<string, string> = new Map(
  Object.entries(countriesByZone).flatMap(([zone, countries]) =>
    countries.split(' ').map((country): [string, string] => [country, zone]),
  ),
);

/** The code of a part of the country, as a code or written out. */
function regionCode(part: string, country: string): string | null {
  const names = regionNames[country] ?? {};
  const byName = Object.keys(names).find((code) => names[code] === part);
  if (byName !== undefined) return byName;
  const code = part.toUpperCase();
  return zoneOfRegion(code, country) === null ? null : code;
}

/** "United Kingdom" behind the city, as LinkedIn writes it. */
function countryOfPart(parts: readonly string[]): string | null {
  const last = parts.length > 1 ? parts.at(-1) : undefined;
  if (last === undefined) return null;
  return [...countryZones.keys()].find((country) => plain(countryName(country)) === last) ?? null;
}

/** A state of the United States or a province of Canada, written out, tells its country; letters may stand for others too. */
export function countryOfRegion(region: string | null): string | null {
  const name = plain(region ?? '');
  if (name === '' || name === 'georgia') return null;
  return ['CA', 'US'].find((country) => Object.values(regionNames[country] ?? {}).includes(name)) ?? null;
}

/** "MA": two capitals that are a state of the United States. */
export function isStateCode(text: string): boolean {
  return Object.hasOwn(regionNames.US ?? {}, text);
}

/** The two-letter code of a state where holidays are kept by state; null elsewhere. */
export function holidayRegionOf({ region, country }: Omit<Place, 'city'>): string | null {
  if (region === null || country !== 'US') return null;
  return regionCode(plain(region), 'US') ?? (/^[A-Za-z]{2}$/.test(region) ? region.toUpperCase() : null);
}

// The phone. A mobile phone may have moved with its owner, so what it tells is marked as told by it.

function guessOfPhone(e164: string): ZoneGuess | null {
  if (e164.startsWith('+1')) return guessOfAreaCode(e164.slice(2, 5));
  const code = [3, 2].map((length) => e164.slice(1, 1 + length)).find((prefix) => callingCodes[prefix]);
  const zone = countryZones.get(callingCodes[code ?? ''] ?? '');
  return zone === undefined ? null : { zone, source: 'phone', choices: [zone], of: `Country code ${code}` };
}

function guessOfAreaCode(code: string): ZoneGuess | null {
  const of = `Area code ${code}`;
  const split = splitCodes[code];
  if (split !== undefined) return { zone: split[0], source: 'phone', choices: split, of };
  const zone = Object.keys(areaCodesByZone).find((name) => areaCodesByZone[name]?.split(' ').includes(code));
  return zone === undefined ? null : { zone, source: 'phone', choices: [zone], of };
}
