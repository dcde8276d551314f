import { Readable } from 'node:stream';
import { accountDocumentFormat, type ExportFormat } from '@threefold/contracts/exports/exports';
import type { VcardVersion } from '@threefold/domain/exports/vcard';
import type { Temporal } from 'temporal-polyfill';
import { readAccount } from '../erasure/erase-account.ts';
import type { Person } from '../platform/app-parts.ts';
import type { Database } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import type { createExportGate, Transact, WriteFile } from './snapshot.ts';
import {
  type ArchiveEntry,
  entriesOfSearch,
  writeArchive,
  writeCalendar,
  writeCsv,
  writeDocument,
  writeEdges,
  writeGraphml,
  writeMbox,
  writeVcards,
} from './write-files.ts';

type Wish = { format: ExportFormat; version: VcardVersion; publicUrl: string };
type Kind = { contentType: string; what: string; extension: string };

const kinds: Record<ExportFormat, Kind> = {
  csv: { contentType: 'text/csv; charset=utf-8', what: 'contacts', extension: 'csv' },
  vcf: { contentType: 'text/vcard; charset=utf-8', what: 'contacts', extension: 'vcf' },
  json: { contentType: 'application/json; charset=utf-8', what: 'everything', extension: 'json' },
  zip: { contentType: 'application/zip', what: 'everything', extension: 'zip' },
  mbox: { contentType: 'application/mbox', what: 'letters', extension: 'mbox' },
  ics: { contentType: 'text/calendar; charset=utf-8', what: 'calendar', extension: 'ics' },
  graphml: { contentType: 'application/graphml+xml; charset=utf-8', what: 'network', extension: 'graphml' },
  edges: { contentType: 'text/csv; charset=utf-8', what: 'referrals', extension: 'csv' },
};

export function contentTypeOf(format: ExportFormat): string {
  return kinds[format].contentType;
}

/** "Threefold contacts 2026-11-24.csv", by the day of UTC. */
export function fileNameOf(format: ExportFormat, { now }: Pick<Scope, 'now'>): string {
  const { what, extension } = kinds[format];
  return `Threefold ${what} ${now.toString().slice(0, 10)}.${extension}`;
}

type Desk = { transact: Transact; open: ReturnType<typeof createExportGate> };

/** Written into the history first: what left is known even where the file did not arrive. */
export async function exportWorkspace(desk: Desk, scope: Scope, wish: Wish): Promise<Readable> {
  await desk.transact((db) =>
    record(db, scope, [{ kind: 'data-exported', detail: { format: wish.format } }]),
  );
  return desk.open(desk.transact, writerOf(scope, wish));
}

function writerOf(scope: Scope, { format, version, publicUrl }: Wish): WriteFile {
  const { workspaceId, now } = scope;
  const writers: Record<ExportFormat, WriteFile> = {
    csv: (db) => writeCsv(db, workspaceId),
    vcf: (db) => writeVcards(db, workspaceId, version),
    json: (db) => writeDocument(db, { workspaceId, now, publicUrl }),
    zip: (db) => writeArchive(entriesOfSearch(db, { workspaceId, now, publicUrl }), now),
    mbox: (db) => writeMbox(db, workspaceId),
    ics: (db) => writeCalendar(db, workspaceId),
    graphml: (db) => writeGraphml(db, workspaceId),
    edges: (db) => writeEdges(db, workspaceId),
  };
  return writers[format];
}

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
