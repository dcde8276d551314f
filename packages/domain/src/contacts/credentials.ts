// Letters behind a name are credentials, not part of it: "Ruth Abernathy, MD, FACP" is greeted as Ruth Abernathy.

const unambiguous = new Set(
  (
    'md mbbs mbchb mbbch mba mph phd edd dnp drph msn bsn aprn crna cnm crnp arnp pac fnp fnpc rph pharmd dds dmd dpm dvm ' +
    'jd mha mhsa mpp mpa msc bsc mmed med frcp frcs frcpc frcsc mrcp mrcs facp facs facc facep faafp fache faap facog fccp ' +
    'fidsa fhm sfhm famia cpe pmp cpa rnc lcsw mmm mmi mbi cphims cpc esq'
  ).split(' '),
);

/** Credentials that are names or words as well: taken for credentials only in capitals within a mixed-case name. */
const ambiguous = new Set('do ma ba bs ms rn np od pa dc dsc ssc llm aa sc mn'.split(' '));

const generational = new Set('jr sr ii iii iv'.split(' '));

const honorifics = new Set(
  'dr prof professor doctor mr mrs ms mx miss sir dame herr frau dra drs mme monsieur madame'.split(' '),
);

/** These are names too and count only as abbreviations, with their dot. */
const dottedHonorifics = new Set(['hon.', 'rev.', 'med.']);

/** `uniform`: the text it comes from is all upper or all lower case, so that case says nothing. */
export type CaseHint = { uniform: boolean };

function bare(word: string): string {
  return word.toLowerCase().replace(/[.\-\s]/g, '');
}

export function isCredential(word: string, { uniform }: CaseHint): boolean {
  const key = bare(word);
  if (unambiguous.has(key)) return uniform || /\p{Lu}/u.test(word);
  if (generational.has(key)) return uniform || /^\p{Lu}/u.test(word);
  if (uniform) return word.includes('.') && ambiguous.has(key) && key.length > 1;
  return ambiguous.has(key) && word === word.toUpperCase();
}

/** Capitals that no list knows (a fellowship, a certificate): good enough behind a comma, when a whole name stands before it. */
export function looksLikeCredential(word: string, hint: CaseHint): boolean {
  return isCredential(word, hint) || (!hint.uniform && /^\p{Lu}[\p{Lu}\d.\-()]{1,9}$/u.test(word));
}

export function isHonorific(word: string): boolean {
  return honorifics.has(bare(word)) || dottedHonorifics.has(word.toLowerCase());
}

/** Splits "Ruth Abernathy MD FACP" into the name and what stands behind it. */
export function takeTrailingCredentials(
  words: readonly string[],
  hint: CaseHint,
): { name: string[]; credentials: string[] } {
  let end = words.length;
  while (end > 1 && isCredential(words[end - 1] ?? '', hint)) end -= 1;
  return { name: words.slice(0, end), credentials: words.slice(end) };
}
