// The worker's side of an import: the file is read through, its columns are settled, and its rows go in batch by batch.
import { setImmediate as breathe } from 'node:timers/promises';
import { canTellPeople, retryColumns, sourceOfFile } from '@threefold/domain/contact-imports/import-files';
import { type ImportField, type ImportMapping, isOwnFile } from '@threefold/domain/contacts/import-fields';
import { formatNumber } from '@threefold/domain/time/conventions';
import type { AppParts } from '../platform/app-parts.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import {
  countUnclearReferrers,
  findImport,
  findLastLine,
  type ImportRecord,
  saveImport,
} from './contact-imports-queries.ts';
import { recallMapping, rememberMapping } from './continue-import.ts';
import { createIdSet } from './id-set.ts';
import { importBatch } from './import-batch.ts';
import { type ImportContext, openContext, type Payload, type Run, readPieces } from './import-context.ts';
import { claim, fail, finish, Interrupted, putBack, Superseded } from './import-states.ts';
import { dryRunReferrers, linkReferrers } from './link-referrers.ts';
import { rowsDoneOf } from './list-imports.ts';
import { exportedIdOf, type PreparedRow, prepareRow, type Reading } from './prepare-row.ts';
import { type FileRecord, UnreadableFile } from './reading/file-record.ts';
import { columnsOf, readRecordPieces, type Survey, surveyFile } from './survey-file.ts';
import { takeBackPart } from './undo-import.ts';

const never = new AbortController().signal;

/**
 * queued -> reading -> importing -> done, or waiting-for-mapping where nobody can tell the columns, or failed with one
 * sentence. Reading goes through the whole file before the first row goes in, so that a broken file changes nothing.
 * Run again, it goes on behind the last recorded line.
 */
export async function runImport(
  parts: Pick<AppParts, 'db' | 'clock'>,
  payload: Payload,
  signal: AbortSignal = never,
): Promise<void> {
  const context = openContext(parts, payload, signal);
  const { importId } = payload;
  const row = await context.transact((db, scope) => claim(db, scope, importId));
  if (!row) return;
  try {
    await (row.takingBackAt === null ? readAndImport(context, row) : takeBackWhole(context));
  } catch (error) {
    if (error instanceof Superseded) return;
    if (error instanceof Interrupted) return context.transact((db, scope) => putBack(db, scope, importId));
    const failure = explain(error);
    if (failure === null) throw error;
    await context.transact((db, scope) => fail(db, scope, { importId, failure }));
  }
}

async function takeBackWhole({ transact, importId, signal }: ImportContext): Promise<void> {
  for (let isDone = false; !isDone; ) {
    if (signal.aborted) throw new Interrupted();
    isDone = await transact(async (db, scope) => {
      const row = await findImport(db, scope.workspaceId, { importId, lock: true });
      if (!row || row.status === 'undone') return true;
      return (await takeBackPart(db, scope, row)).status === 'undone';
    });
  }
}

export const noRoomLeft =
  'The server is out of disk space. The rows so far were imported. Free up space and import the file again, or undo this import.';

/** A sentence for what trying again would not mend; null for the rest, which the queue tries again. */
function explain(error: unknown): string | null {
  if (error instanceof UnreadableFile) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '53100') return noRoomLeft;
  if (/^(22|23|54)/.test(code))
    return 'A row of this file can’t be stored. The rows before it were imported; see Details for the last line.';
  return null;
}

async function readAndImport(context: ImportContext, row: ImportRecord): Promise<void> {
  const survey = await surveyFile(() => readPieces(context), row.mapping, row.toldEncoding);
  const { mapping, isSaid } = await context.transact((db, scope) =>
    chooseMapping(db, scope, { survey, row }),
  );
  const isUnsure = survey.recognized.needsMapping && !isSaid;
  const isWaiting = isUnsure || survey.readings !== undefined || !canTellPeople(mapping);
  const started = await context.transact((db, scope) =>
    begin(db, scope, { row, survey, mapping, isWaiting }),
  );
  if (isWaiting) return;
  await importRows(context, { row: started, survey, mapping });
  // A relation names a referrer where its label says so: "Referred By".
  const namesReferrers = Object.values(mapping).some(
    (field) => field === 'referredBy' || field === 'relation',
  );
  if (namesReferrers) {
    await (started.dryRun ? dryRunAllReferrers(context) : linkAllReferrers(context, started.fileName));
    await context.transact((db, scope) =>
      remarkOnUnclear(db, scope, { id: started.id, remarks: survey.remarks }),
    );
  }
  await context.transact((db, scope) => finish(db, scope, context.importId));
}

type Surveyed = { row: ImportRecord; survey: Survey };

