import type {
  Duplicate,
  listDuplicates as listDuplicatesEndpoint,
} from '@threefold/contracts/contact-merging';
import type { Contact } from '@threefold/contracts/contacts';
import { id } from '@threefold/contracts/primitives';
import { z } from 'zod';
import { contactOfRow } from '../contacts/contact.ts';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeCursor, pageOf } from '../platform/paging.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { type DuplicateRow, findDuplicate, listDuplicateRows, saveDecision } from './duplicates-queries.ts';
import { type CountsRow, countThings, listPeople } from './merges-queries.ts';

type Request = z.output<typeof listDuplicatesEndpoint.query>;

const scoreKeyset = z.tuple([z.int().min(0).max(100), id]).transform(([score, id]) => ({ score, id }));

export async function listDuplicates(
  db: WorkspaceTransaction,
  scope: Scope,
  { limit, cursor, status, contactId }: Request,
): Promise<{ items: Duplicate[]; nextCursor: string | null }> {
  const rows = await listDuplicateRows(db, scope.workspaceId, {
    status,
    contactId: contactId ?? null,
    after: decodeCursor(cursor, scoreKeyset),
    count: limit + 1,
  });
  const page = pageOf(rows, limit, { item: (row) => row, key: (row) => [row.score, row.id] });
  return { items: await duplicatesOfRows(db, scope, page.items), nextCursor: page.nextCursor };
}

async function duplicatesOfRows(
  db: WorkspaceTransaction,
  scope: Scope,
  rows: readonly DuplicateRow[],
): Promise<Duplicate[]> {
  const { workspaceId } = scope;
  const ids = [...new Set(rows.flatMap(({ firstId, secondId }) => [firstId, secondId]))];
  const people = new Map(
    (await listPeople(db, workspaceId, { ids, lock: false })).map((row) => [
      row.id,
      contactOfRow(row, scope),
    ]),
  );
  const counts = await countThings(db, workspaceId, ids);
  return rows.flatMap((row): Duplicate[] => {
    const [first, second] = [people.get(row.firstId), people.get(row.secondId)];
    if (!first || !second) return [];
    const { id, version, score, reasons, status, foundAt, decidedAt } = row;
    const contacts = inOrder(first, second, counts);
    return [{ id, version, contacts, score, reasons, status, foundAt, decidedAt }];
  });
}

/** The one with more of a history is proposed to stay; of two without one, the one who was there first. */
function inOrder(
  first: Contact,
  second: Contact,
  counts: ReadonlyMap<string, CountsRow>,
): [Contact, Contact] {
  const [one, other] = [weigh(counts.get(first.id)), weigh(counts.get(second.id))];
  const isSecondOlder = one === other && second.createdAt < first.createdAt;
  return other > one || isSecondOlder ? [second, first] : [first, second];
}

function weigh(counts: CountsRow | undefined): number {
  const { letters = 0, calls = 0, meetings = 0, referrals = 0, findings = 0 } = counts ?? {};
  return letters + calls + meetings + referrals + findings;
}

type Deciding = { duplicateId: string; status: 'open' | 'later' | 'not-same'; ifMatch: number | null };

/** What was decided is remembered, and such a pair is never proposed again; `open` takes it back. */
export async function decideDuplicate(
  db: WorkspaceTransaction,
  scope: Scope,
  { duplicateId, status, ifMatch }: Deciding,
): Promise<Duplicate> {
  const { workspaceId } = scope;
  const row = await findDuplicate(db, workspaceId, { duplicateId, lock: true });
  if (!row) throw notFound('pair of contacts');
  const current = await asDuplicate(db, scope, row);
  if (row.status === status) return current;
  requireVersion(row.version, ifMatch, current);
  const decidedAt = status === 'open' ? null : scope.now.toString();
  return asDuplicate(db, scope, await saveDecision(db, workspaceId, { id: duplicateId, status, decidedAt }));
}

async function asDuplicate(db: WorkspaceTransaction, scope: Scope, row: DuplicateRow): Promise<Duplicate> {
  const [duplicate] = await duplicatesOfRows(db, scope, [row]);
  if (!duplicate) throw notFound('pair of contacts');
  return duplicate;
}
