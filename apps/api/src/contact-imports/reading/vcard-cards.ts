// A file of vCards 2.1, 3.0 or 4.0 is cut into lines, properties and cards as it streams by.
// Sources: the vCard 2.1 specification, RFC 2426, RFC 6350, and what Apple, Google and Android write.

import { foldText } from '@threefold/domain/contacts/search-text';
import { formatNumber } from '@threefold/domain/time/conventions';
import { UnreadableFile } from './file-record.ts';
import { decodeBytes, type FileEncoding, isUnicode, knownEncoding, readText } from './text-encoding.ts';

/** `line`: where the card begins. */
export type Vcard = { line: number; properties: VcardProperty[]; unread: string[]; length: number };

/** What the name of a card within a card goes by. */
export const nameOfAgent = 'AGENT-FN';

const longestValue = 1_048_576;
const longestCard = 2 * longestValue;
const mostProperties = 2_000;

/** Cuts a file into cards as it streams by: memory holds one card, without its pictures. */
export async function* readCards(
  bytes: AsyncIterable<Uint8Array>,
  encoding: FileEncoding,
): AsyncGenerator<Vcard> {
  const open: OpenCard = { card: null, nested: 0 };
  // Each property may name an encoding of its own, so its bytes are kept until its head was read.
  const isDecoded = isUnicode(encoding);
  const texts = readText(bytes, isDecoded ? encoding : 'binary');
  for await (const properties of unfold(readLines(texts, longestValue))) {
    for (const property of properties) {
      const card = take(open, isDecoded ? property : decodeProperty(property, encoding));
      if (card) yield card;
    }
  }
  if (open.card) throw notClosed(open.card.line);
}

type OpenCard = { card: Vcard | null; nested: number };

/** Answers the card that ends with this line. */
function take(open: OpenCard, property: UnfoldedProperty): Vcard | null {
  const { card } = open;
  const mark = markOf(property);
  if (mark === 'begin') begin(open, property.line);
  else if (mark === 'end' && open.nested > 0) open.nested -= 1;
  else if (mark === 'end') open.card = null;
  else if (open.nested === 0) addTo(card, property);
  else if (property.head?.name === 'FN')
    addTo(card, { ...property, head: { ...property.head, name: nameOfAgent } });
  return mark === 'end' && open.card === null ? card : null;
}

function decodeProperty(property: UnfoldedProperty, encoding: FileEncoding): UnfoldedProperty {
  const { text, head, isBinary } = property;
  if (isBinary) return property;
  const from = head === null ? 0 : head.length + 1;
  const charset = knownEncoding(head?.params.get('CHARSET')?.[0] ?? '');
  const value = decodeBytes(Buffer.from(text.slice(from), 'latin1'), charset ?? encoding);
  return { ...property, text: text.slice(0, from) + value };
}

function begin(open: OpenCard, line: number): void {
  if (!open.card) open.card = { line, properties: [], unread: [], length: 0 };
  else if (hasAgent(open.card)) open.nested += 1;
  else throw notClosed(open.card.line);
}

function notClosed(line: number): UnreadableFile {
  return new UnreadableFile(
    `The card that begins on line ${line} has no end (END:VCARD): the file was cut off or damaged. Export it again.`,
  );
}

/** vCard 2.1 puts the card of an assistant into the card of the person. */
function hasAgent({ properties }: Vcard): boolean {
  return properties.some(({ name }) => name === 'AGENT');
}

function markOf({ head, text }: UnfoldedProperty): 'begin' | 'end' | null {
  if (head?.name !== 'BEGIN' && head?.name !== 'END') return null;
  const isCard =
    text
      .slice(head.length + 1)
      .trim()
      .toUpperCase() === 'VCARD';
  return isCard ? (head.name === 'BEGIN' ? 'begin' : 'end') : null;
}

function addTo(card: Vcard | null, { line, text, head, isBinary, dropped }: UnfoldedProperty): void {
  if (!card) {
    if (text.trim() === '') return;
    throw new UnreadableFile(
      `Line ${line} stands outside of any card, so the file is damaged there. Export the contacts again.`,
    );
  }
  card.length += text.length;
  if (card.properties.length + card.unread.length >= mostProperties || card.length > longestCard)
    throw new UnreadableFile(
      `The card that begins on line ${card.line} is larger than any person’s. Export the contacts again, each as a card of its own.`,
    );
  if (!head) {
    if (text.trim() !== '') card.unread.push(text.trim());
    return;
  }
  const { name, group, params, length } = head;
  const raw = text.slice(length + 1);
  const value = isBinary
    ? describeBinary(head, { start: raw, length: raw.length + dropped })
    : decodeValue(head, raw);
  card.properties.push({ line, name, group, params, value });
}

