import { type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Duplicate, DuplicateSearch } from '../platform/database-types.gen.ts';

export type DuplicateRow = Selectable<Duplicate>;
export type SearchRow = Selectable<DuplicateSearch>;
export type ScoreKey = { score: number; id: string };

type Filter = {
  status: DuplicateRow['status'];
  contactId: string | null;
  after: ScoreKey | null;
  count: number;
};

/** Pairs of which both are there, the likeliest first. */
export async function listDuplicateRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { status, contactId, after, count }: Filter,
): Promise<DuplicateRow[]> {
  let query = db
    .selectFrom('duplicate')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('status', '=', status)
    .where(areBothThere(workspaceId));
  if (contactId)
    query = query.where(sql<boolean>`${contactId}::uuid IN (duplicate.first_id, duplicate.second_id)`);
  if (after)
    query = query.where((expression) =>
      expression.or([
        expression('score', '<', after.score),
        expression.and([expression('score', '=', after.score), expression('id', '>', after.id)]),
      ]),
    );
  return query.orderBy('score', 'desc').orderBy('id').limit(count).execute();
}

function areBothThere(workspaceId: string) {
  return sql<boolean>`NOT EXISTS (
    SELECT FROM contact WHERE contact.workspace_id = ${workspaceId} AND contact.id IN (duplicate.first_id, duplicate.second_id)
      AND contact.deleted_at IS NOT NULL)`;
}

