import { createRequire } from 'node:module';
import type { Holidays as HolidayNames } from '@threefold/domain/time/business-calendar';
import type DateHolidays from 'date-holidays';

// Its tables take 30 MB, which a server needs when somebody first asks for a business day, and not before.
const load = createRequire(import.meta.url);
let loaded: typeof DateHolidays | undefined;

function tables(): typeof DateHolidays {
  loaded ??= load('date-holidays') as typeof DateHolidays;
  return loaded;
}

const cache = new Map<string, HolidayNames>();

/**
 * Public and bank holidays of a country (and region, where it has its own) by civil date, for the year of the instant
 * reckoned from and the two around it. An unknown country has none.
 */
export function holidaysOf(country: string | null, region: string | null, year: number): HolidayNames {
  if (country === null) return new Map();
  const key = `${country}/${region ?? ''}/${year}`;
  const known = cache.get(key);
  if (known) return known;
  const holidays = new Map(
    [year - 1, year, year + 1].flatMap((each) => holidaysOfYear(country, region, each)),
  );
  cache.set(key, holidays);
  return holidays;
}

function holidaysOfYear(country: string, region: string | null, year: number): [string, string][] {
  const calendar = new (tables())(country, region ?? '', { types: ['public', 'bank'], languages: 'en' });
  return calendar.getHolidays(year).map((holiday) => [holiday.date.slice(0, 10), holiday.name]);
}
