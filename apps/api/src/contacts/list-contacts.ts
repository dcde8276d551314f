import type { Contact, listContacts as listContactsEndpoint, Stage } from '@threefold/contracts/contacts';
import { foldText } from '@threefold/domain/contacts/search-text';
import { stages as stagesInOrder } from '@threefold/domain/contacts/stage';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeCursor, pageOf } from '../platform/paging.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import {
  type ContactFilters,
  listContactsByChange,
  listContactsByName,
  listContactsByRelevance,
  listContactsByStage,
} from './contact-list-queries.ts';
import { contactOfRow } from './contact-of-row.ts';

type Request = z.output<typeof listContactsEndpoint.query>;
type Page = { items: Contact[]; nextCursor: string | null };

/** With a search text the best match comes first, unless another order than by name is asked for. */
export function listContacts(db: WorkspaceTransaction, scope: Scope, request: Request): Promise<Page> {
  const filters = filtersOf(request);
  const { query, deleted } = filters;
  const listing = { db, scope, request, filters };
  if (request.sort === 'recent') return byChange(listing);
  if (request.sort === 'stage') return byStage(listing);
  return query === null || deleted
    ? byName(listing)
    : byRelevance({ ...listing, filters: { ...filters, query } });
}

type Listing = { db: WorkspaceTransaction; scope: Scope; request: Request; filters: ContactFilters };

async function byName({ db, scope, request, filters }: Listing): Promise<Page> {
  const key = keyset(request.cursor, 'name', 3);
  const after = key && { sortName: textIn(key[1]), id: idIn(key[2]) };
  const rows = await listContactsByName(db, scope.workspaceId, { filters, after, count: request.limit + 1 });
  return pageOf(rows, request.limit, { item: contactOfRow, key: (row) => ['name', row.sortName, row.id] });
}

async function byChange({ db, scope, request, filters }: Listing): Promise<Page> {
  const key = keyset(request.cursor, 'recent', 3);
  const after = key && { updatedAt: instantIn(key[1]), id: idIn(key[2]) };
  const rows = await listContactsByChange(db, scope.workspaceId, {
    filters,
    after,
    count: request.limit + 1,
  });
  return pageOf(rows, request.limit, { item: contactOfRow, key: (row) => ['recent', row.updatedAt, row.id] });
}

async function byStage({ db, scope, request, filters }: Listing): Promise<Page> {
  const key = keyset(request.cursor, 'stage', 4);
  const after = key && { sortName: textIn(key[2]), id: idIn(key[3]) };
  const rows = await listContactsByStage(db, scope.workspaceId, {
    filters,
    after,
    stages: stagesFrom(key && textIn(key[1])),
    count: request.limit + 1,
  });
  return pageOf(rows, request.limit, {
    item: contactOfRow,
    key: (row) => ['stage', row.stage, row.sortName, row.id],
  });
}

async function byRelevance(
  listing: Listing & { filters: ContactFilters & { query: string } },
): Promise<Page> {
  const { db, scope, request, filters } = listing;
  const key = keyset(request.cursor, 'relevance', 3);
  const after = key && { score: numberIn(key[1]), id: idIn(key[2]) };
  const rows = await listContactsByRelevance(db, scope.workspaceId, {
    filters,
    after,
    count: request.limit + 1,
  });
  return pageOf(rows, request.limit, { item: contactOfRow, key: (row) => ['relevance', row.score, row.id] });
}

function filtersOf(request: Request): ContactFilters {
  return {
    query: foldText(storable(request.q ?? '')) || null,
    stages: request.stage ?? null,
    reasons: request.reason ?? null,
    referrerId: request.referrerId ?? null,
    tag: request.tag ? storable(request.tag) : null,
    deleted: request.deleted === 'true',
  };
}

/** No text in the database holds NUL, so nobody is missed without it. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '');
}

function stagesFrom(first: string | null): readonly Stage[] {
  if (first === null) return stagesInOrder;
  const stage = stagesInOrder.find((each) => each === first);
  if (stage === undefined) throw unknownCursor();
  return stagesInOrder.slice(stagesInOrder.indexOf(stage));
}

type KeyPart = string | number | undefined;

/** A cursor of another order would compare a name with an instant: it says its order first. */
function keyset(cursor: string | undefined, order: string, length: number) {
  const key = decodeCursor(cursor, length);
  if (key !== null && key[0] !== order) throw unknownCursor();
  return key;
}

function textIn(part: KeyPart): string {
  if (typeof part !== 'string' || part.includes('\u0000')) throw unknownCursor();
  return part;
}

function idIn(part: KeyPart): string {
  const text = textIn(part);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw unknownCursor();
  return text;
}

function instantIn(part: KeyPart): string {
  const text = textIn(part);
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) || Number.isNaN(Date.parse(text))) throw unknownCursor();
  return text;
}

function numberIn(part: KeyPart): number {
  if (typeof part !== 'number') throw unknownCursor();
  return part;
}

function unknownCursor(): Problem {
  return new Problem('malformed', 'The cursor is not one that this list answered.', {
    errors: [{ path: 'cursor', message: 'is not known' }],
  });
}