export function findDuplicate(
  db: WorkspaceTransaction,
  workspaceId: string,
  { duplicateId, lock = false }: { duplicateId: string; lock?: boolean },
): Promise<DuplicateRow | undefined> {
  const query = db
    .selectFrom('duplicate')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', duplicateId)
    .where(areBothThere(workspaceId));
  return (lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
}

export function saveDecision(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, status, decidedAt }: { id: string; status: DuplicateRow['status']; decidedAt: string | null },
): Promise<DuplicateRow> {
  return db
    .updateTable('duplicate')
    .set((expression) => ({ status, decidedAt, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** How many pairs wait, by status. */
export async function countWaiting(
  db: WorkspaceTransaction,
  workspaceId: string,
): Promise<{ open: number; later: number }> {
  const { rows } = await sql<{ open: number; later: number }>`
    SELECT count(*) FILTER (WHERE status = 'open')::integer AS open, count(*) FILTER (WHERE status = 'later')::integer AS later
    FROM duplicate WHERE workspace_id = ${workspaceId} AND status IN ('open', 'later') AND ${areBothThere(workspaceId)}`.execute(
    db,
  );
  return rows[0] ?? { open: 0, later: 0 };
}

export function findSearch(db: WorkspaceTransaction, workspaceId: string): Promise<SearchRow | undefined> {
  return db
    .selectFrom('duplicateSearch')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .executeTakeFirst();
}

export async function saveAsked(
  db: WorkspaceTransaction,
  workspaceId: string,
  askedAt: string,
): Promise<void> {
  await db
    .insertInto('duplicateSearch')
    .values({ workspaceId, askedAt })
    .onConflict((conflict) => conflict.column('workspaceId').doUpdateSet({ askedAt, startedAt: null }))
    .execute();
}

export async function saveStarted(
  db: WorkspaceTransaction,
  workspaceId: string,
  startedAt: string,
): Promise<void> {
  await db
    .insertInto('duplicateSearch')
    .values({ workspaceId, askedAt: startedAt, startedAt })
    .onConflict((conflict) => conflict.column('workspaceId').doUpdateSet({ startedAt }))
    .execute();
}

export async function saveFinished(
  db: WorkspaceTransaction,
  workspaceId: string,
  { finishedAt, people, found }: { finishedAt: string; people: number; found: number },
): Promise<void> {
  await db
    .updateTable('duplicateSearch')
    .set({ finishedAt, people, found })
    .where('workspaceId', '=', workspaceId)
    .execute();
}

/** Whether an import goes on that wrote something since. */
export async function isImporting(
  db: WorkspaceTransaction,
  workspaceId: string,
  since: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('contactImport')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('status', 'in', ['reading', 'importing'])
    .where('updatedAt', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a workspace has more people than so many; counts no further. */
export async function hasMoreThan(
  db: WorkspaceTransaction,
  workspaceId: string,
  many: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('contact')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .offset(many)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type FoundPair = {
  id: string;
  firstId: string;
  secondId: string;
  score: number;
  reasons: readonly { speaks: string; sentence: string }[];
};
export type SlimContact = {
  id: string;
  givenName: string;
  familyName: string;
  title: string | null;
  organization: string | null;
  emails: string[];
  phones: { e164: string | null; typed: string }[];
  linkedinUrl: string | null;
  city: string | null;
  country: string | null;
};

const slim = [
  'id',
  'givenName',
  'familyName',
  'title',
  'organization',
  'emails',
  'phones',
  'linkedinUrl',
  'city',
  'country',
] as const;

/** The keys of the search, for as long as its transaction. */
export async function openKeys(db: WorkspaceTransaction): Promise<void> {
  await sql`CREATE TEMPORARY TABLE duplicate_key (key text NOT NULL, rank text NOT NULL, contact_id uuid NOT NULL) ON COMMIT DROP`.execute(
    db,
  );
  // One search goes through all people once; the limit of a request does not hold for it.
  await sql`SET LOCAL statement_timeout = 600000`.execute(db);
}

/** The next people by id. */
export function listSlim(
  db: WorkspaceTransaction,
  workspaceId: string,
  { after, count }: { after: string | null; count: number },
): Promise<SlimContact[]> {
  const query = db
    .selectFrom('contact')
    .select(slim)
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null);
  return (after ? query.where('id', '>', after) : query).orderBy('id').limit(count).execute();
}

export function listSlimById(
  db: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<SlimContact[]> {
  return db
    .selectFrom('contact')
    .select(slim)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', sql<string>`ANY(${[...ids]}::uuid[])`)
    .execute();
}

export async function addKeys(
  db: WorkspaceTransaction,
  keys: readonly { key: string; rank: string; contactId: string }[],
): Promise<void> {
  await sql`
    INSERT INTO duplicate_key SELECT * FROM unnest(
      ${keys.map(({ key }) => key)}::text[], ${keys.map(({ rank }) => rank)}::text[], ${keys.map(({ contactId }) => contactId)}::uuid[])`.execute(
    db,
  );
}

/**
 * Who stands near whom: within one key people are put in the order of their names, and each is held against the next few only,
 * so that a key that thousands share costs thousands and not millions.
 */
export async function makePairs(db: WorkspaceTransaction, workspaceId: string): Promise<void> {
  await sql`
    CREATE TEMPORARY TABLE duplicate_candidate ON COMMIT DROP AS
    SELECT row_number() OVER () AS number, pair.* FROM (
      SELECT DISTINCT least(contact_id, other) AS first_id, greatest(contact_id, other) AS second_id
      FROM (
        SELECT contact_id, unnest(ARRAY[lead(contact_id, 1) OVER near, lead(contact_id, 2) OVER near, lead(contact_id, 3) OVER near,
          lead(contact_id, 4) OVER near, lead(contact_id, 5) OVER near, lead(contact_id, 6) OVER near, lead(contact_id, 7) OVER near,
          lead(contact_id, 8) OVER near]) AS other
        FROM duplicate_key WINDOW near AS (PARTITION BY key ORDER BY rank, contact_id)
      ) neighbor
      WHERE other IS NOT NULL
    ) pair
    WHERE NOT EXISTS (
      SELECT FROM duplicate WHERE duplicate.workspace_id = ${workspaceId} AND duplicate.first_id = pair.first_id
        AND duplicate.second_id = pair.second_id AND duplicate.status = 'not-same')`.execute(db);
}

export async function listPairs(
  db: WorkspaceTransaction,
  { after, count }: { after: number; count: number },
): Promise<{ number: number; firstId: string; secondId: string }[]> {
  const { rows } = await sql<{ number: number; firstId: string; secondId: string }>`
    SELECT number, first_id, second_id FROM duplicate_candidate WHERE number > ${after} ORDER BY number LIMIT ${count}`.execute(
    db,
  );
  return rows;
}

/** What was decided stays decided; what is not decided gets its new score. */
export async function savePairs(
  db: WorkspaceTransaction,
  workspaceId: string,
  { pairs, foundAt }: { pairs: readonly FoundPair[]; foundAt: string },
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    INSERT INTO duplicate (workspace_id, id, first_id, second_id, score, reasons, status, version, found_at)
    SELECT ${workspaceId}, id, "firstId", "secondId", score, reasons, 'open', 1, ${foundAt}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
      AS pair (id uuid, "firstId" uuid, "secondId" uuid, score integer, reasons jsonb)
    ON CONFLICT (workspace_id, first_id, second_id) DO UPDATE
      SET score = excluded.score, reasons = excluded.reasons, found_at = excluded.found_at
      WHERE duplicate.status <> 'not-same'`.execute(db);
}

/** Pairs that nobody decided and that this search did not find again. */
export async function deleteStale(
  db: WorkspaceTransaction,
  workspaceId: string,
  foundAt: string,
): Promise<void> {
  await sql`
    DELETE FROM duplicate WHERE workspace_id = ${workspaceId} AND status IN ('open', 'later') AND found_at < ${foundAt}::timestamptz`.execute(
    db,
  );
}

/** Two searches of one workspace at once wait for each other. */
export async function lockSearch(db: WorkspaceTransaction, workspaceId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`duplicates ${workspaceId}`}))`.execute(db);
}

/** Pairs that a merge made or decided, to take that back. */
export type CarriedPairs = { made: string[]; decided: string[] };

type Merging = { survivorId: string; mergedId: string; now: string };

/**
 * What was said of the one who goes holds for the one who stays: whoever was not the same person still is not, and whoever
 * waited to be decided still waits.
 */
export async function carryDecisions(
  db: WorkspaceTransaction,
  workspaceId: string,
  { survivorId, mergedId, now }: Merging,
): Promise<CarriedPairs> {
  const { rows } = await sql<{ id: string; made: boolean }>`
    INSERT INTO duplicate (workspace_id, id, first_id, second_id, score, reasons, status, version, found_at, decided_at)
    SELECT workspace_id, gen_random_uuid(), least(other, ${survivorId}::uuid), greatest(other, ${survivorId}::uuid),
      score, reasons, status, 1, found_at, decided_at
    FROM (
      SELECT duplicate.*, CASE WHEN first_id = ${mergedId} THEN second_id ELSE first_id END AS other
      FROM duplicate WHERE workspace_id = ${workspaceId} AND ${mergedId}::uuid IN (first_id, second_id) AND status <> 'merged'
    ) pair
    WHERE other <> ${survivorId}
    ON CONFLICT (workspace_id, first_id, second_id) DO UPDATE
      SET status = 'not-same', decided_at = excluded.decided_at, version = duplicate.version + 1
      WHERE excluded.status = 'not-same' AND duplicate.status IN ('open', 'later')
    RETURNING id, version = 1 AS made`.execute(db);
  await sql`
    UPDATE duplicate SET status = 'merged', decided_at = ${now}, version = version + 1
    WHERE workspace_id = ${workspaceId}
      AND first_id = least(${survivorId}::uuid, ${mergedId}::uuid) AND second_id = greatest(${survivorId}::uuid, ${mergedId}::uuid)`.execute(
    db,
  );
  return {
    made: rows.filter(({ made }) => made).map(({ id }) => id),
    decided: rows.filter(({ made }) => !made).map(({ id }) => id),
  };
}

/** The pair itself waits again: the seeker just found that it was no sure thing. */
export async function takeDecisionsBack(
  db: WorkspaceTransaction,
  workspaceId: string,
  { survivorId, mergedId, made, decided }: Omit<Merging, 'now'> & CarriedPairs,
): Promise<void> {
  await sql`DELETE FROM duplicate WHERE workspace_id = ${workspaceId} AND id = ANY(${made}::uuid[])`.execute(
    db,
  );
  await sql`
    UPDATE duplicate SET status = 'open', decided_at = NULL, version = version + 1
    WHERE workspace_id = ${workspaceId} AND (id = ANY(${decided}::uuid[]) OR (status = 'merged'
      AND first_id = least(${survivorId}::uuid, ${mergedId}::uuid) AND second_id = greatest(${survivorId}::uuid, ${mergedId}::uuid)))`.execute(
    db,
  );
}
