// What a cell of a workbook shows: numbers as they were typed, dates as YYYY-MM-DD, whatever the number behind them.
// Source: ECMA-376 part 1, 18.8.30 (number formats) and 18.17.4 (dates).
import { Temporal } from 'temporal-polyfill';

/** Numbers of the formats that Excel brings along and that show a date or a time, those of East Asia included. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    );
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare);
}

/** "6.1755501420000000E9" is a telephone number: written out in full. */
export function showNumber(value: string, digits = 0): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  const text = Number.isInteger(number) && Math.abs(number) < 1e21 ? number.toFixed(0) : String(number);
  return digits > 0 && /^\d+$/.test(text) ? text.padStart(digits, '0') : text;
}

const millisecondsOfDay = 86_400_000;

/** Days since the end of 1899, or since 1904 where the workbook came from an old Mac. */
export function showDate(value: string, from1904: boolean): string {
  const serial = Number(value);
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return value;
  const day = Math.floor(serial);
  const rest = Math.round((serial - day) * millisecondsOfDay);
  const time =
    rest > 0 ? new Temporal.PlainTime().add({ milliseconds: rest }).toString({ smallestUnit: 'minute' }) : '';
  if (day === 0 && !from1904) return time || value;
  // Excel counts a 29 February 1900 that never was.
  const first = from1904 ? '1904-01-01' : day < 60 ? '1899-12-31' : '1899-12-30';
  const date = Temporal.PlainDate.from(first).add({ days: day }).toString();
  return time ? `${date} ${time}` : date;
}
