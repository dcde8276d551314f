// Whom the rows of a batch may mean: people who share a key with them, and those whom an export of our own names by id.
import type { ContactDetails } from '@threefold/domain/contacts/contact-facts';
import { isSureKey } from '@threefold/domain/contacts/match';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { Run } from './import-context.ts';
import {
  listByExportedId,
  listImportPeople,
  matchBoth,
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
  givenName: string;
  familyName: string;
};

/** `sure`: by what makes two records one where nothing contradicts, `namesakes` by the name alone: a few of each, whatever the crowd. */
export type Candidates = { sure: Candidate[]; namesakes: Candidate[] };

/** A key that so many answer may have more behind it. */
const crowd = 20;

/** Whom each row may mean; rows that nobody shares a key with are not named. */
export async function lookUpCandidates(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { run, rows }: { run: Run; rows: readonly PreparedRow[] },
): Promise<Map<ReadPerson, Candidates>> {
  const people = rows.filter((row) => 'fields' in row);
  const keys = [...new Set(people.flatMap(({ lookUp }) => lookUp))];
  const byKey = new Map<string, Candidate[]>();
  const collect = (number: number, candidate: Candidate) => {
    const key = keys[number - 1] ?? '';
    const others = byKey.get(key);
    if (others) others.push(candidate);
    else byKey.set(key, [candidate]);
  };
  for (const { keyNumber, ...found } of await matchRows(db, workspaceId, keys))
    collect(keyNumber, candidateOf(found));
  if (run.dryRun)
    await collectDryRunPeople(db, { workspaceId, importId: run.source.importId, keys, collect });
  if (byKey.size === 0) return new Map();
  const ofName = await lookUpInCrowds(db, workspaceId, { people, byKey });
  return new Map(people.flatMap((row) => candidatesOf(row, { byKey, ofName })));
}

function candidateOf({
  contactId,
  rowHash,
  madeBy,
  inBin,
  givenName,
  familyName,
}: Omit<Awaited<ReturnType<typeof matchRows>>[number], 'keyNumber'>): Candidate {
  return { id: contactId, rowHash, isInTrash: inBin, givenName, familyName, ...readMark(madeBy) };
}

/** Of all who share the address of an office the one who has the name as well. */
async function lookUpInCrowds(
  db: WorkspaceTransaction,
  workspaceId: string,
  { people, byKey }: { people: readonly ReadPerson[]; byKey: ReadonlyMap<string, readonly Candidate[]> },
): Promise<Map<ReadPerson, Candidate[]>> {
  const pairs = people.flatMap((row) => {
    const name = row.keys.find((key) => key.startsWith('name:'));
    if (name === undefined) return [];
    const crowded = row.lookUp.filter((key) => isSureKey(key) && (byKey.get(key)?.length ?? 0) >= crowd);
    return crowded.map((key) => ({ row, key, name }));
  });
  const found = new Map<ReadPerson, Candidate[]>();
  for (const { pairNumber, ...person } of await matchBoth(db, workspaceId, pairs)) {
    const row = pairs[pairNumber - 1]?.row;
    if (row) found.set(row, [...(found.get(row) ?? []), candidateOf(person)]);
  }
  return found;
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
  for (const { keyNumber, personId, rowHash, line, givenName, familyName } of await matchImportPeople(
    db,
    workspaceId,
    {
      importId,
      keys,
    },
  ))
    collect(keyNumber, { id: personId, rowHash, isInTrash: false, importId, line, givenName, familyName });
}

function candidatesOf(
  row: ReadPerson,
  {
    byKey,
    ofName,
  }: { byKey: ReadonlyMap<string, readonly Candidate[]>; ofName: ReadonlyMap<ReadPerson, Candidate[]> },
): [ReadPerson, Candidates][] {
  const of = (keys: readonly string[]) => keys.flatMap((key) => byKey.get(key) ?? []);
  const sure = [...(ofName.get(row) ?? []), ...of(row.lookUp.filter(isSureKey))];
  const namesakes = of(row.lookUp.filter((key) => !isSureKey(key)));
  return sure.length + namesakes.length === 0 ? [] : [[row, { sure, namesakes }]];
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
