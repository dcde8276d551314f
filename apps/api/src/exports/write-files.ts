// The files that leave Threefold: the archive of everything with what is in it, and each kind of file by itself. All are written while they are read.
import { Readable } from 'node:stream';
import { type ExportedTable, exportedTables } from '@threefold/contracts/exports/exported-tables';
import {
  documentFormat,
  documentVersion,
  exportSchema,
  exportSchemaPath,
} from '@threefold/contracts/exports/exports';
import { contactCsvHeader, contactCsvRow } from '@threefold/domain/exports/contact-csv';
import { mboxEntry } from '@threefold/domain/exports/mbox';
import {
  edgeRow,
  edgesHeader,
  graphmlEdge,
  graphmlEnd,
  graphmlNode,
  graphmlStart,
} from '@threefold/domain/exports/network-files';
import { type ContactOfVcard, type VcardVersion, vcardOf } from '@threefold/domain/exports/vcard';
import { letterInWords, modeInWords } from '@threefold/domain/history/describe-event';
import type { Conventions } from '@threefold/domain/time/conventions';
import { zoneInWords } from '@threefold/domain/time/time-zones';
import { momentInWords } from '@threefold/domain/time/wording';
import ical, { ICalCalendarMethod, ICalEvent, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { ZipFile } from 'yazl';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { composeMail, isMailAddress, type Mailbox, parseMailbox } from '../platform/mail-message.ts';
import { readSettings } from '../settings/settings.ts';
import {
  type CalendarRow,
  type ContactRow,
  fetchCalendar,
  fetchContacts,
  fetchNodes,
  fetchReferrals,
  fetchSentLetters,
  findSender,
  type SentLetterRow,
} from './exports-queries.ts';
import { fetchTable, findHead } from './snapshot-queries.ts';

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

type DocumentOf = { workspaceId: string; now: Temporal.Instant; publicUrl: string };

/** A whole workspace as one JSON document, each row on a line of its own. */
export async function* writeDocument(
  db: WorkspaceTransaction,
  { workspaceId, now, publicUrl }: DocumentOf,
): AsyncGenerator<string> {
  const head = await findHead(db, workspaceId);
  const opening = {
    format: documentFormat,
    version: documentVersion,
    schema: new URL(exportSchemaPath, publicUrl).href,
    exportedAt: now.toString(),
    workspace: { id: head.id, name: head.name },
    owner: { id: head.ownerId, name: head.ownerName, email: head.ownerEmail },
  };
  yield `${JSON.stringify(opening).slice(0, -1)},\n"tables":{`;
  let isFirst = true;
  for (const [name, table] of Object.entries<ExportedTable>(exportedTables)) {
    yield `${isFirst ? '' : ','}\n"${name}":[`;
    isFirst = false;
    yield* joined(fetchTable(db, workspaceId, table));
    yield ']';
  }
  yield '\n}}\n';
}

async function* joined(batches: AsyncIterable<string[]>): AsyncGenerator<string> {
  let separator = '\n';
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield separator + rows.join(',\n');
    separator = ',\n';
  }
}

