// What working on one import needs, and what stays the same over all batches of its run.
import type { ImportMapping } from '@threefold/domain/contacts/import-fields';
import type { AppParts } from '../platform/app-parts.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { findPiece } from './contact-imports-queries.ts';
import type { IdSet } from './id-set.ts';

/** What working on one import needs: transactions in its workspace, and the word to stop. */
export type ImportContext = {
  importId: string;
  transact: <Result>(work: (db: WorkspaceTransaction, scope: Scope) => Promise<Result>) => Promise<Result>;
  /** Set when the server stops: the import goes on where it is after the next start. */
  signal: AbortSignal;
};

export type Payload = { workspaceId: string; importId: string };

export function openContext(
  parts: Pick<AppParts, 'db' | 'clock'>,
  { workspaceId, importId }: Payload,
  signal: AbortSignal,
): ImportContext {
  return {
    importId,
    signal,
    transact: (work) => {
      const scope: Scope = { workspaceId, userId: null, level: 'owner', now: parts.clock.now() };
      return inWorkspace(parts.db, scope, (db) => work(db, scope));
    },
  };
}

export type Source = { importId: string; fileName: string; seekerCountry: string };

/** What stays the same over all batches of a run. */
export type Run = {
  source: Source;
  columns: readonly string[];
  mapping: ImportMapping;
  dryRun: boolean;
  /** The kind of export that the file is, as `sourceOfFile` names it. */
  kind: string;
  /** People whom earlier rows were about, but for those whom the file made: they say so themselves. */
  met: IdSet;
  /** The ids that rows of the file bear: each is a person of their own. */
  exportedIds: IdSet;
};

/** The file as it was kept, a piece at a time, each in a transaction of its own. */
export async function* readPieces({ transact, importId }: ImportContext): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const piece = await transact((db, { workspaceId }) => findPiece(db, workspaceId, { importId, position }));
    if (!piece) return;
    yield piece;
  }
}
