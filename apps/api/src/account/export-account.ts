import { Readable } from 'node:stream';
import { accountDocumentFormat } from '@threefold/contracts/account';
import type { Temporal } from 'temporal-polyfill';
import type { createExportGate } from '../exports/snapshot.ts';
import { writeDocument } from '../exports/write-document.ts';
import type { Person } from '../platform/app-parts.ts';
import type { Database } from '../platform/database.ts';
import { appendEvents } from '../platform/events.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { listOwnSearches } from './account-queries.ts';
import { readAccount } from './read-account.ts';

type Exporting = { person: Person; now: Temporal.Instant; publicUrl: string };
type Gate = ReturnType<typeof createExportGate>;

/** Who the person is, whom they let in, and each search as the export of everything has it, one after the other. */
export async function exportAccount(db: Database, open: Gate, exporting: Exporting): Promise<Readable> {
  const { person, now } = exporting;
  const scopes = (await listOwnSearches(db, person.userId)).map(
    ({ id }): Scope => ({ workspaceId: id, userId: person.userId, level: 'owner', now }),
  );
  for (const scope of scopes)
    await inWorkspace(db, scope, (transaction) =>
      appendEvents(transaction, scope, [{ kind: 'data-exported', detail: { format: 'account' } }]),
    );
  const account = await readAccount(db, person, now);
  return Readable.from(writeAccount(db, open, { ...exporting, account, scopes }), { objectMode: false });
}

async function* writeAccount(
  db: Database,
  open: Gate,
  { person, now, publicUrl, account, scopes }: Exporting & { account: object; scopes: readonly Scope[] },
): AsyncGenerator<string | Buffer> {
  const { userId: id, name, email } = person;
  const opening = {
    format: accountDocumentFormat,
    version: 1,
    exportedAt: now.toString(),
    person: { id, name, email },
    account,
  };
  yield `${JSON.stringify(opening).slice(0, -1)},\n"workspaces":[`;
  for (const [index, scope] of scopes.entries()) {
    if (index > 0) yield ',\n';
    const transact = (work: Parameters<typeof inWorkspace<void>>[2]) => inWorkspace(db, scope, work);
    yield* await open(transact, (transaction) =>
      writeDocument(transaction, { workspaceId: scope.workspaceId, now, publicUrl }),
    );
  }
  yield ']}\n';
}
