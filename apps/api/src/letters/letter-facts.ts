import type { LetterKind } from '@threefold/contracts/letters';
import { besideColumns } from '@threefold/domain/contacts/import-fields';
import { displayName } from '@threefold/domain/contacts/names';
import { aimFor } from '@threefold/domain/contacts/target-list';
import { chooseFollowUp } from '@threefold/domain/letters/follow-up';
import { debriefPieces, namesInWords } from '@threefold/domain/letters/follow-up-words';
import { type HelpedPieces, type MergeValues, mergeValues } from '@threefold/domain/letters/merge-values';
import { spokenName } from '@threefold/domain/letters/names-in-letters';
import { referralEnd, strongestReferral } from '@threefold/domain/referrals/referral-state';
import { dateIn } from '@threefold/domain/time/business-calendar';
import { dateInWords, promiseInWords, timeInWords } from '@threefold/domain/time/wording';
import type { Debrief } from '@threefold/domain/vocabulary/debrief';
import { isFollowUpKind } from '@threefold/domain/vocabulary/letter-kinds';
import { Temporal } from 'temporal-polyfill';
import { findReader, type Reader } from '../contacts/find-reader.ts';
import { findHelpGiven } from '../contacts/who-helped.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import {
  findLastHeldMeeting,
  findMeetingFacts,
  findNextMeeting,
  listReferralFacts,
  type MeetingFacts,
  type ReferralFacts,
} from './letter-facts-queries.ts';

/** What a letter is about: the meeting it follows or confirms, the referral it goes back to. */
export type LetterSubject = {
  contactId: string;
  kind: LetterKind;
  meetingId?: string | null | undefined;
  referralId?: string | null | undefined;
};

export type LetterFacts = {
  reader: Reader;
  /** The referral that the letter names: to its reader, or by its reader where it closes a loop. */
  referral: ReferralFacts | null;
  /** Everybody who named this reader. */
  referrals: ReferralFacts[];
  meeting: MeetingFacts | null;
  /** For a note that keeps in touch. */
  helped: HelpedPieces | null;
};

/** Fills in what the caller left out: the open referral on the best terms, the last meeting held, the next one planned. */
export async function chooseSubject(
  db: WorkspaceTransaction,
  scope: Scope,
  given: LetterSubject,
): Promise<LetterSubject> {
  const { workspaceId } = scope;
  const { contactId, kind } = given;
  let { meetingId, referralId } = given;
  if (!meetingId && isFollowUpKind(kind)) meetingId = await findLastHeldMeeting(db, workspaceId, contactId);
  if (!meetingId && kind === 'confirmation')
    meetingId = await findNextMeeting(db, workspaceId, { contactId, after: scope.now.toString() });
  if (!referralId && kind === 'outreach') {
    const referrals = await listReferralFacts(db, workspaceId, { toContactId: contactId });
    referralId = strongestReferral(referrals.filter((referral) => referral.isOpen))?.id;
  }
  if (!referralId && kind === 'loop-closing') {
    const named = await listReferralFacts(db, workspaceId, { fromContactId: contactId });
    const open = named.filter((referral) => referral.loopClosedAt === null);
    referralId = (open.find((referral) => referral.wasMet || referral.isLost) ?? open[0])?.id;
    if (!referralId)
      throw new Problem('rule-broken', 'This contact named nobody whose loop is still open.', {
        code: 'no-open-loop',
      });
  }
  return { contactId, kind, meetingId, referralId };
}

/** Throws "not found" for a meeting without this contact, or a referral that neither names nor comes from them. */
export async function findLetterFacts(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, kind, meetingId, referralId }: LetterSubject,
): Promise<LetterFacts> {
  const { workspaceId } = scope;
  const reader = await findReader(db, scope, contactId);
  const referrals = await listReferralFacts(db, workspaceId, { toContactId: contactId });
  const referral = referralId ? (await listReferralFacts(db, workspaceId, { id: referralId }))[0] : null;
  if (referral === undefined || (referral && !isAbout(referral, { contactId, kind })))
    throw notFound('referral');
  // The word back follows a meeting with whom the reader named, in which the reader had no part.
  const withWhom = referral && kind === 'loop-closing' ? referral.toContactId : contactId;
  const meeting = meetingId
    ? await findMeetingFacts(db, workspaceId, { meetingId, contactId: withWhom })
    : null;
  // A summary may go to somebody who was not there, such as the recruiter.
  if (meeting === undefined || (meeting && !meeting.wasThere && kind !== 'summary'))
    throw notFound('meeting');
  const helped = kind === 'keep-warm' ? await findHelpGiven(db, scope, contactId) : null;
  return { reader, referral, referrals, meeting, helped };
}

