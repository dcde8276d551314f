import type { LetterStatus } from '@threefold/contracts/letters';
import type { MeetingStatus } from '@threefold/contracts/meetings/meetings';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { ResearchAnswer, ResearchQuestion } from '../platform/database-types.gen.ts';

export type ResearchRow = Selectable<ResearchQuestion> & { text: string; asked: number; answered: number };

/** With the question's text, and how many were asked and have answered. */
export async function listResearchRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id = null }: { id?: string | null } = {},
): Promise<ResearchRow[]> {
  const { rows } = await sql<ResearchRow>`
    SELECT research.*, question.text,
      (SELECT count(*)::integer FROM (
        SELECT participant.contact_id FROM meeting
        JOIN meeting_participant participant ON participant.workspace_id = ${workspaceId} AND participant.meeting_id = meeting.id
        WHERE meeting.workspace_id = ${workspaceId} AND meeting.research_question_id = research.id
          AND meeting.deleted_at IS NULL AND meeting.status = 'held'
        UNION
        SELECT contact_id FROM research_answer
        WHERE workspace_id = ${workspaceId} AND research_question_id = research.id
      ) person
      JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = person.contact_id AND contact.deleted_at IS NULL) AS asked,
      (SELECT count(*)::integer FROM research_answer answer
        JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = answer.contact_id AND contact.deleted_at IS NULL
        WHERE answer.workspace_id = ${workspaceId} AND answer.research_question_id = research.id) AS answered
    FROM research_question research
    JOIN question ON question.workspace_id = ${workspaceId} AND question.id = research.id
    WHERE research.workspace_id = ${workspaceId} AND (${id}::uuid IS NULL OR research.id = ${id}::uuid)
    ORDER BY research.created_at DESC, research.id
    LIMIT 200`.execute(db);
  return rows;
}

/** Nobody else changes it until the transaction ends. */
export function lockResearch(
  db: WorkspaceTransaction,
  workspaceId: string,
  id: string,
): Promise<Selectable<ResearchQuestion> | undefined> {
  return db
    .selectFrom('researchQuestion')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function insertResearch(
  db: WorkspaceTransaction,
  row: Insertable<ResearchQuestion>,
): Promise<boolean> {
  const inserted = await db
    .insertInto('researchQuestion')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function saveResearch(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Updateable<ResearchQuestion> & { id: string },
): Promise<void> {
  await db
    .updateTable('researchQuestion')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export type AnswerRow = Selectable<ResearchAnswer> & {
  givenName: string;
  familyName: string;
  credentials: string | null;
  emails: string[];
  organization: string | null;
  doNotContact: boolean;
  metAt: string | null;
  letterStatus: LetterStatus | null;
};

/** As they came in; a letter that was given up counts as none. */
export async function listAnswerRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  researchQuestionId: string,
): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    SELECT answer.*, contact.given_name, contact.family_name, contact.credentials, contact.emails, contact.organization,
      contact.do_not_contact, meeting.starts_at AS met_at, letter.status AS letter_status
    FROM research_answer answer
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = answer.contact_id AND contact.deleted_at IS NULL
    LEFT JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = answer.meeting_id AND meeting.deleted_at IS NULL
    LEFT JOIN letter ON letter.workspace_id = ${workspaceId} AND letter.id = answer.letter_id
      AND letter.deleted_at IS NULL AND letter.status <> 'cancelled'
    WHERE answer.workspace_id = ${workspaceId} AND answer.research_question_id = ${researchQuestionId}
    ORDER BY answer.created_at, answer.contact_id`.execute(db);
  return rows;
}

export type WaitingRow = {
  contactId: string;
  givenName: string;
  familyName: string;
  emails: string[];
  organization: string | null;
  meetingId: string;
  startsAt: string;
  status: MeetingStatus;
};

/** Who is or was to be asked, and has not answered yet. */
export async function listWaitingRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  researchQuestionId: string,
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    SELECT DISTINCT ON (contact.id) contact.id AS contact_id, contact.given_name, contact.family_name, contact.emails,
      contact.organization, meeting.id AS meeting_id, meeting.starts_at, meeting.status
    FROM meeting
    JOIN meeting_participant participant ON participant.workspace_id = ${workspaceId} AND participant.meeting_id = meeting.id
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = participant.contact_id AND contact.deleted_at IS NULL
    WHERE meeting.workspace_id = ${workspaceId} AND meeting.research_question_id = ${researchQuestionId}
      AND meeting.deleted_at IS NULL AND meeting.status IN ('planned', 'held')
      AND NOT EXISTS (SELECT FROM research_answer answer
        WHERE answer.workspace_id = ${workspaceId} AND answer.research_question_id = ${researchQuestionId} AND answer.contact_id = contact.id)
    ORDER BY contact.id, meeting.status = 'held' DESC, meeting.starts_at`.execute(db);
  return rows.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

export function lockAnswer(
  db: WorkspaceTransaction,
  workspaceId: string,
  { researchQuestionId, contactId }: { researchQuestionId: string; contactId: string },
): Promise<Selectable<ResearchAnswer> | undefined> {
  return db
    .selectFrom('researchAnswer')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('researchQuestionId', '=', researchQuestionId)
    .where('contactId', '=', contactId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Written for the first time, or written over. */
export async function putAnswer(db: WorkspaceTransaction, row: Insertable<ResearchAnswer>): Promise<void> {
  const { text, meetingId, version, updatedAt } = row;
  await db
    .insertInto('researchAnswer')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'researchQuestionId', 'contactId'])
        .doUpdateSet({ text, meetingId, version, updatedAt }),
    )
    .execute();
}

export async function deleteAnswer(
  db: WorkspaceTransaction,
  workspaceId: string,
  { researchQuestionId, contactId }: { researchQuestionId: string; contactId: string },
): Promise<void> {
  await db
    .deleteFrom('researchAnswer')
    .where('workspaceId', '=', workspaceId)
    .where('researchQuestionId', '=', researchQuestionId)
    .where('contactId', '=', contactId)
    .execute();
}

export async function saveReportLetter(
  db: WorkspaceTransaction,
  workspaceId: string,
  {
    researchQuestionId,
    contactId,
    letterId,
  }: { researchQuestionId: string; contactId: string; letterId: string },
): Promise<void> {
  await db
    .updateTable('researchAnswer')
    .set({ letterId })
    .where('workspaceId', '=', workspaceId)
    .where('researchQuestionId', '=', researchQuestionId)
    .where('contactId', '=', contactId)
    .execute();
}
