import {
  type ExportedName,
  type ExportedTable,
  exportedTables,
} from '@threefold/contracts/exports/exported-tables';
import type { RestoreReport } from '@threefold/contracts/exports/exports';
import { foldText } from '@threefold/domain/contacts/search-text';
import { restoreLetterState } from '@threefold/domain/exports/restored-letter';
import type { EventKind } from '@threefold/domain/history/event-kinds';
import { progressOf } from '@threefold/domain/history/progress';
import { type ContactFields, contactColumns, withKeptKeys } from '../contacts/contact-columns.ts';
import { eraseToUnnamed } from '../erasure/erase-person.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { readSettings } from '../settings/settings.ts';
import { checkDocument, type FileRow, readRows } from './read-document.ts';
import {
  addProgress,
  insertRows,
  isEmptySearch,
  listErased,
  listKnownEvents,
  lockRestore,
  putBehind,
  refreshStatistics,
  replaceSettings,
} from './restore-queries.ts';

const batchRows = 500;
const manyRows = 1_000;

type Transact = <Result>(work: (db: WorkspaceTransaction) => Promise<Result>) => Promise<Result>;
type Row = Record<string, unknown>;
type Work = {
  bringing: Bringing;
  isEmpty: boolean;
  /** Who was erased here since: nothing of them comes back. */
  erased: ReadonlySet<string>;
  report: RestoreReport;
};

/**
 * Brings back a whole export in one transaction. Rows are known by their ids: what is here already stays as it is, so the same
 * file twice changes nothing, and nothing is ever overwritten. Only an empty search takes over the settings of the file.
 */
export async function restoreExport(transact: Transact, scope: Scope, path: string): Promise<RestoreReport> {
  const head = await checkDocument(path);
  const report = await transact((db) => bringBack(db, scope, { path, formerOwner: head.owner.id })).catch(
    refuse,
  );
  if (report.restored >= manyRows) await transact(refreshStatistics);
  return report;
}

async function bringBack(
  db: WorkspaceTransaction,
  scope: Scope,
  { path, formerOwner }: { path: string; formerOwner: string },
): Promise<RestoreReport> {
  const { workspaceId } = scope;
  await lockRestore(db, workspaceId);
  const { country } = await readSettings(db, workspaceId);
  const work: Work = {
    bringing: { formerOwner, owner: scope.userId ?? formerOwner, country },
    isEmpty: await isEmptySearch(db, workspaceId),
    erased: await listErased(db, workspaceId),
    report: { tables: {}, restored: 0, kept: 0 },
  };
  const behind: Row[] = [];
  const merged: Row[] = [];
  for await (const { table, rows } of inBatches(readRows(path))) {
    if (table === 'findings')
      behind.push(...rows.flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : { id, mergedInto })));
    if (table === 'contacts')
      merged.push(
        ...rows.flatMap(({ id, mergedIntoId }) => (mergedIntoId === null ? [] : { id, mergedIntoId })),
      );
    // Who took part comes back for a moment: a meeting with nobody else is known by it, and goes below.
    const wanted =
      table === 'meetingParticipants' ? rows : rows.filter((row) => !isAboutErased(row, work.erased));
    const restored = await bringRows(db, workspaceId, { ...work, table, rows: wanted });
    count(work.report, { table, restored, kept: rows.length - restored });
  }
  await putBehind(db, workspaceId, { table: 'finding', field: 'mergedInto', rows: behind });
  await putBehind(db, workspaceId, { table: 'contact', field: 'mergedIntoId', rows: merged });
  await eraseToUnnamed(db, scope, [...work.erased]);
  const { restored } = work.report;
  if (restored > 0) record(db, scope, [{ kind: 'data-restored', detail: { rows: restored } }]);
  return work.report;
}

function isAboutErased({ contactId, otherContactId }: Row, erased: ReadonlySet<string>): boolean {
  return erased.has(String(contactId)) || erased.has(String(otherContactId));
}

async function bringRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { table, rows, bringing, isEmpty }: Work & { table: ExportedName; rows: readonly Row[] },
): Promise<number> {
  const exported: ExportedTable = exportedTables[table];
  if (table === 'settings') return bringSettings(db, workspaceId, { rows, bringing, isEmpty });
  // Figures are counted from the history where there are some already.
  if (table === 'progress' && !isEmpty) return 0;
  const news = table === 'events' && !isEmpty ? await unknownEvents(db, workspaceId, rows) : [];
  const restored = await insertRows(db, workspaceId, {
    table: exported.table,
    fields: [...Object.keys(exported.row.shape), ...(derivedFields[table] ?? [])],
    rows: rows.map((row) => restoredRow(table, row, bringing)),
  });
  await addProgress(db, workspaceId, progressOfEvents(news));
  return restored;
}

