import { Readable } from 'node:stream';
import { accountDocumentFormat } from '@threefold/contracts/exports/exports';
import type { Temporal } from 'temporal-polyfill';
import { readAccount } from '../erasure/erase-account.ts';
import type { Person } from '../platform/app-parts.ts';
import type { Database } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import type { createExportGate } from './snapshot.ts';
import { type ArchiveEntry, entriesOfSearch, writeArchive } from './write-archive.ts';
import { writeDocument } from './write-document.ts';

type Exporting = { person: Person; now: Temporal.Instant; publicUrl: string; format: 'json' | 'zip' };
type Account = Exporting & { account: object; scopes: readonly Scope[] };
type Gate = ReturnType<typeof createExportGate>;

/** Who the person is, whom they let in, and each search as the export of everything has it, or as files of every kind. */
export async function exportAccount(db: Database, open: Gate, exporting: Exporting): Promise<Readable> {
  const { person, now } = exporting;
  const account = await readAccount(db, person, now);
  const scopes = account.workspaces.map(
    ({ id }): Scope => ({ workspaceId: id, userId: person.userId, level: 'owner', now }),
  );
  for (const scope of scopes)
    await inWorkspace(db, scope, (transaction) =>
      record(transaction, scope, [{ kind: 'data-exported', detail: { format: 'account' } }]),
    );
  const whole = { ...exporting, account, scopes };
  if (exporting.format === 'json') return Readable.from(writeAccount(db, open, whole), { objectMode: false });
  const opening = { name: 'account.json', write: () => [`${JSON.stringify(openingOf(whole), null, 2)}\n`] };
  return openArchive(db, open, { ...whole, entries: [opening] });
}

/** One search inside the snapshot of the one before; each in a folder of its own where there are several. */
function openArchive(
  db: Database,
  open: Gate,
  { entries, ...whole }: Account & { entries: readonly ArchiveEntry[] },
): Promise<Readable> {
  const { now, publicUrl } = whole;
  const [scope, ...scopes] = whole.scopes;
  if (!scope) return Promise.resolve(Readable.from(writeArchive(entries, now), { objectMode: false }));
  const { workspaceId } = scope;
  const isOnly = entries.length === 1 && scopes.length === 0;
  return open(
    (work) => inWorkspace(db, scope, work),
    async function* (transaction) {
      const files = entriesOfSearch(transaction, { workspaceId, now, publicUrl });
      const named = files.map(({ name, write }) => ({
        name: isOnly ? name : `${workspaceId}/${name}`,
        write,
      }));
      yield* await openArchive(db, open, { ...whole, scopes, entries: [...entries, ...named] });
    },
  );
}

function openingOf({ person, now, account }: Account) {
  const { userId: id, name, email } = person;
  return {
    format: accountDocumentFormat,
    version: 1,
    exportedAt: now.toString(),
    person: { id, name, email },
    account,
  };
}

async function* writeAccount(db: Database, open: Gate, whole: Account): AsyncGenerator<string | Buffer> {
  const { now, publicUrl, scopes } = whole;
  yield `${JSON.stringify(openingOf(whole)).slice(0, -1)},\n"workspaces":[`;
  for (const [index, scope] of scopes.entries()) {
    if (index > 0) yield ',\n';
    const transact = (work: Parameters<typeof inWorkspace<void>>[2]) => inWorkspace(db, scope, work);
    yield* await open(transact, (transaction) =>
      writeDocument(transaction, { workspaceId: scope.workspaceId, now, publicUrl }),
    );
  }
  yield ']}\n';
}
