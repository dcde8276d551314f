import { readLinkedinUrl } from '@threefold/domain/contact-imports/read-cell';
import { blockKeys } from '@threefold/domain/contact-merging/block-keys';
import { scorePair, worthALook } from '@threefold/domain/contact-merging/score-pair';
import { foldText } from '@threefold/domain/contacts/search-text';
import type { AppParts } from '../platform/app-parts.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { isImporting, saveFinished, saveStarted } from './duplicates-queries.ts';
import * as queries from './find-pairs-queries.ts';
import { postponeSearch, quietSince } from './postpone-search.ts';

const peopleAtOnce = 2_000;
const pairsAtOnce = 2_000;
/** More than anybody decides: of more than so many the likeliest stay. */
const mostPairs = 5_000;

/** The search would take from an import what it needs, and be out of date at its end. */
class ImportGoesOn extends Error {}

/**
 * Looks for people who are in a workspace twice. Goes through all of them once and compares each with a few neighbours, so
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
    await queries.lockSearch(db, workspaceId);
    await queries.openKeys(db);
    const giveWay = async () => {
      if (await isImporting(db, workspaceId, quietSince(scope()))) throw new ImportGoesOn();
    };
    const people = await gatherKeys(db, { workspaceId, giveWay });
    await queries.makePairs(db, workspaceId);
    const pairs = await scorePairs(db, { scope: start, giveWay });
    // Written at the very end, so that no decision of the seeker has to wait for the search.
    await queries.savePairs(db, workspaceId, { pairs, foundAt: start.now.toString() });
    await queries.deleteStale(db, workspaceId, start.now.toString());
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
    const batch: queries.SlimContact[] = await queries.listSlim(db, workspaceId, {
      after,
      count: peopleAtOnce,
    });
    if (batch.length === 0) return people;
    const keys = batch.map(comparable).flatMap((person) => {
      const rank = foldText(`${person.givenName} ${person.familyName}`);
      return blockKeys(person).map((key) => ({ key, rank, contactId: person.id }));
    });
    await queries.addKeys(db, keys);
    people += batch.length;
    after = batch.at(-1)?.id ?? null;
  }
}

async function scorePairs(
  db: WorkspaceTransaction,
  { scope: { workspaceId, now }, giveWay }: { scope: Scope; giveWay: GiveWay },
): Promise<queries.FoundPair[]> {
  let found: queries.FoundPair[] = [];
  for (let after = 0; ; ) {
    await giveWay();
    const candidates = await queries.listPairs(db, { after, count: pairsAtOnce });
    if (candidates.length === 0) return likeliest(found);
    after = candidates.at(-1)?.number ?? after;
    const ids = new Set(candidates.flatMap(({ firstId, secondId }) => [firstId, secondId]));
    const people = new Map(
      (await queries.listSlimById(db, workspaceId, [...ids])).map((person) => [
        person.id,
        comparable(person),
      ]),
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

function likeliest(found: readonly queries.FoundPair[]): queries.FoundPair[] {
  return found.toSorted((one, other) => other.score - one.score).slice(0, mostPairs);
}

/** All spellings of one LinkedIn profile compare as one. */
function comparable(person: queries.SlimContact): queries.SlimContact {
  const { linkedinUrl } = person;
  return { ...person, linkedinUrl: linkedinUrl && (readLinkedinUrl(linkedinUrl) ?? linkedinUrl) };
}
