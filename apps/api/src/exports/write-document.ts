import { type ExportedTable, exportedTables } from '@threefold/contracts/exports/exported-tables';
import { documentFormat, documentVersion, exportSchemaPath } from '@threefold/contracts/exports/exports';
import type { Temporal } from 'temporal-polyfill';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { fetchTable, findHead } from './snapshot-queries.ts';

export type DocumentOf = { workspaceId: string; now: Temporal.Instant; publicUrl: string };

/** A whole workspace as one JSON document, each row on a line of its own. */
export async function* writeDocument(
  db: WorkspaceTransaction,
  { workspaceId, now, publicUrl }: DocumentOf,
): AsyncGenerator<string> {
  const head = await findHead(db, workspaceId);
  const opening = {
    format: documentFormat,
    version: documentVersion,
    schema: new URL(exportSchemaPath, publicUrl).href,
    exportedAt: now.toString(),
    workspace: { id: head.id, name: head.name },
    owner: { id: head.ownerId, name: head.ownerName, email: head.ownerEmail },
  };
  yield `${JSON.stringify(opening).slice(0, -1)},\n"tables":{`;
  let isFirst = true;
  for (const [name, table] of Object.entries<ExportedTable>(exportedTables)) {
    yield `${isFirst ? '' : ','}\n"${name}":[`;
    isFirst = false;
    yield* joined(fetchTable(db, workspaceId, table));
    yield ']';
  }
  yield '\n}}\n';
}

async function* joined(batches: AsyncIterable<string[]>): AsyncGenerator<string> {
  let separator = '\n';
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield separator + rows.join(',\n');
    separator = ',\n';
  }
}
