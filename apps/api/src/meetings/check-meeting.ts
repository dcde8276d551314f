import { builtInQuestions } from '@threefold/domain/meetings/question-bank';
import { Temporal } from 'temporal-polyfill';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { listExistingContacts } from './participants-queries.ts';
import { isResearchQuestion, listOwnQuestionIds } from './questions-queries.ts';
import { findSpeechRow, findSpeechVersionRow } from './speeches-queries.ts';

/** A clock that runs a little fast should not stop anybody from saying that they met. */
const earliness = { minutes: 15 };

/** Distinct, there and not in the trash; those of before (`knownIds`) may have gone into the trash since. */
export async function requireParticipants(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactIds, knownIds = [] }: { contactIds: readonly string[]; knownIds?: readonly string[] },
): Promise<void> {
  if (new Set(contactIds).size < contactIds.length)
    throw new Problem('rule-broken', 'The same contact is named twice for this meeting.', {
      code: 'participant-twice',
    });
  const added = contactIds.filter((id) => !knownIds.includes(id));
  const existing = await listExistingContacts(db, scope.workspaceId, added);
  if (existing.length < added.length) throw notFound('contact');
}

type ChosenSpeech = { speechId?: string | null | undefined; speechVersion?: number | null | undefined };

export async function requireSpeech(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { speechId, speechVersion }: ChosenSpeech,
): Promise<void> {
  if (speechId && !(await findSpeechRow(db, workspaceId, speechId))) throw notFound('speech');
  if (!speechVersion) return;
  const chosen = { speechId: speechId ?? '', version: speechVersion };
  if (!speechId || !(await findSpeechVersionRow(db, workspaceId, chosen)))
    throw notFound('version of the speech');
}

export async function requireResearchQuestion(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  researchQuestionId: string | null | undefined,
): Promise<void> {
  if (researchQuestionId && !(await isResearchQuestion(db, workspaceId, researchQuestionId)))
    throw notFound('research question');
}

/** A meeting that is held remembers the very text that was said; one that lies ahead goes along with the newest. */
export async function versionSaid(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { speechId, speechVersion }: { speechId: string | null; speechVersion: number | null },
): Promise<number | null> {
  if (speechId === null || speechVersion !== null) return speechVersion;
  return (await findSpeechRow(db, workspaceId, speechId))?.version ?? null;
}

const builtInIds = new Set(builtInQuestions.map((question) => question.id));

export async function requireQuestions(
  db: WorkspaceTransaction,
  scope: Scope,
  questionIds: readonly string[],
): Promise<void> {
  const own = [...new Set(questionIds)].filter((id) => !builtInIds.has(id));
  if (own.length === 0) return;
  const existing = await listOwnQuestionIds(db, scope.workspaceId, own);
  if (existing.length < own.length) throw notFound('question');
}

export function requireAhead(startsAt: string, scope: Scope): void {
  if (Temporal.Instant.compare(Temporal.Instant.from(startsAt), scope.now) > 0) return;
  throw new Problem(
    'rule-broken',
    'That time is already over. Choose one that lies ahead, or say that the meeting was held.',
    { code: 'meeting-past' },
  );
}

export function requireBegun(startsAt: string, scope: Scope): void {
  const latest = scope.now.add(earliness);
  if (Temporal.Instant.compare(Temporal.Instant.from(startsAt), latest) <= 0) return;
  throw new Problem('rule-broken', 'This meeting lies ahead, so nobody can have come or stayed away yet.', {
    code: 'meeting-ahead',
  });
}
