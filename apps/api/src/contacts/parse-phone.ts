import type { Phone } from '@threefold/contracts/contacts';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

export type TypedPhone = { typed: string; e164?: string | null; label?: string | undefined };

/**
 * The international form of a number as typed; a number without a prefix is read as one of `country`. A form that came
 * along is kept where it agrees with the text, so that a move to another country leaves known numbers as they are, or where
 * the text tells nothing. An extension stays in the typed text only.
 */
export function parsePhone({ typed, e164, label }: TypedPhone, country: string | null): Phone {
  const given = validNumber(e164 ?? '', null);
  const number = given !== null && agree(given, typed) ? given : (validNumber(typed, country) ?? given);
  return { e164: number, typed, ...(label && { label }) };
}

function agree(e164: string, typed: string): boolean {
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= 7 && e164.endsWith(digits);
}

function validNumber(text: string, country: string | null): string | null {
  const known = country !== null && isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(text, known);
  return number?.isValid() ? number.number : null;
}
