import { followUpKinds } from '@threefold/domain/vocabulary/letter-kinds';
import type { Insertable, Selectable } from 'kysely';
import { compiled, type WorkspaceTransaction } from '../platform/database.ts';
import type { Debrief, DebriefDraft } from '../platform/database-types.gen.ts';

export type DebriefRow = Selectable<Debrief>;

type MeetingKey = { workspaceId: string; meetingId: string };

const debriefOf = compiled((db, { workspaceId, meetingId }: MeetingKey) =>
  db
    .selectFrom('debrief')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('meetingId', '=', meetingId),
);

export async function findDebriefRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<DebriefRow | undefined> {
  return (await debriefOf(db, { workspaceId, meetingId }))[0];
}

const putDebrief = compiled((db, row: Insertable<Debrief>) =>
  db
    .insertInto('debrief')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'meetingId']).doUpdateSet((expression) => ({
        answers: expression.ref('excluded.answers'),
        letterId: expression.ref('excluded.letterId'),
        updatedAt: expression.ref('excluded.updatedAt'),
        version: expression('debrief.version', '+', 1),
      })),
    )
    .returningAll(),
);

/** The first debrief of a meeting or the next version of it. */
export async function putDebriefRow(db: WorkspaceTransaction, row: Insertable<Debrief>): Promise<DebriefRow> {
  const [kept] = await putDebrief(db, row);
  if (!kept) throw new TypeError('A debrief was put and is not there.');
  return kept;
}

const followUpLetter = compiled((db, given: MeetingKey & { contactId: string }) =>
  db
    .selectFrom('letter')
    .select(['id', 'kind', 'status', 'version', 'subject', 'body', 'promiseAt'])
    .where('workspaceId', '=', given.workspaceId)
    .where('meetingId', '=', given.meetingId)
    .where('contactId', '=', given.contactId)
    .where('kind', 'in', [...followUpKinds])
    .where('deletedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1),
);

/** The letter that follows this meeting to this contact, drafted or sent; the latest where there are several. */
export async function findFollowUpLetter(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactId }: { meetingId: string; contactId: string },
) {
  return (await followUpLetter(db, { workspaceId, meetingId, contactId }))[0];
}
export type FollowUpLetter = NonNullable<Awaited<ReturnType<typeof findFollowUpLetter>>>;

const readersOf = compiled((db, { workspaceId, meetingId }: MeetingKey) =>
  db
    .selectFrom('meetingParticipant')
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.workspaceId', '=', 'meetingParticipant.workspaceId')
        .onRef('contact.id', '=', 'meetingParticipant.contactId'),
    )
    .select('contact.id')
    .where('meetingParticipant.workspaceId', '=', workspaceId)
    .where('meetingParticipant.meetingId', '=', meetingId)
    .where('contact.deletedAt', 'is', null)
    .where('contact.doNotContact', '=', false)
    .orderBy('meetingParticipant.position'),
);

/** Who was there and may be written to, in the order of the meeting. */
export async function listReaders(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<string[]> {
  return (await readersOf(db, { workspaceId, meetingId })).map(({ id }) => id);
}

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