/** What the seeker said goes before what they said of such a file the last time, and that before what was recognized. */
async function chooseMapping(
  db: WorkspaceTransaction,
  scope: Scope,
  { survey: { recognized }, row }: Surveyed,
): Promise<{ mapping: ImportMapping; isSaid: boolean }> {
  const { columns } = recognized;
  const given = row.mapping ?? {};
  const unknown = Object.keys(given).find((column) => !columns.includes(column));
  if (unknown !== undefined)
    throw new UnreadableFile(
      `The mapping names the column "${unknown}", which isn’t in this file. Its columns are ${columns.slice(0, 12).join(', ')}.`,
    );
  const isFirstRun = row.format === null;
  const remembered = isFirstRun ? await recallMapping(db, scope, columns) : undefined;
  const said = { ...remembered, ...given };
  if (isFirstRun && row.mapping) await rememberMapping(db, scope, { columns, mapping: said });
  const beside = Object.fromEntries(
    retryColumns.flatMap((column): [string, ImportField][] =>
      columns.includes(column) ? [[column, 'ignore']] : [],
    ),
  );
  return { mapping: { ...recognized.mapping, ...beside, ...said }, isSaid: canTellPeople(said) };
}

type Beginning = Surveyed & { mapping: ImportMapping; isWaiting: boolean };

async function begin(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { row, survey, mapping, isWaiting }: Beginning,
): Promise<ImportRecord> {
  const current = await findImport(db, workspaceId, { importId: row.id, lock: true });
  if (current?.status !== row.status || current.takingBackAt !== null) throw new Superseded();
  return saveImport(db, workspaceId, {
    id: row.id,
    status: isWaiting ? 'waiting-for-mapping' : 'importing',
    format: survey.recognized.format,
    encoding: survey.encoding,
    columns: JSON.stringify(columnsOf(survey.recognized)),
    mapping: JSON.stringify(mapping),
    remarks: JSON.stringify(survey.remarks),
    readings: survey.readings ? JSON.stringify(survey.readings) : null,
    rows: survey.rows,
    runBeganAt: now.toString(),
    runBeganRow: rowsDoneOf(row),
    updatedAt: now.toString(),
  });
}

async function remarkOnUnclear(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { id, remarks }: { id: string; remarks: readonly string[] },
): Promise<void> {
  const count = await countUnclearReferrers(db, workspaceId, id);
  if (count === 0) return;
  const rows = count === 1 ? 'One row names a referrer' : `${formatNumber(count)} rows name a referrer`;
  const remark = `${rows} whom several people may be. Choose who is meant in the list of rows.`;
  await saveImport(db, workspaceId, {
    id,
    remarks: JSON.stringify([...remarks, remark]),
    updatedAt: now.toString(),
  });
}

async function linkAllReferrers({ transact, importId }: ImportContext, fileName: string): Promise<void> {
  let after: number | null = 0;
  while (after !== null) {
    const from: number = after;
    after = await transact((db, scope) => linkReferrers(db, scope, { importId, fileName, after: from }));
  }
}

async function dryRunAllReferrers({ transact, importId }: ImportContext): Promise<void> {
  let after: string | null = '00000000-0000-0000-0000-000000000000';
  while (after !== null) {
    const from: string = after;
    after = await transact((db, scope) => dryRunReferrers(db, scope, { importId, after: from }));
  }
}

/** Enough that a transaction is worth its round trips, and few enough that others wait for its locks for a moment only. */
const batchRows = 2_500;
const batchCharacters = 2_000_000;
const breathEvery = 100;

type Started = { row: ImportRecord; survey: Survey; mapping: ImportMapping };

/** The rows behind the last recorded line, in batches; the next one is read while the database writes. */
async function importRows(context: ImportContext, { row, survey, mapping }: Started): Promise<void> {
  const { lastLine, country } = await context.transact(async (db, { workspaceId }) => ({
    lastLine: await findLastLine(db, workspaceId, context.importId),
    country: (await readSettings(db, workspaceId)).country,
  }));
  const { columns, format } = survey.recognized;
  const run: Run = {
    source: { importId: context.importId, fileName: row.fileName, seekerCountry: country },
    columns,
    mapping,
    dryRun: row.dryRun,
    kind: sourceOfFile(format, columns),
    met: createIdSet(),
    exportedIds: createIdSet(),
  };
  await gatherExportedIds(context, { run, survey });
  const progress = { bytes: 0 };
  const pieces = readRecordPieces(() => measure(readPieces(context), progress), survey);
  const batches = prepareBatches(pieces, { run, after: Math.max(survey.headerLine, lastLine) });
  let rowsDone = rowsDoneOf(row);
  let next = ahead(batches);
  for (;;) {
    const { done, value: rows } = await next;
    if (done) return;
    if (context.signal.aborted) throw new Interrupted();
    const work = { run, rows, rowsDone, bytesDone: progress.bytes };
    next = ahead(batches);
    const met = await context.transact((db, scope) => importBatch(db, scope, work));
    for (const id of met) run.met.add(id);
    rowsDone += rows.length;
  }
}

/** Where the id of our own export stands; -1 in files of others. */
function idColumnOf({ columns, mapping }: Run): number {
  return columns.findIndex((column) => mapping[column] === 'threefoldId');
}

/** Known before the first row is decided: whoever has a row of their own further down is not taken for another one by an address. */
async function gatherExportedIds(
  context: ImportContext,
  { run, survey }: { run: Run; survey: Survey },
): Promise<void> {
  const idAt = idColumnOf(run);
  if (idAt === -1) return;
  const pieces = readRecordPieces(() => readPieces(context), survey);
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
