import type { FindingKind } from '@threefold/contracts/findings';
import { foldText } from '@threefold/domain/contacts/search-text';
import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Finding } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

export type FindingRow = Selectable<Finding>;

/** In the trash or not. */
export function findFindingRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  findingId: string,
): Promise<FindingRow | undefined> {
  return db
    .selectFrom('finding')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', findingId)
    .executeTakeFirst();
}

export function lockFindingRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  findingId: string,
): Promise<FindingRow | undefined> {
  return db
    .selectFrom('finding')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', findingId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function insertFinding(db: WorkspaceTransaction, row: Insertable<Finding>): Promise<boolean> {
  const inserted = await db
    .insertInto('finding')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function saveFinding(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Updateable<Finding> & { id: string },
): Promise<FindingRow> {
  return db
    .updateTable('finding')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Latest first, without those in the trash; those that were merged into others were said here all the same. */
export function listFindingRowsOfMeeting(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, limit }: { meetingId: string; limit: number },
): Promise<FindingRow[]> {
  return db
    .selectFrom('finding')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where('meetingId', '=', meetingId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

const mostEarlierFindings = 20;

/** What was learnt from this contact, or from anybody at their organization, outside this meeting; latest first. */
export async function listEarlierFindingRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactId }: { meetingId: string; contactId: string },
): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    WITH near AS (
      SELECT other.id FROM contact
      JOIN contact other ON other.workspace_id = ${workspaceId} AND other.deleted_at IS NULL
        AND (other.id = contact.id OR lower(other.organization) = lower(contact.organization))
      WHERE contact.workspace_id = ${workspaceId} AND contact.id = ${contactId}
    )
    SELECT finding.* FROM finding
    WHERE finding.workspace_id = ${workspaceId} AND finding.deleted_at IS NULL
      AND finding.meeting_id IS DISTINCT FROM ${meetingId}::uuid
      AND (finding.contact_id IN (SELECT id FROM near)
        OR (finding.contact_id IS NULL AND finding.meeting_id IN (
          SELECT meeting_participant.meeting_id FROM meeting_participant
          WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.contact_id IN (SELECT id FROM near))))
    ORDER BY finding.created_at DESC, finding.id DESC
    LIMIT ${mostEarlierFindings}`.execute(db);
  return rows;
}

export type SourceRow = {
  findingId: string;
  text: string;
  at: string;
  meetingId: string | null;
  meetingAt: string | null;
  contactId: string | null;
  givenName: string | null;
  familyName: string | null;
  emails: string[] | null;
  organization: string | null;
  industry: string | null;
};
export type GatheredRow = FindingRow & { sources: SourceRow[] };

export type GatheredFilter = {
  q?: string | undefined;
  meetingId?: string | undefined;
  contactId?: string | undefined;
  kind?: FindingRow['kind'] | undefined;
  organization?: string | undefined;
  industry?: string | undefined;
  couldHelp?: boolean | undefined;
};

/**
 * Everything that was said, with who said it: the contact named, else the first participant of the meeting. People in the
 * trash are nobody. `said` is the table or a part of it.
 */
function saidFrom(workspaceId: string, said: RawBuilder<unknown> = sql`finding`): RawBuilder<unknown> {
  return sql`${said} said
    LEFT JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = said.meeting_id
    LEFT JOIN contact person ON person.workspace_id = ${workspaceId} AND person.deleted_at IS NULL
      AND person.id = coalesce(said.contact_id, (
        SELECT participant.contact_id FROM meeting_participant participant
        WHERE participant.workspace_id = ${workspaceId} AND participant.meeting_id = said.meeting_id
        ORDER BY participant.position LIMIT 1))
    LEFT JOIN organization_industry place ON place.workspace_id = ${workspaceId}
      AND place.organization_key = lower(btrim(person.organization))`;
}

/** Latest first; those that were merged into others stand behind them. One row more than the limit where more follow. */
export async function listGatheredRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { filter, after, limit }: { filter: GatheredFilter; after: TimeKey | null; limit: number },
): Promise<GatheredRow[]> {
  const conditions = [
    sql`finding.workspace_id = ${workspaceId} AND finding.deleted_at IS NULL AND finding.merged_into IS NULL`,
    ...(after ? [sql`(finding.created_at, finding.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
    ...(filter.kind ? [sql`finding.kind = ${filter.kind}`] : []),
    ...(filter.couldHelp === undefined ? [] : [sql`finding.could_help = ${filter.couldHelp}`]),
    ...sourceConditions(workspaceId, filter),
  ];
  const { rows } = await sql<GatheredRow>`
    WITH page AS MATERIALIZED (
      SELECT * FROM finding
      WHERE ${sql.join(conditions, sql` AND `)}
      ORDER BY finding.created_at DESC, finding.id DESC
      LIMIT ${limit + 1}
    )
    SELECT page.*, ${sourcesOf(workspaceId)} AS sources FROM page
    ORDER BY page.created_at DESC, page.id DESC`.execute(db);
  return rows;
}

