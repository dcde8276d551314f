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
    progress: { rowsDone: rowsDoneOf(row), bytesDone: row.bytesDone, bytesTotal: row.bytes },
    failure: row.failure,
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
  };
}

export function rowsDoneOf({ created, merged, unchanged, skipped, failed }: ImportRecord): number {
  return created + merged + unchanged + skipped + failed;
}

export function importRowOfRow({ line, outcome, reason, contactId, name }: RowRecord): ImportRow {
  return { line, outcome, reason, contactId, name };
}
