import type {
  ContactImport,
  listImportRows as listImportRowsEndpoint,
  listImports as listImportsEndpoint,
} from '@threefold/contracts/contact-imports';
import type { ReplyOf } from '@threefold/contracts/endpoint';
import { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeCursor, decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findImport, listImports as listImportRecords, listRows } from './contact-imports-queries.ts';
import { importOfRow, importRowOfRow } from './import-of-row.ts';

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
