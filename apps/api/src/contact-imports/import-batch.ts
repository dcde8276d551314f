// One batch of rows: whom each may mean is looked up, every row is decided in its order, and all of it is written at once.
import type { ImportOutcome } from '@threefold/contracts/contact-imports';
import { isSureKey } from '@threefold/domain/contacts/match';
import { displayName } from '@threefold/domain/contacts/names';
import { provenanceFrom } from '@threefold/domain/contacts/provenance';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Scope } from '../platform/scope.ts';
import {
  commitWithoutWaiting,
  findImport,
  type ImportRecord,
  insertRows,
  type NewRow,
  saveImport,
  waitForOtherImports,
} from './contact-imports-queries.ts';
import {
  addPerson,
  createPeople,
  type Decision,
  decideRow,
  doubtAbout,
  type Exported,
  type People,
  type Person,
} from './decide-row.ts';
import {
  type Candidate,
  type Candidates,
  type ExportedPeople,
  lookUpCandidates,
  lookUpExported,
  withoutReferrers,
} from './find-candidates.ts';
import type { Run } from './import-context.ts';
import { Superseded } from './import-states.ts';
import {
  type KnownContact,
  listContactsById,
  listImportPeople,
  saveImportPeople,
} from './imported-contacts-queries.ts';
import { rowsDoneOf } from './list-imports.ts';
import type { PreparedRow, ReadPerson } from './prepare-row.ts';
import { columnsOf, personOf, writePeople } from './write-people.ts';

type Batch = { run: Run; rows: readonly PreparedRow[]; rowsDone: number; bytesDone: number };

/**
 * One batch of rows in one transaction: people, history, outcomes and counts together. Whatever is recorded went in, and
 * whatever went in is recorded, so that a run that breaks off goes on behind the last line without doubles. Answers which of
 * the people who were there already the rows met.
 */
export async function importBatch(db: WorkspaceTransaction, scope: Scope, batch: Batch): Promise<string[]> {
  const { run, rows, rowsDone, bytesDone } = batch;
  const { workspaceId } = scope;
  const { importId } = run.source;
  const [, , row, candidates, exported] = await inTurn([
    commitWithoutWaiting(db),
    run.dryRun ? null : waitForOtherImports(db, workspaceId),
    findImport(db, workspaceId, { importId, lock: true }),
    lookUpCandidates(db, scope, { run, rows }),
    lookUpExported(db, scope, { run, rows }),
  ]);
  if (row?.status !== 'importing' || row.takingBackAt !== null || rowsDoneOf(row) !== rowsDone)
    throw new Superseded();
  const decided = await decideBatch(db, scope, { run, rows, candidates, exported });
  await inTurn([
    ...(run.dryRun
      ? [keepDryRunPeople(db, scope, { run, decided })]
      : writePeople(db, scope, { source: run.source, ...decided })),
    insertRows(db, workspaceId, { importId, rows: outcomesOf(decided, batch) }),
    saveImport(db, workspaceId, {
      id: importId,
      ...addCounts(row, decided.decisions),
      bytesDone,
      updatedAt: scope.now.toString(),
    }),
  ]);
  return decided.decisions.flatMap(({ contactId, outcome }) =>
    contactId && outcome !== 'created' ? contactId : [],
  );
}

function outcomesOf({ decisions, people }: Decided, { run, rows }: Batch): NewRow[] {
  // Every row has its decision, in the same order.
  return decisions.map((decision, index) => {
    const { line, outcome, reason, name, changes, provenanceBefore, conflicts } = decision;
    // In a dry run nobody is there yet to be looked at.
    const isOfDryRun = run.dryRun && people.get(decision.contactId ?? '')?.isOfThisImport;
    const contactId = isOfDryRun ? null : decision.contactId;
    const before = changes && { ...changes, brought: provenanceBefore };
    return {
      line,
      outcome,
      reason,
      contactId,
      name,
      before,
      conflicts,
      cells: toCorrect(decision, rows[index]),
    };
  });
}

/** What did not go in is kept as it stands in the file, where it holds anything. */
function toCorrect({ outcome }: Pick<Decision, 'outcome'>, row: PreparedRow | undefined): string[] | null {
  if (!row || (outcome !== 'failed' && outcome !== 'skipped')) return null;
  return row.cells.some((cell) => cell.trim() !== '') ? row.cells : null;
}

