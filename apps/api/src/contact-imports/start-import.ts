import { open } from 'node:fs/promises';
import type { ContactImport } from '@threefold/contracts/contact-imports';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findImport, insertImport, insertPiece } from './contact-imports-queries.ts';
import { importOfRow } from './import-of-row.ts';
import type { Upload } from './receive-upload.ts';

const pieceBytes = 262_144;

/** Keeps a file in pieces and hands it to the worker. The same id with the same file again answers the first import. */
export async function startImport(
  db: WorkspaceTransaction,
  scope: Scope,
  upload: Upload,
): Promise<Creation<ContactImport>> {
  const { workspaceId } = scope;
  const id = upload.id ?? newId(scope.now);
  const { sha256, mapping, dryRun } = upload;
  const hash = contentHash({ sha256, mapping, dryRun });
  const row = await insertImport(db, { ...newImport(scope, upload), id, contentHash: hash });
  if (!row) {
    const existing = await findImport(db, workspaceId, { importId: id });
    if (!existing) throw new Problem('conflict', 'This id cannot be used.', { code: 'id-taken' });
    return repeated(existing.contentHash, hash, importOfRow(existing));
  }
  await keepPieces(db, { workspaceId, importId: id, path: upload.path });
  await enqueue(db, 'run-import', { payload: { workspaceId, importId: id }, key: `run-import:${id}` });
  return { isNew: true, value: importOfRow(row) };
}

function newImport({ workspaceId, now }: Scope, { fileName, bytes, sha256, mapping, dryRun }: Upload) {
  return {
    workspaceId,
    fileName,
    bytes,
    sha256,
    status: 'queued' as const,
    dryRun,
    mapping: mapping && JSON.stringify(mapping),
    rows: 0,
    created: 0,
    merged: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
    bytesDone: 0,
    version: 1,
    createdAt: now.toString(),
    updatedAt: now.toString(),
  };
}

async function keepPieces(
  db: WorkspaceTransaction,
  { workspaceId, importId, path }: { workspaceId: string; importId: string; path: string },
): Promise<void> {
  const file = await open(path);
  // One for all pieces: each is written before the next is read, and a new one for each would wait long to be collected.
  const buffer = Buffer.alloc(pieceBytes);
  try {
    for (let position = 0; ; position += 1) {
      const { bytesRead } = await file.read(buffer, 0, pieceBytes);
      if (bytesRead === 0) return;
      await insertPiece(db, { workspaceId, importId, position, bytes: buffer.subarray(0, bytesRead) });
    }
  } finally {
    await file.close();
  }
}
