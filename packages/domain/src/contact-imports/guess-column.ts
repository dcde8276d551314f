// A column whose name says nothing is guessed from what stands in it.

import { isGivenName } from '../contacts/given-names.ts';
import type { ImportField } from '../contacts/import-fields.ts';
import { isEastAsian } from '../contacts/names.ts';
import { foldText } from '../contacts/search-text.ts';
import { isCredential, isFormOfAddress } from '../contacts/split-name.ts';
import { countryOfRegion, isStateCode } from '../contacts/time-zone-of-place.ts';
import { cityOf, timeZones } from '../time/time-zones.ts';
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
/** `isNamed`: by the name of the column, not by what stands in it. */
export type Guess = ColumnGuess & { isNamed: boolean };

const looks: readonly { field: ImportField; confidence: number; test: (text: string) => boolean }[] = [
  { field: 'linkedinUrl', confidence: 0.95, test: (text) => readLinkedinUrl(text) !== null },
  { field: 'email', confidence: 0.9, test: (text) => readEmail(text) !== null },
  { field: 'phone', confidence: 0.85, test: isFormattedPhone },
  { field: 'phone', confidence: 0.6, test: isPhone },
  { field: 'country', confidence: 0.85, test: isCountry },
  { field: 'credentials', confidence: 0.6, test: isCredentials },
  { field: 'salutation', confidence: 0.6, test: isFormOfAddress },
  { field: 'region', confidence: 0.5, test: isState },
  { field: 'organization', confidence: 0.45, test: isOrganization },
  { field: 'title', confidence: 0.45, test: isTitle },
  { field: 'city', confidence: 0.45, test: isCity },
  { field: 'givenName', confidence: 0.5, test: (text) => isOneName(text) && isGivenName(text) },
  { field: 'name', confidence: 0.4, test: isName },
  { field: 'familyName', confidence: 0.3, test: isOneName },
];

/** What is taken for its look where the name of the column says something that it hardly can be. */
const strongLook = 0.9;

/** `cells`: what the first rows hold in this column. Three in four filled cells have to look alike. */
export function guessColumn(column: string, cells: readonly string[], language: string): Guess {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const samples = [...new Set(filled)].slice(0, 3).map((sample) => sample.slice(0, 80).toWellFormed());
  const known = fieldForHeader(column, language);
  const look = looks.find(
    ({ test }) => filled.length > 0 && filled.filter(test).length >= filled.length * 0.75,
  );
  const likely = likelyFieldForHeader(column);
  const isElse = look !== undefined && look.confidence >= strongLook && look.field !== (known ?? likely);
  if (known && !(isElse && givesWay.has(known)))
    return { column, field: known, confidence: contradicts(known, filled) ? 0.6 : 1, samples, isNamed: true };
  if (likely && !isElse && !contradicts(likely, filled))
    return { column, field: likely, confidence: 0.8, samples, isNamed: true };
  if (filled.length > 0 && filled.every((cell) => readDate(cell) !== null))
    return { column, field: 'extra', confidence: 0.5, samples, isNamed: false };
  return { column, field: look?.field ?? null, confidence: look?.confidence ?? 0, samples, isNamed: false };
}

/** "Adres" is a street in some languages and an address for mail in some lists. */
const givesWay: ReadonlySet<ImportField> = new Set([
  'street',
  'city',
  'region',
  'postalCode',
  'country',
  'title',
  'linkedinUrl',
  'phone',
  'organization',
]);

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

/** A mere number may count something; one with the signs of a telephone hardly does. */
function isFormattedPhone(text: string): boolean {
  return (
    isPhone(text) &&
    (/^[+(]/.test(text) || /^\d{2,4}[-./ ]\d{2,4}[-./ ]\d{2,}/.test(text)) &&
    readDate(text) === null
  );
}

function isCredentials(text: string): boolean {
  return text.split(/[\s,;]+/).every((word) => isCredential(word, { uniform: false }));
}

function isState(text: string): boolean {
  return isStateCode(text) || countryOfRegion(text) !== null;
}

const organizationWords =
  /(hospital|clinic|health|university|universit|\binc\b|\bllc\b|gmbh|\bmedical\b|\bcent(er|re|ro|rum|rum)\b|klini[kek]|clini|institut|istituto|\bgroup\b|college|pharma|ospedale|hopital|ziekenhuis|sjukhus|sygehus|sykehus|sairaala|szpital|nemocnice|hastane|больница|клиника|лікарня|νοσοκομειο|病院|医院|醫院|병원|مستشفى|株式会社|有限公司|\bs\.?p\.?a\b|\bs\.?r\.?l\b|\bs\.?a\b|\bltda?\b|\bb\.?v\b|\boyj?\b|\ba\/s\b|\bsp\. z o)/i;

function isOrganization(text: string): boolean {
  return organizationWords.test(text) || organizationWords.test(foldText(text));
}

const titleWords =
  /(direct(or|eur|rice)|direkt[oö]r|direttor|diretor|chief|officer|manager|\bhead\b|president|\bvp\b|physician|profes[sz]or|resident|consult|\blead\b|leiter|chef|arzt|ärztin|medico|médico|médecin|lekarz|lékař|internist|chirurg|surgeon|nurse|dyrektor|ředitel|директор|врач|лікар|διευθυντ|müdür|doktor|johtaja|lääkäri|overlege|läkare|部長|課長|医師|院長|经理|主任|医生|医师|부장|과장|의사|원장|مدير|طبيب)/i;

function isTitle(text: string): boolean {
  return titleWords.test(text);
}

/** Cities that a time zone is named for, and so the larger ones of each country. */
let cities: ReadonlySet<string> | null = null;
function isCity(text: string): boolean {
  cities ??= new Set(timeZones().map((zone) => foldText(cityOf(zone))));
  return cities.has(foldText(text)) || furtherCities.has(foldText(text));
}
const furtherCities: ReadonlySet<string> = new Set(
  (
    'boston|san francisco|seattle|houston|dallas|philadelphia|atlanta|miami|washington|san diego|austin|minneapolis|cleveland|baltimore|nashville|' +
    'utrecht|rotterdam|den haag|eindhoven|breda|munchen|hamburg|koln|frankfurt|stuttgart|milano|roma|torino|napoli|firenze|bologna|lyon|marseille|' +
    'bordeaux|toulouse|barcelona|valencia|sevilla|porto|lisboa|rio de janeiro|goteborg|malmo|aarhus|bergen|tampere|turku|krakow|warszawa|wroclaw|' +
    'gdansk|praha|brno|москва|санкт-петербург|киев|київ|львів|αθηνα|θεσσαλονικη|ankara|izmir|東京|大阪|京都|北京|上海|广州|深圳|서울|부산|القاهرة|دبي'
  )
    .split('|')
    .map(foldText),
);

function isName(text: string): boolean {
  if (isEastAsian(text)) return /^\S{2,5}$|^\S{1,3} \S{1,3}$/.test(text);
  return /^\p{Lu}[\p{L}.'’-]*,?( [\p{L}][\p{L}.'’,-]*){1,4}$/u.test(text);
}

/** One word in the manner of a name. */
function isOneName(text: string): boolean {
  return /^(\p{Lu}[\p{L}'’-]+|[\p{Lo}]{1,4})$/u.test(text);
}
