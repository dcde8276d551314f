import type { ProposalStatus } from '@threefold/contracts/coaching';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Proposal, ProposalResult } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

export type ProposalRow = Selectable<Proposal>;
/** With what became of it, and the name of the person whom a step is about; both null for whoever may not see them. */
export type ProposalView = ProposalRow & {
  outcome: Selectable<ProposalResult>['outcome'] | null;
  resultContactId: string | null;
  aboutGivenName: string | null;
  aboutFamilyName: string | null;
  aboutEmails: string[] | null;
};
export type ResultRow = Selectable<ProposalResult>;

function views(workspaceId: string) {
  return sql`
    SELECT proposal.*, result.outcome, result.contact_id AS result_contact_id,
      about.given_name AS about_given_name, about.family_name AS about_family_name, about.emails AS about_emails
    FROM proposal
    LEFT JOIN proposal_result result ON result.workspace_id = ${workspaceId} AND result.proposal_id = proposal.id
      AND proposal.status = 'accepted'
    LEFT JOIN contact about ON about.workspace_id = ${workspaceId} AND about.deleted_at IS NULL
      AND about.id = (proposal.content -> 'action' ->> 'contactId')::uuid
    WHERE proposal.workspace_id = ${workspaceId}`;
}

/** Latest first; one row more than the limit where more follow. The policies leave out those of other coaches. */
export async function listProposalViews(
  db: WorkspaceTransaction,
  workspaceId: string,
  { status, after, limit }: { status?: ProposalStatus | undefined; after: TimeKey | null; limit: number },
): Promise<ProposalView[]> {
  const isWanted = status ? sql`AND proposal.status = ${status}` : sql``;
  const follows = after
    ? sql`AND (proposal.created_at, proposal.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const { rows } = await sql<ProposalView>`
    ${views(workspaceId)} ${isWanted} ${follows}
    ORDER BY proposal.created_at DESC, proposal.id DESC
    LIMIT ${limit + 1}`.execute(db);
  return rows;
}

export async function listProposalViewsById(
  db: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<ProposalView[]> {
  const { rows } = await sql<ProposalView>`
    ${views(workspaceId)} AND proposal.id = ANY(${[...ids]}::uuid[])
    ORDER BY proposal.created_at DESC, proposal.id DESC`.execute(db);
  return rows;
}

export async function lockProposals(
  db: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`
    SELECT * FROM proposal WHERE workspace_id = ${workspaceId} AND id = ANY(${[...ids]}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`.execute(db);
  return rows;
}

/** Those that are new; an id or a line of a list that is taken is passed over. */
export async function insertProposals(
  db: WorkspaceTransaction,
  proposals: readonly Insertable<Proposal>[],
): Promise<number> {
  const inserted = await db
    .insertInto('proposal')
    .values([...proposals])
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return inserted.length;
}

export async function listBatch(
  db: WorkspaceTransaction,
  workspaceId: string,
  batchId: string,
): Promise<{ contentHash: string; fileName: string | null }[]> {
  return db
    .selectFrom('proposal')
    .select(['contentHash', 'fileName'])
    .where('workspaceId', '=', workspaceId)
    .where('batchId', '=', batchId)
    .execute();
}

export async function countByStatus(
  db: WorkspaceTransaction,
  workspaceId: string,
): Promise<{ status: ProposalStatus; authorName: string; count: number }[]> {
  const { rows } = await sql<{ status: ProposalStatus; authorName: string; count: number }>`
    SELECT status, author_name, count(*)::integer AS count FROM proposal
    WHERE workspace_id = ${workspaceId}
    GROUP BY status, author_name
    ORDER BY author_name`.execute(db);
  return rows;
}

export async function decideRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { ids, status, decidedAt }: { ids: readonly string[]; status: ProposalStatus; decidedAt: string | null },
): Promise<void> {
  await sql`
    UPDATE proposal SET status = ${status}, decided_at = ${decidedAt}
    WHERE workspace_id = ${workspaceId} AND id = ANY(${[...ids]}::uuid[])`.execute(db);
}

export async function listResults(
  db: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<ResultRow[]> {
  const { rows } = await sql<ResultRow>`
    SELECT * FROM proposal_result
    WHERE workspace_id = ${workspaceId} AND proposal_id = ANY(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

export async function saveResults(
  db: WorkspaceTransaction,
  rows: readonly Insertable<ProposalResult>[],
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('proposalResult')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'proposalId']).doUpdateSet((expression) => ({
        outcome: expression.ref('excluded.outcome'),
        contactId: expression.ref('excluded.contactId'),
        contactVersion: expression.ref('excluded.contactVersion'),
        before: expression.ref('excluded.before'),
      })),
    )
    .execute();
}

/** Whether the person is there, as far as this reader may know: by name, or as a dot of the network. */
export async function contactIsKnown(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM contact WHERE workspace_id = ${workspaceId} AND id = ${contactId} AND deleted_at IS NULL
    UNION ALL
    SELECT FROM network_people(${workspaceId}) WHERE contact_id = ${contactId}`.execute(db);
  return rows.length > 0;
}

export type KnownKeys = { keys: string[]; isBarred: boolean };

/** The keys of everybody who shares one of these; `isBarred` for those in the trash who must not be contacted. */
export async function listKnownKeys(
  db: WorkspaceTransaction,
  workspaceId: string,
  keys: readonly string[],
): Promise<KnownKeys[]> {
  const { rows } = await sql<KnownKeys>`
    SELECT match_keys AS keys, deleted_at IS NOT NULL AND do_not_contact AS is_barred FROM contact
    WHERE workspace_id = ${workspaceId}
      AND id = ANY(ARRAY(SELECT contact_id FROM match_contacts(${workspaceId}, ${[...keys]}::text[])))`.execute(
    db,
  );
  return rows;
}
