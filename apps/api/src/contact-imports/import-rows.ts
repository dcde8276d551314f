import { setImmediate as breathe } from 'node:timers/promises';
import { sourceOfFile } from '@threefold/domain/contact-imports/source-of-file';
import type { ImportMapping } from '@threefold/domain/contacts/import-fields';
import { isOwnFile } from '@threefold/domain/contacts/threefold-columns';
import { readSettings } from '../settings/settings.ts';
import { findLastLine, type ImportRecord } from './contact-imports-queries.ts';
import { createIdSet } from './id-set.ts';
import { importBatch } from './import-batch.ts';
import type { Desk } from './import-desk.ts';
import { rowsDoneOf } from './import-of-row.ts';
import type { Run } from './import-run.ts';
import { Interrupted } from './import-states.ts';
import { exportedIdOf, type PreparedRow, prepareRow, type Reading } from './prepare-row.ts';
import { readPieces } from './read-pieces.ts';
import type { FileRecord } from './reading/file-record.ts';
import { readRecordPieces, type Survey } from './survey-file.ts';

/** Enough that a transaction is worth its round trips, and few enough that others wait for its locks for a moment only. */
const batchRows = 2_500;
const batchCharacters = 2_000_000;
const breathEvery = 100;

type Started = { row: ImportRecord; survey: Survey; mapping: ImportMapping };

/** The rows behind the last recorded line, in batches; the next one is read while the database writes. */
export async function importRows(desk: Desk, { row, survey, mapping }: Started): Promise<void> {
  const { lastLine, country } = await desk.transact(async (db, { workspaceId }) => ({
    lastLine: await findLastLine(db, workspaceId, desk.importId),
    country: (await readSettings(db, workspaceId)).country,
  }));
  const { columns, format } = survey.recognized;
  const run: Run = {
    source: { importId: desk.importId, fileName: row.fileName, seekerCountry: country },
    columns,
    mapping,
    dryRun: row.dryRun,
    kind: sourceOfFile(format, columns),
    met: createIdSet(),
    exportedIds: createIdSet(),
  };
  await gatherExportedIds(desk, { run, survey });
  const progress = { bytes: 0 };
  const pieces = readRecordPieces(() => measure(readPieces(desk), progress), survey);
  const batches = prepareBatches(pieces, { run, after: Math.max(survey.headerLine, lastLine) });
  let rowsDone = rowsDoneOf(row);
  let next = ahead(batches);
  for (;;) {
    const { done, value: rows } = await next;
    if (done) return;
    if (desk.signal.aborted) throw new Interrupted();
    const work = { run, rows, rowsDone, bytesDone: progress.bytes };
    next = ahead(batches);
    await desk.transact((db, scope) => importBatch(db, scope, work));
    rowsDone += rows.length;
  }
}

/** Where the id of our own export stands; -1 in files of others. */
function idColumnOf({ columns, mapping }: Run): number {
  return columns.findIndex((column) => mapping[column] === 'threefoldId');
}

/** Known before the first row is decided: whoever has a row of their own further down is not taken for another one by an address. */
async function gatherExportedIds(desk: Desk, { run, survey }: { run: Run; survey: Survey }): Promise<void> {
  const idAt = idColumnOf(run);
  if (idAt === -1) return;
  const pieces = readRecordPieces(() => readPieces(desk), survey);
  for await (const records of inBreaths(pieces, survey.headerLine)) {
    for (const { cells } of records) {
      const id = exportedIdOf(cells, idAt);
      if (id !== null) run.exportedIds.add(id);
    }
  }
}

/** Begins to read the next batch; should it fail, the failure is heard when it is waited for. */
function ahead<Value>(batches: AsyncGenerator<Value>): Promise<IteratorResult<Value>> {
  const next = batches.next();
  next.catch(() => undefined);
  return next;
}

async function* prepareBatches(
  pieces: AsyncIterable<FileRecord[]>,
  { run, after }: { run: Run; after: number },
): AsyncGenerator<PreparedRow[]> {
  const { columns, mapping } = run;
  const isOwn = isOwnFile(columns, mapping);
  const idAt = idColumnOf(run);
  const reading: Reading = { columns, mapping, seekerCountry: run.source.seekerCountry, isOwn, idAt };
  let batch: PreparedRow[] = [];
  let characters = 0;
  for await (const records of inBreaths(pieces, after)) {
    for (const record of records) {
      batch.push(prepareRow(record, reading));
      for (const cell of record.cells) characters += cell.length;
      if (batch.length < batchRows && characters < batchCharacters) continue;
      yield batch;
      batch = [];
      characters = 0;
    }
  }
  if (batch.length > 0) yield batch;
}

/** The records behind a line, so many at a time that the database's answers are heard in between. */
async function* inBreaths(pieces: AsyncIterable<FileRecord[]>, after: number): AsyncGenerator<FileRecord[]> {
  for await (const records of pieces) {
    const left = records.filter(({ line }) => line > after);
    for (let from = 0; from < left.length; from += breathEvery) {
      yield left.slice(from, from + breathEvery);
      await breathe();
    }
  }
}

async function* measure(
  pieces: AsyncIterable<Buffer>,
  progress: { bytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    yield piece;
    progress.bytes += piece.length;
  }
}