/** A dry run writes nobody, so it keeps whom it would have written where its later rows find them. */
async function keepDryRunPeople(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { run, decided }: { run: Run; decided: Decided },
): Promise<void> {
  const touched = new Set(
    decided.decisions.flatMap(({ outcome, contactId }) =>
      contactId && (outcome === 'created' || outcome === 'merged') ? contactId : [],
    ),
  );
  await saveImportPeople(db, workspaceId, {
    importId: run.source.importId,
    people: [...touched].flatMap((id) => {
      const person = decided.people.get(id);
      return person
        ? { person, keys: person.keys ?? columnsOf(person.fields, run.source.seekerCountry).matchKeys }
        : [];
    }),
  });
}

function addCounts(row: ImportRecord, decisions: readonly Decision[]): Record<ImportOutcome, number> {
  const { created, merged, unchanged, skipped, failed } = row;
  const counts = { created, merged, unchanged, skipped, failed };
  for (const { outcome } of decisions) counts[outcome] += 1;
  return counts;
}

type Decided = {
  decisions: Decision[];
  people: ReadonlyMap<string, Person>;
  known: readonly KnownContact[];
};

type ToDecide = {
  run: Run;
  rows: readonly PreparedRow[];
  candidates: ReadonlyMap<ReadPerson, Candidates>;
  exported: ExportedPeople;
};

/**
 * Decides the rows of a batch in their order. Most rows of a file are about somebody whom nobody shares a key with, or went in
 * before just as they are: those are told by their keys and their fingerprint, and only the rest is compared field by field.
 */
async function decideBatch(
  db: WorkspaceTransaction,
  scope: Scope,
  { run, rows, candidates, exported }: ToDecide,
): Promise<Decided> {
  const absorbed = new Map<ReadPerson, Candidate>();
  const doubtful = new Set(exported.known.values());
  for (const [row, { sure, namesakes }] of candidates) {
    const found = row.isMereName ? [...sure, ...namesakes] : sure;
    const same = found.find(({ rowHash, isInTrash }) => rowHash === row.rowHash && !isInTrash);
    if (same) absorbed.set(row, same);
    else for (const { id } of found) doubtful.add(id);
  }
  const { people, known } = await loadPeople(db, scope, { run, ids: doubtful });
  const deciding: Deciding = {
    people,
    fresh: new Map(),
    everybody: people.byId,
    exported,
    run,
    nextId: () => newId(scope.now),
  };
  const decisions = rows.map((row) => {
    if ('decision' in row) return row.decision;
    const same = absorbed.get(row);
    if (same) return leaveAlone(deciding, row, same);
    const found = candidates.get(row);
    const isPerhapsKnown =
      (found !== undefined && (row.isMereName || found.sure.length > 0)) ||
      isHereAlready(deciding, row) ||
      isTouched(deciding, row);
    const decision = isPerhapsKnown
      ? compare(deciding, row)
      : welcome(
          deciding,
          row,
          namesakeOf(deciding, row) ?? found?.namesakes.find(({ isInTrash }) => !isInTrash),
        );
    return withRemark(decision, row);
  });
  return { decisions, people: deciding.everybody, known };
}

/** Said once, with the row that brought it. */
function withRemark(decision: Decision, { remark }: ReadPerson): Decision {
  const isNew = decision.outcome === 'created' || decision.outcome === 'merged';
  if (remark === null || !isNew) return decision;
  return { ...decision, reason: [decision.reason, remark].filter(Boolean).join('; ') };
}

async function loadPeople(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { run, ids }: { run: Run; ids: ReadonlySet<string> },
): Promise<{ people: People; known: KnownContact[] }> {
  const people = createPeople();
  const { importId } = run.source;
  const known = await listContactsById(db, workspaceId, { ids: [...ids], lock: !run.dryRun });
  const ofDryRun = run.dryRun ? await listImportPeople(db, workspaceId, { importId, ids: [...ids] }) : [];
  const changed = new Set(ofDryRun.map(({ id }) => id));
  for (const contact of known) {
    if (changed.has(contact.id)) continue;
    const person = personOf(contact, importId);
    addPerson(people, { ...person, isInFile: run.met.has(contact.id) || person.line !== null });
  }
  for (const person of ofDryRun) addPerson(people, person);
  return { people, known };
}

type Deciding = {
  people: People;
  /** People of this batch whom no other row has touched yet, by their keys: not worth an index of their own so far. */
  fresh: Map<string, Person[]>;
  everybody: Map<string, Person>;
  exported: ExportedPeople;
  run: Run;
  nextId: () => string;
};

/** Whether an earlier row of the batch shares a key with this one; whoever does is put where the rules look. */
function isTouched({ fresh, people }: Deciding, { keys, isMereName }: ReadPerson): boolean {
  let touched = false;
  for (const key of keys) {
    if (!isMereName && !isSureKey(key)) continue;
    for (const person of fresh.get(key) ?? []) {
      touched = true;
      if (!people.index.contacts.has(person.id)) addPerson(people, person);
    }
  }
  return touched;
}

