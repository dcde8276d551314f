/** A letter is read word by word from left to right, so that a text of any size costs only its length. */

export type LetterWord = {
  kind: 'word' | 'number' | 'mark' | 'paragraph';
  /** As typed. */
  text: string;
  /** In small letters; empty for words longer than any that has a meaning here. */
  key: string;
  /** Places in the text, the end excluded. */
  start: number;
  end: number;
};

const longestKey = 12;

/** One alternative per first character and no nesting: it can never go back over what it has read. */
const piece = /(\s+)|(\p{L}+)|(\d+)|./gsu;

/** The words, numbers and marks of a text; blanks are dropped, an empty line ends what belongs together. */
export function letterWords(text: string): LetterWord[] {
  const words: LetterWord[] = [];
  for (const match of text.matchAll(piece)) {
    const [typed, blank, letters, digits] = match;
    const start = match.index;
    const end = start + typed.length;
    if (blank !== undefined) {
      if (isEmptyLine(blank)) words.push({ kind: 'paragraph', text: '', key: '', start, end });
      continue;
    }
    const kind = letters !== undefined ? 'word' : digits !== undefined ? 'number' : 'mark';
    words.push({ kind, text: typed, key: typed.length > longestKey ? '' : typed.toLowerCase(), start, end });
  }
  return words;
}

/** Whether the word at `index` is one of these, given in small letters. */
export function isOneOf(words: readonly LetterWord[], index: number, keys: readonly string[]): boolean {
  const word = words[index];
  return word !== undefined && word.key !== '' && keys.includes(word.key);
}

/** The index after at most `most` words that are among `keys`. */
export function skipWords(
  words: readonly LetterWord[],
  index: number,
  { keys, most = 1 }: { keys: readonly string[]; most?: number },
): number {
  let next = index;
  while (next < index + most && isOneOf(words, next, keys)) next += 1;
  return next;
}

/** The number at `index`, where it has between `least` and `most` digits. */
export function numberAt(
  words: readonly LetterWord[],
  index: number,
  { least = 1, most = 2 }: { least?: number; most?: number } = {},
): number | null {
  const word = words[index];
  if (word?.kind !== 'number' || word.text.length < least || word.text.length > most) return null;
  return Number(word.text);
}

/** Whether nothing stands between the word at `index` and the one before it. */
export function isAttached(words: readonly LetterWord[], index: number): boolean {
  return index > 0 && words[index]?.start === words[index - 1]?.end;
}

function isEmptyLine(blank: string): boolean {
  return blank.indexOf('\n') !== blank.lastIndexOf('\n');
}