/** What is told of a picture that does not come in; a link to one is kept as it is. */
function describeBinary(
  { params }: PropertyHead,
  { start, length }: { start: string; length: number },
): string {
  if (/^\s*https?[:\\]/i.test(start) && length < 2_000) return start.trim();
  const type =
    params.get('TYPE')?.[0] ?? params.get('MEDIATYPE')?.[0] ?? /^\s*data:([\w/+-]+)/i.exec(start)?.[1] ?? '';
  const kind = type.replace(/^(image|audio|application)\//i, '').toUpperCase();
  const kilobytes = Math.max(1, Math.round((length * 0.75) / 1_000));
  return `left out (${[kind, `${formatNumber(kilobytes)} kB`].filter(Boolean).join(', ')})`;
}

/** Pictures, sounds and keys are measured as they stream by, never kept. */
const binaries: ReadonlySet<string> = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY']);

/** A property while its lines come in; `dropped` counts what is not kept of it. */
type UnfoldedProperty = {
  line: number;
  text: string;
  head: PropertyHead | null;
  isBinary: boolean;
  dropped: number;
  /** Quoted-printable that ends in "=", which joins the next line to it. */
  isSoftEnd: boolean;
};

/** Lines that go on: begun with a blank, after the "=" of quoted-printable, or bare base64. */
async function* unfold(pieces: AsyncIterable<readonly Line[]>): AsyncGenerator<UnfoldedProperty[]> {
  let open: UnfoldedProperty | null = null;
  for await (const lines of pieces) {
    const whole: UnfoldedProperty[] = [];
    for (const line of lines) {
      if (open && goesOn(open, line.text)) {
        append(open, {
          text: /^[ \t]/.test(line.text) ? line.text.slice(1) : line.text,
          length: line.length,
        });
        continue;
      }
      if (open) whole.push(open);
      open = beginProperty(line);
    }
    yield whole;
  }
  if (open) yield [open];
}

function beginProperty({ line, text, length }: Line): UnfoldedProperty {
  const head = readHead(text);
  const isBinary = head !== null && binaries.has(head.name);
  const open = { line, text: '', head, isBinary, dropped: 0, isSoftEnd: false };
  append(open, { text, length });
  return open;
}

function goesOn(open: UnfoldedProperty, text: string): boolean {
  if (/^[ \t]/.test(text)) return true;
  if (!open.head) return false;
  const encoding = encodingOf(open.head);
  if (encoding === 'quoted-printable') return open.isSoftEnd;
  return (
    encoding === 'base64' &&
    text !== '' &&
    readHead(text) === null &&
    /^[A-Za-z\d+/=]+$/.test(text.slice(0, 200))
  );
}

const keptOfBinary = 4_000;

function append(open: UnfoldedProperty, { text, length }: { text: string; length: number }): void {
  if (open.isBinary) {
    const kept = text.slice(0, Math.max(0, keptOfBinary - open.text.length));
    open.text += kept;
    open.dropped += length - kept.length;
    return;
  }
  open.text = (open.isSoftEnd ? open.text.slice(0, -1) : open.text) + text;
  open.isSoftEnd = text.endsWith('=') && open.head !== null && encodingOf(open.head) === 'quoted-printable';
  if (length > text.length + 1 || open.text.length > longestValue)
    throw new UnreadableFile(
      `The line ${open.line} is longer than a megabyte. Export the contacts again, without attachments.`,
    );
}

/** A line without its end. Of a longer one than asked for the beginning is kept, and its whole length told. */
type Line = { line: number; text: string; length: number };

/** Cuts texts that end lines with "\n"; memory holds the lines of one piece, and of each `longest` characters at most. */
async function* readLines(texts: AsyncIterable<string>, longest: number): AsyncGenerator<Line[]> {
  let line = 1;
  let text = '';
  let length = 0;
  const add = (part: string) => {
    length += part.length;
    if (text.length < longest) text += part.slice(0, longest - text.length);
  };
  for await (const piece of texts) {
    const lines: Line[] = [];
    let from = 0;
    for (let to = piece.indexOf('\n'); to !== -1; to = piece.indexOf('\n', from)) {
      add(piece.slice(from, to));
      lines.push({ line, text, length });
      line += 1;
      text = '';
      length = 0;
      from = to + 1;
    }
    add(piece.slice(from));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [{ line, text, length }];
}

export type VcardProperty = {
  line: number;
  /** Upper case. */
  name: string;
  /** "item1" of "item1.EMAIL", lower case; properties of one group belong together. */
  group: string | null;
  /** By upper-case name; bare ones of 2.1 count as TYPE. */
  params: ReadonlyMap<string, readonly string[]>;
  /** As it stands in the file, decoded from quoted-printable or base64. */
  value: string;
};

/** The part before the colon; null where a line is no property. */
type PropertyHead = Pick<VcardProperty, 'name' | 'group' | 'params'> & { length: number };

function readHead(text: string): PropertyHead | null {
  const length = findOutsideQuotes(text, ':');
  if (length === -1) return null;
  const [path = '', ...params] = splitOutsideQuotes(text.slice(0, length), ';');
  const match = /^\s*(?:([\w-]+)\.)?([\w-]+)\s*$/.exec(path);
  if (!match?.[2]) return null;
  return {
    length,
    name: match[2].toUpperCase(),
    group: match[1]?.toLowerCase() ?? null,
    params: readParams(params),
  };
}

function readParams(params: readonly string[]): Map<string, string[]> {
  const read = new Map<string, string[]>();
  for (const param of params) {
    const equals = param.indexOf('=');
    const name = equals === -1 ? bareParam(param) : param.slice(0, equals).trim().toUpperCase();
    const values = splitOutsideQuotes(param.slice(equals + 1), ',').map((value) =>
      value.trim().replace(/^"(.*)"$/s, '$1'),
    );
    read.set(name, [...(read.get(name) ?? []), ...values.flatMap((value) => value.split(','))]);
  }
  return read;
}

function bareParam(param: string): string {
  return /^(quoted-printable|base64|8bit|7bit|b|q)$/i.test(param.trim()) ? 'ENCODING' : 'TYPE';
}

function findOutsideQuotes(text: string, wanted: string): number {
  let isQuoted = false;
  for (let index = 0; index < Math.min(text.length, 2_000); index += 1) {
    if (text[index] === '"') isQuoted = !isQuoted;
    else if (text[index] === wanted && !isQuoted) return index;
  }
  // A quotation mark that is never closed is taken for a letter.
  return isQuoted ? text.slice(0, 2_000).indexOf(wanted) : -1;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '"') isQuoted = !isQuoted;
    if (text[index] !== separator || isQuoted) continue;
    parts.push(text.slice(from, index));
    from = index + 1;
  }
  return [...parts, text.slice(from)];
}

