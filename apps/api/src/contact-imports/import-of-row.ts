import type { ContactImport, ImportRow } from '@threefold/contracts/contact-imports';
import type { ImportRecord, RowRecord } from './contact-imports-queries.ts';

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
    failure: row.failure,
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
