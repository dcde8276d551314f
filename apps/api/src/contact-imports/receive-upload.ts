// A file arrives, is kept in pieces, and waits for the worker.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import { type ContactImport, type ImportMapping, importMapping } from '@threefold/contracts/contact-imports';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../platform/config.ts';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { hasRoom } from '../platform/disk-room.ts';
import { newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findImport, insertImport, insertPiece } from './contact-imports-queries.ts';
import { importOfRow } from './list-imports.ts';

export const largestFile = 1_073_741_824;
const roomForFields = 1_048_576;

/** A file that arrived whole and lies at `path`, with what was said about it. */
export type Upload = {
  path: string;
  fileName: string;
  bytes: number;
  sha256: string;
  id: string | undefined;
  mapping: ImportMapping | null;
  dryRun: boolean;
};

/**
 * Takes an upload to a file of its own and runs `work` on it; the file is gone afterwards, whatever happens. So a slow
 * sender holds no connection to the database, and an upload that is cut leaves nothing.
 */
export async function withUpload<Result>(
  request: FastifyRequest,
  work: (upload: Upload) => Promise<Result>,
): Promise<Result> {
  if (!request.isMultipart())
    throw new Problem('wrong-type', 'Send the file as multipart/form-data, in a field named "file".');
  if (Number(request.headers['content-length'] ?? 0) > largestFile + roomForFields) throw tooLarge();
  const folder = await mkdtemp(join(tmpdir(), 'threefold-import-'));
  try {
    return await work(await receive(request, join(folder, 'upload')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(request: FastifyRequest, path: string): Promise<Upload> {
  const fields: Record<string, unknown> = {};
  let file: StoredFile | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = await storeFile(part, path);
      else fields[part.fieldname] = textOf(part);
    }
  } catch (error) {
    throw error instanceof Problem ? error : brokenUpload(error);
  }
  const wishes = readFields(fields);
  if (!file) throw malformed('file', 'is missing: choose the file to import');
  if (file.bytes === 0)
    throw new Problem('rule-broken', 'The file is empty. Export the contacts again.', { code: 'empty-file' });
  return { path, ...file, ...wishes };
}

type StoredFile = { fileName: string; bytes: number; sha256: string };

async function storeFile(part: MultipartFile, path: string): Promise<StoredFile> {
  if (part.fieldname !== 'file')
    throw malformed(part.fieldname, 'is not a known field: the file is named "file"');
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(part.file, measure, createWriteStream(path));
  if (part.file.truncated) throw tooLarge();
  return { fileName: nameOf(part), bytes, sha256: hash.digest('hex') };
}

function nameOf({ filename }: MultipartFile): string {
  const name = (filename ?? '').split(/[/\\]/).at(-1) ?? '';
  return (
    name
      .replace(/\p{Cc}/gu, ' ')
      .toWellFormed()
      .trim()
      .slice(-200) || 'contacts.csv'
  );
}

function textOf(part: MultipartValue): string {
  if (part.valueTruncated) throw malformed(part.fieldname, 'is too long');
  return String(part.value);
}

const fieldsSchema = z.strictObject({
  id: z.uuid('must be a UUID').optional(),
  dryRun: z.enum(['true', 'false'], 'must be true or false').optional(),
  mapping: z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text === '') return null;
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('must be JSON, for instance {"Person": "name"}');
        return z.NEVER;
      }
    })
    .pipe(importMapping.nullable()),
});

function readFields(fields: Record<string, unknown>): Pick<Upload, 'id' | 'mapping' | 'dryRun'> {
  const parsed = fieldsSchema.safeParse(fields);
  if (parsed.success) {
    const { id, mapping, dryRun } = parsed.data;
    return { id, mapping, dryRun: dryRun === 'true' };
  }
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') throw malformed(issue.keys[0] ?? 'field', 'is not a known field');
  throw malformed(issue?.path.join('.') ?? 'field', issue?.message ?? 'is not valid');
}

function malformed(path: string, message: string): Problem {
  return new Problem('malformed', `${path}: ${message}`, { errors: [{ path, message }] });
}

function tooLarge(): Problem {
  return new Problem(
    'too-large',
    `The file is larger than ${largestFile / 1_073_741_824} GiB. Split it and import the parts one at a time.`,
    { code: 'file-too-large' },
  );
}

function brokenUpload(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'FST_FILES_LIMIT')
    return malformed('file', 'is there more than once: send one file at a time');
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge();
  if (code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT')
    return new Problem('malformed', 'The upload has too many fields.');
  if (code === 'ENOSPC') return noRoom();
  return new Problem('malformed', 'The upload ended before the file was complete. Send it again.');
}

/** Before the database gets any of it: a disk that is full to the brim would end the database, and with it everybody's work. */
export async function requireRoom({ clusterDir }: Config, { bytes }: Upload): Promise<void> {
  // Once as it is kept, and once in the log ahead of it.
  if (!(await hasRoom(clusterDir, 2 * bytes))) throw noRoom();
}

/** The database's disk may be full as well: its transaction is gone as a whole then, and nothing of the file is kept. */
export function sayWhenFull(error: unknown): never {
  const diskFull = '53100';
  throw error instanceof Error && 'code' in error && error.code === diskFull ? noRoom() : error;
}

function noRoom(): Problem {
  return new Problem(
    'unavailable',
    'The server is out of disk space, so nothing was saved. Try again once there’s room.',
    { code: 'no-room' },
  );
}

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
    if (!existing) throw new Problem('conflict', 'This ID can’t be used.', { code: 'id-taken' });
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
