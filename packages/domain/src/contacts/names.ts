// A person is shown by the best name the data holds, and to a coach who sees only the picture, by initials.

import { isEastAsian } from './east-asian-name.ts';

export type NameParts = {
  givenName?: string | null;
  familyName?: string | null;
  credentials?: string | null;
};
export type PersonName = { givenName: string | null; familyName: string | null; credentials: string | null };
export type NamedContact = NameParts & { organization?: string | null; emails?: readonly string[] };

export const familyNameParticles: ReadonlySet<string> = new Set(
  "van der den de ter ten het 't von vom zu zum zur la le les du da do dos das di del della dello degli af av al el bin ibn st st.".split(
    ' ',
  ),
);

/** Falls back to the e-mail and then the organization; an erased person, who has none of them, is "Unnamed". */
export function displayName(contact: NamedContact): string {
  const name = wholeName(contact);
  return name || contact.emails?.[0] || contact.organization?.trim() || 'Unnamed';
}

/** Given name first, but in Chinese, Japanese and Korean writing last, and there without a space. */
function wholeName({ givenName, familyName }: NameParts): string {
  const parts = [givenName, familyName].map((part) => part?.trim()).filter(Boolean);
  return parts.length === 2 && isEastAsian(parts.join('')) ? parts.reverse().join('') : parts.join(' ');
}

/** "R. A."; particles are passed over, so that Jan van der Berg is "J. B.". A dash when there is no name: an address would tell too much. */
export function initials(contact: NamedContact): string {
  const letters = [firstLetter(contact.givenName), firstLetter(withoutParticles(contact.familyName))];
  return (
    letters
      .filter((letter) => letter !== null)
      .map((letter) => `${letter}.`)
      .join(' ') || '–'
  );
}

function withoutParticles(familyName: string | null | undefined): string {
  const words = (familyName ?? '').trim().split(/\s+/);
  while (words.length > 1 && familyNameParticles.has((words[0] ?? '').toLowerCase())) words.shift();
  return words.join(' ');
}

function firstLetter(text: string | null | undefined): string | null {
  const letter = (text ?? '').normalize('NFC').match(/\p{L}\p{M}*/u)?.[0];
  return letter ? letter.toUpperCase() : null;
}
