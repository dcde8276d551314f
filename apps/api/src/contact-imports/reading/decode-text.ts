import { isUtf8 } from 'node:buffer';
import {
  addToCensus,
  createByteCensus,
  encodingOfCensus,
} from '@threefold/domain/contact-imports/byte-census';
import { encodingOfHead, type TextEncoding } from '@threefold/domain/contact-imports/decode';
import type { ReadBytes } from './file-record.ts';

type Bytes = AsyncIterable<Uint8Array>;

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
export async function findEncoding(head: Uint8Array, readBytes: ReadBytes): Promise<TextEncoding> {
  const told = encodingOfHead(head);
  if (told) return told;
  if (await isAllUtf8(readBytes())) return 'utf-8';
  const census = createByteCensus();
  for await (const piece of readBytes()) addToCensus(census, piece);
  return encodingOfCensus(census);
}

async function isAllUtf8(bytes: Bytes): Promise<boolean> {
  let held: Uint8Array = new Uint8Array();
  for await (const piece of bytes) {
    const all = held.length === 0 ? piece : Buffer.concat([held, piece]);
    const end = all.length - unfinishedBytes(all);
    if (!isUtf8(all.subarray(0, end))) return false;
    held = all.subarray(end);
  }
  return held.length === 0;
}

/** How many bytes at the end may be the beginning of a letter that goes on in the next piece. */
function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back;
  }
  return 0;
}

/** Parsers make less garbage of pieces of this size than of those of a megabyte, and are done a quarter sooner. */
const sliceBytes = 65_536;

/** The text with one kind of line break, without zeros and broken characters, which no database takes. */
export async function* readText(bytes: Bytes, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding);
  let held = '';
  for await (const piece of bytes) {
    for (let from = 0; from < piece.length; from += sliceBytes) {
      const text = held + decoder.decode(piece.subarray(from, from + sliceBytes), { stream: true });
      held = text.endsWith('\r') ? '\r' : '';
      yield clean(held === '' ? text : text.slice(0, -1));
    }
  }
  yield clean(held + decoder.decode());
}

function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').toWellFormed();
}

/** The head of a file as text. */
export async function readSample(head: Uint8Array, encoding: TextEncoding): Promise<string> {
  let sample = '';
  for await (const text of readText(toStream([head]), encoding)) sample += text;
  return sample;
}

export async function* toStream(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}