/** In the trash or not, merged or not. */
export async function findGatheredRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  findingId: string,
): Promise<GatheredRow | undefined> {
  const { rows } = await sql<GatheredRow>`
    WITH page AS MATERIALIZED (SELECT * FROM finding WHERE workspace_id = ${workspaceId} AND id = ${findingId})
    SELECT page.*, ${sourcesOf(workspaceId)} AS sources FROM page`.execute(db);
  return rows[0];
}

/**
 * One source has to fit all of it: what was heard in one organization is not found under another's industry. The sources are
 * gone through once, not for each finding: `IS TRUE` keeps the planner from making a join of it.
 */
function sourceConditions(workspaceId: string, filter: GatheredFilter): RawBuilder<unknown>[] {
  const { meetingId, contactId, organization, industry } = filter;
  const words = foldText(filter.q ?? '');
  const pattern = `%${words.replace(/[\\%_]/g, String.raw`\$&`)}%`;
  const wanted = [
    ...(meetingId ? [sql`said.meeting_id = ${meetingId}`] : []),
    ...(contactId ? [sql`(said.contact_id = ${contactId} OR ${heardWith(workspaceId, contactId)})`] : []),
    ...(organization ? [sql`lower(btrim(person.organization)) = lower(btrim(${organization}))`] : []),
    ...(industry ? [sql`lower(coalesce(said.industry, place.industry)) = lower(${industry})`] : []),
    ...(words
      ? [sql`(coalesce(said.search, lower(said.text)) LIKE ${pattern} OR person.search LIKE ${pattern})`]
      : []),
  ];
  if (wanted.length === 0) return [];
  return [
    sql`(finding.id IN (
      SELECT coalesce(said.merged_into, said.id) FROM ${saidFrom(workspaceId)}
      WHERE said.workspace_id = ${workspaceId} AND said.deleted_at IS NULL AND ${sql.join(wanted, sql` AND `)})) IS TRUE`,
  ];
}

/** Learnt in a meeting with them where nobody is named. */
function heardWith(workspaceId: string, contactId: string): RawBuilder<unknown> {
  return sql`(said.contact_id IS NULL AND said.meeting_id IN (
    SELECT meeting_id FROM meeting_participant WHERE workspace_id = ${workspaceId} AND contact_id = ${contactId}))`;
}

/** Of each row of `page`; two look-ups by index, where one with OR would go through the whole table. */
function sourcesOf(workspaceId: string): RawBuilder<unknown> {
  const said = sql`(
    SELECT * FROM finding WHERE workspace_id = ${workspaceId} AND id = page.id
    UNION ALL
    SELECT * FROM finding WHERE workspace_id = ${workspaceId} AND merged_into = page.id AND deleted_at IS NULL)`;
  return sql`(
    SELECT jsonb_agg(jsonb_build_object('findingId', said.id, 'text', said.text, 'at', said.created_at,
      'meetingId', said.meeting_id, 'meetingAt', meeting.starts_at, 'contactId', person.id,
      'givenName', person.given_name, 'familyName', person.family_name, 'emails', person.emails,
      'organization', person.organization, 'industry', coalesce(said.industry, place.industry))
      ORDER BY said.created_at, said.id)
    FROM ${saidFrom(workspaceId, said)})`;
}