/** For a letter after a meeting, which speaks of nobody who named its reader. */
export async function findFollowUpFacts(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, meetingId }: { contactId: string; meetingId: string },
): Promise<LetterFacts> {
  const [reader, meeting] = await Promise.all([
    findReader(db, scope, contactId),
    findMeetingFacts(db, scope.workspaceId, { meetingId, contactId }),
  ]);
  if (meeting === undefined) throw notFound('meeting');
  return { reader, referral: null, referrals: [], meeting, helped: null };
}

/** A word back goes to the one who named somebody, a first letter to the one who was named; others may go to either. */
function isAbout(
  referral: ReferralFacts,
  { contactId, kind }: Pick<LetterSubject, 'contactId' | 'kind'>,
): boolean {
  const isReferrer = referral.fromContactId === contactId;
  if (kind === 'loop-closing') return isReferrer;
  return referral.toContactId === contactId || (isReferrer && kind === 'nudge');
}

/** Whether the letter goes to the one who gave a name, and speaks of whom they named. */
export function isToReferrer({ reader, referral }: LetterFacts): boolean {
  return referral?.fromContactId === reader.contact.id;
}

/** How the search ended, for the letters that tell of it. */
type News = { outcome: string | null };

/** What the template may use. `promiseAt` is worded in the reader's zone. */
export function valuesOf(
  facts: LetterFacts,
  { promiseAt, now, news }: { promiseAt: Temporal.Instant | null; now: Temporal.Instant; news?: News },
): MergeValues {
  const { reader, referral, meeting } = facts;
  const debrief = meeting?.debrief ? asDebrief(meeting.debrief) : null;
  const goesBack = isToReferrer(facts);
  const promise = promiseAt && promiseInWords(promiseAt, reader.calendar, now);
  const { extra, phones } = reader.contact;
  const [phone] = phones;
  return mergeValues({
    contact: {
      ...reader.contact,
      connectedOn: extra?.[besideColumns.connectedOn.column],
      phone: phone?.typed,
    },
    me: {
      ...reader.seeker.profile,
      aim: aimFor(reader.contact, reader.seeker.profile.aim, reader.seeker.targets),
    },
    referrer: referral && !goesBack ? referrerOf(referral) : null,
    referred: referral && goesBack ? referredOf(referral) : null,
    promise,
    meeting: meeting && meetingInWords(meeting, { now, reader }),
    findings: debrief && { agreed: debrief.agreed, furtherResearch: debrief.furtherResearch },
    debrief:
      debrief &&
      debriefPieces(chooseFollowUp(debrief, meeting?.kind), { promise, conventions: reader.calendar }),
    helped: facts.helped,
    news: news ?? null,
  });
}

export function asDebrief(answers: NonNullable<MeetingFacts['debrief']>): Debrief {
  // The contract bounds the feeling to whole numbers from 1 to 5.
  return answers as Debrief;
}

/** Only what stands between quotation marks in the note is what the referrer said; the rest is the seeker's own. */
function referrerOf({ fromGivenName, fromFamilyName, fromCredentials, ...referral }: ReferralFacts) {
  const { terms, introduced, note } = referral;
  const saying = /["“]([^"“”\n]{3,300})["”]/.exec(note ?? '')?.[1];
  const referrer = { givenName: fromGivenName, familyName: fromFamilyName, credentials: fromCredentials };
  return { ...referrer, saying, terms, introduced };
}

function referredOf({ toGivenName, toFamilyName, learned, ...facts }: ReferralFacts) {
  const outcome = referralEnd(facts);
  return { name: displayName({ givenName: toGivenName, familyName: toFamilyName }), outcome, learned };
}

/** As a letter speaks of somebody else who was there. */
export function nameInWords(person: MeetingFacts['participants'][number]): string {
  return spokenName(person) ?? displayName(person);
}

function meetingInWords(
  { startsAt, minutes, mode, place, movedFrom, heard, verdict, named, ...meeting }: MeetingFacts,
  { now, reader }: { now: Temporal.Instant; reader: Reader },
) {
  // Where two meet they share a clock; on the phone each reads their own, and the letter the reader's.
  const timeZone = mode === 'in-person' ? meeting.timeZone : reader.calendar.timeZone;
  const wall = { ...reader.calendar, timeZone };
  const local = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone);
  const date = local.toPlainDate();
  return {
    kind: meeting.kind,
    mode,
    day: date.toString(),
    dayInWords: dateInWords(date, { ...wall, reference: dateIn(timeZone, now) }),
    timeInWords: timeInWords(local.toPlainTime(), wall),
    place,
    heard,
    verdict,
    named: namesInWords(named, meeting.kind),
    length: `${minutes} minutes`,
    movedFrom: movedFrom && promiseInWords(Temporal.Instant.from(movedFrom), wall, now),
  };
}
