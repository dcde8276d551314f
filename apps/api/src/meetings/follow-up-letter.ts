import type { DebriefInput } from '@threefold/contracts/meetings/debriefs';
import type { MeetingKind } from '@threefold/contracts/meetings/meetings';
import { proposePromise } from '@threefold/domain/call-backs/promise';
import {
  chooseFollowUp,
  type FollowUp,
  followUpBody,
  followUpForOthers,
} from '@threefold/domain/letters/follow-up';
import { businessDaysToCall, likelyWay } from '@threefold/domain/letters/second-meeting';
import { Temporal } from 'temporal-polyfill';
import type { Reader } from '../contacts/find-reader.ts';
import { insertDraft } from '../letters/draft-letter.ts';
import { asDebrief, findFollowUpFacts, type LetterFacts, valuesOf } from '../letters/letter-facts.ts';
import { promiseConditions } from '../letters/promise-slots.ts';
import { trashLetter, updateLetter } from '../letters/update-letter.ts';
import { contentHash } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Scope } from '../platform/scope.ts';
import { type FollowUpLetter, findFollowUpLetter } from './debriefs-queries.ts';

export type Following = {
  meetingId: string;
  meetingKind: MeetingKind;
  answers: DebriefInput;
  /** What the debrief said before; null the first time. */
  before: DebriefInput | null;
};

/** To whom: the one who is asked for a second meeting, and the others who were there. */
export type To = { contactId: string; isFirst: boolean };

export type FollowUpWritten = { id: string; reader: Reader };

/**
 * Drafts the letter that the debrief calls for, or rewrites a draft that nobody has touched. A letter that the seeker worked
 * on, or that is under way, stays as it is. Null where there is nothing for this person.
 */
export async function writeFollowUp(
  db: WorkspaceTransaction,
  scope: Scope,
  { answers, ...following }: Following & To,
): Promise<FollowUpWritten | null> {
  const { contactId, meetingId } = following;
  const followUp = followUpOf(answers, following);
  const [letter, facts] = await Promise.all([
    findFollowUpLetter(db, scope.workspaceId, { meetingId, contactId }),
    findFollowUpFacts(db, scope, { contactId, meetingId }),
  ]);
  const { reader } = facts;
  const kind = followUp?.kind ?? 'thank-you';
  if (letter && !isUntouched(letter, { ...following, facts, scope })) return { id: letter.id, reader };
  if (letter && (followUp === null || letter.kind !== kind))
    await trashLetter(db, scope, { letterId: letter.id, ifMatch: null });
  if (followUp === null) return null;
  const promiseAt = await promiseOf(db, scope, { followUp, facts });
  const text = textOf(followUp, { facts, promiseAt, scope });
  if (letter?.kind === kind) {
    if (letter.subject === text.subject && letter.body === text.body) return { id: letter.id, reader };
    const change = { ...text, promiseAt: promiseAt?.toString() ?? null };
    await updateLetter(db, scope, { letterId: letter.id, ...change, ifMatch: null });
    return { id: letter.id, reader };
  }
  const draft = { contactId, kind, meetingId, templateId: null, text, promiseAt };
  const id = newId(scope.now);
  await insertDraft(db, scope, {
    ...draft,
    id,
    hash: contentHash({ ...draft, promiseAt: promiseAt?.toString() }),
    reader,
  });
  return { id, reader };
}

function followUpOf(
  answers: DebriefInput,
  to: Pick<Following & To, 'meetingKind' | 'isFirst'>,
): FollowUp | null {
  const choose = to.isFirst ? chooseFollowUp : followUpForOthers;
  return choose(asDebrief(answers), to.meetingKind);
}

type Known = Omit<Following & To, 'answers'> & { facts: LetterFacts; scope: Scope };

/** As it was drafted, or as the debrief before had it written. */
function isUntouched(letter: FollowUpLetter, { before, facts, scope, ...to }: Known): boolean {
  if (letter.status !== 'draft') return false;
  if (letter.version === 1) return true;
  const followUp = before && followUpOf(before, to);
  if (!followUp) return false;
  const promiseAt = letter.promiseAt === null ? null : Temporal.Instant.from(letter.promiseAt);
  const text = textOf(followUp, { facts, promiseAt, scope });
  return letter.subject === text.subject && letter.body === text.body;
}

type Wording = { facts: LetterFacts; promiseAt: Temporal.Instant | null; scope: Scope };

function textOf(followUp: FollowUp, { facts, promiseAt, scope }: Wording): { subject: string; body: string } {
  return followUpBody(followUp, valuesOf(facts, { promiseAt, now: scope.now }));
}

/** The call that asks for the second meeting. */
async function promiseOf(
  db: WorkspaceTransaction,
  scope: Scope,
  { followUp, facts: { reader } }: { followUp: FollowUp; facts: LetterFacts },
): Promise<Temporal.Instant | null> {
  if (!followUp.asksForSecondMeeting) return null;
  const conditions = await promiseConditions(db, scope, { reader, exceptDraftsTo: reader.contact.id });
  const half = 'morning';
  const businessDays = businessDaysToCall[likelyWay(reader.contact.emails)];
  return proposePromise({ ...conditions, sentAt: scope.now, half, businessDays });
}
