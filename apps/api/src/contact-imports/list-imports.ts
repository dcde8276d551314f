// Imports as they are shown: each with its counts and its pace, its rows with what became of them, and those that did not go in as a file.
import type {
  ContactImport,
  ImportRow,
  listImportRows as listImportRowsEndpoint,
  listImports as listImportsEndpoint,
} from '@threefold/contracts/contact-imports';
import type { ReplyOf } from '@threefold/contracts/endpoint';
import { retryHeader, retryRow } from '@threefold/domain/contact-imports/import-files';
import { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeCursor, decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import {
  findImport,
  type ImportRecord,
  listImports as listImportRecords,
  listRefusedRows,
  listRows,
  type RowRecord,
} from './contact-imports-queries.ts';

export async function listImports(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { limit, cursor }: z.output<typeof listImportsEndpoint.query>,
): Promise<ReplyOf<typeof listImportsEndpoint>> {
  const rows = await listImportRecords(db, workspaceId, { limit, after: decodeTimeCursor(cursor) });
  return pageOf(rows, limit, { item: importOfRow, key: (row) => [row.createdAt, row.id] });
}

export async function openImport(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  importId: string,
): Promise<ContactImport> {
  const row = await findImport(db, workspaceId, { importId });
  if (!row) throw notFound('import');
  return importOfRow(row);
}

const lineKeyset = z.tuple([z.int().min(0).max(2_147_483_647)]);

/** What became of each row, by line. */
export async function listImportRows(
  db: WorkspaceTransaction,
  scope: Scope,
  { importId, cursor, ...filter }: z.output<typeof listImportRowsEndpoint.query> & { importId: string },
): Promise<ReplyOf<typeof listImportRowsEndpoint>> {
  const [after] = decodeCursor(cursor, lineKeyset) ?? [0];
  await openImport(db, scope, importId);
  const rows = await listRows(db, scope.workspaceId, { importId, after, ...filter });
  return pageOf(rows, filter.limit, { item: importRowOfRow, key: (row) => [row.line] });
}

export function importOfRow(row: ImportRecord): ContactImport {
  const { created, merged, unchanged, skipped, failed } = row;
  return {
    id: row.id,
    version: row.version,
    fileName: row.fileName,
    bytes: row.bytes,
    status: row.status,
    dryRun: row.dryRun,
    format: row.format,
    encoding: row.encoding,
    mapping: row.mapping,
    columns: row.columns,
    counts: { rows: row.rows, created, merged, unchanged, skipped, failed },
    progress: {
      rowsDone: rowsDoneOf(row),
      bytesDone: row.bytesDone,
      bytesTotal: row.bytes,
      secondsLeft: secondsLeftOf(row),
    },
    takingBack: row.takingBackAt !== null && row.status !== 'undone',
    remarks: row.remarks ?? [],
    readings: row.readings ?? [],
    failure: row.failure,
    resumable: row.resumable && row.takingBackAt === null,
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
  };
}

export function rowsDoneOf({ created, merged, unchanged, skipped, failed }: ImportRecord): number {
  return created + merged + unchanged + skipped + failed;
}

/** By the pace since the run began; null before its first batch is in. */
function secondsLeftOf(row: ImportRecord): number | null {
  if (row.status !== 'importing' || row.runBeganAt === null || row.runBeganRow === null) return null;
  const done = rowsDoneOf(row) - row.runBeganRow;
  const seconds = (Date.parse(row.updatedAt) - Date.parse(row.runBeganAt)) / 1000;
  if (done <= 0 || seconds <= 0) return null;
  return Math.ceil(((row.rows - rowsDoneOf(row)) * seconds) / done);
}

export function importRowOfRow({ line, outcome, reason, contactId, name, conflicts }: RowRecord): ImportRow {
  return { line, outcome, reason, contactId, name, conflicts: conflicts ?? [] };
}

const atOnce = 1_000;
const byteOrderMark = '\uFEFF';

type Transact = <Result>(work: (db: WorkspaceTransaction) => Promise<Result>) => Promise<Result>;
type Wanted = { workspaceId: string; importId: string };

/** The columns of the file whose rows did not go in; a problem where there is no such file. */
export async function openRetryFile(
  transact: Transact,
  { workspaceId, importId }: Wanted,
): Promise<string[]> {
  const row = await transact((db) => findImport(db, workspaceId, { importId }));
  if (!row) throw notFound('import');
  if (row.columns !== null && row.skipped + row.failed > 0) return row.columns.map(({ column }) => column);
  throw new Problem('conflict', 'Every row was imported. There’s nothing to fix.', {
    code: 'nothing-to-correct',
  });
}

/** A page of rows at a time, so that a million of them need no more memory than one page. */
export async function* writeRetryFile(
  transact: Transact,
  { workspaceId, importId, columns }: Wanted & { columns: readonly string[] },
): AsyncGenerator<string> {
  yield byteOrderMark + retryHeader(columns);
  for (let after = 0; ; ) {
    const from = after;
    const rows = await transact((db) =>
      listRefusedRows(db, workspaceId, { importId, after: from, limit: atOnce }),
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows
      .map(({ line, reason, cells }) => retryRow(columns, { line, reason, cells: cells ?? [] }))
      .join('');
    after = last.line;
  }
}
