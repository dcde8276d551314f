import type { Stage, TargetReason } from '@threefold/contracts/contacts';
import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { DB } from '../platform/database-types.gen.ts';
import { type ShownContact, shownColumns } from './contacts-queries.ts';

export type ContactFilters = {
  /** Folded like `contact.search`. */
  query: string | null;
  stages: readonly Stage[] | null;
  reasons: readonly TargetReason[] | null;
  referrerId: string | null;
  tag: string | null;
  faceToFace: boolean | null;
  deleted: boolean;
};

type Page<After> = { filters: ContactFilters; after: After | null; count: number };

/** A filter or a page may pass over the best of the people found: then all of them are wanted. */
const everyHit = 1_000_000;
const lowestId = '00000000-0000-0000-0000-000000000000';

export function listContactsByName(
  db: WorkspaceTransaction,
  workspaceId: string,
  { filters, after, count }: Page<{ sortName: string; id: string }>,
): Promise<ShownContact[]> {
  let query = filtered(db, workspaceId, filters)
    .orderBy('contact.sortName')
    .orderBy('contact.id')
    .limit(count);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('contact.sortName', 'contact.id'), '>', tuple(after.sortName, after.id)),
    );
  }
  return query.execute();
}

export function listContactsByChange(
  db: WorkspaceTransaction,
  workspaceId: string,
  { filters, after, count }: Page<{ updatedAt: string; id: string }>,
): Promise<ShownContact[]> {
  let query = filtered(db, workspaceId, filters)
    .orderBy('contact.updatedAt', 'desc')
    .orderBy('contact.id', 'desc')
    .limit(count);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('contact.updatedAt', 'contact.id'), '<', tuple(after.updatedAt, after.id)),
    );
  }
  return query.execute();
}

/**
 * One stage after the other in the order of `stages`, by name within each: every stage reads no more than a page from
 * its own part of the index, and the first one goes on after the cursor.
 */
export function listContactsByStage(
  db: WorkspaceTransaction,
  workspaceId: string,
  page: Page<{ sortName: string; id: string }> & { stages: readonly Stage[] },
): Promise<ShownContact[]> {
  const { filters, after, count, stages } = page;
  const names = stages.map((_, index) => (index === 0 && after ? after.sortName : ''));
  const ids = stages.map((_, index) => (index === 0 && after ? after.id : lowestId));
  const part = sql<{ stage: Stage; afterName: string; afterId: string; position: number }>`
    unnest(${[...stages]}::text[], ${names}::text[], ${ids}::uuid[]) WITH ORDINALITY`.as<'part'>(
    sql`part(stage, after_name, after_id, position)`,
  );
  return db
    .selectFrom(part)
    .innerJoinLateral(
      (expression) =>
        expression
          .selectFrom('contact')
          .selectAll()
          .where('contact.workspaceId', '=', workspaceId)
          .where((each) => each.and(conditions(each, workspaceId, filters)))
          .whereRef('contact.stage', '=', 'part.stage')
          .where(({ eb, refTuple }) =>
            eb(
              refTuple('contact.sortName', 'contact.id'),
              '>',
              // A tuple of references has no method of its own on this side of a comparison.
              sql`(part.after_name, part.after_id)` as never,
            ),
          )
          .orderBy('contact.sortName')
          .orderBy('contact.id')
          .limit(count)
          .as('contact'),
      (join) => join.onTrue(),
    )
    .innerJoin('workspaceSetting as seeker', 'seeker.workspaceId', 'contact.workspaceId')
    .leftJoin('contactNote as note', (join) =>
      join.onRef('note.workspaceId', '=', 'contact.workspaceId').onRef('note.contactId', '=', 'contact.id'),
    )
    .select(shownColumns)
    .select(['note.body as notes', 'seeker.timeZone as seekerTimeZone', 'seeker.country as seekerCountry'])
    .orderBy('part.position')
    .orderBy('contact.sortName')
    .orderBy('contact.id')
    .limit(count)
    .execute();
}

