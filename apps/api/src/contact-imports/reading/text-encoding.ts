// A file is read in the encoding it was written in: what its first bytes say, UTF-8 where its bytes are that, and otherwise the encoding in
// which its letters make words. chardet knows the letters of long texts; a list may hold four names with an accent, which tell more by
// whether any language writes such letters side by side. The text is decoded by iconv-lite as it streams by.
import { isAscii, isUtf8 } from 'node:buffer';
import { encodingInWords } from '@threefold/domain/contact-imports/import-files';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import type { ReadBytes } from './file-record.ts';
import { languageScore, writings } from './letters-of-languages.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** As iconv-lite names them, and two of our own: UTF-8 with a mark at its beginning, and UTF-8 that was taken for Windows letters and written as UTF-8 again. */
export type FileEncoding = string;
/** `remark`: a sentence for the seeker, where the letters may be others than they were; `readings`: the ways to read them, where two are likely. */
export type FoundEncoding = { encoding: FileEncoding; remark: string | null; readings?: Reading[] };
/** `samples`: lines of the file, as they read in this encoding. */
export type Reading = { encoding: FileEncoding; samples: string[] };

const headBytes = 65_536;

/** The first 64 kB, however small the pieces are. */
export async function readHead(readBytes: ReadBytes): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of readBytes()) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= headBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, headBytes);
}

/** Looks at the whole file where its head leaves it open: the first umlaut may come late. */
export async function findEncoding(
  head: Uint8Array,
  readBytes: ReadBytes,
  said: FileEncoding | null = null,
): Promise<FoundEncoding> {
  const told = said ?? encodingOfHead(head);
  if (told) return { encoding: told, remark: null };
  const { lines, isUtf8: isWellFormed } = await readTellingLines(readBytes());
  return encodingOfLines(lines, isWellFormed);
}

/** What the first bytes tell, where they do: a mark at the beginning, or the zeros of UTF-16. */
export function encodingOfHead(bytes: Uint8Array): FileEncoding | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8-bom';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return utf16WithoutMark(bytes);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** UTF-16 has its zeros on one side: in Latin letters every second byte, in Chinese those of commas and line ends. */
function utf16WithoutMark(bytes: Uint8Array): FileEncoding | null {
  const length = Math.min(bytes.length, headBytes);
  if (length < 4) return null;
  const zeros = { even: 0, odd: 0 };
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  }
  if (zeros.even + zeros.odd < length * 0.02) return null;
  if (zeros.odd > 20 * zeros.even) return 'utf-16le';
  if (zeros.even > 20 * zeros.odd) return 'utf-16be';
  return null;
}

const longestLine = 2_000;
const mostTelling = 16_384;

/** Lines with bytes above 127, until there are enough of them, and whether all of the file is UTF-8. */
async function readTellingLines(bytes: Bytes): Promise<{ lines: Buffer; isUtf8: boolean }> {
  const lines: Buffer[] = [];
  let telling = 0;
  let held: Uint8Array = new Uint8Array();
  let isWellFormed = true;
  for await (const piece of bytes) {
    const all = held.length === 0 ? piece : Buffer.concat([held, piece]);
    const end = wholeLines(all);
    held = all.subarray(end);
    const whole = all.subarray(0, end);
    if (isAscii(whole)) continue;
    isWellFormed &&= isUtf8(whole);
    if (telling < mostTelling) telling += take(lines, whole);
    else if (!isWellFormed) break;
  }
  take(lines, held);
  return { lines: Buffer.concat(lines).subarray(0, mostTelling), isUtf8: isWellFormed && isUtf8(held) };
}

/** Where the last line begins, so that no letter is cut; a long line is cut where a letter of UTF-8 may begin. */
function wholeLines(bytes: Uint8Array): number {
  const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
  if (bytes.length - end < longestLine) return end;
  let cut = bytes.length;
  while (cut > bytes.length - 4 && ((bytes[cut - 1] ?? 0) & 0xc0) === 0x80) cut -= 1;
  return (bytes[cut - 1] ?? 0) >= 0xc0 ? cut - 1 : bytes.length;
}

