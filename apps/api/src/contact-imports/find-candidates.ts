import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { matchImportPeople } from './import-people-queries.ts';
import type { Run } from './import-run.ts';
import { matchRows } from './imported-contacts-queries.ts';
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
  if (run.dryRun) await collectImagined(db, { workspaceId, importId: run.source.importId, keys, collect });
  if (byKey.size === 0) return new Map();
  return new Map(people.flatMap((row) => candidatesOf(row, byKey)));
}

type Collecting = {
  workspaceId: string;
  importId: string;
  keys: readonly string[];
  collect: (number: number, candidate: Candidate) => void;
};

async function collectImagined(
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
