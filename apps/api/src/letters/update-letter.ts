import type { Letter, updateLetter as updateLetterEndpoint } from '@threefold/contracts/letters';
import { replacePromiseInText } from '@threefold/domain/call-backs/promise-text';
import { withoutDoubledPoint } from '@threefold/domain/text/sentences';
import type { WallClock } from '@threefold/domain/time/conventions';
import { promiseInWords } from '@threefold/domain/time/wording';
import { isChangeable } from '@threefold/domain/vocabulary/letter-kinds';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { findReader, numbersAndClocksOf } from '../contacts/find-reader.ts';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { findLetter, letterOfRow, lockLetter } from './find-letter.ts';
import { findLetterFacts, valuesOf } from './letter-facts.ts';
import { findLetterRow, type LetterRow, lockLetterRow, saveLetter } from './letters-queries.ts';
import { requirePromise, requireWritable } from './promise-slots.ts';
import { findTemplate, renderTemplate, type TemplateText } from './templates.ts';

type Change = z.output<typeof updateLetterEndpoint.body> & { letterId: string; ifMatch: number | null };

/** Changes a draft; one that failed or was cancelled becomes a draft again. */
export async function updateLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, ifMatch, ...change }: Change,
): Promise<Letter> {
  const row = await lockLetter(db, scope, letterId);
  requireChangeable(row);
  requireVersion(row.version, ifMatch, letterOfRow(row));
  const reader = await findReader(db, scope, row.contactId);
  requireWritable(reader.contact);
  const promise = promiseOf(scope, row, change.promiseAt);
  const timeZone = change.promiseAt === undefined ? row.promiseTimeZone : reader.calendar.timeZone;
  const wall = { ...reader.calendar, ...numbersAndClocksOf(reader), timeZone };
  const text = await textOf(db, scope, { row, change, promise, wall });
  await saveLetter(db, scope.workspaceId, {
    id: row.id,
    ...text,
    templateId: change.templateId ?? row.templateId,
    promiseAt: promise?.toString() ?? null,
    promiseTimeZone: timeZone,
    ...draftAgain,
    updatedAt: scope.now.toString(),
  });
  record(db, scope, [{ kind: 'letter-changed', contactId: row.contactId }]);
  return letterOfRow(await findLetter(db, scope, letterId));
}

/** What a letter is once nothing of its sending is left. */
export const draftAgain = {
  status: 'draft',
  via: null,
  toAddress: null,
  messageId: null,
  queuedAt: null,
  undoUntil: null,
  sendingAt: null,
  tries: 0,
  nextTryAt: null,
  failure: null,
} as const;

/** What was sent never changes; what is on its way waits for its outcome. */
function requireChangeable(row: LetterRow): void {
  if (isChangeable(row.status)) return;
  const current = letterOfRow(row);
  if (row.status === 'sent')
    throw new Problem('conflict', 'This letter was sent and stays as it is.', {
      code: 'letter-sent',
      current,
    });
  if (row.status === 'handed-over')
    throw new Problem(
      'conflict',
      'Say first whether this letter went out. If it did not, you can change it.',
      {
        code: 'letter-handed-over',
        current,
      },
    );
  throw new Problem('conflict', 'This letter is on its way and cannot be changed now.', {
    code: 'letter-under-way',
    current,
  });
}

function promiseOf(
  scope: Scope,
  row: LetterRow,
  promiseAt: string | null | undefined,
): Temporal.Instant | null {
  if (promiseAt) return requirePromise(scope, row.kind, promiseAt);
  if (promiseAt === null || row.promiseAt === null) return null;
  return Temporal.Instant.from(row.promiseAt);
}

type Writing = {
  row: LetterRow;
  change: Omit<Change, 'letterId' | 'ifMatch'>;
  promise: Temporal.Instant | null;
};

/** The reader's clock and manner of writing, by which the text is read too. */
type Wall = WallClock & ReturnType<typeof numbersAndClocksOf>;

/** What the caller wrote wins, then a newly chosen template, then the old text with its promise reworded. */
async function textOf(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, change, promise, wall }: Writing & { wall: Wall },
): Promise<TemplateText> {
  const { templateId } = change;
  const kept = templateId
    ? await renderAnew(db, scope, { row, templateId, promise })
    : {
        subject: row.subject,
        body: change.promiseAt ? reworded(row, { ...wall, promise, reference: scope.now }) : row.body,
      };
  return { subject: change.subject ?? kept.subject, body: change.body ?? kept.body };
}

async function renderAnew(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, templateId, promise }: { row: LetterRow; templateId: string; promise: Temporal.Instant | null },
): Promise<TemplateText> {
  const template = await findTemplate(db, scope, { templateId, kind: row.kind });
  const facts = await findLetterFacts(db, scope, row);
  return renderTemplate(template, valuesOf(facts, { promiseAt: promise, now: scope.now }));
}

/** The gap that the built-in templates leave where no call is promised yet. */
const promiseGap = '[day and time of your call]';

function reworded(
  row: LetterRow,
  to: Wall & { promise: Temporal.Instant | null; reference: Temporal.Instant },
): string {
  const { promise, reference } = to;
  if (promise === null) return row.body;
  const words = promiseInWords(promise, to, reference);
  if (row.body.includes(promiseGap))
    return row.body.split(promiseGap).reduce((before, after) => withoutDoubledPoint(before + words, after));
  const from = row.promiseAt === null ? null : Temporal.Instant.from(row.promiseAt);
  return replacePromiseInText(row.body, { ...to, readIn: row.promiseTimeZone, from, to: promise });
}

type Trashing = { letterId: string; ifMatch: number | null };

/** Only what never went out; trashing it twice is no mistake. */
export async function trashLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, ifMatch }: Trashing,
): Promise<Letter> {
  const row = await lockLetterRow(db, scope.workspaceId, letterId);
  if (!row) throw notFound('letter');
  if (row.deletedAt !== null) return letterOfRow(row);
  requireChangeable(row);
  requireVersion(row.version, ifMatch, letterOfRow(row));
  return setDeletedAt(db, scope, { row, deletedAt: scope.now.toString() });
}

export async function restoreLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  letterId: string,
): Promise<Letter> {
  const row = await lockLetterRow(db, scope.workspaceId, letterId);
  if (!row) throw notFound('letter');
  return row.deletedAt === null ? letterOfRow(row) : setDeletedAt(db, scope, { row, deletedAt: null });
}

async function setDeletedAt(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, deletedAt }: { row: LetterRow; deletedAt: string | null },
): Promise<Letter> {
  await saveLetter(db, scope.workspaceId, { id: row.id, deletedAt, updatedAt: scope.now.toString() });
  record(db, scope, [{ kind: 'letter-changed', contactId: row.contactId }]);
  const changed = await findLetterRow(db, scope.workspaceId, row.id);
  if (!changed) throw notFound('letter');
  return letterOfRow(changed);
}
