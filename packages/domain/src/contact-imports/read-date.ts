// A day is read where its spelling leaves no doubt: figures whose order nobody knows are not guessed at.
import { Temporal } from 'temporal-polyfill';

/** Of January first; English, German, French and Spanish, folded. */
const months: readonly string[] = [
  'jan january januar janvier janv enero ene',
  'feb february februar fevrier fevr fev febrero',
  'mar march marz maerz mrz mars marzo',
  'apr april avril avr abril abr',
  'may mai mayo',
  'jun june juni juin junio',
  'jul july juli juillet juil julio',
  'aug august aout agosto ago',
  'sep sept september septembre septiembre',
  'oct october oktober okt octobre octubre',
  'nov november novembre noviembre',
  'dec december dezember dez decembre diciembre dic',
];
const monthByName = new Map(
  months.flatMap((names, place) => names.split(' ').map((name) => [name, place + 1] as const)),
);
const longest = 60;

/** "07 Mar 2024", "7. Mai 2023", "Mar 7, 2024", "7 de mayo de 2023", "2024-03-07", "07.03.2024", "3/25/2024". */
export function readDate(text: string): Temporal.PlainDate | null {
  if (text.length > longest) return null;
  const folded = text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return readIso(folded) ?? readWords(folded) ?? readFigures(folded);
}

function readIso(text: string): Temporal.PlainDate | null {
  const parts = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?(?:[t ].*)?$/.exec(text);
  return parts && toDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

function readWords(text: string): Temporal.PlainDate | null {
  const dayFirst = /^(\d{1,2})[. -]+(?:de )?([a-z]+)\.?[ ,-]+(?:de )?(\d{4})$/.exec(text);
  if (dayFirst) return toDate(Number(dayFirst[3]), monthByName.get(dayFirst[2] ?? ''), Number(dayFirst[1]));
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text);
  return (
    monthFirst && toDate(Number(monthFirst[3]), monthByName.get(monthFirst[1] ?? ''), Number(monthFirst[2]))
  );
}

/** With dots the day stands first; with slashes only a number above twelve tells. */
function readFigures(text: string): Temporal.PlainDate | null {
  const parts = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!parts) return null;
  const [first, second, year] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  if (parts[2] === '.' || first > 12) return toDate(year, second, first);
  return second > 12 || first === second ? toDate(year, first, second) : null;
}

/** The day of a message ("2024-03-07 14:05:11 UTC") or of an invitation ("7/8/26, 3:43 PM", the month first) in an export of LinkedIn. */
export function readLinkedinTime(text: string): Temporal.PlainDate | null {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d\d|\d{4}),? /.exec(text.trim().slice(0, longest));
  if (!parts) return readDate(text);
  const year = Number(parts[3]);
  return toDate(year < 100 ? 2000 + year : year, Number(parts[1]), Number(parts[2]));
}

function toDate(year: number, month: number | undefined, day: number): Temporal.PlainDate | null {
  if (month === undefined) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}
