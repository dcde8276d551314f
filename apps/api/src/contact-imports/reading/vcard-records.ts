import type { RecognizedFormat } from '@threefold/domain/contact-imports/recognize-format';
import {
  type FileRecord,
  mostColumns,
  mostRows,
  type ReadBytes,
  type Survey,
  UnreadableFile,
} from './file-record.ts';
import { type FileEncoding, type FoundEncoding, isUnicode, knownEncoding } from './text-encoding.ts';
import { readCards, type Vcard } from './vcard-cards.ts';
import { cellsOf } from './vcard-cells.ts';
import { compareColumns, fieldOfColumn } from './vcard-columns.ts';

/** `columns`: what any card of the file holds; `names`: of the cards that others point at by their UID. */
export type VcardSource = {
  kind: 'vcard';
  encoding: FileEncoding;
  columns: string[];
  names: Record<string, string>;
};

/** The last column holds what has no column of its own. */
const everythingElse = 'Other properties';

export async function* readVcardRecords(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, columns, names }: VcardSource,
): AsyncGenerator<FileRecord> {
  const known = new Set(columns);
  for await (const card of readCards(bytes, encoding)) {
    const cells = cellsOf(card, (uid) => (Object.hasOwn(names, uid) ? names[uid] : undefined));
    const others = [...cells].filter(([column]) => !known.has(column));
    if (others.length > 0)
      cells.set(everythingElse, others.map(([column, text]) => `${column}: ${text}`).join('\n'));
    yield { line: card.line, cells: columns.map((column) => cells.get(column) ?? '') };
  }
}

/** Reads a file of cards through once, and once more where cards point at each other. */
export async function surveyVcards(
  readBytes: ReadBytes,
  { found, sample }: { found: FoundEncoding; sample: string },
): Promise<Survey<VcardSource>> {
  const { encoding, remark } = encodingOfCards(found, sample);
  const samples = new Map<string, string[]>();
  const wanted = new Set<string>();
  let rows = 0;
  let photos = 0;
  for await (const card of readCards(readBytes(), encoding)) {
    rows += 1;
    if (rows > mostRows) throw tooManyCards();
    noteSamples(samples, card);
    for (const uid of uidsIn(card)) if (wanted.size < mostUids) wanted.add(uid);
    photos += card.properties.filter(({ value }) => value.startsWith('left out (')).length;
  }
  const columns = [...samples.keys()].sort(compareColumns);
  const names = wanted.size > 0 ? await readNames(readCards(readBytes(), encoding), wanted) : {};
  return {
    source: { kind: 'vcard', encoding, columns, names },
    encoding,
    recognized: recognizedCards(columns, samples),
    headerLine: 0,
    rows,
    remarks: [...(photos === 0 ? [] : [remarkOf(photos)]), ...(remark === null ? [] : [remark])],
  };
}

/** Where the bytes are no UTF-8, what the cards say of themselves goes before what their letters look like. */
function encodingOfCards(found: FoundEncoding, sample: string): FoundEncoding {
  const label = isUnicode(found.encoding) ? undefined : /;CHARSET="?([\w.-]+)/i.exec(sample)?.[1];
  const named = label === undefined ? null : knownEncoding(label);
  return named === null || isUnicode(named) ? found : { encoding: named, remark: null };
}

function remarkOf(photos: number): string {
  if (photos === 1) return 'One picture was left out.';
  return `${photos.toLocaleString('en')} pictures were left out.`;
}

const mostUids = 50_000;

function tooManyCards(): UnreadableFile {
  return new UnreadableFile(
    `The file has more than ${mostRows.toLocaleString('en')} cards. Divide it and import the parts one after the other.`,
  );
}

function noteSamples(samples: Map<string, string[]>, card: Vcard): void {
  for (const [column, text] of cellsOf(card, () => undefined)) {
    const isFull = samples.size >= mostColumns - 1;
    const place = isFull && !samples.has(column) ? everythingElse : column;
    const known = samples.get(place) ?? [];
    if (known.length < 3) samples.set(place, [...known, text.slice(0, 80).toWellFormed()]);
  }
}

function uidsIn({ properties }: Vcard): string[] {
  return properties.flatMap(({ name, value }) =>
    name === 'RELATED' && /^urn:uuid:/i.test(value.trim()) ? [value.trim()] : [],
  );
}

async function readNames(
  cards: AsyncIterable<Vcard>,
  wanted: ReadonlySet<string>,
): Promise<Record<string, string>> {
  const names = new Map<string, string>();
  for await (const { properties } of cards) {
    const uid = properties.find(({ name }) => name === 'UID')?.value.trim() ?? '';
    const name = properties.find((property) => property.name === 'FN')?.value.trim();
    for (const key of [uid, `urn:uuid:${uid}`]) if (name && wanted.has(key)) names.set(key, name);
  }
  return Object.fromEntries(names);
}

function recognizedCards(
  columns: readonly string[],
  samples: ReadonlyMap<string, string[]>,
): RecognizedFormat {
  return {
    format: 'vcard',
    headerRow: null,
    columns: [...columns],
    mapping: Object.fromEntries(columns.map((column) => [column, fieldOfColumn(column)])),
    guesses: columns.map((column) => ({
      column,
      field: fieldOfColumn(column),
      confidence: 1,
      samples: samples.get(column) ?? [],
    })),
    needsMapping: false,
    problem: null,
  };
}
