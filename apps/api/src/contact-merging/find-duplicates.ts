import type { DuplicateSearch } from '@threefold/contracts/contact-merging';
import { readLinkedinUrl } from '@threefold/domain/contact-imports/read-cell';
import { blockKeys, scorePair, worthALook } from '@threefold/domain/contact-merging/score-pair';
import { foldText } from '@threefold/domain/contacts/search-text';
import { Temporal } from 'temporal-polyfill';
import type { AppParts } from '../platform/app-parts.ts';
import { runInChildProcess } from '../platform/child-process.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { enqueue, type JobPayloads, type Jobs } from '../platform/jobs.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import {
  addKeys,
  countWaiting,
  deleteStale,
  type FoundPair,
  findSearch,
  hasMoreThan,
  isImporting,
  listPairs,
  listSlim,
  listSlimById,
  lockSearch,
  makePairs,
  openKeys,
  type SearchRow,
  type SlimContact,
  saveAsked,
  saveFinished,
  savePairs,
  saveStarted,
} from './duplicates-queries.ts';

/** Asking again before it began is asking once. */
export async function searchDuplicates(db: WorkspaceTransaction, scope: Scope): Promise<DuplicateSearch> {
  const { workspaceId } = scope;
  await saveAsked(db, workspaceId, scope.now.toString());
  await enqueue(db, 'find-duplicates', { payload: { workspaceId }, key: `find-duplicates ${workspaceId}` });
  return readSearch(db, scope);
}

export async function readSearch(db: WorkspaceTransaction, { workspaceId }: Scope): Promise<DuplicateSearch> {
  const row = await findSearch(db, workspaceId);
  const waiting = await countWaiting(db, workspaceId);
  return {
    status: statusOf(row),
    finishedAt: row?.finishedAt ?? null,
    people: row?.people ?? null,
    ...waiting,
  };
}

function statusOf(row: SearchRow | undefined): DuplicateSearch['status'] {
  if (!row) return 'never';
  if (row.startedAt === null) return 'waiting';
  const isDone = row.finishedAt !== null && Temporal.Instant.compare(row.finishedAt, row.startedAt) >= 0;
  return isDone ? 'done' : 'running';
}

export const contactMergingJobs: Jobs = { 'find-duplicates': findWhereItFits };

/** So few people are compared before a process has started. */
const fewPeople = 2_000;
const program = new URL('../duplicates-process.ts', import.meta.url);

async function findWhereItFits(
  parts: AppParts,
  payload: JobPayloads['find-duplicates'],
  signal: AbortSignal,
): Promise<void> {
  const { workspaceId } = payload;
  const scope: Scope = { workspaceId, userId: null, level: 'owner', now: parts.clock.now() };
  const { isPostponed, areMany } = await inWorkspace(parts.db, scope, async (db) => {
    const isPostponed = await isImporting(db, workspaceId, quietSince(scope));
    if (isPostponed) await postponeSearch(db, scope);
    return { isPostponed, areMany: await hasMoreThan(db, workspaceId, fewPeople) };
  });
  if (isPostponed) return;
  if (!areMany) return findDuplicates(parts, payload);
  const end = await runInChildProcess(program, { parts, payload, signal });
  if (end !== 'done') throw new Error(`The search for duplicates ${end}; its output says why.`);
}

const again = { seconds: 10 };
/** An import that goes on says so with every batch; of one that fell silent nobody waits for the end. */
const longestSilence = { minutes: 2 };

/** Puts the search behind an import that goes on. */
async function postponeSearch(
  db: WorkspaceTransaction,
  { workspaceId, now }: Pick<Scope, 'workspaceId' | 'now'>,
): Promise<void> {
  await saveAsked(db, workspaceId, now.toString());
  await enqueue(db, 'find-duplicates', {
    payload: { workspaceId },
    key: `find-duplicates ${workspaceId}`,
    delay: again,
  });
}

function quietSince({ now }: Pick<Scope, 'now'>): string {
  return now.subtract(longestSilence).toString();
}

const peopleAtOnce = 2_000;
const pairsAtOnce = 2_000;
/** More than anybody decides: of more than so many the likeliest stay. */
const mostPairs = 5_000;