type PlaceRow =
  | { what: 'all'; name: null; industry: null; findings: number; couldHelp: number; people: number }
  | { what: 'kind'; name: FindingKind; industry: null; findings: number }
  | { what: 'industry'; name: string; industry: null; findings: number }
  | { what: 'organization'; name: string; industry: string | null; findings: number };

/** `IS TRUE` keeps the planner from joining what is a look-up in a hash. Counted by findings, not by how often each was said; the largest first. Names as they are written most often. */
export async function countPlaces(db: WorkspaceTransaction, workspaceId: string): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    WITH shown AS MATERIALIZED (
      SELECT id, kind, could_help FROM finding
      WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL AND merged_into IS NULL
    ), heard AS MATERIALIZED (
      SELECT coalesce(said.merged_into, said.id) AS finding_id, person.id AS person_id,
        nullif(btrim(person.organization), '') AS organization, place.industry AS of_place,
        coalesce(said.industry, place.industry) AS industry
      FROM ${saidFrom(workspaceId)}
      WHERE said.workspace_id = ${workspaceId} AND said.deleted_at IS NULL
        AND (coalesce(said.merged_into, said.id) IN (SELECT id FROM shown)) IS TRUE
    )
    SELECT 'all' AS what, NULL AS name, NULL AS industry, (SELECT count(*)::integer FROM shown) AS findings,
      (SELECT count(*)::integer FROM shown WHERE could_help) AS could_help,
      (SELECT count(DISTINCT person_id)::integer FROM heard) AS people
    UNION ALL
    SELECT 'kind', kind, NULL, count(*)::integer, 0, 0 FROM shown GROUP BY kind
    UNION ALL
    SELECT 'industry', mode() WITHIN GROUP (ORDER BY industry), NULL, count(DISTINCT finding_id)::integer, 0, 0
    FROM heard WHERE industry IS NOT NULL GROUP BY lower(industry)
    UNION ALL
    SELECT 'organization', mode() WITHIN GROUP (ORDER BY organization), min(of_place), count(DISTINCT finding_id)::integer, 0, 0
    FROM heard WHERE organization IS NOT NULL GROUP BY lower(organization)
    ORDER BY findings DESC, name`.execute(db);
  return rows;
}

export async function saveIndustry(
  db: WorkspaceTransaction,
  workspaceId: string,
  { organization, industry, now }: { organization: string; industry: string; now: string },
): Promise<void> {
  await sql`
    INSERT INTO organization_industry (workspace_id, organization_key, industry, updated_at)
    VALUES (${workspaceId}, lower(btrim(${organization})), ${industry}, ${now})
    ON CONFLICT (workspace_id, organization_key) DO UPDATE SET industry = excluded.industry, updated_at = excluded.updated_at`.execute(
    db,
  );
}

export async function removeIndustry(
  db: WorkspaceTransaction,
  workspaceId: string,
  organization: string,
): Promise<void> {
  await sql`
    DELETE FROM organization_industry
    WHERE workspace_id = ${workspaceId} AND organization_key = lower(btrim(${organization}))`.execute(db);
}

type FindingSource = { hasMeeting: boolean; hasContact: boolean; firstParticipantId: string | null };

/** Whether the meeting and the contact are there and not in the trash, and who comes first in that meeting. */
export async function findFindingSource(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactId }: { meetingId: string | null; contactId: string | null },
): Promise<FindingSource> {
  const { rows } = await sql<FindingSource>`
    SELECT
      EXISTS (SELECT FROM meeting WHERE workspace_id = ${workspaceId} AND id = ${meetingId}::uuid AND deleted_at IS NULL) AS has_meeting,
      EXISTS (SELECT FROM contact WHERE workspace_id = ${workspaceId} AND id = ${contactId}::uuid AND deleted_at IS NULL) AS has_contact,
      (SELECT contact_id FROM meeting_participant WHERE workspace_id = ${workspaceId} AND meeting_id = ${meetingId}::uuid
        ORDER BY position LIMIT 1) AS first_participant_id`.execute(db);
  return rows[0] ?? { hasMeeting: false, hasContact: false, firstParticipantId: null };
}
