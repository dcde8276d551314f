import type { FindingKind } from '@threefold/contracts/findings';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { saidFrom } from './gathered-queries.ts';

export type PlaceRow =
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
