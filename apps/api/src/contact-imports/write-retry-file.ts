import { retryHeader, retryRow } from '@threefold/domain/contact-imports/retry-file';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { findImport, listRefusedRows } from './contact-imports-queries.ts';

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
  throw new Problem('conflict', 'Every row of this import went in: there is nothing to correct.', {
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