/** The search would take from an import what it needs, and be out of date at its end. */
class ImportGoesOn extends Error {}

/**
 * Looks for people who are in a workspace twice. Goes through all of them once and compares each with a few neighbors, so
 * that it takes time in proportion to the people, and the memory of a batch. Run again, it finds the same. Where an import begins
 * meanwhile it gives way and is done behind it.
 */
export async function findDuplicates(
  parts: Pick<AppParts, 'db' | 'clock'>,
  { workspaceId }: { workspaceId: string },
): Promise<void> {
  const scope = (): Scope => ({ workspaceId, userId: null, level: 'owner', now: parts.clock.now() });
  const start = scope();
  await inWorkspace(parts.db, start, (db) => saveStarted(db, workspaceId, start.now.toString()));
  const search = inWorkspace(parts.db, start, async (db) => {
    await lockSearch(db, workspaceId);
    await openKeys(db);
    const giveWay = async () => {
      if (await isImporting(db, workspaceId, quietSince(scope()))) throw new ImportGoesOn();
    };
    const people = await gatherKeys(db, { workspaceId, giveWay });
    await makePairs(db, workspaceId);
    const pairs = await scorePairs(db, { scope: start, giveWay });
    // Written at the very end, so that no decision of the seeker has to wait for the search.
    await savePairs(db, workspaceId, { pairs, foundAt: start.now.toString() });
    await deleteStale(db, workspaceId, start.now.toString());
    await saveFinished(db, workspaceId, {
      finishedAt: parts.clock.now().toString(),
      people,
      found: pairs.length,
    });
  });
  await search.catch((error: unknown) => {
    if (!(error instanceof ImportGoesOn)) throw error;
    return inWorkspace(parts.db, start, (db) => postponeSearch(db, scope()));
  });
}

type GiveWay = () => Promise<void>;

async function gatherKeys(
  db: WorkspaceTransaction,
  { workspaceId, giveWay }: { workspaceId: string; giveWay: GiveWay },
): Promise<number> {
  let people = 0;
  let after: string | null = null;
  for (;;) {
    await giveWay();
    const batch: SlimContact[] = await listSlim(db, workspaceId, {
      after,
      count: peopleAtOnce,
    });
    if (batch.length === 0) return people;
    const keys = batch.map(comparable).flatMap((person) => {
      const rank = foldText(`${person.givenName} ${person.familyName}`);
      return blockKeys(person).map((key) => ({ key, rank, contactId: person.id }));
    });
    await addKeys(db, keys);
    people += batch.length;
    after = batch.at(-1)?.id ?? null;
  }
}

async function scorePairs(
  db: WorkspaceTransaction,
  { scope: { workspaceId, now }, giveWay }: { scope: Scope; giveWay: GiveWay },
): Promise<FoundPair[]> {
  let found: FoundPair[] = [];
  for (let after = 0; ; ) {
    await giveWay();
    const candidates = await listPairs(db, { after, count: pairsAtOnce });
    if (candidates.length === 0) return likeliest(found);
    after = candidates.at(-1)?.number ?? after;
    const ids = new Set(candidates.flatMap(({ firstId, secondId }) => [firstId, secondId]));
    const people = new Map(
      (await listSlimById(db, workspaceId, [...ids])).map((person) => [person.id, comparable(person)]),
    );
    for (const { firstId, secondId } of candidates) {
      const [first, second] = [people.get(firstId), people.get(secondId)];
      if (!first || !second) continue;
      const { score, reasons } = scorePair(first, second);
      if (score >= worthALook) found.push({ id: newId(now), firstId, secondId, score, reasons });
    }
    if (found.length > 2 * mostPairs) found = likeliest(found);
  }
}

function likeliest(found: readonly FoundPair[]): FoundPair[] {
  return found.toSorted((one, other) => other.score - one.score).slice(0, mostPairs);
}

/** All spellings of one LinkedIn profile compare as one. */
function comparable(person: SlimContact): SlimContact {
  const { linkedinUrl } = person;
  return { ...person, linkedinUrl: linkedinUrl && (readLinkedinUrl(linkedinUrl) ?? linkedinUrl) };
}
