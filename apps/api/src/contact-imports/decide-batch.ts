import { displayName } from '@threefold/domain/contacts/names';
import { broughtBy } from '@threefold/domain/contacts/provenance';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Scope } from '../platform/scope.ts';
import {
  addPerson,
  createPeople,
  type Decision,
  decideRow,
  type Exported,
  type People,
  type Person,
} from './decide-row.ts';
import type { Candidate } from './find-candidates.ts';
import { type ExportedPeople, withoutReferrers } from './find-exported.ts';
import { listImportPeople } from './import-people-queries.ts';
import type { Run } from './import-run.ts';
import { type KnownContact, listContactsById } from './imported-contacts-queries.ts';
import type { PreparedRow, ReadPerson } from './prepare-row.ts';
import { personOf } from './write-people.ts';

export type Decided = {
  decisions: Decision[];
  people: ReadonlyMap<string, Person>;
  known: readonly KnownContact[];
};

type ToDecide = {
  run: Run;
  rows: readonly PreparedRow[];
  candidates: ReadonlyMap<ReadPerson, readonly Candidate[]>;
  exported: ExportedPeople;
};

/**
 * Decides the rows of a batch in their order. Most rows of a file are about somebody whom nobody shares a key with, or went in
 * before just as they are: those are told by their keys and their fingerprint, and only the rest is compared field by field.
 */
export async function decideBatch(
  db: WorkspaceTransaction,
  scope: Scope,
  { run, rows, candidates, exported }: ToDecide,
): Promise<Decided> {
  const absorbed = new Map<ReadPerson, Candidate>();
  const doubtful = new Set(exported.known.values());
  for (const [row, found] of candidates) {
    const same = found.find(({ rowHash, isInTrash }) => rowHash === row.rowHash && !isInTrash);
    if (same) absorbed.set(row, same);
    else for (const { id } of found) doubtful.add(id);
  }
  const { people, known } = await loadPeople(db, scope, { run, ids: doubtful });
  const batch: Batch = {
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
    if (same) return leaveAlone(batch, row, same);
    const isPerhapsKnown = candidates.has(row) || isHereAlready(batch, row) || isTouched(batch, row);
    return withProposal(isPerhapsKnown ? compare(batch, row) : welcome(batch, row), row);
  });
  for (const { contactId, outcome } of decisions)
    if (contactId && outcome !== 'created') run.met.add(contactId);
  return { decisions, people: batch.everybody, known };
}

/** Said once, with the row that brought it. */
function withProposal(decision: Decision, { proposal }: ReadPerson): Decision {
  const isNew = decision.outcome === 'created' || decision.outcome === 'merged';
  if (proposal === null || !isNew) return decision;
  return { ...decision, reason: [decision.reason, proposal].filter(Boolean).join('; ') };
}

async function loadPeople(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { run, ids }: { run: Run; ids: ReadonlySet<string> },
): Promise<{ people: People; known: KnownContact[] }> {
  const people = createPeople();
  const { importId } = run.source;
  const known = await listContactsById(db, workspaceId, { ids: [...ids], lock: !run.dryRun });
  const imagined = run.dryRun ? await listImportPeople(db, workspaceId, { importId, ids: [...ids] }) : [];
  const changed = new Set(imagined.map(({ id }) => id));
  for (const contact of known) {
    if (changed.has(contact.id)) continue;
    const person = personOf(contact, importId);
    addPerson(people, { ...person, isInFile: run.met.has(contact.id) || person.line !== null });
  }
  for (const person of imagined) addPerson(people, person);
  return { people, known };
}

type Batch = {
  people: People;
  /** People of this batch whom no other row has touched yet, by their keys: not worth an index of their own so far. */
  fresh: Map<string, Person[]>;
  everybody: Map<string, Person>;
  exported: ExportedPeople;
  run: Run;
  nextId: () => string;
};

/** Whether an earlier row of the batch shares a key with this one; whoever does is put where the rules look. */
function isTouched({ fresh, people }: Batch, { keys }: ReadPerson): boolean {
  let touched = false;
  for (const key of keys) {
    for (const person of fresh.get(key) ?? []) {
      touched = true;
      if (!people.index.contacts.has(person.id)) addPerson(people, person);
    }
  }
  return touched;
}

/** Whether the one whom our own export means is known, or came with an earlier row. */
function isHereAlready({ exported, everybody }: Batch, { exportedId }: ReadPerson): boolean {
  return exportedId !== null && (exported.known.has(exportedId) || everybody.has(exportedId));
}

/** Somebody new keeps the id of our own export, where it is free. */
function idFor({ exported, everybody, nextId }: Batch, { exportedId }: ReadPerson): string {
  const isFree = exportedId !== null && !exported.taken.has(exportedId) && !everybody.has(exportedId);
  return isFree ? exportedId : nextId();
}

/** Two rows with two ids of our own are two people, whatever they share. */
function exportedOf({ exported, run }: Batch, { exportedId }: ReadPerson): Exported | null {
  if (exportedId === null) return null;
  return {
    id: exported.known.get(exportedId) ?? exportedId,
    mayBe: ({ id, isInFile }) => !isInFile && !run.exportedIds.has(id),
  };
}

function compare(batch: Batch, row: ReadPerson): Decision {
  isTouched(batch, row);
  const { people, run } = batch;
  const newId = () => idFor(batch, row);
  const exported = exportedOf(batch, row);
  const isHere = batch.exported.known.has(row.exportedId ?? '');
  const fields = isHere ? withoutReferrers(row.fields) : row.fields;
  const decision = decideRow(people, { ...row, fields, source: run.kind, newId, exported });
  const person = people.byId.get(decision.contactId ?? '');
  if (!person || (decision.outcome !== 'created' && decision.outcome !== 'merged')) return decision;
  people.byId.set(person.id, { ...person, rowHash: row.rowHash });
  remember(batch, row.keys, person);
  return decision;
}

/** Nobody shares a key with this row. */
function welcome(batch: Batch, row: ReadPerson): Decision {
  const { line, fields, keys, rowHash } = row;
  const { run, everybody } = batch;
  const id = idFor(batch, row);
  const person: Person = {
    id,
    fields,
    isInTrash: false,
    line,
    isOfThisImport: true,
    brought: broughtBy(run.kind, fields),
    isInFile: true,
    rowHash,
    keys,
  };
  everybody.set(id, person);
  remember(batch, keys, person);
  return {
    line,
    outcome: 'created',
    reason: null,
    contactId: id,
    name: displayName(fields),
    changes: null,
    broughtBefore: null,
    conflicts: [],
  };
}

function remember({ fresh }: Batch, keys: readonly string[], person: Person): void {
  for (const key of keys) {
    const others = fresh.get(key);
    if (!others) fresh.set(key, [person]);
    else if (others.length < crowd) others.push(person);
  }
}

/** A key that leads to so many people says little about any of them. */
const crowd = 50;

/** This very row went into somebody before. */
function leaveAlone(
  { people, run: { source, dryRun } }: Batch,
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
    broughtBefore: null,
    conflicts: [],
  };
}