async function bringSettings(
  db: WorkspaceTransaction,
  workspaceId: string,
  { rows, bringing, isEmpty }: Pick<Work, 'bringing' | 'isEmpty'> & { rows: readonly Row[] },
): Promise<number> {
  const [row] = rows;
  if (!isEmpty || !row) return 0;
  await replaceSettings(db, workspaceId, { table: exportedTables.settings, row });
  bringing.country = String(row.country);
  return 1;
}

async function unknownEvents(db: WorkspaceTransaction, workspaceId: string, rows: readonly Row[]) {
  const known = await listKnownEvents(
    db,
    workspaceId,
    rows.map(({ id }) => String(id)),
  );
  return rows.filter(({ id }) => !known.has(String(id)));
}

function progressOfEvents(rows: readonly Row[]) {
  const figures = new Map<string, { measure: string; day: string; count: number; lastAt: string }>();
  for (const { kind, at, detail } of rows) {
    const lastAt = String(at);
    const day = lastAt.slice(0, 10);
    // A kind of another version counts nothing; the detail was written with its kind.
    for (const { measure, by } of progressOf(kind as EventKind, detail as never)) {
      const figure = figures.get(`${measure} ${day}`);
      figures.set(`${measure} ${day}`, { measure, day, count: (figure?.count ?? 0) + by, lastAt });
    }
  }
  return [...figures.values()];
}

async function* inBatches(
  rows: AsyncIterable<FileRow>,
): AsyncGenerator<{ table: ExportedName; rows: Row[] }> {
  let batch: { table: ExportedName; rows: Row[] } | null = null;
  for await (const { table, row } of rows) {
    if (batch && (batch.table !== table || batch.rows.length >= batchRows)) {
      yield batch;
      batch = null;
    }
    batch ??= { table, rows: [] };
    batch.rows.push(row);
  }
  if (batch) yield batch;
}

function count(
  report: RestoreReport,
  { table, restored, kept }: { table: ExportedName; restored: number; kept: number },
): void {
  const known = report.tables[table] ?? { restored: 0, kept: 0 };
  report.tables[table] = { restored: known.restored + restored, kept: known.kept + kept };
  report.restored += restored;
  report.kept += kept;
}

/** What no schema sees: a row that points to nothing, a figure that no column holds. */
function refuse(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '23503')
    throw new Problem(
      'rule-broken',
      'The export can’t be restored: a row refers to something that isn’t in it. Nothing was changed.',
      { code: 'export-unreadable' },
    );
  if (/^(22|23)/.test(code))
    throw new Problem(
      'rule-broken',
      'The export can’t be restored: it has a value that can’t be stored. Nothing was changed.',
      { code: 'export-unreadable' },
    );
  throw error;
}

/** `formerOwner` is who made the export, `owner` who brings it back: one person, perhaps with a new account. */
type Bringing = { formerOwner: string; owner: string; country: string };

/** The columns that an export leaves out because they are made of others. */
const derivedFields: Partial<Record<ExportedName, readonly string[]>> = {
  contacts: ['sortName', 'search', 'matchKeys'],
  findings: ['search'],
};

/** A row of an export as the table takes it. The row was checked against its schema. */
function restoredRow(table: ExportedName, row: Row, bringing: Bringing): Row {
  // Which one it went behind or into is set once all are there.
  if (table === 'contacts') return { ...row, mergedIntoId: null, ...derived(row, bringing) };
  if (table === 'findings') return { ...row, mergedInto: null, search: foldText(String(row.text)) };
  // The schema of the table has the members that the rule asks for.
  if (table === 'letters') return restoreLetterState(row as Parameters<typeof restoreLetterState>[0]);
  if (table === 'events' && row.actorId === bringing.formerOwner) return { ...row, actorId: bringing.owner };
  return row;
}

/** Whoever was erased is found by nothing. */
function derived(row: Row, { country }: Bringing) {
  if (row.erasedAt !== null) return { sortName: '', search: '', matchKeys: [] };
  // The schema of contacts has all of these fields.
  const fields = row as ContactFields & { extra: Record<string, string> | null; keptKeys: string[] | null };
  const columns = withKeptKeys(contactColumns(fields, country, fields.extra), fields.keptKeys);
  const { sortName, search, matchKeys } = columns;
  // Whoever went into another contact is found by that one's keys.
  return { sortName, search, matchKeys: row.mergedIntoId === null ? matchKeys : [] };
}
