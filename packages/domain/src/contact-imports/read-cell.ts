// A cell is read for what it is meant to hold; what cannot be read so is kept as it was typed, never dropped.
import { Temporal } from 'temporal-polyfill';

/** Nothing that is read here is longer; patterns take too long over a cell of a megabyte. */
const longest = 500;

/** Cells that say that there is nothing. */
const nothing = new Set(['', '-', '–', '—', 'n/a', '#n/a', '#ref!', '(none)']);

/** Trimmed, without control codes, which no database text takes; empty where the cell says "nothing". Undoes the apostrophe that guards formulas in spreadsheets. */
export function readText(cell: string | undefined): string {
  const text = (cell ?? '').replace(/[^\P{Cc}\n\t]/gu, ' ').trim();
  if (nothing.has(text.toLowerCase())) return '';
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

/** Takes "Ruth <ruth@x.org>" and "mailto:ruth@x.org" too; null when it is no address. Lower case, since no mail server in use tells case apart. */
export function readEmail(text: string): string | null {
  if (text.length > longest) return null;
  const bare = (text.match(/<([^<>]+)>/)?.[1] ?? text).replace(/^mailto:/i, '').trim();
  const isAddress =
    /^[^\s@,;<>()[\]"\\]{1,64}@([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u.test(bare);
  if (!isAddress || bare.includes('..') || bare.startsWith('.') || bare.includes('.@')) return null;
  return bare.toLowerCase();
}

/** Any spelling of a personal profile becomes https://www.linkedin.com/in/name; anything else is null. */
export function readLinkedinUrl(text: string): string | null {
  if (text.length > longest) return null;
  const name = text
    .trim()
    .match(/^(?:https?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com\/(?:mwlite\/)?in\/([^/?#\s]+)/i)?.[1];
  if (!name) return null;
  return `https://www.linkedin.com/in/${encodeURIComponent(decode(name).normalize('NFC').toLowerCase())}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const months: Readonly<Record<string, number>> = {
  jan: 1,
  janv: 1,
  ene: 1,
  januar: 1,
  feb: 2,
  fev: 2,
  fevr: 2,
  februar: 2,
  mar: 3,
  march: 3,
  mars: 3,
  mrz: 3,
  marz: 3,
  maerz: 3,
  apr: 4,
  avr: 4,
  abr: 4,
  april: 4,
  may: 5,
  mai: 5,
  mayo: 5,
  jun: 6,
  juin: 6,
  juni: 6,
  june: 6,
  jul: 7,
  juil: 7,
  juli: 7,
  july: 7,
  aug: 8,
  aout: 8,
  ago: 8,
  august: 8,
  sep: 9,
  sept: 9,
  september: 9,
  oct: 10,
  okt: 10,
  october: 10,
  oktober: 10,
  nov: 11,
  november: 11,
  dec: 12,
  dez: 12,
  dic: 12,
  december: 12,
  dezember: 12,
};

/** "07 Mar 2024", "7. Mai 2023", "2024-03-07". Dates in figures alone, whose order nobody knows, are not guessed at. */
export function readDate(text: string): Temporal.PlainDate | null {
  if (text.length > longest) return null;
  const folded = text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const iso = folded.match(/^(\d{4})-(\d\d)-(\d\d)(?:[t ].*)?$/);
  if (iso) return toDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const words = folded.match(/^(\d{1,2})[. -]+(?:de )?([a-z]+)\.?[ -]+(?:de )?(\d{4})$/);
  const month = months[words?.[2] ?? ''];
  return words && month ? toDate(Number(words[3]), month, Number(words[1])) : null;
}

function toDate(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** null where the cell says neither. */
export function readYesNo(text: string): boolean | null {
  const lower = text.toLowerCase();
  if (/^(yes|y|true|1|x|ja|oui|si|sí)$/.test(lower)) return true;
  return /^(no|n|false|0|nein|non)$/.test(lower) ? false : null;
}
