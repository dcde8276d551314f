import { progressOf } from '@threefold/domain/history/progress';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';

type OrganizationIndustry = { organization: string; industry: string };

/** A second click waits for the first and then finds its work done. */
export async function lockSample(db: WorkspaceTransaction, workspaceId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`sample ${workspaceId}`}))`.execute(db);
}

export async function countSamplePeople(db: WorkspaceTransaction, workspaceId: string): Promise<number> {
  const { people } = await sampleContacts(db, workspaceId)
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow();
  return people;
}

function sampleContacts(db: WorkspaceTransaction, workspaceId: string) {
  return db.selectFrom('contact').where('workspaceId', '=', workspaceId).where('sourceKind', '=', 'sample');
}

export async function listSamplePeople(db: WorkspaceTransaction, workspaceId: string): Promise<string[]> {
  const rows = await sampleContacts(db, workspaceId).select('id').execute();
  return rows.map((row) => row.id);
}

/** What the seeker set for an organization of the same name stays. */
export async function addSampleIndustries(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  organizations: readonly OrganizationIndustry[],
): Promise<void> {
  await db
    .insertInto('organizationIndustry')
    .values(
      organizations.map(({ organization, industry }) => ({
        workspaceId,
        organizationKey: organization.toLowerCase(),
        industry,
        updatedAt: now.toString(),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Once the sample's people are gone: only as the sample set it, and where no one of the seeker's own works. */
export async function removeSampleIndustries(
  db: WorkspaceTransaction,
  workspaceId: string,
  organizations: readonly OrganizationIndustry[],
): Promise<void> {
  for (const { organization, industry } of organizations)
    await sql`
      DELETE FROM organization_industry
      WHERE workspace_id = ${workspaceId} AND organization_key = ${organization.toLowerCase()} AND industry = ${industry}
        AND NOT EXISTS (
          SELECT FROM contact
          WHERE workspace_id = ${workspaceId} AND lower(btrim(organization)) = ${organization.toLowerCase()}
        )`.execute(db);
}

/** Counts the roll-up of the history again from what is left of it. */
export async function recountProgress(db: WorkspaceTransaction, workspaceId: string): Promise<void> {
  const events = await db
    .selectFrom('event')
    .select(['kind', 'at', 'detail'])
    .where('workspaceId', '=', workspaceId)
    .execute();
  const rows = new Map<
    string,
    { workspaceId: string; measure: string; day: string; count: number; lastAt: string }
  >();
  for (const { kind, at, detail } of events) {
    // The detail was written as it was recorded, typed by the same kind.
    for (const { measure, by } of progressOf(kind, detail as never)) {
      const day = at.slice(0, 10);
      const known = rows.get(`${measure} ${day}`);
      const lastAt = known && known.lastAt > at ? known.lastAt : at;
      rows.set(`${measure} ${day}`, { workspaceId, measure, day, count: (known?.count ?? 0) + by, lastAt });
    }
  }
  await db.deleteFrom('progress').where('workspaceId', '=', workspaceId).execute();
  if (rows.size > 0)
    await db
      .insertInto('progress')
      .values([...rows.values()])
      .execute();
}
