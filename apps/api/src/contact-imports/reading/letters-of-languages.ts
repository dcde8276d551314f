// What tells an encoding where a text is short: letters that a language writes side by side make a word, "Jos\u017d" and "Fran\u00a9ois" are none.

/** An encoding that lists come in, `detectedAs`: as chardet calls it, and the languages that are written in it. */
export type WrittenIn = {
  encoding: string;
  detectedAs: readonly string[];
  languages: readonly Language[];
  /** What it has ahead of the others, since lists are often written in it. */
  often?: number;
  /** Of encodings with letters of two bytes: the first bytes of those in daily use. */
  daily?: readonly (readonly [from: number, to: number])[];
};

/** The letters beyond a to z, in lower case. */
const alphabets = {
  german: 'äöüß',
  french: 'àâæçéèêëîïôœùûüÿ',
  spanish: 'áéíñóúü',
  portuguese: 'áâãàçéêíóôõúü',
  italian: 'àèéìòù',
  swedish: 'åäöé',
  danish: 'æøåé',
  dutch: 'ëïéèöüáó',
  catalan: 'àçèéíïòóúü',
  icelandic: 'áðéíóúýþæö',
  polish: 'ąćęłńóśźż',
  czech: 'áčďéěíňóřšťúůýž',
  slovak: 'áäčďéíĺľňóôŕšťúýž',
  hungarian: 'áéíóöőúüű',
  romanian: 'ăâîșțşţ',
  croatian: 'čćđšž',
  turkish: 'çğıöşüâîi\u0307',
  lithuanian: 'ąčęėįšųūž',
  latvian: 'āčēģīķļņšūž',
  estonian: 'äöõüšž',
  finnish: 'åäöšž',
  russian: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  ukrainian: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  bulgarian: 'абвгдежзийклмнопрстуфхцчшщъьюя',
  serbian: 'абвгдђежзијклљмнњопрстћуфхцчџш',
  greek: 'αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ',
} as const;
type Language = keyof typeof alphabets | 'hebrew' | 'arabic' | 'chinese' | 'japanese' | 'korean';

const western = [
  'german',
  'french',
  'spanish',
  'portuguese',
  'italian',
  'swedish',
  'danish',
  'dutch',
  'catalan',
] as const;
const central = ['polish', 'czech', 'slovak', 'hungarian', 'romanian', 'croatian', 'german'] as const;
const cyrillic = ['russian', 'ukrainian', 'bulgarian', 'serbian'] as const;
const latin1 = ['iso-8859-1', 'windows-1252'];

/** Where two read a text alike, the one that stands first is told. */
export const writings: readonly WrittenIn[] = [
  {
    encoding: 'windows-1252',
    often: 0.06,
    detectedAs: latin1,
    languages: [...western, 'finnish', 'icelandic'],
  },
  { encoding: 'iso-8859-15', detectedAs: latin1, languages: [...western, 'finnish'] },
  { encoding: 'macintosh', often: 0.05, detectedAs: [], languages: western },
  { encoding: 'cp850', often: 0.02, detectedAs: [], languages: western },
  { encoding: 'cp437', detectedAs: [], languages: western },
  { encoding: 'windows-1250', often: 0.03, detectedAs: ['windows-1250', 'iso-8859-2'], languages: central },
  { encoding: 'iso-8859-2', detectedAs: ['iso-8859-2', 'windows-1250'], languages: central },
  {
    encoding: 'windows-1254',
    often: 0.02,
    detectedAs: ['windows-1254', 'iso-8859-9'],
    languages: ['turkish'],
  },
  { encoding: 'windows-1257', detectedAs: [], languages: ['lithuanian', 'latvian', 'estonian'] },
  { encoding: 'windows-1251', often: 0.05, detectedAs: ['windows-1251'], languages: cyrillic },
  { encoding: 'koi8-r', often: 0.02, detectedAs: ['koi8-r'], languages: ['russian'] },
  { encoding: 'koi8-u', detectedAs: [], languages: ['ukrainian'] },
  { encoding: 'iso-8859-5', detectedAs: ['iso-8859-5'], languages: cyrillic },
  { encoding: 'maccyrillic', detectedAs: [], languages: cyrillic },
  { encoding: 'cp866', detectedAs: [], languages: cyrillic },
  { encoding: 'windows-1253', detectedAs: ['windows-1253', 'iso-8859-7'], languages: ['greek'] },
  { encoding: 'windows-1255', detectedAs: ['windows-1255', 'iso-8859-8'], languages: ['hebrew'] },
  { encoding: 'windows-1256', detectedAs: ['windows-1256', 'iso-8859-6'], languages: ['arabic'] },
  {
    encoding: 'shift_jis',
    often: 0.03,
    detectedAs: ['shift_jis'],
    languages: ['japanese'],
    daily: [
      [0x82, 0x83],
      [0x88, 0x97],
    ],
  },
  {
    encoding: 'euc-jp',
    detectedAs: ['euc-jp'],
    languages: ['japanese'],
    daily: [
      [0xa4, 0xa5],
      [0xb0, 0xcf],
    ],
  },
  {
    encoding: 'gb18030',
    often: 0.03,
    detectedAs: ['gb18030'],
    languages: ['chinese'],
    daily: [[0xb0, 0xd7]],
  },
  { encoding: 'big5', detectedAs: ['big5'], languages: ['chinese'], daily: [[0xa4, 0xc6]] },
  { encoding: 'euc-kr', detectedAs: ['euc-kr'], languages: ['korean'], daily: [[0xb0, 0xc8]] },
];

