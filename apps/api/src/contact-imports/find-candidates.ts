// Whom the rows of a batch may mean: people who share a key with them, and those whom an export of our own names by id.
import type { ContactDetails } from '@threefold/domain/contacts/contact-facts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { Run } from './import-context.ts';
import {
  listByExportedId,
  listImportPeople,
  matchImportPeople,
  matchRows,
} from './imported-contacts-queries.ts';
import { referredByColumn } from './imported-fields.ts';
import type { PreparedRow, ReadPerson } from './prepare-row.ts';

/** Somebody who shares a key with a row. `importId` and `line`: the row that made them, where a file did. */
export type Candidate = {
  id: string;
  rowHash: string | null;
  isInTrash: boolean;
  importId: string | null;
  line: number | null;
};

/** Whom each row may mean; rows that nobody shares a key with are not named. */
export async function lookUpCandidates(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { run, rows }: { run: Run; rows: readonly PreparedRow[] },
): Promise<Map<ReadPerson, Candidate[]>> {
  const people = rows.filter((row) => 'fields' in row);
  const keys = [...new Set(people.flatMap(({ lookUp }) => lookUp))];
  const byKey = new Map<string, Candidate[]>();
  const collect = (number: number, candidate: Candidate) => {
    const key = keys[number - 1] ?? '';
    const others = byKey.get(key);
    if (others) others.push(candidate);
    else byKey.set(key, [candidate]);
  };
  for (const { keyNumber, contactId, rowHash, madeBy, inBin } of await matchRows(db, workspaceId, keys))
    collect(keyNumber, { id: contactId, rowHash, isInTrash: inBin, ...readMark(madeBy) });
  if (run.dryRun)
    await collectDryRunPeople(db, { workspaceId, importId: run.source.importId, keys, collect });
  if (byKey.size === 0) return new Map();
  return new Map(people.flatMap((row) => candidatesOf(row, byKey)));
}

type Collecting = {
  workspaceId: string;
  importId: string;
  keys: readonly string[];
  collect: (number: number, candidate: Candidate) => void;
};

async function collectDryRunPeople(
  db: WorkspaceTransaction,
  { workspaceId, importId, keys, collect }: Collecting,
): Promise<void> {
  for (const { keyNumber, personId, rowHash, line } of await matchImportPeople(db, workspaceId, {
    importId,
    keys,
  }))
    collect(keyNumber, { id: personId, rowHash, isInTrash: false, importId, line });
}

function candidatesOf(
  row: ReadPerson,
  byKey: ReadonlyMap<string, readonly Candidate[]>,
): [ReadPerson, Candidate[]][] {
  const found = row.lookUp.flatMap((key) => byKey.get(key) ?? []);
  return found.length === 0 ? [] : [[row, found]];
}

/** Marks the contact that an import makes with the row that it came from. */
export function importMark(importId: string, line: number | null): string {
  return `import ${importId} line ${line}`;
}

export function readMark(mark: string): { importId: string | null; line: number | null } {
  const [, importId, line] = /^import (\S+) line (\d+)$/.exec(mark) ?? [];
  return { importId: importId ?? null, line: line === undefined ? null : Number(line) };
}

export type ExportedPeople = {
  /** Who is meant, by the id that stands in the row: the survivor, where they were merged. */
  known: ReadonlyMap<string, string>;
  /** Ids that nobody new can have. */
  taken: ReadonlySet<string>;
};

/** Who sent somebody is known here by the referrals themselves; a name beside them would be said twice. */
export function withoutReferrers(fields: ContactDetails): ContactDetails {
  const { [referredByColumn]: _, ...extra } = fields.extra ?? {};
  return { ...fields, extra };
}

const nobody: ExportedPeople = { known: new Map(), taken: new Set() };

/** Rows of an export of our own say whom they are about. */
export async function lookUpExported(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { run, rows }: { run: Run; rows: readonly PreparedRow[] },
): Promise<ExportedPeople> {
  const ids = rows.flatMap((row) => ('fields' in row && row.exportedId !== null ? row.exportedId : []));
  if (ids.length === 0) return nobody;
  const here = await listByExportedId(db, workspaceId, ids);
  const { importId } = run.source;
  const ofDryRun = run.dryRun ? await listImportPeople(db, workspaceId, { importId, ids }) : [];
  return {
    known: new Map([
      ...here.flatMap(({ exportedId, id, isErased }): [string, string][] =>
        isErased ? [] : [[exportedId, id]],
      ),
      ...ofDryRun.map(({ id }): [string, string] => [id, id]),
    ]),
    taken: new Set([...here.map(({ exportedId }) => exportedId), ...ofDryRun.map(({ id }) => id)]),
  };
}
