import type { Readable } from 'node:stream';
import type { ExportFormat } from '@threefold/contracts/exports/exports';
import type { VcardVersion } from '@threefold/domain/exports/vcard';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import type { createExportGate, Transact, WriteFile } from './snapshot.ts';
import { entriesOfSearch, writeArchive } from './write-archive.ts';
import { writeCalendar } from './write-calendar.ts';
import { writeCsv, writeVcards } from './write-contacts.ts';
import { writeDocument } from './write-document.ts';
import { writeMbox } from './write-letters.ts';
import { writeEdges, writeGraphml } from './write-network.ts';

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
