/**
 * How days, times and numbers are written where somebody lives: American English unless another country is known.
 * The words are always English; the country decides the order of day and month, the clock, the first day of the week and the
 * marks in a number. Everything that is shown is formatted by this module and by `wording.ts`, which asks it.
 */

export const hourCycles = ['h12', 'h23'] as const;
/** Twelve hours with AM and PM, or 0 to 23. */
export type HourCycle = (typeof hourCycles)[number];

/** What Settings hold of it. Left out, a locale is American English and a clock is the locale's own. */
export type Conventions = { locale?: string | undefined; hourCycle?: HourCycle | undefined };

/** Whose clock is meant, and how its owner writes it. `timeZone` is an IANA name. */
export type WallClock = Conventions & { timeZone: string };

export const defaultLocale = 'en-US';

type LocaleFacts = {
  /** English as it is written in that country. */
  english: string;
  monthFirst: boolean;
  hourCycle: HourCycle;
};

const known = new Map<string, LocaleFacts>();

/** Of a locale that nobody knows: American English. */
export function localeFacts(locale: string = defaultLocale): LocaleFacts {
  const found = known.get(locale) ?? factsOf(regionOf(locale) ?? 'US');
  known.set(locale, found);
  return found;
}

export function hourCycleOf({ locale, hourCycle }: Conventions): HourCycle {
  return hourCycle ?? localeFacts(locale).hourCycle;
}

/** How people write who live in a country (ISO 3166-1 alpha-2). */
export function localeOfCountry(country: string): string {
  return `en-${country}`;
}

/** As a letter is written: in the manner of the reader's country; where nobody knows it, in the writer's own. */
export function conventionsOfReader(country: string | null, writer: Conventions): Conventions {
  const { locale, hourCycle } = writer;
  return country === null ? { locale, hourCycle } : { locale: localeOfCountry(country) };
}

/** The country of a locale, the likeliest one where it names only a language; null where it says neither. */
export function regionOf(locale: string): string | null {
  try {
    const region = new Intl.Locale(locale).maximize().region;
    return region !== undefined && /^[A-Z]{2}$/.test(region) ? region : null;
  } catch {
    return null;
  }
}

/** In its canonical spelling; null where it is no language tag (BCP 47). */
export function canonicalLocale(locale: string): string | null {
  try {
    return new Intl.Locale(locale).toString();
  } catch {
    return null;
  }
}

/** Source: CLDR, weekData. Everywhere else a week begins on Monday. */
const sundayFirst = new Set(
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW'.split(
    ' ',
  ),
);
const saturdayFirst = new Set('AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY'.split(' '));

/** ISO weekday, 1 (Monday) to 7 (Sunday). */
function firstDayOfWeekOf(locale: string): number {
  const region = regionOf(locale) ?? 'US';
  if (sundayFirst.has(region)) return 7;
  return saturdayFirst.has(region) ? 6 : 1;
}

/** What a locale has to itself, all together. */
export function conventionsOfLocale(locale: string) {
  return { locale, hourCycle: hourCycleOf({ locale }), firstDayOfWeek: firstDayOfWeekOf(locale) };
}

/** ISO weekdays from the first day of the week on. */
export function weekFrom(firstDayOfWeek: number): number[] {
  return Array.from({ length: 7 }, (_, at) => ((firstDayOfWeek - 1 + at) % 7) + 1);
}

/** "2,000". */
export function formatNumber(
  value: number,
  { locale, ...options }: Conventions & { maximumFractionDigits?: number } = {},
): string {
  return new Intl.NumberFormat(localeFacts(locale).english, options).format(value);
}

/** "1 person", "2,000 people". */
export function counted(count: number, [one, many]: readonly [string, string], how?: Conventions): string {
  return `${formatNumber(count, how)} ${count === 1 ? one : many}`;
}

/** ISO 3166-1 alpha-2. */
export const countries =
  'AD AE AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FO FR GA GB GD GE GG GH GI GL GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IM IN IR IS IT JE JM JO JP KE KH KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PS PT PY QA RO RS RU RW SA SC SD SE SG SI SK SL SM SN SO SS ST SV SY SZ TD TG TH TJ TL TN TR TT TW TZ UA UG US UY UZ VA VC VE VN VU YE ZA ZM ZW'.split(
    ' ',
  );

/** "Germany" for DE; the code itself where it has no name. */
export function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}

/** A country whose English has its own rules follows them; any other follows its own language, in English words. */
function factsOf(region: string): LocaleFacts {
  const english = `en-${region}`;
  const hasEnglish = new Intl.DateTimeFormat(english).resolvedOptions().locale === english;
  const { language } = new Intl.Locale(`und-${region}`).maximize();
  const model = hasEnglish ? english : `${language}-${region}`;
  const parts = new Intl.DateTimeFormat(model, { month: 'long', day: 'numeric' }).formatToParts(0);
  const place = (type: string) => parts.findIndex((part) => part.type === type);
  const cycle = new Intl.DateTimeFormat(model, { hour: 'numeric' }).resolvedOptions().hourCycle;
  return {
    english,
    monthFirst: place('month') < place('day'),
    hourCycle: cycle === 'h11' || cycle === 'h12' ? 'h12' : 'h23',
  };
}
