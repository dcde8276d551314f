import type { Finding } from '@threefold/contracts/findings';
import type {
  putResearchAnswer as answerEndpoint,
  createResearchQuestion as createEndpoint,
  ResearchAnswer,
  ResearchPage,
  ResearchQuestion,
  updateResearchQuestion as updateEndpoint,
} from '@threefold/contracts/meetings/research';
import { displayName } from '@threefold/domain/contacts/names';
import { salutation } from '@threefold/domain/letters/names-in-letters';
import { draftReport as draftByRule, reportLetter } from '@threefold/domain/meetings/findings-report';
import { findBlanks } from '@threefold/domain/text/blanks';
import type { z } from 'zod';
import { findReader } from '../contacts/find-reader.ts';
import { findingsOfMeeting } from '../findings/findings.ts';
import { draftLetter } from '../letters/draft-letter.ts';
import { type Creation, contentHash, repeated, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { findMeeting } from './meeting.ts';
import { createQuestion, updateQuestion } from './questions.ts';
import {
  type AnswerRow,
  deleteAnswer,
  insertResearch,
  listAnswerRows,
  listResearchRows,
  listWaitingRows,
  lockAnswer,
  lockResearch,
  putAnswer,
  type ResearchRow,
  saveReportLetter,
  saveResearch,
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

async function findResearchRow(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  id: string,
): Promise<ResearchRow> {
  const [row] = await listResearchRows(db, workspaceId, { id });
  if (!row) throw notFound('research question');
  return row;
}

function researchOfRow(row: ResearchRow): ResearchQuestion {
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

/** It stands in the bank like any question of one's own, so that a meeting can bring it. */
export async function createResearch(
  db: WorkspaceTransaction,
  scope: Scope,
  { id: given, text }: z.output<typeof createEndpoint.body>,
): Promise<Creation<ResearchQuestion>> {
  const id = given ?? newId(scope.now);
  await createQuestion(db, scope, { id, text, theme: 'own' });
  const hash = contentHash({ text });
  const now = scope.now.toString();
  const isNew = await insertResearch(db, {
    ...{ workspaceId: scope.workspaceId, id, reportSubject: '', reportBody: '', archivedAt: null },
    ...{ version: 1, contentHash: hash, createdAt: now, updatedAt: now },
  });
  const row = await findResearchRow(db, scope, id);
  return isNew ? { isNew, value: researchOfRow(row) } : repeated(row.contentHash, hash, researchOfRow(row));
}

type Opening = { researchQuestionId: string; ifMatch: number | null };

/** Locks one that is to be changed. */
async function openResearch(
  db: WorkspaceTransaction,
  scope: Scope,
  { researchQuestionId: id, ifMatch }: Opening,
): Promise<void> {
  const row = await lockResearch(db, scope.workspaceId, id);
  if (!row) throw notFound('research question');
  if (ifMatch !== null && ifMatch !== row.version)
    requireVersion(row.version, ifMatch, await findResearch(db, scope, id));
}

export async function updateResearch(
  db: WorkspaceTransaction,
  scope: Scope,
  {
    researchQuestionId: id,
    ifMatch,
    text,
    archived,
    ...report
  }: z.output<typeof updateEndpoint.body> & Opening,
): Promise<ResearchPage> {
  await openResearch(db, scope, { researchQuestionId: id, ifMatch });
  if (text !== undefined) await updateQuestion(db, scope, { questionId: id, ifMatch: null, text });
  const now = scope.now.toString();
  await saveResearch(db, scope.workspaceId, {
    id,
    ...(report.reportSubject !== undefined && { reportSubject: report.reportSubject }),
    ...(report.reportBody !== undefined && { reportBody: report.reportBody }),
    ...(archived !== undefined && { archivedAt: archived ? now : null }),
    updatedAt: now,
  });
  return findResearch(db, scope, id);
}

type Answering = z.output<typeof answerEndpoint.body> & Opening & { contactId: string };

/** One answer a person; in which meeting it was given stays known when the text is changed. */
export async function putResearchAnswer(
  db: WorkspaceTransaction,
  scope: Scope,
  { researchQuestionId, contactId, ifMatch, text, meetingId }: Answering,
): Promise<ResearchPage> {
  await findResearchRow(db, scope, researchQuestionId);
  await findReader(db, scope, contactId);
  if (meetingId) await requireAsked(db, scope, { meetingId, contactId });
  const key = { researchQuestionId, contactId };
  const before = await lockAnswer(db, scope.workspaceId, key);
  if (ifMatch !== null && before && before.version !== ifMatch)
    requireVersion(before.version, ifMatch, await findResearch(db, scope, researchQuestionId));
  const now = scope.now.toString();
  if (text === '') await deleteAnswer(db, scope.workspaceId, key);
  else if (text !== before?.text || (meetingId && meetingId !== before.meetingId))
    await putAnswer(db, {
      ...{ workspaceId: scope.workspaceId, ...key, text, letterId: null },
      meetingId: meetingId ?? before?.meetingId ?? null,
      version: (before?.version ?? 0) + 1,
      ...{ createdAt: now, updatedAt: now },
    });
  return findResearch(db, scope, researchQuestionId);
}

async function requireAsked(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, contactId }: { meetingId: string; contactId: string },
): Promise<void> {
  const { contactIds } = await findMeeting(db, scope, meetingId);
  if (contactIds.includes(contactId)) return;
  throw new Problem('rule-broken', 'This person was not in that meeting.', { code: 'not-in-meeting' });
}

/** The report as the answers make it; the seeker goes on from there. */
export async function draftReport(
  db: WorkspaceTransaction,
  scope: Scope,
  { researchQuestionId: id, ifMatch }: Opening,
): Promise<ResearchPage> {
  await openResearch(db, scope, { researchQuestionId: id, ifMatch });
  const { text: question } = await findResearchRow(db, scope, id);
  const rows = await listAnswerRows(db, scope.workspaceId, id);
  if (rows.length === 0)
    throw new Problem('rule-broken', 'Nobody has answered yet. Write down an answer first.', {
      code: 'no-answers',
    });
  const { subject, body } = draftByRule({ question, answers: rows.map(({ text }) => text) });
  await saveResearch(db, scope.workspaceId, {
    ...{ id, reportSubject: subject, reportBody: body },
    updatedAt: scope.now.toString(),
  });
  return findResearch(db, scope, id);
}

/**
 * A draft to everybody who answered and has none yet, so that a second click drafts nothing twice. Each is read, approved
 * and sent by itself; whoever is not to be contacted gets none.
 */
export async function draftLetters(
  db: WorkspaceTransaction,
  scope: Scope,
  researchQuestionId: string,
): Promise<ResearchPage> {
  await openResearch(db, scope, { researchQuestionId, ifMatch: null });
  const { reportSubject: subject, reportBody: report } = await findResearchRow(db, scope, researchQuestionId);
  if (report.trim() === '')
    throw new Problem('rule-broken', 'The report is empty. Write it first, then draft the letters.', {
      code: 'no-report',
    });
  if (findBlanks(report).length > 0)
    throw new Problem(
      'rule-broken',
      'A gap of the report is still open. Fill in what stands in square brackets.',
      {
        code: 'report-has-gap',
      },
    );
  const { profile } = await readSettings(db, scope.workspaceId);
  const me = { name: profile.name || null, credentials: profile.credentials || null };
  for (const row of await listAnswerRows(db, scope.workspaceId, researchQuestionId)) {
    if (row.doNotContact || row.letterStatus !== null) continue;
    const { contactId } = row;
    const letter = await draftLetter(db, scope, {
      contactId,
      kind: 'summary',
      ...(row.metAt !== null && row.meetingId !== null && { meetingId: row.meetingId }),
      text: { subject, body: reportLetter({ report, salutation: salutation(row), me }) },
    });
    await saveReportLetter(db, scope.workspaceId, {
      ...{ researchQuestionId, contactId, letterId: letter.value.id },
    });
  }
  return findResearch(db, scope, researchQuestionId);
}
