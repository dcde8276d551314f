import type { AppParts } from '../platform/app-parts.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';

/** What working on one import needs: transactions in its workspace, and the word to stop. */
export type Desk = {
  importId: string;
  transact: <Result>(work: (db: WorkspaceTransaction, scope: Scope) => Promise<Result>) => Promise<Result>;
  /** Set when the server stops: the import goes on where it is after the next start. */
  signal: AbortSignal;
};

export type Payload = { workspaceId: string; importId: string };

export function openDesk(
  parts: Pick<AppParts, 'db' | 'clock'>,
  { workspaceId, importId }: Payload,
  signal: AbortSignal,
): Desk {
  return {
    importId,
    signal,
    transact: (work) => {
      const scope: Scope = { workspaceId, userId: null, level: 'owner', now: parts.clock.now() };
      return inWorkspace(parts.db, scope, (db) => work(db, scope));
    },
  };
}
