// Columns for the parts of a name win over one for the whole; what the whole says beyond them is kept beside the contact.
import type { PersonName } from '../contacts/names.ts';
import { foldText } from '../contacts/search-text.ts';
import { honorificsOf, splitName, tidyName } from '../contacts/split-name.ts';
import { type GatheredCells, keepBeside, textsOf } from './gather-cells.ts';

const salutation = 'Salutation';

export function readNameCells(gathered: GatheredCells): PersonName {
  const givenName = textsOf(gathered, 'givenName').join(' ');
  const familyName = textsOf(gathered, 'familyName').join(' ');
  const credentials = textsOf(gathered, 'credentials').join(', ');
  const wholes = gathered.byField.get('name') ?? [];
  const isInParts = givenName !== '' || familyName !== '';
  const name = isInParts
    ? tidyName({ givenName, familyName, credentials })
    : withCredentials(splitName(wholes[0]?.text ?? ''), credentials);
  keepSalutation(gathered, isInParts ? givenName : (wholes[0]?.text ?? ''));
  const known = new Set(wordsOf(Object.values(name).join(' ')));
  for (const whole of isInParts ? wholes : wholes.slice(1)) {
    if (!wordsOf(whole.text).every((word) => known.has(word))) keepBeside(gathered, whole);
  }
  return name;
}

function withCredentials(name: PersonName, more: string): PersonName {
  return { ...name, credentials: [name.credentials, more].filter(Boolean).join(', ') || null };
}

/** "Dr." is no part of a name, yet somebody wrote it. */
function keepSalutation(gathered: GatheredCells, text: string): void {
  const titles = honorificsOf(text);
  const isKnown = Object.values(gathered.extra).some((known) => known === titles);
  if (titles !== null && !isKnown) keepBeside(gathered, { column: salutation, text: titles });
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[\s,;."'()]+/)
    .filter(Boolean);
}