/** The best match first, through the narrow function that can use the trigram index under the policies. */
export function listContactsByRelevance(
  db: WorkspaceTransaction,
  workspaceId: string,
  { filters, after, count }: Page<{ score: number; id: string }> & { filters: { query: string } },
): Promise<(ShownContact & { score: number })[]> {
  const { stages, reasons, referrerId, tag, faceToFace } = filters;
  const isFirstOfAll =
    !after && !stages && !reasons && referrerId === null && tag === null && faceToFace === null;
  const atMost = isFirstOfAll ? count : everyHit;
  let query = filtered(db, workspaceId, { ...filters, query: null })
    .innerJoin(hits(workspaceId, filters.query, atMost), 'hit.contactId', 'contact.id')
    .select('hit.score')
    .orderBy('hit.score', 'desc')
    .orderBy('contact.id')
    .limit(count);
  if (after) {
    query = query.where(({ eb }) =>
      eb.or([
        eb('hit.score', '<', sql<number>`${after.score}::real`),
        eb('hit.score', '=', sql<number>`${after.score}::real`).and('contact.id', '>', after.id),
      ]),
    );
  }
  return query.execute();
}

function hits(workspaceId: string, query: string, atMost: number) {
  return sql<{
    contactId: string;
    score: number;
  }>`search_contacts(${workspaceId}, ${query}, ${atMost})`.as<'hit'>(sql`hit`);
}

function filtered(db: WorkspaceTransaction, workspaceId: string, filters: ContactFilters) {
  return db
    .selectFrom('contact')
    .innerJoin('workspaceSetting as seeker', 'seeker.workspaceId', 'contact.workspaceId')
    .leftJoin('contactNote as note', (join) =>
      join.onRef('note.workspaceId', '=', 'contact.workspaceId').onRef('note.contactId', '=', 'contact.id'),
    )
    .select(shownColumns)
    .select(['note.body as notes', 'seeker.timeZone as seekerTimeZone', 'seeker.country as seekerCountry'])
    .where('contact.workspaceId', '=', workspaceId)
    .where((expression) => expression.and(conditions(expression, workspaceId, filters)));
}

type Condition = ExpressionWrapper<DB, 'contact', SqlBool>;

function conditions(
  expression: ExpressionBuilder<DB, 'contact'>,
  workspaceId: string,
  { query, stages, reasons, referrerId, tag, faceToFace, deleted }: ContactFilters,
): Condition[] {
  const all: (Condition | null)[] = [
    expression('contact.deletedAt', deleted ? 'is not' : 'is', null),
    deleted ? expression('contact.erasedAt', 'is', null) : null,
    // Who went into another contact is not in the trash as far as the seeker can see.
    deleted ? expression('contact.mergedIntoId', 'is', null) : null,
    stages && expression('contact.stage', 'in', [...stages]),
    reasons && expression('contact.reasons', '&&', sql<TargetReason[]>`${[...reasons]}::text[]`),
    faceToFace === null ? null : expression('contact.faceToFace', '=', faceToFace),
    tag === null ? null : expression(expression.val(tag), '=', expression.fn.any('contact.tags')),
    referrerId === null
      ? null
      : expression.exists(
          expression
            .selectFrom('referral')
            .select('referral.id')
            .where('referral.workspaceId', '=', workspaceId)
            .where('referral.fromContactId', '=', referrerId)
            .where('referral.deletedAt', 'is', null)
            .whereRef('referral.toContactId', '=', 'contact.id'),
        ),
    query === null ? null : searched(expression, workspaceId, { query, deleted }),
  ];
  return all.filter((condition) => condition !== null);
}

/** The trash is small and not in the search's reach: there the text is looked through row by row. */
function searched(
  expression: ExpressionBuilder<DB, 'contact'>,
  workspaceId: string,
  { query, deleted }: { query: string; deleted: boolean },
): Condition {
  if (deleted) return expression(sql<number>`strpos(contact.search, ${query})`, '>', 0);
  return expression(
    'contact.id',
    'in',
    expression.selectFrom(hits(workspaceId, query, everyHit)).select('hit.contactId'),
  );
}
