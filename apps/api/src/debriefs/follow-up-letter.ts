import type { DebriefInput } from '@threefold/contracts/debriefs';
import { proposePromise } from '@threefold/domain/call-backs/promise';
import { chooseFollowUp, type FollowUp } from '@threefold/domain/letters/follow-up';
import { followUpBody } from '@threefold/domain/letters/follow-up-body';
import { Temporal } from 'temporal-polyfill';
import { binLetter } from '../letters/bin-letter.ts';
import { draftLetter } from '../letters/draft-letter.ts';
import { asDebrief, findLetterFacts, type LetterFacts, valuesOf } from '../letters/letter-facts.ts';
import { promiseConditions } from '../letters/promise-conditions.ts';
import { updateLetter } from '../letters/update-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { type FollowUpLetter, findFollowUpLetter } from './debriefs-queries.ts';

export type Following = {
  meetingId: string;
  answers: DebriefInput;
  /** What the debrief said before; null the first time. */
  before: DebriefInput | null;
};

/**
 * Drafts the letter that the debrief calls for, or rewrites a draft that nobody has touched. A letter that the seeker worked
 * on, or that is under way, stays as it is. Answers its id.
 */
export async function writeFollowUp(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, meetingId, answers, before }: Following & { contactId: string },
): Promise<string> {
  const { workspaceId } = scope;
  const followUp = chooseFollowUp(asDebrief(answers));
  const { kind } = followUp;
  const facts = await findLetterFacts(db, scope, { contactId, kind, meetingId });
  const letter = await findFollowUpLetter(db, workspaceId, { meetingId, contactId });
  if (letter && !isUntouched(letter, { before, facts, scope })) return letter.id;
  const promiseAt = await promiseOf(db, scope, { followUp, facts });
  const text = textOf(followUp, { facts, promiseAt, scope });
  const promise = { promiseAt: promiseAt?.toString() ?? null };
  if (letter?.kind === kind) {
    if (letter.subject === text.subject && letter.body === text.body) return letter.id;
    await updateLetter(db, scope, { letterId: letter.id, ...text, ...promise, ifMatch: null });
    return letter.id;
  }
  if (letter) await binLetter(db, scope, { letterId: letter.id, ifMatch: null });
  const draft = await draftLetter(db, scope, { contactId, kind, meetingId, text, ...promise });
  return draft.value.id;
}

/** A summary goes to everybody who was there: where it is none any more, the untouched drafts to the others go. */
export async function dropFollowUp(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, meetingId, before }: Omit<Following, 'answers'> & { contactId: string },
): Promise<void> {
  const letter = await findFollowUpLetter(db, scope.workspaceId, { meetingId, contactId });
  if (letter?.kind !== 'summary') return;
  const facts = await findLetterFacts(db, scope, { contactId, kind: letter.kind, meetingId });
  if (isUntouched(letter, { before, facts, scope }))
    await binLetter(db, scope, { letterId: letter.id, ifMatch: null });
}

type Known = { before: DebriefInput | null; facts: LetterFacts; scope: Scope };

/** As it was drafted, or as the debrief before had it written. */
function isUntouched(letter: FollowUpLetter, { before, facts, scope }: Known): boolean {
  if (letter.status !== 'draft') return false;
  if (letter.version === 1) return true;
  if (before === null) return false;
  const promiseAt = letter.promiseAt === null ? null : Temporal.Instant.from(letter.promiseAt);
  const text = textOf(chooseFollowUp(asDebrief(before)), { facts, promiseAt, scope });
  return letter.subject === text.subject && letter.body === text.body;
}

type Wording = { facts: LetterFacts; promiseAt: Temporal.Instant | null; scope: Scope };

function textOf(followUp: FollowUp, { facts, promiseAt, scope }: Wording): { subject: string; body: string } {
  return followUpBody(followUp, valuesOf(facts, { promiseAt, now: scope.now }));
}

/** One or two business days after it arrives, the seeker phones to ask for the second meeting. */
const businessDaysToCall = 2;

async function promiseOf(
  db: WorkspaceTransaction,
  scope: Scope,
  { followUp, facts: { reader } }: { followUp: FollowUp; facts: LetterFacts },
): Promise<Temporal.Instant | null> {
  if (followUp.kind !== 'recovery' || !followUp.asksForSecondMeeting) return null;
  const conditions = await promiseConditions(db, scope, { reader, exceptDraftsTo: reader.contact.id });
  const half = 'morning';
  return proposePromise({ ...conditions, sentAt: scope.now, half, businessDays: businessDaysToCall });
}
