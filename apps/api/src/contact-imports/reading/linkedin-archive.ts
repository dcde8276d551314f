// A ZIP archive with one list in it, and what an archive of LinkedIn tells beside its connections.
import { posix } from 'node:path';
import { columnKey } from '@threefold/domain/contact-imports/header-names';
import { readLinkedinUrl } from '@threefold/domain/contact-imports/read-cell';
import { readLinkedinTime } from '@threefold/domain/contact-imports/read-date';
import type { RecognizedFormat } from '@threefold/domain/contact-imports/recognize-format';
import { detectSeparator, readCsvRecords } from './csv.ts';
import { type FileRecord, type ReadBytes, type Survey, UnreadableFile } from './file-record.ts';
import { openZip, type ZipEntry } from './open-zip.ts';
import { findEncoding, readHead, readSample } from './text-encoding.ts';

/** A list within an archive; `urlColumn`: where its rows have the page by which messages and invitations are added, if they are. */
export type ArchiveSource<Inner> = { kind: 'archive'; path: string; inner: Inner; urlColumn: number | null };

type SurveyPlain<Inner> = (readBytes: ReadBytes) => Promise<Survey<Inner>>;
type ReadPlain<Inner> = (readBytes: ReadBytes, source: Inner) => AsyncIterable<FileRecord>;

/** The one list of contacts in an archive, with the days on which LinkedIn's messages and invitations went to and fro. */
export async function surveyArchive<Inner>(
  entries: readonly ZipEntry[],
  surveyPlain: SurveyPlain<Inner>,
): Promise<Survey<ArchiveSource<Inner>>> {
  const entry = chooseList(entries);
  const survey = await surveyPlain(entry.read);
  const { source: inner, recognized } = survey;
  const url = recognized.columns.findIndex((column) => recognized.mapping[column] === 'linkedinUrl');
  const isOfLinkedin = recognized.format === 'linkedin-connections' && url !== -1;
  const { people, remarks } = isOfLinkedin ? await readInTouch(entries) : nobody();
  const urlColumn = people.size > 0 ? url : null;
  return {
    ...survey,
    source: { kind: 'archive', path: entry.path, inner, urlColumn },
    recognized: urlColumn === null ? recognized : withInTouch(recognized, people),
    remarks: [...survey.remarks, ...remarks],
  };
}

export async function* readArchiveRecords<Inner>(
  readBytes: ReadBytes,
  { path, inner, urlColumn }: ArchiveSource<Inner>,
  readPlain: ReadPlain<Inner>,
): AsyncGenerator<FileRecord> {
  const entries = await openZip(readBytes);
  const entry = entries.find((one) => one.path === path);
  if (!entry) throw new UnreadableFile(`The archive does not hold "${path}" any more. Import it again.`);
  const records = readPlain(entry.read, inner);
  if (urlColumn === null) {
    yield* records;
    return;
  }
  const { people } = await readInTouch(entries);
  for await (const { line, cells } of records) {
    const page = readLinkedinUrl(cells[urlColumn] ?? '');
    yield { line, cells: [...inTouchCells(people.get(page ?? '')), ...cells] };
  }
}

function chooseList(entries: readonly ZipEntry[]): ZipEntry {
  const files = entries.filter(({ path }) => !/(^|\/)(__MACOSX\/|\.)/.test(path));
  const connections = files.find(({ path }) => isCalled(path, connectionsFile));
  if (connections) return connections;
  if (files.some(({ path }) => isCalled(path, /^(messages|invitations|profile)\.csv$/i)))
    throw new UnreadableFile(
      'This archive of LinkedIn holds no Connections.csv. Ask LinkedIn for an export with the connections in it.',
    );
  const lists = files.filter(({ path }) => /\.(csv|tsv|txt|vcf|vcard|xlsx)$/i.test(path));
  const [list] = lists;
  if (lists.length === 1 && list) return list;
  throw new UnreadableFile(list ? severalLists(lists) : noList(files));
}

const connectionsFile = /^(connections|verbindungen|kontakte|relations|contactos|conexiones)\.csv$/i;

function isCalled(path: string, name: RegExp): boolean {
  return name.test(posix.basename(path));
}

function severalLists(lists: readonly ZipEntry[]): string {
  const names = lists.slice(0, 3).map(({ path }) => `"${posix.basename(path)}"`);
  return `This ZIP archive holds ${lists.length} lists (${names.join(', ')}${lists.length > 3 ? ', ...' : ''}). Unpack it and import them one after the other.`;
}

function noList(files: readonly ZipEntry[]): string {
  if (files.some(({ path }) => path.startsWith('word/')))
    return 'This is a Word document, not a list of contacts. Save its table as CSV.';
  if (files.some(({ path }) => path === 'content.xml' || path === 'mimetype'))
    return 'This is a LibreOffice document. Open it and save it as CSV or as an Excel workbook.';
  if (files.some(({ path }) => path.startsWith('Index/') || path.endsWith('.iwa')))
    return 'This is a Numbers document. Open it and export it as CSV or as an Excel workbook.';
  if (files.some(({ path }) => path === 'xl/workbook.bin'))
    return 'This is a binary Excel workbook. Open it and save it as an Excel workbook (.xlsx) or as CSV.';
  if (files.some(({ path }) => path.startsWith('ppt/')))
    return 'This is a PowerPoint document, not a list of contacts.';
  return 'This ZIP archive holds no list of contacts: no CSV, no vCard, no Excel workbook.';
}

