import type { LetterCheck } from '@threefold/contracts/letters';
import { checkPromise, nextFree, type PromiseConditions } from '@threefold/domain/call-backs/promise';
import { findPromisesInText } from '@threefold/domain/call-backs/promise-phrases';
import { checkPromiseText, isMeantBy } from '@threefold/domain/call-backs/promise-text';
import { displayName } from '@threefold/domain/contacts/names';
import { checkLetter as checkByRule } from '@threefold/domain/letters/check-letter';
import type { LetterWarning } from '@threefold/domain/letters/letter-warnings';
import { checkOfferedDays, likelyWay } from '@threefold/domain/letters/second-meeting';
import { methodFor } from '@threefold/domain/vocabulary/methods';
import { Temporal } from 'temporal-polyfill';
import { numbersAndClocksOf } from '../contacts/find-reader.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { findLetter } from './find-letter.ts';
import { asDebrief, findLetterFacts, isToReferrer, type LetterFacts } from './letter-facts.ts';
import type { LetterRow } from './letters-queries.ts';
import { promiseConditions } from './promise-slots.ts';

type LetterText = { subject: string; body: string; promiseAt: string | null };

/** As it is stored, or as it is being written. A letter that was sent is judged by the time of its sending. */
export async function checkLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, text }: { letterId: string; text?: LetterText },
): Promise<LetterCheck> {
  const row = await findLetter(db, scope, letterId);
  const facts = await findLetterFacts(db, scope, row);
  const { subject, body, promiseAt } = text ?? row;
  const promise = await checkPromised(db, scope, {
    row,
    facts,
    body,
    at: promiseAt === null ? null : Temporal.Instant.from(promiseAt),
  });
  const { parts, warnings, words, wordLimit } = checkByRule({
    ...contextOf(row, facts),
    subject,
    body,
    promise: promise.place,
    promiseWarnings: [...promise.warnings, ...daysOffered({ row, facts, body, promiseAt, now: scope.now })],
  });
  return {
    parts: parts.map((part) => ({ ...part, start: part.start ?? null, end: part.end ?? null })),
    warnings,
    words,
    wordLimit,
    nextFree: promise.nextFree?.toString() ?? null,
  };
}

type Offering = {
  row: LetterRow;
  facts: LetterFacts;
  body: string;
  promiseAt: string | null;
  now: Temporal.Instant;
};

/** The days that a letter after a meeting offers for another one. */
function daysOffered({ row, facts, body, promiseAt, now }: Offering): LetterWarning[] {
  if (row.meetingId === null || row.kind === 'confirmation') return [];
  const { calendar, contact, seeker } = facts.reader;
  return checkOfferedDays({
    body,
    promiseAt: promiseAt === null ? null : Temporal.Instant.from(promiseAt),
    now: row.sentAt === null ? now : Temporal.Instant.from(row.sentAt),
    reader: calendar,
    seeker,
    way: row.via === 'paper' ? 'post' : likelyWay(contact.emails),
  });
}

/** What is to be said of the promise alone, as of `scope.now`. */
export async function findPromiseWarnings(
  db: WorkspaceTransaction,
  scope: Scope,
  row: LetterRow,
): Promise<LetterWarning[]> {
  const facts = await findLetterFacts(db, scope, row);
  const at = row.promiseAt === null ? null : Temporal.Instant.from(row.promiseAt);
  return (await checkPromised(db, scope, { row, facts, body: row.body, at })).warnings;
}

function contextOf(row: LetterRow, facts: LetterFacts) {
  const { reader, referral, referrals, meeting } = facts;
  return {
    kind: row.kind,
    contact: reader.contact,
    alsoTo: meeting?.participants.filter((person) => person.id !== row.contactId) ?? [],
    referrers: [...referrals, ...(referral && !isToReferrer(facts) ? [referral] : [])].map((each) => ({
      name: displayName({ givenName: each.fromGivenName, familyName: each.fromFamilyName }),
      terms: each.terms,
      introduced: each.introduced,
    })),
    method: methodFor(reader.seeker.method),
    debrief: meeting?.debrief ? asDebrief(meeting.debrief) : null,
    meetingKind: meeting?.kind ?? null,
  };
}

type Promised = { row: LetterRow; facts: LetterFacts; body: string; at: Temporal.Instant | null };
type PromiseFindings = {
  place: { start: number; end: number } | null;
  warnings: LetterWarning[];
  nextFree: Temporal.Instant | null;
};

async function checkPromised(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, facts, body, at }: Promised,
): Promise<PromiseFindings> {
  const { calendar } = facts.reader;
  const { timeZone } = calendar;
  const now = row.sentAt === null ? scope.now : Temporal.Instant.from(row.sentAt);
  const context = { ...calendar, reference: now, ...numbersAndClocksOf(facts.reader) };
  const found = findPromisesInText(body, context);
  const place = (at && found.find((phrase) => isMeantBy(phrase, at, timeZone))) ?? found[0] ?? null;
  const inText = checkPromiseText(body, at, context);
  if (at === null) return { place, warnings: inText, nextFree: null };
  const conditions: PromiseConditions & { now: Temporal.Instant } = {
    ...(await promiseConditions(db, scope, { reader: facts.reader, exceptLetterId: row.id })),
    now,
  };
  const againstMoment = checkPromise(at, conditions);
  const { start, end } = place ?? { start: body.length, end: body.length };
  return {
    place,
    warnings: [...inText, ...againstMoment.map((warning) => ({ ...warning, start, end }))],
    nextFree: againstMoment.length > 0 ? nextFree(at, conditions) : null,
  };
}
