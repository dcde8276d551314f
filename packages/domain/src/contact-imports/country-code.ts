// Files name countries in words; the product keeps ISO 3166-1 alpha-2.
import { foldText } from '../contacts/search-text.ts';

const otherNames: Readonly<Record<string, string>> = {
  usa: 'US',
  'u.s.a.': 'US',
  'u.s.': 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  holland: 'NL',
  'the netherlands': 'NL',
  'south korea': 'KR',
  turkey: 'TR',
  'czech republic': 'CZ',
  uae: 'AE',
};

const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n));
let known: Map<string, string> | null = null;

/** What is said first in a language that stands further behind is what the others say. */
const languages = 'ar ko zh-Hant zh ja tr el uk ru cs pl fi nb da sv nl pt it es fr de en'.split(' ');

/** Reads a code or a name in one of the languages of headings; null when it is neither. */
export function countryCode(text: string): string | null {
  const folded = foldText(text);
  if (folded === '') return null;
  return otherNames[folded] ?? countries().get(folded) ?? null;
}

export function isCountry(text: string): boolean {
  return text.length > 2 && countryCode(text) !== null;
}

/** Made on first use: it takes a few milliseconds that most runs never need. */
function countries(): Map<string, string> {
  if (known) return known;
  known = new Map();
  for (const language of languages) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = notCountries.has(code) ? undefined : display.of(code);
      if (!name) continue;
      known.set(foldText(name), code);
      known.set(code.toLowerCase(), code);
    }
  }
  return known;
}

/** Codes that the locale data names beside the countries, withdrawn ones among them. */
const notCountries: ReadonlySet<string> = new Set(
  'EU EZ UN QO XA XB ZZ AC CP CQ DG EA IC TA AN BU CS DD DY FX HV NH NT QU RH SU TP UK VD YD YU ZR'.split(
    ' ',
  ),
);
