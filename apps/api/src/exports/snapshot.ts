import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { beginSnapshot } from './snapshot-queries.ts';

export type Transact = (work: (db: WorkspaceTransaction) => void | Promise<void>) => Promise<void>;
export type WriteFile = (db: WorkspaceTransaction) => AsyncIterable<string | Uint8Array>;

const pieceLength = 65_536;
/** Each holds a connection until its reader has taken everything. */
const mostAtOnce = 3;
const longestStall = 60_000;

/** How many exports this process is sending: a reader who stands still must not keep everybody else from the database. */
export function createExportGate(): (transact: Transact, write: WriteFile) => Promise<Readable> {
  let running = 0;
  return async (transact, write) => {
    if (running >= mostAtOnce)
      throw new Problem('unavailable', 'Several exports are being made right now. Try again in a minute.', {
        code: 'too-many-exports',
        retryAfterSeconds: 60,
      });
    running += 1;
    const { file, ended } = startFile(transact, write);
    ended.finally(() => {
      running -= 1;
    });
    return file;
  };
}

/**
 * A file that is written while it is read, from one state of the database: a read-only transaction of its own. Whoever hangs up
 * or takes nothing for a minute ends the transaction, and the connection is free again. Rejects where it could not begin.
 */
function startFile(transact: Transact, write: WriteFile): { file: Promise<Readable>; ended: Promise<void> } {
  const out = new PassThrough({ highWaterMark: 4 * pieceLength });
  const begun = Promise.withResolvers<Readable>();
  const ended = transact(async (db) => {
    await beginSnapshot(db);
    begun.resolve(out);
    let piece = '';
    for await (const part of write(db)) {
      if (typeof part !== 'string') {
        await push(out, part);
        continue;
      }
      piece += part;
      if (piece.length < pieceLength) continue;
      await push(out, piece);
      piece = '';
    }
    await push(out, piece);
  }).then(
    () => void out.end(),
    (error: Error) => {
      begun.reject(error);
      out.destroy(error);
    },
  );
  return { file: begun.promise, ended };
}

/** Waits until the reader has room. */
async function push(out: PassThrough, piece: string | Uint8Array): Promise<void> {
  if (out.destroyed) throw new ReaderGone();
  if (piece.length === 0 || out.write(piece)) return;
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), longestStall);
  try {
    await Promise.race([
      once(out, 'drain', { signal: given.signal }),
      once(out, 'close', { signal: given.signal }).then(() => Promise.reject(new ReaderGone())),
    ]);
  } finally {
    clearTimeout(timer);
    given.abort();
  }
}

class ReaderGone extends Error {}
