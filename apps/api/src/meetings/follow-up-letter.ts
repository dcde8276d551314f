import type { DebriefInput } from '@threefold/contracts/meetings/debriefs';
import type { MeetingKind } from '@threefold/contracts/meetings/meetings';
import { proposePromise } from '@threefold/domain/call-backs/promise';
import {
  chooseFollowUp,
  type FollowUp,
  followUpForAbsent,
  followUpForOthers,
} from '@threefold/domain/letters/follow-up';
import { followUpBody } from '@threefold/domain/letters/follow-up-words';
import { businessDaysBefore, likelyWay } from '@threefold/domain/letters/second-meeting';
import { dateIn } from '@threefold/domain/time/business-calendar';
import { Temporal } from 'temporal-polyfill';
import type { Reader } from '../contacts/find-reader.ts';
import { insertDraft } from '../letters/draft-letter.ts';
import {
  asDebrief,
  findFollowUpFacts,
  type LetterFacts,
  nameInWords,
  valuesOf,
} from '../letters/letter-facts.ts';
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

/**
 * To whom: `first` is asked for a second meeting, `other` was there as well, `absent` gets the summary without having been there.
 * `askedId` is the one who is asked.
 */
export type To = { contactId: string; role: 'first' | 'other' | 'absent'; askedId: string | null };

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
  const promiseAt = await promiseOf(db, scope, { followUp, answers, facts });
  const text = textOf(followUp, { ...following, answers, facts, promiseAt, scope });
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
  { meetingKind, role }: Pick<Following & To, 'meetingKind' | 'role'>,
): FollowUp | null {
  const debrief = asDebrief(answers);
  if (role === 'first') return chooseFollowUp(debrief, meetingKind);
  return role === 'other' ? followUpForOthers(debrief, meetingKind) : followUpForAbsent(debrief, meetingKind);
}

type Known = Omit<Following & To, 'answers'> & { facts: LetterFacts; scope: Scope };

/** As it was drafted, or as the debrief before had it written. */
function isUntouched(letter: FollowUpLetter, { before, facts, scope, ...to }: Known): boolean {
  if (letter.status !== 'draft') return false;
  if (letter.version === 1) return true;
  const followUp = before && followUpOf(before, to);
  if (!before || !followUp) return false;
  const promiseAt = letter.promiseAt === null ? null : Temporal.Instant.from(letter.promiseAt);
  const text = textOf(followUp, { ...to, answers: before, facts, promiseAt, scope });
  return letter.subject === text.subject && letter.body === text.body;
}

type Wording = Omit<To, 'contactId'> & {
  answers: DebriefInput;
  meetingKind: MeetingKind;
  facts: LetterFacts;
  promiseAt: Temporal.Instant | null;
  scope: Scope;
};

function textOf(
  followUp: FollowUp,
  { role, askedId, answers, meetingKind, facts, promiseAt, scope }: Wording,
): { subject: string; body: string } {
  const people = facts.meeting?.participants ?? [];
  const asked = role === 'other' ? people.find(({ id }) => id === askedId) : undefined;
  const isAsked = chooseFollowUp(asDebrief(answers), meetingKind).asksAgainBy === 'letter';
  return followUpBody(followUp, valuesOf(facts, { promiseAt, now: scope.now }), {
    askedOf: asked && isAsked ? nameInWords(asked) : null,
    conventions: facts.reader.calendar,
    met: role === 'absent' ? people.map(nameInWords) : null,
  });
}

/** The call that asks for the second meeting, or settles on a day. */
async function promiseOf(
  db: WorkspaceTransaction,
  scope: Scope,
  { followUp, answers, facts: { reader } }: { followUp: FollowUp; answers: DebriefInput; facts: LetterFacts },
): Promise<Temporal.Instant | null> {
  if (followUp.asksAgainBy === null) return null;
  const { calendar, contact } = reader;
  const conditions = await promiseConditions(db, scope, { reader, exceptDraftsTo: contact.id });
  const sentOn = dateIn(calendar.timeZone, scope.now);
  const days = answers.secondMeeting?.days ?? null;
  const businessDays = businessDaysBefore(days, { sentOn, calendar, way: likelyWay(contact.emails) });
  return proposePromise({ ...conditions, sentAt: scope.now, half: 'morning', businessDays });
}