/** Answers how many bytes were taken. */
function take(lines: Buffer[], bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const found = text.match(/[^\r\n]*[\u0080-\u00ff][^\r\n]*/g) ?? [];
  let taken = 0;
  for (const line of found) {
    if (taken >= mostTelling) break;
    lines.push(Buffer.from(`${line.slice(0, longestLine)}\n`, 'latin1'));
    taken += Math.min(line.length, longestLine);
  }
  return taken;
}

function encodingOfLines(lines: Buffer, isWellFormed: boolean): FoundEncoding {
  if (lines.length === 0) return { encoding: 'utf-8', remark: null };
  if (isWellFormed || isDamagedUtf8(lines)) return onceOrTwice(lines.toString('utf8'));
  const [best, rival] = likelyEncodings(lines);
  if (!best) return { encoding: 'windows-1252', remark: null };
  const isSure = best.score > fairScore && (!rival || best.score - rival.score > smallLead);
  if (isSure) return { encoding: best.encoding, remark: null };
  const readings =
    rival && best.score - rival.score <= smallLead ? { readings: readingsOf(best, rival) } : {};
  return { encoding: best.encoding, remark: doubtBetween(best, rival), ...readings };
}

const mostSamples = 3;

/** The lines that read otherwise in the one than in the other. */
function readingsOf(best: Likely, rival: Likely): Reading[] {
  const [lines, others] = [best.text.split('\n'), rival.text.split('\n')];
  const telling = lines
    .flatMap((line, place) => (line === others[place] ? [] : [place]))
    .slice(0, mostSamples);
  return [best, rival].map(({ encoding, text }) => {
    const read = text.split('\n');
    return { encoding, samples: telling.map((place) => (read[place] ?? '').slice(0, 120).toWellFormed()) };
  });
}

const fairScore = 0.5;
const smallLead = 0.1;

function doubtBetween(best: Likely, rival: Likely | undefined): string {
  const other = rival ? ` It may be ${encodingInWords(rival.encoding)} as well.` : '';
  return `In which encoding this file was written cannot be told for sure; it was read as ${encodingInWords(best.encoding)}.${other} If names look wrong, save the file as UTF-8 and import that.`;
}

/** A few damaged letters do not spoil all others. Half a surrogate, which some programs write as three bytes, counts as a letter. */
function isDamagedUtf8(lines: Buffer): boolean {
  const text = Buffer.from(
    lines.toString('latin1').replace(/\xed[\xa0-\xbf][\x80-\xbf]/g, '\xc3\xa9'),
    'latin1',
  ).toString('utf8');
  const damaged = text.match(/\uFFFD/g)?.length ?? 0;
  const letters = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return letters > 2 * damaged;
}

type Likely = { encoding: FileEncoding; text: string; score: number };

