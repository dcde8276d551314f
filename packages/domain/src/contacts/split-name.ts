import {
  familyNameParticles,
  isEastAsian,
  type NameParts,
  type PersonName,
  splitEastAsianName,
} from './names.ts';
import { foldText, withoutInvisible } from './search-text.ts';

// One cell with a whole name is taken apart into given name, family name and credentials; titles of address are left out.

/** Particles that begin a family name even when capitalised: "Eddie Van Halen"; the others are middle names then. */
const capitalisedParticles = new Set(['van', 'von', 'de', 'del', 'della', 'di', 'du', 'st', 'st.']);

/** Reads "Last, First", "Dr. First Last, MD, FACP", "van der Berg, Jan" and single names. An e-mail address is no name, nor is a paragraph. */
export function splitName(text: string): PersonName {
  if (text.length > longestName) return { givenName: null, familyName: null, credentials: null };
  const clean = cleanText(text);
  if (clean === '' || /\S@\S/.test(clean)) return { givenName: null, familyName: null, credentials: null };
  const hint = { uniform: isUniformCase(clean) };
  const segments = clean.split(/\s*[,;]\s*/).filter((segment) => segment !== '');
  const { names, credentials } = takeCredentialSegments(segments, hint);
  const [first = '', ...rest] = names;
  const parts = rest.length > 0 ? lastFirst(first, rest.join(' '), hint) : firstLast(first, hint);
  if (rest.length === 0 && isEastAsian(first)) return { ...splitEastAsianName(first), credentials: null };
  return finish({ ...parts, credentials: [...parts.credentials, ...credentials] });
}

/** The titles of address before a name, which are no part of it: "Prof. Dr." */
export function honorificsOf(text: string): string | null {
  // A title stands before something.
  if (text.length > longestName || !/\s|[,;]/.test(text.trim())) return null;
  const segments = cleanText(text).split(/\s*[,;]\s*/);
  const titles = segments.flatMap((segment) => {
    const words = wordsOf(segment);
    return words.slice(0, words.length - withoutHonorifics(words).length);
  });
  return titles.join(' ') || null;
}

/** "Dr.", "Prof. Dr.", "Frau": a form of address and nothing else. */
export function isFormOfAddress(text: string): boolean {
  const words = wordsOf(cleanText(text));
  return (
    words.length > 0 &&
    words.length < 4 &&
    words.every((word) => isHonorific(word) || otherForms.has(bare(word)))
  );
}

const otherForms = new Set(
  'sig sigra signor signora signore dott dottssa dottoressa ing avv geom rag fru hr frk pan pani pane sr sra srta senor senora don dona dhr mevr mevrouw meneer heer mevr bay bayan rev hon capt col lt maj sgt гн гжа господин госпожа κ κα κος 样 様 先生 女士 事士 博士 님 씨 السيد السيدة د'.split(
    ' ',
  ),
);

/** For files with a column for each part: takes credentials and titles of address out of the names and repairs the case. */
export function tidyName(name: NameParts): PersonName {
  const given = cleanText(name.givenName ?? '');
  const family = cleanText(name.familyName ?? '');
  const hint = { uniform: isUniformCase(`${given}${family}`) };
  const [familyHead = '', ...familyTail] = family.split(/\s*,\s*/);
  const familyParts = takeTrailingCredentials(wordsOf(familyHead), hint);
  const givenParts = takeTrailingCredentials(wordsOf(given.replaceAll(',', ' ')), hint);
  return finish({
    given: withoutHonorifics(givenParts.name),
    family: familyParts.name,
    credentials: [
      ...givenParts.credentials,
      ...familyParts.credentials,
      ...familyTail.map((segment) => joinedDegree(wordsOf(segment)) ?? segment),
      cleanText(name.credentials ?? ''),
    ],
  });
}

/** Whatever is longer is a paragraph. */
const longestName = 500;

type Parts = { given: string[]; family: string[]; credentials: string[] };

