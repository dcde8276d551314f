import type { ImportMapping } from '@threefold/domain/contact-imports/import-fields';
import { sourceOfFile } from '@threefold/domain/contact-imports/source-of-file';
import type { AppParts } from '../platform/app-parts.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { readSettings } from '../settings/read-settings.ts';
import {
  findImport,
  findLastLine,
  findPiece,
  type ImportRecord,
  refreshStatistics,
  saveImport,
} from './contact-imports-queries.ts';
import { createPeople } from './decide-row.ts';
import { importBatch, type Run } from './import-batch.ts';
import { rowsDoneOf } from './import-of-row.ts';
import { claim, fail, finish, Superseded } from './import-states.ts';
import { linkReferrers } from './link-referrers.ts';
import { readRecords } from './read-records.ts';
import { type FileRecord, UnreadableFile } from './reading/file-record.ts';
import { canTellPeople, columnsOf, type Survey, surveyFile } from './survey-file.ts';

const batchRows = 500;
/** From here on the statistics of the tables are taken anew at once instead of by the next autovacuum. */
const manyRows = 1_000;

type Payload = { workspaceId: string; importId: string };
type Desk = {
  scope: () => Scope;
  transact: <Result>(work: (db: WorkspaceTransaction, scope: Scope) => Promise<Result>) => Promise<Result>;
  importId: string;
};

/**
 * queued -> reading -> importing -> done, or waiting-for-mapping where nobody can tell the columns, or failed with one
 * sentence. Reading goes through the whole file before the first row goes in, so that a broken file changes nothing.
 * Run again, it goes on behind the last recorded line.
 */
export async function runImport(parts: AppParts, { workspaceId, importId }: Payload): Promise<void> {
  const scope = (): Scope => ({ workspaceId, userId: null, level: 'owner', now: parts.clock.now() });
  const desk: Desk = {
    scope,
    importId,
    transact: (work) => {
      const current = scope();
      return inWorkspace(parts.db, current, (db) => work(db, current));
    },
  };
  const row = await desk.transact((db, current) => claim(db, current, importId));
  if (!row) return;
  try {
    await readAndImport(desk, row);
  } catch (error) {
    if (error instanceof Superseded) return;
    const failure = explain(error);
    if (failure === null) throw error;
    await desk.transact((db, current) => fail(db, current, { importId, failure }));
  }
}

/** A sentence for what trying again would not mend; null for the rest, which the queue tries again. */
function explain(error: unknown): string | null {
  if (error instanceof UnreadableFile) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(22|23|54)/.test(code))
    return 'A row of this file cannot be stored. The rows before it went in; the list of rows says up to which line.';
  return null;
}

async function readAndImport(desk: Desk, row: ImportRecord): Promise<void> {
  const survey = await surveyFile(() => readPieces(desk), row.mapping);
  const mapping = combineMappings(survey, row.mapping);
  const isUnsure = survey.recognized.needsMapping && !canTellPeople(row.mapping ?? {});
  const isWaiting = isUnsure || !canTellPeople(mapping);
  const started = await desk.transact(async (db, { workspaceId, now }) => {
    const current = await findImport(db, workspaceId, { importId: desk.importId, lock: true });
    if (current?.status !== row.status) throw new Superseded();
    return saveImport(db, workspaceId, {
      id: desk.importId,
      status: isWaiting ? 'waiting-for-mapping' : 'importing',
      format: survey.recognized.format,
      encoding: survey.encoding,
      columns: JSON.stringify(columnsOf(survey.recognized)),
      mapping: JSON.stringify(mapping),
      rows: survey.rows,
      updatedAt: now.toString(),
    });
  });
  if (isWaiting) return;
  await importRows(desk, { row: started, survey, mapping });
  const namesReferrers = Object.values(mapping).includes('referredBy');
  if (namesReferrers && !started.dryRun) await linkAllReferrers(desk, started.fileName);
  await desk.transact((db, scope) => finish(db, scope, desk.importId));
  if (survey.rows >= manyRows && !started.dryRun) await desk.transact((db) => refreshStatistics(db));
}

/** What the seeker said goes before what was recognized. */
function combineMappings({ recognized }: Survey, given: ImportMapping | null): ImportMapping {
  const unknown = Object.keys(given ?? {}).find((column) => !recognized.columns.includes(column));
  if (unknown !== undefined)
    throw new UnreadableFile(
      `The mapping names the column "${unknown}", which this file does not have. Its columns are ${recognized.columns.slice(0, 12).join(', ')}.`,
    );
  return { ...recognized.mapping, ...given };
}

type Started = { row: ImportRecord; survey: Survey; mapping: ImportMapping };

async function importRows(desk: Desk, { row, survey, mapping }: Started): Promise<void> {
  const { importId } = desk;
  const { lastLine, country } = await desk.transact(async (db, { workspaceId }) => ({
    lastLine: await findLastLine(db, workspaceId, importId),
    country: (await readSettings(db, workspaceId)).country,
  }));
  const run: Run = {
    source: { importId, fileName: row.fileName, seekerCountry: country },
    columns: survey.recognized.columns,
    mapping,
    dryRun: row.dryRun,
    kind: sourceOfFile(survey.recognized.format, survey.recognized.columns),
    met: new Set(),
    remembered: row.dryRun ? createPeople() : null,
  };
  const progress = { bytes: 0 };
  const records = readRecords(() => measure(readPieces(desk), progress), survey);
  const after = Math.max(survey.headerLine, lastLine);
  let rowsDone = rowsDoneOf(row);
  for await (const batch of inBatches(records, after)) {
    const work = { run, records: batch, rowsDone, bytesDone: progress.bytes };
    await desk.transact((db, scope) => importBatch(db, scope, work));
    rowsDone += batch.length;
  }
}

async function linkAllReferrers({ transact, importId }: Desk, fileName: string): Promise<void> {
  let after: number | null = 0;
  while (after !== null) {
    const from: number = after;
    after = await transact((db, scope) => linkReferrers(db, scope, { importId, fileName, after: from }));
  }
}

async function* inBatches(records: AsyncIterable<FileRecord>, after: number): AsyncGenerator<FileRecord[]> {
  let batch: FileRecord[] = [];
  for await (const record of records) {
    if (record.line <= after) continue;
    batch.push(record);
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* readPieces({ transact, importId }: Desk): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const piece = await transact((db, { workspaceId }) => findPiece(db, workspaceId, { importId, position }));
    if (!piece) return;
    yield piece;
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
