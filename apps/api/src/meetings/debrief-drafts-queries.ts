import type { Insertable, Selectable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { DebriefDraft } from '../platform/database-types.gen.ts';

export type DraftRow = Selectable<DebriefDraft>;

export function findDraftRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<DraftRow | undefined> {
  return db
    .selectFrom('debriefDraft')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst();
}

/** The first draft of a meeting or its next version. */
export function putDraftRow(
  db: WorkspaceTransaction,
  row: Omit<Insertable<DebriefDraft>, 'version'>,
): Promise<DraftRow> {
  return db
    .insertInto('debriefDraft')
    .values({ ...row, version: 1 })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'meetingId']).doUpdateSet((expression) => ({
        answers: expression.ref('excluded.answers'),
        begunFrom: expression.ref('excluded.begunFrom'),
        updatedAt: expression.ref('excluded.updatedAt'),
        version: expression('debriefDraft.version', '+', 1),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}
