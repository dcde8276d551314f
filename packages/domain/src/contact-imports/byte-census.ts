// Text that is not clean UTF-8 is read in the encoding that most of its bytes fit: a few damaged letters do not spoil all others.
import type { TextEncoding } from './decode.ts';

/** Counted over the pieces of a file; plain data. */
export type ByteCensus = {
  /** Letters of several bytes that are UTF-8, and bytes above 127 that are not. */
  wellFormed: number;
  illFormed: number;
  /** Bytes that Windows-1252 has signs for and ISO-8859-15 has not. */
  windowsOnly: number;
  /** Bytes that make sense as letters of ISO-8859-15 (€, Š, š, Ž, ž, Œ, œ, Ÿ) and none as the signs that Windows-1252 has there. */
  latin9: number;
  /** Bytes still to come of a letter of UTF-8, and how many it has had. */
  awaited: number;
  had: number;
  previous: number;
};

export function createByteCensus(): ByteCensus {
  return { wellFormed: 0, illFormed: 0, windowsOnly: 0, latin9: 0, awaited: 0, had: 0, previous: 0 };
}

export function addToCensus(census: ByteCensus, piece: Uint8Array): void {
  for (let index = 0; index < piece.length; index += 1) {
    const byte = piece[index] ?? 0;
    if (census.awaited > 0 || byte > 127) {
      countUtf8(census, byte);
      if (byte > 127) countEightBit(census, { byte, next: piece[index + 1] ?? 0 });
    }
    census.previous = byte;
  }
}

/** Half a surrogate, which some programs write as three bytes, counts as a letter of UTF-8. */
function countUtf8(census: ByteCensus, byte: number): void {
  const isTail = byte >= 0x80 && byte <= 0xbf;
  if (census.awaited > 0 && isTail) {
    census.awaited -= 1;
    census.had += 1;
    if (census.awaited === 0) census.wellFormed += 1;
    return;
  }
  if (census.awaited > 0) census.illFormed += census.had;
  const following = followingBytes(byte);
  census.awaited = following ?? 0;
  census.had = 1;
  if (following === null) census.illFormed += 1;
}

function followingBytes(lead: number): number | null {
  if (lead < 0x80) return 0;
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  if (lead >= 0xf0 && lead <= 0xf4) return 3;
  return null;
}

const latin9Letters: ReadonlySet<number> = new Set([0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe]);

function countEightBit(census: ByteCensus, { byte, next }: { byte: number; next: number }): void {
  if (byte < 0xa0) census.windowsOnly += 1;
  const isInWord = isLetter(census.previous) || isLetter(next);
  if (byte === 0xa4 || (latin9Letters.has(byte) && isInWord)) census.latin9 += 1;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0xc0;
}

export function encodingOfCensus(census: ByteCensus): TextEncoding {
  const { wellFormed, windowsOnly, latin9 } = census;
  const illFormed = census.illFormed + (census.awaited > 0 ? census.had : 0);
  if (wellFormed > 2 * illFormed || illFormed === 0) return 'utf-8';
  return windowsOnly === 0 && latin9 > 0 ? 'iso-8859-15' : 'windows-1252';
}
