// A column whose name says nothing is guessed from what stands in it.
import { isCredential } from '../contacts/credentials.ts';
import { isEastAsian } from '../contacts/east-asian-name.ts';
import type { ImportField } from '../contacts/import-fields.ts';
import { countryOfRegion, isStateCode } from '../contacts/time-zone-of-place.ts';
import { isCountry } from './country-code.ts';
import { fieldForHeader, likelyFieldForHeader } from './header-names.ts';
import { readEmail, readLinkedinUrl } from './read-cell.ts';
import { readDate } from './read-date.ts';

export type ColumnGuess = {
  column: string;
  field: ImportField | null;
  /** 1: the name of the column is known; 0: no idea. */
  confidence: number;
  samples: string[];
};

const looks: readonly { field: ImportField; confidence: number; test: (text: string) => boolean }[] = [
  { field: 'linkedinUrl', confidence: 0.95, test: (text) => readLinkedinUrl(text) !== null },
  { field: 'email', confidence: 0.9, test: (text) => readEmail(text) !== null },
  { field: 'phone', confidence: 0.7, test: isPhone },
  { field: 'country', confidence: 0.6, test: isCountry },
  { field: 'credentials', confidence: 0.6, test: isCredentials },
  { field: 'region', confidence: 0.5, test: isState },
  { field: 'organization', confidence: 0.45, test: isOrganization },
  { field: 'title', confidence: 0.45, test: isTitle },
  { field: 'name', confidence: 0.4, test: isName },
];

/** From this confidence on a guess counts as told; below it the seeker is asked. */
export const sureEnough = 0.5;

/** `cells`: what the first rows hold in this column. Three in four filled cells have to look alike. */
export function guessColumn(column: string, cells: readonly string[]): ColumnGuess {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const samples = [...new Set(filled)].slice(0, 3).map((sample) => sample.slice(0, 80).toWellFormed());
  const known = fieldForHeader(column);
  if (known) return { column, field: known, confidence: contradicts(known, filled) ? 0.6 : 1, samples };
  const likely = likelyFieldForHeader(column);
  if (likely && !contradicts(likely, filled)) return { column, field: likely, confidence: 0.8, samples };
  if (filled.length > 0 && filled.every((cell) => readDate(cell) !== null))
    return { column, field: 'extra', confidence: 0.5, samples };
  for (const { field, confidence, test } of looks) {
    if (filled.length > 0 && filled.filter(test).length >= filled.length * 0.75) {
      return { column, field, confidence, samples };
    }
  }
  return { column, field: null, confidence: 0, samples };
}

/** A column called "E-mail" in which hardly anything is one. */
function contradicts(field: ImportField, filled: readonly string[]): boolean {
  const looksRight = rightLooks[field];
  if (!looksRight || filled.length < 3) return false;
  return filled.filter(looksRight).length < filled.length / 2;
}

const rightLooks: Partial<Record<ImportField, (text: string) => boolean>> = {
  email: (text) => text.includes('@'),
  phone: (text) => (text.match(/\d/g)?.length ?? 0) >= 4,
  linkedinUrl: (text) => /linkedin|^https?:|\//i.test(text),
  name: (text) => !/\d{3}|@/.test(text),
  givenName: (text) => !/\d{3}/.test(text),
  familyName: (text) => !/\d{3}/.test(text),
};

function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return (
    digits >= 7 && digits <= 16 && /^[+(\d][\d\s().\-/x+]*$/.test(text) && !/^\d{4}-\d\d-\d\d/.test(text)
  );
}

function isCredentials(text: string): boolean {
  return text.split(/[\s,;]+/).every((word) => isCredential(word, { uniform: false }));
}

function isState(text: string): boolean {
  return isStateCode(text) || countryOfRegion(text) !== null;
}

function isOrganization(text: string): boolean {
  return /\b(hospital|clinic|health|university|inc|llc|gmbh|medical|center|centre|klinik|institute|group|college|pharma)\b/i.test(
    text,
  );
}

function isTitle(text: string): boolean {
  return /\b(director|chief|officer|manager|head|vice president|vp|physician|professor|resident|consultant|lead|president)\b/i.test(
    text,
  );
}

function isName(text: string): boolean {
  if (isEastAsian(text)) return /^\S{2,5}$|^\S{1,3} \S{1,3}$/.test(text);
  return /^\p{Lu}[\p{L}.'’-]*,?( [\p{L}][\p{L}.'’,-]*){1,4}$/u.test(text);
}
