import type { Stage } from '@threefold/contracts/contacts';
import type { StageBegan } from '@threefold/domain/contact-merging/stage-history';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

export async function listStages(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<StageBegan[]> {
  const rows = await db
    .selectFrom('stageChange')
    .select(['at', 'stage'])
    .where('workspaceId', '=', workspaceId)
    .where('contactId', '=', contactId)
    .orderBy('at')
    .execute();
  // Written by the rules of stages only.
  return rows.map(({ at, stage }) => ({ at, stage: stage as Stage }));
}

/** Takes the moments of `gone` out of a history and puts `stages` in. */
export async function replaceStages(
  db: WorkspaceTransaction,
  workspaceId: string,
  {
    contactId,
    gone,
    stages,
  }: { contactId: string; gone: readonly StageBegan[]; stages: readonly StageBegan[] },
): Promise<void> {
  await sql`
    DELETE FROM stage_change
    WHERE workspace_id = ${workspaceId} AND contact_id = ${contactId} AND at = ANY(${gone.map(({ at }) => at)}::timestamptz[])`.execute(
    db,
  );
  if (stages.length === 0) return;
  await db
    .insertInto('stageChange')
    .values(stages.map((began) => ({ workspaceId, contactId, ...began })))
    .onConflict((conflict) => conflict.columns(['workspaceId', 'contactId', 'at']).doNothing())
    .execute();
}
