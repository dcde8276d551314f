import type { Finding } from '@threefold/contracts/findings';
import type { ResearchAnswer, ResearchPage, ResearchQuestion } from '@threefold/contracts/meetings/research';
import { displayName } from '@threefold/domain/contacts/names';
import { findingsOfMeeting } from '../findings/findings.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import {
  type AnswerRow,
  listAnswerRows,
  listResearchRows,
  listWaitingRows,
  type ResearchRow,
  type WaitingRow,
} from './research-queries.ts';

export async function listResearch(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
): Promise<{ items: ResearchQuestion[]; nextCursor: null }> {
  return { items: (await listResearchRows(db, workspaceId)).map(researchOfRow), nextCursor: null };
}

/** The question with all answers side by side, and those from whom one is still to come. */
export async function findResearch(
  db: WorkspaceTransaction,
  scope: Scope,
  researchQuestionId: string,
): Promise<ResearchPage> {
  const { workspaceId } = scope;
  const row = await findResearchRow(db, scope, researchQuestionId);
  const answers = await listAnswerRows(db, workspaceId, researchQuestionId);
  const waiting = await listWaitingRows(db, workspaceId, researchQuestionId);
  const notes = new Map<string, Finding[]>();
  for (const { meetingId } of [...answers, ...waiting])
    if (meetingId !== null && !notes.has(meetingId))
      notes.set(meetingId, await findingsOfMeeting(db, scope, meetingId));
  const notesOf = (meetingId: string | null) => (meetingId === null ? [] : (notes.get(meetingId) ?? []));
  return {
    ...researchOfRow(row),
    answers: answers.map((answer) => answerOfRow(answer, notesOf(answer.meetingId))),
    waiting: waiting.map((person) => waitingOfRow(person, notesOf(person.meetingId))),
  };
}

export async function findResearchRow(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  id: string,
): Promise<ResearchRow> {
  const [row] = await listResearchRows(db, workspaceId, { id });
  if (!row) throw notFound('research question');
  return row;
}

export function researchOfRow(row: ResearchRow): ResearchQuestion {
  const { id, version, text, reportSubject, reportBody, archivedAt, asked, answered, createdAt, updatedAt } =
    row;
  return { id, version, text, reportSubject, reportBody, archivedAt, asked, answered, createdAt, updatedAt };
}

function answerOfRow(row: AnswerRow, findings: Finding[]): ResearchAnswer {
  const { contactId, organization, meetingId, metAt, text, version, letterId, letterStatus } = row;
  const letter = letterId !== null && letterStatus !== null ? { id: letterId, status: letterStatus } : null;
  return {
    contactId,
    name: displayName(row),
    organization,
    meetingId,
    metAt,
    text,
    version,
    findings,
    letter,
  };
}

function waitingOfRow(row: WaitingRow, findings: Finding[]): ResearchPage['waiting'][number] {
  const { contactId, organization, meetingId, startsAt, status } = row;
  return { contactId, name: displayName(row), organization, meetingId, startsAt, status, findings };
}
