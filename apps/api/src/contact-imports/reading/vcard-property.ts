// One property of a vCard 2.1, 3.0 or 4.0. Sources: the vCard 2.1 specification, RFC 2426, RFC 6350, and what Apple, Google and Android write.

import { decodeBytes } from './text-encoding.ts';

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
export type PropertyHead = Pick<VcardProperty, 'name' | 'group' | 'params'> & { length: number };

export function readHead(text: string): PropertyHead | null {
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

export function encodingOf({ params }: Pick<VcardProperty, 'params'>): 'quoted-printable' | 'base64' | null {
  const encoding = params.get('ENCODING')?.[0]?.toLowerCase() ?? '';
  if (encoding === 'quoted-printable' || encoding === 'q') return 'quoted-printable';
  return encoding === 'base64' || encoding === 'b' ? 'base64' : null;
}

/** Turns what stands behind the colon into text. */
export function decodeValue(head: PropertyHead, raw: string): string {
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
