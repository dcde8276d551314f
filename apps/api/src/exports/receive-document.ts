import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../platform/problem.ts';

const largest = 2_147_483_648;

/**
 * Takes the body to a file of its own and runs `work` on it; the file is gone afterwards. So a slow sender holds no connection
 * to the database, and a file that is cut on its way changes nothing.
 */
export async function withDocument<Result>(
  request: FastifyRequest,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/(json|[\w.-]+\+json)\b/i.test(type))
    throw new Problem('wrong-type', 'Send the export as it is, with the content type application/json.');
  const folder = await mkdtemp(join(tmpdir(), 'threefold-restore-'));
  try {
    const path = join(folder, 'export.json');
    await receive(request, path);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(request: FastifyRequest, path: string): Promise<void> {
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > largest ? tooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(request.raw, measure, createWriteStream(path));
  } catch (error) {
    throw error instanceof Problem ? error : broken(error);
  }
  if (bytes === 0) throw new Problem('malformed', 'The file is empty. Export everything again.');
}

function tooLarge(): Problem {
  return new Problem('too-large', 'The file is larger than 2 GiB, which no export of one search is.');
}

function broken(error: unknown): Problem {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return new Problem('unavailable', 'The server has no room for the file right now.');
  return new Problem('malformed', 'The upload ended before the file was complete. Send it again.');
}
