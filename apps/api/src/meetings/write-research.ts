import type {
  putResearchAnswer as answerEndpoint,
  createResearchQuestion as createEndpoint,
  ResearchPage,
  ResearchQuestion,
  updateResearchQuestion as updateEndpoint,
} from '@threefold/contracts/meetings/research';
import type { z } from 'zod';
import { findReader } from '../contacts/find-reader.ts';
import { type Creation, contentHash, repeated, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findMeeting } from './find-meeting.ts';
import { findResearch, findResearchRow, researchOfRow } from './find-research.ts';
import {
  deleteAnswer,
  insertResearch,
  lockAnswer,
  lockResearch,
  putAnswer,
  saveResearch,
} from './research-queries.ts';
import { createQuestion, updateQuestion } from './write-question.ts';

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
export async function openResearch(
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
