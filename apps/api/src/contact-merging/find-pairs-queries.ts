import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

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
      ) neighbour
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