/** Plain letters with single spaces between them: nothing to clean. */
const plainText =
  /^(?!.*(?:hiring|open ?to ?work|looking for|seeking))(?!.*(?: -| - |- ))[A-Za-z0-9.-]+(?: [A-Za-z0-9.-]+)*$/i;

function cleanText(text: string): string {
  if (plainText.test(text)) return text;
  return withoutDecorations(
    withoutInvisible(text.replace(joinersWithin, joined).normalize('NFKC'))
      .replaceAll('\ue000', '\u200c')
      .replaceAll('\ue001', '\u200d')
      .replace(
        /(?![©®™\d#*])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{FE0F}/gu,
        ' ',
      ),
  )
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^["']+(.*?)["']+$/u, '$1')
    .trim();
}

/** Persian and the writings of India need joiners within a word; everywhere else they came along by accident. */
const joinersWithin =
  /(?<=[\p{Script=Arabic}\p{M}\p{Script=Devanagari}])[\u200c\u200d](?=[\p{Script=Arabic}\p{Script=Devanagari}])/gu;
function joined(joiner: string): string {
  return joiner === '\u200c' ? '\ue000' : '\ue001';
}

// What people hang on their names: pronouns, hashtags, "| Hiring!".

const pronoun =
  '(?:she|he|they|her|him|them|hers|his|theirs|ze|zir|xe|xem|elle|il|iel|ella|él|elles|sie|er|hij|zij|hem|haar|hun|ela|ele|dela|dele|hon|han|hen|any|all)';
const pronouns = new RegExp(
  `[([{]?\\s*(?<![\\p{L}])(${pronoun}(?:\\s*[/|\\\\·]\\s*${pronoun})+)(?![\\p{L}])\\s*[)\\]}]?`,
  'iu',
);
const inBrackets = new RegExp(`[([{]\\s*(${pronoun}(?:\\s*,\\s*${pronoun})*)\\s*[)\\]}]`, 'iu');
const slogan =
  /(?:we['’]?re|we are|i['’]?m|now|currently)?\s*(?:hiring|open ?to ?work|looking for|seeking|available for)(?![\p{L}]).*$/iu;

/** "she/her" of "Doe (she/her) | Hiring!"; null where a name says none. */
export function pronounsIn(text: string): string | null {
  if (plainText.test(text) || text.length > longestName) return null;
  const found = pronouns.exec(text) ?? inBrackets.exec(text);
  return found?.[1]?.replace(/\s+/g, '').toLowerCase() ?? null;
}

function withoutDecorations(text: string): string {
  const bare = text
    .replace(pronouns, ' ')
    .replace(inBrackets, ' ')
    .replace(/#[\p{L}\p{N}_]+/gu, ' ')
    .replace(/[([{][^()[\]{}]*(?:hiring|open ?to ?work|looking for)[^()[\]{}]*[)\]}]/giu, ' ');
  const [name = '', ...rest] = bare.split(/\s*[|•►▸➤★☆✦✪◆■❖~]+\s*|\s+[-–—]+\s+/u);
  // A degree behind a dash is one as behind a comma.
  const degrees = rest.filter(
    (part) =>
      wordsOf(part).length > 0 &&
      wordsOf(part).every((word) => isCredential(word.replace(/,$/, ''), { uniform: false })),
  );
  const kept = (name.trim() === '' ? rest.join(' ') : name).replace(slogan, '').replace(/[\s,!]+$/u, '');
  return [kept || name, ...degrees].join(', ');
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

function takeCredentialSegments(
  segments: readonly string[],
  hint: CaseHint,
): { names: string[]; credentials: string[] } {
  const names = segments.slice(0, 1);
  const credentials: string[] = [];
  const hasWholeName = wordsOf(segments[0] ?? '').filter((word) => !isHonorific(word)).length > 1;
  for (const segment of segments.slice(1)) {
    const test = hasWholeName || names.length > 1 ? looksLikeCredential : isCredential;
    const words = wordsOf(segment);
    const isDegree = hasWholeName || names.length > 1 || /^\p{L}{2}/u.test(segment);
    const degree = isDegree ? joinedDegree(words) : null;
    if (degree !== null || words.every((word) => test(word, hint))) credentials.push(degree ?? segment);
    else names.push(segment);
  }
  return { names, credentials };
}

function lastFirst(last: string, first: string, hint: CaseHint): Parts {
  const family = takeTrailingCredentials(wordsOf(last), hint);
  const given = takeTrailingCredentials(wordsOf(first), hint);
  return {
    given: withoutHonorifics(given.name),
    family: withoutHonorifics(family.name),
    credentials: [...family.credentials, ...given.credentials],
  };
}

function firstLast(text: string, hint: CaseHint): Parts {
  const { name: titled, credentials } = takeTrailingCredentials(wordsOf(text), hint);
  const name = withoutHonorifics(titled);
  if (name.length === 1) {
    // "Dr. Abernathy" is a family name, "Sukarno" the only name there is.
    return titled.length > 1
      ? { given: [], family: name, credentials }
      : { given: name, family: [], credentials };
  }
  const start = familyNameStart(name, hint);
  return { given: name.slice(0, start), family: name.slice(start), credentials };
}

function familyNameStart(name: readonly string[], { uniform }: CaseHint): number {
  if (isParticle(name[0] ?? '', uniform) && (name[0] ?? '') === (name[0] ?? '').toLowerCase() && !uniform)
    return 0;
  const devoted = afterDevotion(name);
  if (devoted !== null) return devoted;
  for (let index = 1; index < name.length - 1; index += 1) {
    if (isParticle(name[index] ?? '', uniform)) return index;
  }
  return name.length - 1;
}

const spanishDevotions = new Set(
  (
    'carmen pilar mar rosario rocio angeles dolores mercedes luz jesus consuelo socorro refugio lourdes guadalupe ' +
    'concepcion paz sol valle milagros remedios nieves cruz soledad esperanza asuncion montserrat fatima gracia pino prado ' +
    'rosa amor camino henar puy'
  ).split(' '),
);

/** "Maria del Carmen Ruiz" is called Maria del Carmen: the particle does not begin her family name. */
function afterDevotion(name: readonly string[]): number | null {
  if (!/^(mar[ií]a|m[aª]\.?|juan|jos[eé]|rosa|flor|luz|ana)$/i.test(name[0] ?? '')) return null;
  const articles = /^(de|del|de la|de los|de las)$/i;
  for (const end of [2, 3]) {
    const isDevotion = spanishDevotions.has(foldText(name[end] ?? ''));
    if (isDevotion && articles.test(name.slice(1, end).join(' ')) && name.length > end + 1) return end + 1;
  }
  return null;
}

function isParticle(word: string, uniform: boolean): boolean {
  const lower = word.toLowerCase();
  return familyNameParticles.has(lower) && (uniform || word === lower || capitalisedParticles.has(lower));
}

function withoutHonorifics(words: readonly string[]): string[] {
  let start = 0;
  while (start < words.length - 1 && isHonorific(words[start] ?? '')) start += 1;
  return words.slice(start);
}

function finish({ given, family, credentials }: Parts): PersonName {
  const all = [...given, ...family].join('');
  const uniform = isUniformCase(all);
  const isTurkish = /[İıŞşĞğ]/.test(all);
  const write = (words: string[], part: 'given' | 'family') => {
    const text = words.join(' ');
    return text === '' ? null : uniform ? repairCase(text, part, isTurkish) : text;
  };
  return {
    givenName: write(given, 'given'),
    familyName: write(family, 'family'),
    credentials: credentials.filter((one) => one !== '').join(', ') || null,
  };
}

// A name in capitals or in small letters throughout was typed in haste; any other spelling is the person's own and stays.

function isUniformCase(text: string): boolean {
  // Two plain letters of either case tell at once.
  if (/[a-z]/.test(text) && /[A-Z]/.test(text)) return false;
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters.length < 3) return false;
  const upper = letters.toUpperCase();
  const lower = letters.toLowerCase();
  if (upper === lower) return false;
  return letters === upper || letters === lower;
}

/** "ANNE-MARIE O'BRIEN" becomes "Anne-Marie O'Brien", "van der berg" in a family name "van der Berg". */
function repairCase(text: string, part: 'given' | 'family', isTurkish: boolean): string {
  const words = text.split(' ');
  return words
    .map((word, index) => {
      const isParticle =
        part === 'family' && index < words.length - 1 && familyNameParticles.has(word.toLowerCase());
      return isParticle ? word.toLowerCase() : capitalize(word, isTurkish);
    })
    .join(' ');
}

function capitalize(word: string, isTurkish: boolean): string {
  const upper = (letter: string) => (isTurkish ? letter.toLocaleUpperCase('tr') : letter.toUpperCase());
  // An İ in small letters is an i, where JavaScript puts a second dot on it.
  return (isTurkish ? word.toLocaleLowerCase('tr') : word.replaceAll('İ', 'i').toLowerCase())
    .replace(/(^|[-'’(.])(\p{L})/gu, (_, before: string, letter: string) => before + upper(letter))
    .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${upper(letter)}`);
}

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

const generational = new Set('jr sr ii iii iv junior senior 2nd 3rd'.split(' '));

/** "jr" of "Jr., MD"; null where nothing says which of a family with one name it is. */
export function generationOf(credentials: string | null | undefined): string | null {
  if (!credentials) return null;
  const found = credentials
    .split(/[\s,;]+/)
    .map(bare)
    .find((word) => generational.has(word));
  return found === undefined ? null : (sameGeneration[found] ?? found);
}
const sameGeneration: Readonly<Record<string, string>> = {
  junior: 'jr',
  senior: 'sr',
  '2nd': 'ii',
  '3rd': 'iii',
};

const honorifics = new Set(
  'dr prof professor doctor mr mrs ms mx miss sir dame herr frau dra drs mme monsieur madame'.split(' '),
);

/** These are names too and count only as abbreviations, with their dot. */
const dottedHonorifics = new Set(
  'hon. rev. med. univ. dent. rer. nat. phil. iur. jur. habil. h.c. vet. mag. dipl. dipl.-ing. ing. priv.-doz. soc. pol. oec. theol. techn. sc.'.split(
    ' ',
  ),
);

/** `uniform`: the text it comes from is all upper or all lower case, so that case says nothing. */
type CaseHint = { uniform: boolean };

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
function looksLikeCredential(word: string, hint: CaseHint): boolean {
  return isCredential(word, hint) || (!hint.uniform && /^\p{Lu}[\p{Lu}\d.\-()]{1,9}$/u.test(word));
}

function isHonorific(word: string): boolean {
  return honorifics.has(bare(word)) || dottedHonorifics.has(word.toLowerCase());
}

/** "Ph.D." of "Ph. D."; null where the words are no degree. */
function joinedDegree(words: readonly string[]): string | null {
  return words.length > 1 && spacedDegree(words) === words.length ? words.join('') : null;
}

/** How many of the last words are one degree with blanks in it: "Ph. D.", "M. P. H."; 0 where they are none. */
function spacedDegree(words: readonly string[]): number {
  for (let length = Math.min(4, words.length); length > 1; length -= 1) {
    const parts = words.slice(-length);
    const key = bare(parts.join(''));
    const areParts = parts.every(
      (part, place) => /^\p{L}{1,6}\.$/u.test(part) || (place > 0 && /^\p{L}{1,2}$/u.test(part)),
    );
    if (areParts && parts.some((part) => part.includes('.')) && (unambiguous.has(key) || ambiguous.has(key)))
      return length;
  }
  return 0;
}

/** Splits "Ruth Abernathy MD FACP" into the name and what stands behind it. */
function takeTrailingCredentials(
  words: readonly string[],
  hint: CaseHint,
): { name: string[]; credentials: string[] } {
  let end = words.length;
  const credentials: string[] = [];
  while (end > 1) {
    const length = isCredential(words[end - 1] ?? '', hint) ? 1 : spacedDegree(words.slice(1, end));
    if (length === 0) break;
    credentials.unshift(words.slice(end - length, end).join(''));
    end -= length;
  }
  return { name: words.slice(0, end), credentials };
}
