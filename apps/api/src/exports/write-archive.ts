import { Readable } from 'node:stream';
import { exportSchema } from '@threefold/contracts/exports/exports';
import type { Temporal } from 'temporal-polyfill';
import { ZipFile } from 'yazl';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { writeCalendar } from './write-calendar.ts';
import { writeCsv, writeVcards } from './write-contacts.ts';
import { type DocumentOf, writeDocument } from './write-document.ts';
import { writeMbox } from './write-letters.ts';
import { writeEdges, writeGraphml } from './write-network.ts';

/** One file of an archive, written when its turn comes. */
export type ArchiveEntry = { name: string; write: () => AsyncIterable<string> | Iterable<string> };

const readMe = `This archive holds one search of Threefold.

everything.json                  every contact, letter, call, meeting, finding, referral, setting and line of history;
                                 the file that Threefold brings back ("Your data", or "threefold restore everything.json")
threefold-export-1.schema.json   what stands where in everything.json (JSON Schema)
contacts.csv                     one row for each person, for a spreadsheet; Threefold imports it without loss
contacts.vcf                     the same people for an address book (vCard 4)
letters.mbox                     what was sent, as a mailbox
calendar.ics                     calls, meetings and letters that are due
network.graphml                  people and referrals as a graph
referrals.csv                    who named whom, and when
`;

/** A whole search as files of every kind, all from one state of the database. */
export function entriesOfSearch(db: WorkspaceTransaction, what: DocumentOf): ArchiveEntry[] {
  const { workspaceId } = what;
  return [
    { name: 'Read me.txt', write: () => [readMe] },
    { name: 'everything.json', write: () => writeDocument(db, what) },
    {
      name: 'threefold-export-1.schema.json',
      write: () => [`${JSON.stringify(exportSchema(), null, 2)}\n`],
    },
    { name: 'contacts.csv', write: () => writeCsv(db, workspaceId) },
    { name: 'contacts.vcf', write: () => writeVcards(db, workspaceId, '4') },
    { name: 'letters.mbox', write: () => writeMbox(db, workspaceId) },
    { name: 'calendar.ics', write: () => writeCalendar(db, workspaceId) },
    { name: 'network.graphml', write: () => writeGraphml(db, workspaceId) },
    { name: 'referrals.csv', write: () => writeEdges(db, workspaceId) },
  ];
}

/** A ZIP archive, packed while it is read: one entry after the other, none of them held in memory. */
export async function* writeArchive(
  entries: readonly ArchiveEntry[],
  now: Temporal.Instant,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const opened: Readable[] = [];
  // What an entry fails with is said by the archive, and ends it.
  zip.on('error', (error) => packed.destroy(error));
  for (const { name, write } of entries)
    zip.addReadStreamLazy(name, { mtime: new Date(now.epochMilliseconds) }, (give) => {
      const entry = Readable.from(inPieces(write()), { objectMode: false });
      opened.push(entry);
      give(null, entry);
    });
  zip.end();
  // The library types its stream as the interface that every stream fulfils.
  const packed = zip.outputStream as Readable;
  try {
    for await (const piece of packed) yield piece;
  } finally {
    for (const entry of opened) entry.destroy();
  }
}

const pieceLength = 65_536;

/** The rows of a file are short; packing each by itself would cost more than the packing. */
async function* inPieces(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}
