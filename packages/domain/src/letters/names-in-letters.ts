import { foldText } from '../contacts/search-text.ts';
import { isFormOfAddress } from '../contacts/split-name.ts';

// How people are greeted, spoken of and signed for in letters, and how a name is found in a text.
// No title and no profession is guessed: what is said stands in the record.

export type Text = string | null | undefined;

export function said(text: Text): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** What closes a letter: "Sincerely,", who writes, and the number to call back. */
export function signature(me: { name?: Text; credentials?: Text; phone?: Text }, signOff: string): string {
  const name = said(me.name) ?? '[your name]';
  const credentials = said(me.credentials);
  const lines = [signOff, credentials ? `${name}, ${credentials}` : name, said(me.phone)];
  return lines.filter((line) => line !== null).join('\n');
}

const professions: Readonly<Record<string, string>> = {
  md: 'a physician',
  do: 'a physician',
  mbbs: 'a physician',
  mbchb: 'a physician',
  np: 'a nurse practitioner',
  dnp: 'a nurse practitioner',
  fnp: 'a nurse practitioner',
  pa: 'a physician assistant',
  'pa-c': 'a physician assistant',
  rn: 'a nurse',
  bsn: 'a nurse',
  crna: 'a nurse anesthetist',
  pharmd: 'a pharmacist',
  dds: 'a dentist',
  dmd: 'a dentist',
  dpm: 'a podiatrist',
  dpt: 'a physical therapist',
  psyd: 'a psychologist',
};

export function professionOf(credentials: Text): string | null {
  const found = degreesOf(credentials).find((degree) => professions[degree] !== undefined);
  return found === undefined ? null : (professions[found] ?? null);
}

const clinical =
  /\b(?:clinic(?:al|ian|s)?|bedside|patients?|patient care|medicine|surg(?:ery|ical|eon)|nursing|residency|hospitalist|physician|practicing|private practice|family practice|emergency department|ICU|pediatrics?|anesthesi\w+|psychiatry|pharmacy|dentistry|therapy|obstetrics|\w{3,}(?:ology|iatrics))\b/i;

/** Nobody is said to leave a practice that the record knows nothing of; where it knows nothing at all, the blanks ask. */
export function leaves({
  credentials,
  background,
}: {
  credentials?: Text;
  background?: Text;
}): string | null {
  const behind = said(background);
  const isClinical = professionOf(credentials) !== null || behind === null || clinical.test(behind);
  return isClinical ? 'clinical practice' : null;
}

const doctorates = new Set([
  'md',
  'do',
  'phd',
  'mbbs',
  'mbchb',
  'mdcm',
  'dphil',
  'drph',
  'dnp',
  'pharmd',
  'scd',
]);

type Person = {
  givenName?: Text;
  familyName?: Text;
  credentials?: Text;
  salutation?: Text;
  pronouns?: Text;
};

/**
 * What stands after "Dear". What the seeker typed comes first, and a bare "Ms." is put before the family name; else
 * "Dr. Lindqvist" where the credentials say so, "Ms. Lindqvist" where the pronouns do, otherwise the given name: no title is
 * guessed from a name.
 */
export function salutation(contact: Person): string | null {
  const { given, family } = namesOf(contact);
  const typed = said(said(contact.salutation)?.replace(/^dear\s+|\s*[,:]$/gi, ''));
  if (typed !== null) return isFormOfAddress(typed) && family ? `${typed} ${family}` : typed;
  const title = titleOf(contact);
  return family !== null && title !== null ? `${title} ${family}` : (given ?? family);
}

/** How they are spoken of to somebody else: "Dr. Lindqvist", else the whole name. */
export function spokenName(contact: Person): string | null {
  const { given, family } = namesOf(contact);
  const greeted = salutation(contact);
  if (family !== null && greeted?.endsWith(` ${family}`)) return greeted;
  return [given, family].filter((name) => name !== null).join(' ') || null;
}

export function namesOf({ givenName, familyName }: Person) {
  return { given: said(givenName), family: said(familyName) };
}

export function titleOf({ credentials, pronouns }: Person): string | null {
  if (degreesOf(credentials).some((degree) => doctorates.has(degree))) return 'Dr.';
  const own = said(pronouns)?.toLowerCase() ?? '';
  if (/^she\b/.test(own) && !/they/.test(own)) return 'Ms.';
  return /^he\b/.test(own) && !/they/.test(own) ? 'Mr.' : null;
}

function degreesOf(credentials: Text): string[] {
  return (credentials ?? '')
    .replaceAll('.', '')
    .toLowerCase()
    .split(/[\s,;/()]+/);
}

// A letter names only people that the data hold: its reader in the greeting, its referrer in the opening.
// Names are compared without case, accents and titles, so that "Soren" and "Søren" are one.

const titles = new Set(
  'dr drs prof professor mr mrs ms mx sir madam doctor md do phd mbbs mph mba rn np pa facp jr sr ii iii'.split(
    ' ',
  ),
);

/** "Dr. Søren van der Lindqvist-Holm, MD" -> soren, van, der, lindqvist, holm. */
export function nameWords(name: string): string[] {
  const words = foldText(name).split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '' && !titles.has(word));
}

/** Whether a text names somebody by the whole name, the first or the last word of it. */
export function isNamed(name: string, text: string): boolean {
  const words = nameWords(name);
  if (words.length === 0) return false;
  const inText = new Set(nameWords(text));
  const capitalized = new Set(nameWords((text.match(/\p{Lu}[\p{L}'-]*/gu) ?? []).join(' ')));
  const ends = [words[0], words.at(-1)].filter((word) => word !== undefined && word.length > 1);
  return words.every((word) => inText.has(word)) || ends.some((word) => capitalized.has(word ?? ''));
}
