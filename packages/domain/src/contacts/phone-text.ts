// What people write into a cell for telephones: one number or several, with an extension, a remark, or letters in place of digits.
import { withoutInvisible } from './search-text.ts';

/** Digits of all writings, dashes of all lengths, and nothing that cannot be seen. */
function plain(text: string): string {
  return withoutInvisible(text.normalize('NFKC'))
    .replace(/\p{Nd}/gu, (digit) => (digit > '\u007f' ? asciiDigit(digit) : digit))
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The digits of a writing stand in a row of ten that begins at a multiple of sixteen, or six behind one. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const isSixBehind = code % 16 >= 6 && /\p{Nd}/u.test(String.fromCodePoint(code - (code % 16) + 15));
  return String(isSixBehind ? (code % 16) - 6 : code % 16);
}

const extensionWords =
  'ext(?:ension|n)?\\.?|extn|x|press|dial|opt(?:ion)?|durchwahl|dw|poste|int(?:erno|erne|\\.)?|anexo|ramal|wewn(?:\\.|ętrzny)?|доб(?:\\.|авочный)?|внутр?\\.?|內線|内線|分机|分機|轉|转|내선|toestel|tst\\.?|anknytning|ank\\.?|lokal(?:nummer)?|linje|klapka|kl\\.|dahili|alanumero';
const extensionAtEnd = new RegExp(
  `[\\s,;(]*(?:(?<![\\p{L}])(?:${extensionWords})[\\s:.=-]*|#\\s*|,,+\\s*|;ext=)(\\d{1,7})\\s*#?\\)?\\s*$`,
  'iu',
);
const remark = /\s*[([][^()[\]]*\p{L}[^()[\]]*[)\]]\s*/gu;
const remarkAtEnd = /[\s,;:-]*[([][^()[\]]*\p{L}[^()[\]]*[)\]]\s*$/u;

/** "12" of "617-555-0142 ext. 12", however that is written; null where there is none. */
export function extensionOf(typed: string): string | null {
  // Most numbers have neither letters nor signs of an extension.
  if (/^[+\d\s().-]*$/.test(typed)) return null;
  const text = plain(typed);
  const found = extensionAtEnd.exec(text) ?? extensionAtEnd.exec(text.replace(remarkAtEnd, ''));
  return found !== null && digitsIn(text.slice(0, found.index)) >= fewestDigits ? (found[1] ?? null) : null;
}

/** From here on digits are a number that can be called, not an extension or the end of another one. */
const fewestDigits = 7;

function digitsIn(text: string): number {
  return text.match(/\d/g)?.length ?? 0;
}

/** The number alone, as a telephone would be given it; the text itself where there is nothing to leave out. */
export function dialable(typed: string): string {
  if (/^[+\d\s().-]*$/.test(typed)) return typed;
  const text = plain(typed).replace(/^(?:tel|phone|callto|sip)\s*:\s*/i, '');
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(text)) return text;
  const bare = text.replace(extensionAtEnd, '').replace(remark, ' ').replace(extensionAtEnd, '').trim();
  const vanity = keypadDigits(bare);
  if (vanity !== null) return vanity;
  const number = bare.replace(/^[^\d+(]+/, '').replace(/(?<=[\s,;.:)-])\p{L}[\p{L}\s.:]*$/u, '');
  const [first = '', ...others] = number.split(/\s+\/\s*|\s*\/\s+/);
  const isEnding =
    others.length > 0 && digitsIn(first) >= 9 && others.every((one) => digitsIn(one) < fewestDigits);
  return (isEnding ? first : number).replace(/[\s,;.:]+$/, '').trim();
}

const keypad = 'abc2 def3 ghi4 jkl5 mno6 pqrs7 tuv8 wxyz9'
  .split(' ')
  .flatMap((key) => Array.from(key.slice(0, -1), (letter): [string, string] => [letter, key.slice(-1)]));
const digitOfLetter = new Map(keypad);

/** "1-800-FLOWERS": in North America letters stand for digits where too few digits are left without them. */
function keypadDigits(text: string): string | null {
  const match = /^(?:\+?1[\s.-]*)?\(?(\d{3})\)?[\s.-]*((?:\d{3}[\s.-]+)?[a-z][a-z\d\s.-]*)$/i.exec(text);
  const [, area = '', rest = ''] = match ?? [];
  const letters = rest.toLowerCase().replace(/[^a-z\d]/g, '');
  if (match === null || letters.length < 7 || letters.length > 12) return null;
  const digits = Array.from(letters, (letter) => digitOfLetter.get(letter) ?? letter).join('');
  return `+1${area}${digits.slice(0, 7)}`;
}

const extensions = new RegExp(
  `(?:(?<![\\p{L}])(?:${extensionWords})[\\s:.=-]*|#\\s*|,,+\\s*)\\d{1,6}(?!\\d)`,
  'giu',
);
const numberRun = /(?:\+|\(\+?)?\d[\d\s().-]*(?:\/\s?\d[\d\s().-]*)*/gu;

/** Each number of a cell by itself, as it was typed: "617-555-0142 or 617-555-0143" holds two. */
export function splitPhones(cell: string): string[] {
  const parts = cell.split(/ ::: |\n/).flatMap((part) => splitPart(part.trim()));
  return parts.filter((part) => part !== '');
}

function splitPart(part: string): string[] {
  if (/^[+\d\s().-]{0,20}$/.test(part)) return [part];
  // Of the same length as the part, so that places in one are places in the other.
  const text = part.replace(/\p{Pd}/gu, '-').replace(extensions, (found) => ' '.repeat(found.length));
  const starts: number[] = [];
  for (const { 0: run, index } of text.matchAll(numberRun))
    for (const { piece, at } of piecesOf(run))
      if (digitsIn(plain(piece)) >= fewestDigits) starts.push(index + at);
  if (starts.length < 2) return [part];
  const cuts = starts.map((start, place) =>
    place === 0 ? 0 : cutBefore(text, starts[place - 1] ?? 0, start),
  );
  return cuts.map((cut, place) =>
    part
      .slice(cut, cuts[place + 1] ?? part.length)
      .replace(/^[\s,;/|&]+|[\s,;/|&]+$/g, '')
      .replace(/\s+(?:or|and|oder|und|ou|et|o|y|e|lub|eller|of|en|или|и)$/i, ''),
  );
}

/** A slash parts two numbers where both are whole, and an area code from its number where they are not. */
function piecesOf(run: string): { piece: string; at: number }[] {
  const pieces = run.split('/');
  const areWhole = pieces.length > 1 && pieces.every((piece) => digitsIn(piece) >= fewestDigits);
  if (!areWhole) return twoNumbers(run) ?? [{ piece: run, at: 0 }];
  let at = 0;
  return pieces.map((piece) => {
    const begin = at + piece.length - piece.trimStart().length;
    at += piece.length + 1;
    return { piece, at: begin };
  });
}

const american = /(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}/g;

/** Two North American numbers with nothing but a blank between them. */
function twoNumbers(run: string): { piece: string; at: number }[] | null {
  const found = [...run.matchAll(american)];
  if (found.length < 2) return null;
  return found.map(({ 0: piece, index }) => ({ piece, at: index }));
}

/** What stands before a number and belongs to it: "cell 617-555-0143", behind a comma. */
function cutBefore(text: string, from: number, start: number): number {
  const between = text.slice(from, start);
  const separator = between.search(/[,;/|&][^\d,;/|&]*$/);
  if (separator !== -1) return from + separator;
  const label = /(?<=[\s)])\p{L}+\s*[:.]\s*$/u.exec(between);
  return label ? from + label.index : start;
}
