// Columns for the parts of a name win over one for the whole; what the whole says beyond them is kept beside the contact.
import type { PersonName } from '../contacts/names.ts';
import { foldText } from '../contacts/search-text.ts';
import { honorificsOf, splitName, tidyName } from '../contacts/split-name.ts';
import { type GatheredCells, keepBeside, textsOf } from './gather-cells.ts';
import { nameBesideEmail, readEmail } from './read-cell.ts';

const salutation = 'Salutation';

export function readNameCells(gathered: GatheredCells): PersonName {
  const givenName = textsOf(gathered, 'givenName').join(' ');
  const familyName = textsOf(gathered, 'familyName').join(' ');
  const credentials = textsOf(gathered, 'credentials').join(', ');
  const wholes = (gathered.byField.get('name') ?? []).filter((cell) => !isFormula(gathered, cell));
  const isInParts = givenName !== '' || familyName !== '';
  const whole = wholes[0]?.text ?? '';
  const name = isInParts
    ? tidyName({ givenName, familyName, credentials })
    : withCredentials(splitName(whole === '' ? nameInEmails(gathered) : whole), credentials);
  keepSalutation(gathered, isInParts ? givenName : whole);
  const used = isInParts ? cellsOfParts(gathered) : [];
  for (const cell of [...used, ...wholes]) {
    const isAddress = cell === wholes[0] && !isInParts && readEmail(cell.text) !== null;
    if (!isAddress && !isCovered(cell.text, name)) keepBeside(gathered, cell);
  }
  return name;
}

function cellsOfParts({ byField }: GatheredCells): { column: string; text: string }[] {
  return (['givenName', 'familyName', 'credentials'] as const).flatMap((field) => byField.get(field) ?? []);
}

/** What a spreadsheet was to work out is nobody's name. */
function isFormula(gathered: GatheredCells, cell: { column: string; text: string }): boolean {
  const isOne = /^[=@]/.test(cell.text);
  if (isOne) keepBeside(gathered, cell);
  return isOne;
}

/** "Ruth Abernathy <ruth@halden.org>" in a list of mere addresses. */
function nameInEmails(gathered: GatheredCells): string {
  return (
    textsOf(gathered, 'email')
      .map(nameBesideEmail)
      .find((name) => name !== null) ?? ''
  );
}

/** Whether a text says nothing that the name, its credentials and its titles do not. */
function isCovered(text: string, { givenName, familyName, credentials }: PersonName): boolean {
  if (text === givenName || text === familyName) return true;
  const known = new Set(wordsOf([givenName, familyName, credentials, honorificsOf(text)].join(' ')));
  return wordsOf(text).every((word) => known.has(word)) || text === `${familyName}${givenName}`;
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
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
