import {
  type Contact,
  type listContacts as listContactsEndpoint,
  stage,
} from '@threefold/contracts/contacts';
import { id, instant, text } from '@threefold/contracts/primitives';
import { foldText } from '@threefold/domain/contacts/search-text';
import { stages as stagesInOrder } from '@threefold/domain/contacts/stage';
import { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeCursor, pageOf } from '../platform/paging.ts';
import type { Scope } from '../platform/scope.ts';
import { contactOfRow } from './contact.ts';
import {
  type ContactFilters,
  listContactsByChange,
  listContactsByName,
  listContactsByRelevance,
  listContactsByStage,
} from './contact-list-queries.ts';

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

/** A cursor of another order would compare a name with an instant: it says its order first. */
const nameKeyset = z
  .tuple([z.literal('name'), text(1000), id])
  .transform(([_, sortName, id]) => ({ sortName, id }));
const changeKeyset = z
  .tuple([z.literal('recent'), instant, id])
  .transform(([_, updatedAt, id]) => ({ updatedAt, id }));
const stageKeyset = z
  .tuple([z.literal('stage'), stage, text(1000), id])
  .transform(([_, stage, sortName, id]) => ({ stage, sortName, id }));
/** The score is a `real` of the database: what is too large or too small for one was not answered by it. */
const relevanceKeyset = z
  .tuple([z.literal('relevance'), z.number().min(0).max(2).transform(Math.fround), id])
  .transform(([_, score, id]) => ({ score, id }));

type Listing = { db: WorkspaceTransaction; scope: Scope; request: Request; filters: ContactFilters };

async function byName({ db, scope, request, filters }: Listing): Promise<Page> {
  const after = decodeCursor(request.cursor, nameKeyset);
  const rows = await listContactsByName(db, scope.workspaceId, { filters, after, count: request.limit + 1 });
  return pageOf(rows, request.limit, {
    item: (row) => contactOfRow(row, scope),
    key: (row) => ['name', row.sortName, row.id],
  });
}

async function byChange({ db, scope, request, filters }: Listing): Promise<Page> {
  const after = decodeCursor(request.cursor, changeKeyset);
  const rows = await listContactsByChange(db, scope.workspaceId, {
    filters,
    after,
    count: request.limit + 1,
  });
  return pageOf(rows, request.limit, {
    item: (row) => contactOfRow(row, scope),
    key: (row) => ['recent', row.updatedAt, row.id],
  });
}

async function byStage({ db, scope, request, filters }: Listing): Promise<Page> {
  const after = decodeCursor(request.cursor, stageKeyset);
  const rows = await listContactsByStage(db, scope.workspaceId, {
    filters,
    after,
    stages: after ? stagesInOrder.slice(stagesInOrder.indexOf(after.stage)) : stagesInOrder,
    count: request.limit + 1,
  });
  return pageOf(rows, request.limit, {
    item: (row) => contactOfRow(row, scope),
    key: (row) => ['stage', row.stage, row.sortName, row.id],
  });
}

async function byRelevance(
  listing: Listing & { filters: ContactFilters & { query: string } },
): Promise<Page> {
  const { db, scope, request, filters } = listing;
  const after = decodeCursor(request.cursor, relevanceKeyset);
  const rows = await listContactsByRelevance(db, scope.workspaceId, {
    filters,
    after,
    count: request.limit + 1,
  });
  return pageOf(rows, request.limit, {
    item: (row) => contactOfRow(row, scope),
    key: (row) => ['relevance', row.score, row.id],
  });
}

function filtersOf(request: Request): ContactFilters {
  return {
    query: foldText(request.q ?? '') || null,
    stages: request.stage ?? null,
    reasons: request.reason ?? null,
    referrerId: request.referrerId ?? null,
    tag: request.tag || null,
    faceToFace: request.faceToFace === undefined ? null : request.faceToFace === 'true',
    deleted: request.deleted === 'true',
  };
}