/** Somebody of the same name and organization whom an earlier row of the batch made. */
function namesakeOf({ fresh }: Deciding, { keys }: ReadPerson): Named | undefined {
  const key = keys.find((one) => one.startsWith('name-and-organization:'));
  return key === undefined ? undefined : fresh.get(key)?.[0]?.fields;
}

/** Whether the one whom our own export means is known, or came with an earlier row. */
function isHereAlready({ exported, everybody }: Deciding, { exportedId }: ReadPerson): boolean {
  return exportedId !== null && (exported.known.has(exportedId) || everybody.has(exportedId));
}

/** Somebody new keeps the id of our own export, where it is free. */
function idFor({ exported, everybody, nextId }: Deciding, { exportedId }: ReadPerson): string {
  const isFree = exportedId !== null && !exported.taken.has(exportedId) && !everybody.has(exportedId);
  return isFree ? exportedId : nextId();
}

/** Two rows with two ids of our own are two people, whatever they share. */
function exportedOf({ exported, run }: Deciding, { exportedId }: ReadPerson): Exported | null {
  if (exportedId === null) return null;
  return {
    id: exported.known.get(exportedId) ?? exportedId,
    mayBe: ({ id, isInFile }) => !isInFile && !run.exportedIds.has(id),
  };
}

function compare(deciding: Deciding, row: ReadPerson): Decision {
  isTouched(deciding, row);
  const { people, run } = deciding;
  const newId = () => idFor(deciding, row);
  const exported = exportedOf(deciding, row);
  const isHere = deciding.exported.known.has(row.exportedId ?? '');
  const fields = isHere ? withoutReferrers(row.fields) : row.fields;
  const decision = decideRow(people, { ...row, fields, source: run.kind, newId, exported });
  const person = people.byId.get(decision.contactId ?? '');
  if (!person || (decision.outcome !== 'created' && decision.outcome !== 'merged')) return decision;
  people.byId.set(person.id, { ...person, rowHash: row.rowHash });
  remember(deciding, row.keys, person);
  return decision;
}

type Named = { givenName: string | null; familyName: string | null };

/** Nobody shares more with this row than the name and the organization. */
function welcome(deciding: Deciding, row: ReadPerson, namesake: Named | undefined): Decision {
  const { line, fields, keys, rowHash } = row;
  const { run, everybody } = deciding;
  const id = idFor(deciding, row);
  const person: Person = {
    id,
    fields,
    isInTrash: false,
    line,
    isOfThisImport: true,
    provenance: provenanceFrom(run.kind, fields),
    isInFile: true,
    rowHash,
    keys,
  };
  everybody.set(id, person);
  remember(deciding, keys, person);
  return {
    line,
    outcome: 'created',
    reason: namesake && fields.organization !== null ? doubtAbout(namesake, 'name-and-organization') : null,
    contactId: id,
    name: displayName(fields),
    changes: null,
    provenanceBefore: null,
    conflicts: [],
  };
}

function remember({ fresh }: Deciding, keys: readonly string[], person: Person): void {
  for (const key of keys) {
    const others = fresh.get(key);
    if (!others) fresh.set(key, [person]);
    else if (others.length < crowd) others.push(person);
  }
}

/** A key that leads to so many people says little about any of them. */
const crowd = 20;

/** This very row went into somebody before. */
function leaveAlone(
  { people, run: { source, dryRun } }: Deciding,
  { line, fields }: ReadPerson,
  same: Candidate,
): Decision {
  const known = people.byId.get(same.id);
  if (known) people.byId.set(same.id, { ...known, isInFile: true });
  const isOfThisFile = same.importId === source.importId;
  return {
    line,
    outcome: 'unchanged',
    reason: isOfThisFile ? `the same person as on line ${same.line}` : null,
    // In a dry run whom the file would have made is not there to be looked at.
    contactId: isOfThisFile && dryRun ? null : same.id,
    name: displayName(fields),
    changes: null,
    provenanceBefore: null,
    conflicts: [],
  };
}

/**
 * Statements of one transaction, all handed over at once: the database takes them in their order, and the next one is written down while
 * it works on the one before. Each ends before the first failure is thrown, so that none comes behind the end of the transaction.
 */
async function inTurn<const Statements extends readonly unknown[]>(
  statements: Statements,
): Promise<{ -readonly [Place in keyof Statements]: Awaited<Statements[Place]> }> {
  for (const end of await Promise.allSettled(statements)) if (end.status === 'rejected') throw end.reason;
  return Promise.all(statements);
}
