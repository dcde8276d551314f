import { findPiece } from './contact-imports-queries.ts';
import type { Desk } from './import-desk.ts';

/** The file as it was kept, a piece at a time, each in a transaction of its own. */
export async function* readPieces({ transact, importId }: Desk): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const piece = await transact((db, { workspaceId }) => findPiece(db, workspaceId, { importId, position }));
    if (!piece) return;
    yield piece;
  }
}