type Read = { text: string; lines: Uint8Array; writing: WrittenIn };

/** From about -1, for what nobody writes, to 1.5 for what somebody does, and a little more for encodings that are often met. */
export function languageScore({ text, lines, writing }: Read): number {
  const evidence = { for: 0, against: 0 };
  judgeSigns(evidence, text);
  const letters: string[] = [];
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const beyond = Array.from(word.toLowerCase()).filter((letter) => letter > '\u007f');
    if (beyond.length === 0) continue;
    // A letter alone says little: a sign for a copyright may be read as one.
    if (/^.$/u.test(word)) continue;
    judgeWord(evidence, { word, beyond, writing });
    letters.push(...beyond);
  }
  const { for: pro, against } = evidence;
  return (
    (pro - against) / Math.max(1, pro + against) +
    shareOfOneLanguage(letters, { lines, writing }) / 2 +
    (writing.often ?? 0)
  );
}

type Evidence = { for: number; against: number };

/** Signs that no list holds count thrice, and those that are in no word or price where they stand; quotes and dashes speak for it. */
function judgeSigns(evidence: Evidence, text: string): void {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  evidence.for += count(/(?<!\p{L})[«„“‘](?=\p{L})|(?<=[\p{L}.,])[»”’](?!\p{L})|(?<=\p{L})’(?=\p{L})/gu);
  evidence.for += count(/(?<=[\s\d])[–—](?=[\s\d])|[€£] ?(?=\d)|(?<=\d) ?[€£°]/gu);
  evidence.against += 3 * count(/[\uFFFD\u0080-\u009F\p{Co}\p{Cn}]/gu);
  evidence.against += count(/(?<=\p{L})[^\p{L}\p{M}\p{ASCII}’‘·](?=\p{L})/gu);
  evidence.against += count(/[^\p{L}\p{M}\p{ASCII}\p{Cc}«»„“”‘’–—…•·€£©®™°§ºª¿¡№\u00A0]/gu);
}

type Word = { word: string; beyond: readonly string[]; writing: WrittenIn };

function judgeWord(evidence: Evidence, { word, beyond, writing }: Word): void {
  const isOfOne = writing.languages.some((language) => beyond.every((letter) => isOf(language, letter)));
  const isMixed = scripts.filter((script) => script.test(word)).length > 1;
  if (isOfOne && !isMixed) evidence.for += beyond.length;
  else evidence.against += beyond.length;
  evidence.against += word.match(/\p{Ll}(?=\p{Lu})/gu)?.length ?? 0;
  const isSaid = !/\p{Script=Latin}{3}/u.test(word) || /[aeiouyæœøı]/i.test(word.normalize('NFD'));
  if (!isSaid) evidence.against += 1;
  if (/^[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word) && /^\p{Ll}/u.test(word)) evidence.against += 0.25;
}

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /\p{Script=Hangul}/u,
];

const signsOf: Readonly<Record<Exclude<Language, keyof typeof alphabets>, RegExp>> = {
  hebrew: /\p{Script=Hebrew}/u,
  arabic: /\p{Script=Arabic}/u,
  chinese: /\p{Script=Han}/u,
  japanese: /[\p{Script=Han}\p{Script=Hiragana}\u30A0-\u30FF]/u,
  korean: /\p{Script=Hangul}/u,
};

function isOf(language: Language, letter: string): boolean {
  // A language has either a sign of its own or an alphabet.
  return language in signsOf
    ? signsOf[language as keyof typeof signsOf].test(letter)
    : alphabets[language as keyof typeof alphabets].includes(letter);
}

/** A list is mostly of one country: how much of its letters a single language has, or of two bytes those in daily use. */
function shareOfOneLanguage(
  letters: readonly string[],
  { lines, writing: { languages, daily } }: Omit<Read, 'text'>,
): number {
  if (letters.length === 0) return 1;
  if (daily) return shareInDailyUse(lines, daily);
  const counts = languages.map((language) => letters.filter((letter) => isOf(language, letter)).length);
  return Math.max(...counts) / letters.length;
}

function shareInDailyUse(lines: Uint8Array, daily: NonNullable<WrittenIn['daily']>): number {
  let letters = 0;
  let common = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const byte = lines[at] ?? 0;
    if (byte < 0x80) continue;
    letters += 1;
    if (daily.some(([from, to]) => byte >= from && byte <= to)) common += 1;
    at += 1;
  }
  return letters === 0 ? 0 : (2 * common) / letters - 1;
}