function encodingOf({ params }: Pick<VcardProperty, 'params'>): 'quoted-printable' | 'base64' | null {
  const encoding = params.get('ENCODING')?.[0]?.toLowerCase() ?? '';
  if (encoding === 'quoted-printable' || encoding === 'q') return 'quoted-printable';
  return encoding === 'base64' || encoding === 'b' ? 'base64' : null;
}

/** Turns what stands behind the colon into text. */
function decodeValue(head: PropertyHead, raw: string): string {
  const encoding = encodingOf(head);
  if (encoding === null) return raw;
  const bytes = encoding === 'base64' ? Buffer.from(raw, 'base64') : quotedPrintable(raw);
  return decodeBytes(bytes, head.params.get('CHARSET')?.[0]);
}

function quotedPrintable(raw: string): Buffer {
  const pieces: Buffer[] = [];
  let from = 0;
  for (const { 0: code, index } of raw.matchAll(/(?:=[\dA-Fa-f]{2})+/g)) {
    pieces.push(Buffer.from(raw.slice(from, index)), Buffer.from(code.replaceAll('=', ''), 'hex'));
    from = index + code.length;
  }
  return Buffer.concat([...pieces, Buffer.from(raw.slice(from))]);
}

/** "Halden\, Inc.;Cardiology" has two parts; `\n` is a line break, and Google escapes colons too. */
export function splitValue(value: string, separator: ';' | ','): string[] {
  const parts: string[] = [''];
  for (let index = 0; index < value.length; index += 1) {
    const letter = value[index] ?? '';
    if (letter === separator) parts.push('');
    else if (letter !== '\\') parts[parts.length - 1] += letter;
    else {
      index += 1;
      parts[parts.length - 1] += unescaped(value[index]);
    }
  }
  return parts.map((part) => part.trim());
}

function unescaped(letter: string | undefined): string {
  if (letter === undefined) return '\\';
  if (letter === 'n' || letter === 'N') return '\n';
  return /[\\,;:]/.test(letter) ? letter : `\\${letter}`;
}

/** The whole value as text. */
export function textOf({ value }: Pick<VcardProperty, 'value'>): string {
  return value.replace(/\\(.)/gs, (_, letter: string) => unescaped(letter)).trim();
}

/** Cards of organizations: their name is nobody's. How a card is shown (Apple's X-ABShowAs) says nothing of a card that names a person. */
export function isOfOrganization(properties: readonly VcardProperty[]): boolean {
  const hasPerson = properties.some(
    ({ name, value }) => name === 'N' && splitValue(value, ';').some((part) => part !== ''),
  );
  const whole = foldText(wholeNameOf(properties));
  const [firm] = properties
    .filter(({ name }) => name === 'ORG')
    .map(({ value }) => splitValue(value, ';')[0] ?? '');
  if (properties.some(({ name, value }) => name === 'KIND' && /^\s*org\s*$/i.test(value))) return true;
  if (hasPerson) return false;
  const isShownSo = properties.some(({ name, value }) => name === 'X-ABSHOWAS' && /company/i.test(value));
  return isShownSo || (whole !== '' && whole === foldText(firm ?? ''));
}

export function wholeNameOf(properties: readonly VcardProperty[]): string {
  const property = properties.find(({ name }) => name === 'FN');
  return property ? textOf(property) : '';
}
