import type {
  createQuestion as createEndpoint,
  Question,
  updateQuestion as updateEndpoint,
} from '@threefold/contracts/meetings/prep';
import { checkQuestion } from '@threefold/domain/meetings/in-the-room';
import { builtInQuestions } from '@threefold/domain/meetings/question-bank';
import type { z } from 'zod';
import { type Creation, contentHash, repeated, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import {
  findQuestionRow,
  insertQuestion,
  listQuestionRows,
  lockQuestionRow,
  type QuestionRow,
  saveQuestion,
} from './questions-queries.ts';

/** The bank in its own order, then the seeker's own, the oldest first. */
export async function listQuestions(
  db: WorkspaceTransaction,
  scope: Scope,
): Promise<{ items: Question[]; nextCursor: null }> {
  const own = await listQuestionRows(db, scope.workspaceId);
  const builtIn = builtInQuestions.map((question) => ({ ...question, version: 1, builtIn: true }));
  return { items: [...builtIn, ...own.map(questionOfRow)], nextCursor: null };
}

export async function createQuestion(
  db: WorkspaceTransaction,
  scope: Scope,
  input: z.output<typeof createEndpoint.body>,
): Promise<Creation<Question>> {
  const { workspaceId } = scope;
  const { theme, text } = input;
  const id = input.id ?? newId(scope.now);
  requireOwn(id);
  requireNoAsk(text);
  const hash = contentHash(input);
  const now = scope.now.toString();
  const stamps = { version: 1, contentHash: hash, createdAt: now, updatedAt: now };
  const isNew = await insertQuestion(db, { workspaceId, id, theme, text, ...stamps });
  const row = await findQuestionRow(db, workspaceId, id);
  if (!row) throw notFound('question');
  return isNew ? { isNew, value: questionOfRow(row) } : repeated(row.contentHash, hash, questionOfRow(row));
}

type Change = z.output<typeof updateEndpoint.body> & { questionId: string; ifMatch: number | null };

export async function updateQuestion(
  db: WorkspaceTransaction,
  scope: Scope,
  { questionId, ifMatch, theme, text }: Change,
): Promise<Question> {
  requireOwn(questionId);
  const row = await lockQuestionRow(db, scope.workspaceId, questionId);
  if (!row) throw notFound('question');
  requireVersion(row.version, ifMatch, questionOfRow(row));
  if (text !== undefined) requireNoAsk(text);
  return questionOfRow(
    await saveQuestion(db, scope.workspaceId, {
      id: questionId,
      theme: theme ?? row.theme,
      text: text ?? row.text,
      updatedAt: scope.now.toString(),
    }),
  );
}

function requireOwn(questionId: string): void {
  if (!builtInQuestions.some(({ id }) => id === questionId)) return;
  throw new Problem(
    'rule-broken',
    'The questions of the bank stay as they are. Add one of your own instead.',
    {
      code: 'built-in',
    },
  );
}

function requireNoAsk(text: string): void {
  const [warning] = checkQuestion(text);
  if (warning) throw new Problem('rule-broken', warning.message, { code: warning.code });
}

function questionOfRow({ id, version, theme, text }: QuestionRow): Question {
  return { id, version, theme, text, builtIn: false };
}
