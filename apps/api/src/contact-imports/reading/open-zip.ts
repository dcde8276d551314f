import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { formatNumber } from '@threefold/domain/time/conventions';
import yauzl from 'yauzl';
import { type ReadBytes, UnreadableFile } from './file-record.ts';

/** One file in an archive; `path` as the archive has it. */
export type ZipEntry = { path: string; bytes: number; read: ReadBytes };

const mostEntries = 10_000;
/** The list of contents stands at the end; small archives are kept in memory whole. */
const tailBytes = 8 * 1_048_576;
const largestEntry = 2_147_483_648;
/** Lists of contacts shrink to a third or a twentieth; bombs to a thousandth. */
const suspicious = { bytes: 64 * 1_048_576, ratio: 250 };

/** Reads the list of contents, by which alone an archive is to be judged; nothing is unpacked to a disk. */
export async function openZip(readBytes: ReadBytes): Promise<ZipEntry[]> {
  const tail = await readTail(readBytes);
  const reader = new TailReader(readBytes, tail);
  try {
    const archive = await yauzl.fromRandomAccessReaderPromise(reader, tail.start + tail.bytes.length, {
      lazyEntries: true,
      autoClose: false,
    });
    if (archive.entryCount > mostEntries)
      throw new UnreadableFile(
        `The archive holds ${formatNumber(archive.entryCount)} files. Unpack it and choose the list of contacts in it.`,
      );
    const entries: ZipEntry[] = [];
    for await (const entry of archive.eachEntry()) {
      if (!entry.fileName.endsWith('/')) entries.push(entryOf(archive, entry));
    }
    reader.isListing = false;
    return entries;
  } catch (error) {
    throw explain(error);
  }
}

function entryOf(archive: yauzl.ZipFile, entry: yauzl.Entry): ZipEntry {
  const { fileName, uncompressedSize, compressedSize } = entry;
  return {
    path: fileName,
    bytes: uncompressedSize,
    async *read() {
      if (entry.isEncrypted())
        throw new UnreadableFile(
          `"${fileName}" in this archive has a password. Unpack it and import the file itself.`,
        );
      if (isBomb(uncompressedSize, compressedSize))
        throw new UnreadableFile(
          `"${fileName}" would unpack to ${formatNumber(Math.round(uncompressedSize / 1_048_576))} MB, far more than a list of contacts. Nothing of this archive was unpacked.`,
        );
      let sum = 0;
      try {
        for await (const piece of await archive.openReadStreamPromise(entry)) {
          sum = crc32(piece, sum);
          yield piece;
        }
        if (sum !== entry.crc32) throw new Error('checksum');
      } catch (error) {
        throw explain(error);
      }
    },
  };
}

function isBomb(unpacked: number, packed: number): boolean {
  if (unpacked > largestEntry) return true;
  return unpacked > suspicious.bytes && unpacked > packed * suspicious.ratio;
}

type Tail = { bytes: Buffer; start: number };

/** The end of the file, `start` being the place of its first byte. */
async function readTail(readBytes: ReadBytes): Promise<Tail> {
  const pieces: Uint8Array[] = [];
  let kept = 0;
  let size = 0;
  for await (const piece of readBytes()) {
    pieces.push(piece);
    kept += piece.length;
    size += piece.length;
    while (kept - (pieces[0]?.length ?? 0) >= tailBytes) kept -= pieces.shift()?.length ?? 0;
  }
  return { bytes: Buffer.concat(pieces), start: size - kept };
}

/** Ranges of a file that can only be read from its beginning: from the tail in memory, or by passing over what lies before. */
class TailReader extends yauzl.RandomAccessReader {
  readonly #readBytes: ReadBytes;
  readonly #tail: Tail;
  /** A list of contents that is larger than the tail would take a pass over the file for each of its lines. */
  isListing = true;

  constructor(readBytes: ReadBytes, tail: Tail) {
    super();
    this.#readBytes = readBytes;
    this.#tail = tail;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const { bytes, start: tailStart } = this.#tail;
    if (start >= tailStart) return Readable.from([bytes.subarray(start - tailStart, end - tailStart)]);
    if (this.isListing) return new Readable({ read: () => undefined }).destroy(new Error('too far'));
    return Readable.from(readRange(this.#readBytes, start, end));
  }
}

async function* readRange(readBytes: ReadBytes, start: number, end: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const piece of readBytes()) {
    const wanted = piece.subarray(Math.max(0, start - at), Math.max(0, end - at));
    if (wanted.length > 0) yield wanted;
    at += piece.length;
    if (at >= end) return;
  }
}

function explain(error: unknown): unknown {
  if (error instanceof UnreadableFile || !(error instanceof Error)) return error;
  if (/relative path|absolute path|invalid characters in fileName/.test(error.message))
    return new UnreadableFile(
      'This ZIP archive holds a file whose name leads out of the archive. That is no export: nothing of it was read.',
    );
  if (/compression method/.test(error.message))
    return new UnreadableFile(
      'This ZIP archive is packed in a way that cannot be read here. Unpack it and choose the list in it.',
    );
  return new UnreadableFile('This ZIP archive is damaged or was cut off. Export or download it again.');
}
