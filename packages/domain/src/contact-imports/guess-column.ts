// A column whose name says nothing is guessed from what stands in it.
import { isCountry } from './country-code.ts';
import { fieldForHeader } from './header-names.ts';
import type { ImportField } from './import-fields.ts';
import { readEmail, readLinkedinUrl } from './read-cell.ts';

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
  { field: 'organization', confidence: 0.45, test: isOrganization },
  { field: 'title', confidence: 0.45, test: isTitle },
  { field: 'name', confidence: 0.4, test: isName },
];

/** From this confidence on a guess counts as told; below it the seeker is asked. */
export const sureEnough = 0.5;

/** `cells`: what the first rows hold in this column. Three in four filled cells have to look alike. */
export function guessColumn(column: string, cells: readonly string[]): ColumnGuess {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const samples = [...new Set(filled)].slice(0, 3).map((sample) => sample.slice(0, 80));
  const named = fieldForHeader(column);
  if (named) return { column, field: named, confidence: 1, samples };
  for (const { field, confidence, test } of looks) {
    if (filled.length > 0 && filled.filter(test).length >= filled.length * 0.75) {
      return { column, field, confidence, samples };
    }
  }
  return { column, field: null, confidence: 0, samples };
}

function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return (
    digits >= 7 && digits <= 16 && /^[+(\d][\d\s().\-/x+]*$/.test(text) && !/^\d{4}-\d\d-\d\d/.test(text)
  );
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
  return /^\p{Lu}[\p{L}.'’-]*,?( [\p{L}][\p{L}.'’,-]*){1,4}$/u.test(text);
}
