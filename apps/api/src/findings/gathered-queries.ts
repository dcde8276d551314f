import { foldText } from '@threefold/domain/contacts/search-text';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { TimeKey } from '../platform/paging.ts';
import type { FindingRow } from './findings-queries.ts';

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
export function saidFrom(workspaceId: string, said: RawBuilder<unknown> = sql`finding`): RawBuilder<unknown> {
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