/** With the mark by which spreadsheets know UTF-8. */
export async function* writeCsv(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<string> {
  yield `\uFEFF${contactCsvHeader}`;
  for await (const rows of fetchContacts(db, workspaceId))
    yield rows.map((row) => contactCsvRow(contactOf(row))).join('');
}

export async function* writeVcards(
  db: WorkspaceTransaction,
  workspaceId: string,
  version: VcardVersion,
): AsyncGenerator<string> {
  for await (const rows of fetchContacts(db, workspaceId))
    yield rows.map((row) => vcardOf(contactOf(row), version)).join('');
}

function contactOf({ sourceKind, sourceLabel, extra, referredBy, ...row }: ContactRow): ContactOfVcard {
  return {
    ...row,
    source: { kind: sourceKind, label: sourceLabel },
    extra: extra ?? {},
    referredBy: referredBy ?? [],
  };
}

/** Every letter that went out, on paper too, as a message with the headers of one. */
export async function* writeMbox(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<string> {
  const from = senderOf(await findSender(db, workspaceId));
  for await (const letters of fetchSentLetters(db, workspaceId)) {
    for (const letter of letters) {
      const at = Temporal.Instant.from(letter.sentAt);
      const { raw } = await composeMail({ ...messageOf(letter), from, date: at });
      yield mboxEntry({ message: raw.toString('utf8'), sender: from?.address ?? '', at });
    }
  }
}

function messageOf({ id, subject, body, kind, via, messageId, toName, toAddress }: SentLetterRow) {
  const hasAddress = toAddress !== null && isMailAddress(toAddress);
  return {
    to: hasAddress ? { name: toName, address: toAddress } : null,
    subject,
    text: body,
    messageId: messageId ?? `<${id}@threefold.invalid>`,
    headers: {
      'X-Threefold-Kind': kind,
      'X-Threefold-Via': via ?? 'unknown',
      ...(!hasAddress && { 'X-Threefold-To': toName }),
    },
  };
}

function senderOf({ fromAddress, name, email }: Awaited<ReturnType<typeof findSender>>): Mailbox | null {
  if (fromAddress !== null) return parseMailbox(fromAddress);
  return email && isMailAddress(email) ? { name, address: email } : null;
}

/**
 * Calls, meetings and deadlines as a calendar. Times are told as instants of UTC, which every calendar shows on the clock of
 * whoever looks; the clock of the person called or met stands in the description.
 */
export async function* writeCalendar(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<string> {
  yield* writeEntries(fetchCalendar(db, workspaceId), await readSettings(db, workspaceId));
}

const end = 'END:VCALENDAR';

/** An entry at a time, so that a calendar of any length needs no more memory than a page of it. */
export async function* writeEntries(
  pages: AsyncIterable<readonly CalendarRow[]>,
  how: Conventions = {},
): AsyncGenerator<string> {
  const calendar = ical({
    prodId: '//Threefold//Export//EN',
    name: 'Threefold',
    scale: 'GREGORIAN',
    method: ICalCalendarMethod.PUBLISH,
  });
  yield calendar.toString().replace(end, '');
  for await (const rows of pages)
    yield rows.map((row) => new ICalEvent(entryOf(row, how), calendar).toString()).join('');
  yield `${end}\r\n`;
}

function entryOf(row: CalendarRow, how: Conventions) {
  const { id, minutes, timeZone, note, status, startsAt, updatedAt } = row;
  const start = Temporal.Instant.from(startsAt);
  const theirs =
    timeZone === null
      ? null
      : `${momentInWords(start, { ...how, timeZone }, start)} ${zoneInWords(timeZone)}`;
  const changedAt = Temporal.Instant.from(updatedAt).toString();
  return {
    id: `${id}@threefold`,
    stamp: changedAt,
    lastModified: changedAt,
    start: start.toString(),
    end: start.add({ minutes }).toString(),
    summary: printable(summaryOf(row)),
    location: row.place === null ? null : printable(row.place),
    description: printable([theirs, note].filter(Boolean).join('\n')) || null,
    status:
      status === 'cancelled' || status === 'no-show' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  };
}

function summaryOf({ source, names, promised, kind }: CalendarRow): string {
  if (source === 'call') return promised ? `Call ${names}, as promised` : `Call ${names}`;
  if (source === 'meeting') return `Meet ${names} ${modeInWords(kind)}`;
  return `Write to ${names}: ${letterInWords(kind)}`;
}

/** Control codes, which no calendar takes. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\r\t]/gu, '');
}

export async function* writeGraphml(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<string> {
  yield graphmlStart;
  for await (const people of fetchNodes(db, workspaceId)) yield people.map(graphmlNode).join('');
  for await (const referrals of fetchReferrals(db, workspaceId)) yield referrals.map(graphmlEdge).join('');
  yield graphmlEnd;
}

export async function* writeEdges(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<string> {
  yield `\uFEFF${edgesHeader}`;
  for await (const referrals of fetchReferrals(db, workspaceId)) yield referrals.map(edgeRow).join('');
}