/** The best first; of those that read the text alike, only the one that is met most. */
function likelyEncodings(lines: Buffer): Likely[] {
  const confidence = new Map(analyse(lines).map(({ name, confidence }) => [name.toLowerCase(), confidence]));
  const all = writings.map((writing) => {
    const text = iconv.decode(lines, writing.encoding);
    const sure = Math.max(0, ...writing.detectedAs.map((name) => confidence.get(name) ?? 0));
    return { encoding: writing.encoding, text, score: languageScore({ text, lines, writing }) + sure / 200 };
  });
  const best = new Map<string, Likely>();
  for (const one of all) {
    const alike = best.get(one.text);
    best.set(one.text, alike ? { ...alike, score: Math.max(alike.score, one.score) } : one);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** "é" that was taken for two Windows letters and written as UTF-8 again is "Ã©". */
function onceOrTwice(text: string): FoundEncoding {
  const words = text.match(/[^ \t\r\n,;|"]+/g) ?? [];
  const beyondAscii = words.filter((word) => !isAscii(Buffer.from(word)));
  const garbled = beyondAscii.filter((word) => repair(word) !== word);
  const [example] = garbled;
  if (example === undefined || garbled.length * 2 <= beyondAscii.length)
    return { encoding: 'utf-8', remark: null };
  const [before, after] = [example, repair(example)].map((word) => word.slice(0, 40).toWellFormed());
  return {
    encoding: 'utf-8-twice',
    remark: `The letters of this file were garbled before it came here ("${before}"); they were put right ("${after}").`,
  };
}

const runs = /[\u0080-\uFFFF]+/g;
const byteOfLetter = new Map(
  Array.from({ length: 128 }, (_, place) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(place + 128)),
    place + 128,
  ]),
);

function repair(text: string): string {
  return text.replace(runs, repairRun);
}

/** Letters that are no bytes of UTF-8 stay as they are. */
function repairRun(run: string): string {
  const letters = Array.from(run);
  const bytes = Buffer.from(letters.map((letter) => byteOfLetter.get(letter) ?? 0));
  let repaired = '';
  for (let at = 0; at < letters.length; ) {
    const letter = bytes.subarray(at, at + lengthByLead(bytes[at] ?? 0));
    const isWhole = letter.length > 1 && isUtf8(letter);
    repaired += isWhole ? letter.toString('utf8') : letters[at];
    at += isWhole ? letter.length : 1;
  }
  return repaired;
}

function lengthByLead(byte: number): number {
  if (byte < 0xc2) return 1;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** Parsers make less garbage of pieces of this size than of those of a megabyte, and are done a quarter sooner. */
const sliceBytes = 65_536;

/** The text with one kind of line break, without zeros and broken characters, which no database takes. */
export async function* readText(bytes: Bytes, encoding: FileEncoding): AsyncGenerator<string> {
  const isTwice = encoding === 'utf-8-twice';
  const decoder = iconv.getDecoder(iconvNames[encoding] ?? encoding);
  let held = '';
  for await (const piece of bytes) {
    for (let from = 0; from < piece.length; from += sliceBytes) {
      const slice = piece.subarray(from, from + sliceBytes);
      const text = held + decoder.write(Buffer.from(slice.buffer, slice.byteOffset, slice.length));
      const end = text.length - (isTwice ? openRun : openBreak)(text);
      held = text.slice(end);
      yield clean(isTwice ? repair(text.slice(0, end)) : text.slice(0, end));
    }
  }
  const rest = held + (decoder.end() ?? '');
  yield clean(isTwice ? repair(rest) : rest);
}

const iconvNames: Readonly<Record<FileEncoding, string>> = { 'utf-8-bom': 'utf-8', 'utf-8-twice': 'utf-8' };

/** How much of the end of a piece the next one may go on with. */
function openBreak(text: string): number {
  return text.endsWith('\r') ? 1 : 0;
}

function openRun(text: string): number {
  return openBreak(text) || (/[\u0080-\uFFFF]{1,100}$/.exec(text.slice(-100))?.[0].length ?? 0);
}

function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').toWellFormed();
}

/** The head of a file as text. */
export async function readSample(head: Uint8Array, encoding: FileEncoding): Promise<string> {
  let sample = '';
  for await (const text of readText(toStream([head]), encoding)) sample += text;
  return sample;
}

async function* toStream(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** Bytes in the encoding that is named for them; without one in UTF-8 where they are that, else as Windows writes. */
export function decodeBytes(bytes: Buffer, charset: string | undefined): string {
  const named = charset !== undefined && iconv.encodingExists(charset) ? charset : undefined;
  return clean(iconv.decode(bytes, named ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')));
}

/** Whether the letters of all languages have their place in it, so that a file never needs a second one. */
export function isUnicode(encoding: FileEncoding): boolean {
  return encoding.startsWith('utf-');
}

/** What a file says of itself; null for a label that nobody knows. What calls itself Latin-1 was mostly written by Windows. */
export function knownEncoding(label: string): FileEncoding | null {
  if (/^(iso-?8859-1|latin-?1|(us-)?ascii)$/i.test(label)) return 'windows-1252';
  return iconv.encodingExists(label) ? label.toLowerCase() : null;
}
