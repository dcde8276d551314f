import { canonicalLocale } from '@threefold/domain/time/conventions';
import { isTimeZone } from '@threefold/domain/time/time-zones';
import { z } from 'zod';
// Before any schema is made.
import './wording.ts';

/** UUID in any version on input; the server makes version 7. */
export const id = z.uuid();

/** Beyond these years Postgres, JavaScript and calendars of holidays no longer agree. */
const years = /^(19|20|21)/;
const yearsMessage = 'must lie between the years 1900 and 2199';

/** ISO 8601 instant with offset, for instance `2026-11-24T13:00:00-05:00`. Postgres knows no offset of 16 hours. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((value) => years.test(value), yearsMessage)
  .refine((value) => !/[+-](1[6-9]|2\d):\d\d$/.test(value), 'must have an offset below 16 hours');

/** `YYYY-MM-DD`, without a zone. */
export const civilDate = z.iso.date().refine((value) => years.test(value), yearsMessage);

/** IANA name, for instance `America/Chicago`. */
export const timeZone = z
  .string()
  .max(64)
  .refine(
    (name) => /^[A-Za-z]/.test(name) && isTimeZone(name),
    'must be an IANA time zone such as America/Chicago',
  );

/** ISO 3166-1 alpha-2, upper case. */
export const country = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code such as US');

/** BCP 47 language tag, for instance `en-US`; what it says of a country counts, the words stay English. */
export const locale = z
  .string()
  .max(35)
  .refine((tag) => canonicalLocale(tag) !== null, 'must be a language and country such as en-US')
  .transform((tag) => canonicalLocale(tag) ?? tag);

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const isoWeekday = z.int().min(1).max(7);

/** Wall-clock time `HH:MM`. */
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 08:00');

/** Postgres text cannot hold NUL; lone surrogates cannot be written as UTF-8. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
export function text(max: number) {
  return z
    .string()
    .max(max, `must have at most ${max} characters`)
    .refine(isStorable, 'holds a character that cannot be stored');
}

/** One line: spaces around are dropped, line breaks refused. */
export function line(max: number) {
  return text(max)
    .trim()
    .refine((value) => !/[\r\n]/.test(value), 'must be one line');
}

/** Optional line: null, absent and empty all mean "not known". */
export function optionalLine(max: number) {
  return line(max)
    .nullish()
    .transform((value) => (value === undefined ? undefined : value || null));
}

export const version = z.int().positive();

export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
};

export const workspaceParams = z.object({ workspaceId: id });
export const nothing = z.null();

const workspacePath = '/api/v1/workspaces/:workspaceId';
/** A path under one workspace. */
export function underWorkspace<const Rest extends string>(rest: Rest) {
  return `${workspacePath}${rest}` as const;
}