type InTouchRead = { people: InTouchByPage; remarks: string[] };

function nobody(): InTouchRead {
  return { people: new Map(), remarks: [] };
}

/** A file of messages that cannot be read costs the dates, not the contacts. */
async function readInTouch(entries: readonly ZipEntry[]): Promise<InTouchRead> {
  const { people, remarks } = nobody();
  for (const [name, add] of [
    [/^messages\.csv$/i, addMessages],
    [/^invitations\.csv$/i, addInvitations],
  ] as const) {
    const entry = entries.find(({ path }) => isCalled(path, name));
    if (!entry) continue;
    try {
      await add(people, await csvRecords(entry.read));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      remarks.push(`${posix.basename(entry.path)} was left out: ${error.message}`);
    }
  }
  return { people, remarks };
}

async function csvRecords(readBytes: ReadBytes): Promise<AsyncIterable<FileRecord>> {
  const head = await readHead(readBytes);
  const { encoding } = await findEncoding(head, readBytes);
  const separator = detectSeparator(await readSample(head, encoding));
  return readCsvRecords(readBytes(), { kind: 'csv', encoding, separator });
}

/** The new columns stand in front, so that a row with too many cells still shows as one. */
function withInTouch(recognized: RecognizedFormat, people: InTouchByPage): RecognizedFormat {
  const facts = [...people.values()].slice(0, 50).map(inTouchCells);
  const guesses = inTouchColumns.map((column, place) => ({
    column,
    field: 'extra' as const,
    confidence: 1,
    samples: [...new Set(facts.map((cells) => cells[place] ?? ''))].filter(Boolean).slice(0, 3),
  }));
  return {
    ...recognized,
    columns: [...inTouchColumns, ...recognized.columns],
    mapping: {
      ...Object.fromEntries(inTouchColumns.map((column) => [column, 'extra'])),
      ...recognized.mapping,
    },
    guesses: [...guesses, ...recognized.guesses],
  };
}

// From messages and invitations of LinkedIn only the counts and dates are taken, by whose page they are; no word of any text is kept.

/** Days as YYYY-MM-DD. */
type InTouch = { messages: number; first: string; last: string; invited: string };
type InTouchByPage = Map<string, InTouch>;

const inTouchColumns = ['Messages exchanged', 'First message on', 'Last message on', 'Invitation on'];
const mostPeople = 200_000;

function inTouchCells(facts: InTouch | undefined): string[] {
  if (!facts) return ['', '', '', ''];
  return [facts.messages > 0 ? String(facts.messages) : '', facts.first, facts.last, facts.invited];
}

/** Drafts and what landed among spam are passed over. */
async function addMessages(people: InTouchByPage, records: AsyncIterable<FileRecord>): Promise<void> {
  for await (const cells of rowsByColumn(records, 'conversation id')) {
    if (/draft|spam/i.test(cells('folder')) || /^(yes|true|1)$/i.test(cells('is message draft'))) continue;
    const day = dayOf(cells('date'));
    const pages = `${cells('sender profile url')},${cells('recipient profile urls')}`.split(/[,;\s]+/);
    for (const page of new Set(pages.map(readLinkedinUrl))) countMessage(factsOf(people, page), day);
  }
}

function countMessage(facts: InTouch | null, day: string): void {
  if (!facts) return;
  facts.messages += 1;
  if (day !== '' && (facts.first === '' || day < facts.first)) facts.first = day;
  if (day > facts.last) facts.last = day;
}

function dayOf(time: string): string {
  return readLinkedinTime(time)?.toString() ?? '';
}

async function addInvitations(people: InTouchByPage, records: AsyncIterable<FileRecord>): Promise<void> {
  for await (const cells of rowsByColumn(records, 'inviter profile url')) {
    const day = dayOf(cells('sent at'));
    for (const url of [cells('inviter profile url'), cells('invitee profile url')]) {
      const facts = factsOf(people, readLinkedinUrl(url));
      if (facts && day > facts.invited) facts.invited = day;
    }
  }
}

function factsOf(people: InTouchByPage, page: string | null): InTouch | null {
  if (page === null) return null;
  const known = people.get(page);
  if (known || people.size >= mostPeople) return known ?? null;
  const facts = { messages: 0, first: '', last: '', invited: '' };
  people.set(page, facts);
  return facts;
}

/** The rows below the one that has the column `mark`, each as a look-up by the key of a column. */
async function* rowsByColumn(
  records: AsyncIterable<FileRecord>,
  mark: string,
): AsyncGenerator<(key: string) => string> {
  let places: Map<string, number> | null = null;
  for await (const { cells } of records) {
    if (places) {
      const known = places;
      yield (key) => cells[known.get(key) ?? -1] ?? '';
      continue;
    }
    const keys = cells.map(columnKey);
    if (keys.includes(mark)) places = new Map(keys.map((key, place) => [key, place]));
  }
}
