import type { Settings } from '@threefold/contracts/settings';
import type { TodayItem } from '@threefold/contracts/today';
import { callScripts } from '@threefold/domain/call-backs/call-scripts';
import {
  cadenceOfMethod,
  meetAgainCadence,
  type NextStep,
  type NextStepContext,
  previewOutcomes,
} from '@threefold/domain/call-backs/next-step';
import { halfOf, promiseMinutes } from '@threefold/domain/call-backs/promise';
import { findPromisesInText } from '@threefold/domain/call-backs/promise-phrases';
import { isMeantBy } from '@threefold/domain/call-backs/promise-text';
import { displayName } from '@threefold/domain/contacts/names';
import { findParts, partsInWords } from '@threefold/domain/letters/anatomy';
import { mostTelling } from '@threefold/domain/letters/letter-model';
import { salutation, spokenName } from '@threefold/domain/letters/names-in-letters';
import { mayNameReferrer } from '@threefold/domain/referrals/referral-state';
import { plainText, sentencesOf } from '@threefold/domain/text/sentences';
import { dateIn } from '@threefold/domain/time/business-calendar';
import type { BusySpan } from '@threefold/domain/time/busy-span';
import type { WallClock } from '@threefold/domain/time/conventions';
import { clock, dayDistanceInWords, momentInWords } from '@threefold/domain/time/wording';
import { minutesPerKind } from '@threefold/domain/today/order';
import { letterKindFacts } from '@threefold/domain/vocabulary/letter-kinds';
import { methodFor } from '@threefold/domain/vocabulary/methods';
import { Temporal } from 'temporal-polyfill';
import { calendarOf, readerTimeZone } from '../contacts/find-reader.ts';
import { instantOf } from '../platform/clock.ts';
import type { Scope } from '../platform/scope.ts';
import { isOtherPerson, isReminder, type Owed } from './gather-owed.ts';
import { meetAgainOf } from './meet-again.ts';
import type { Detail } from './owed-queries.ts';

/** What all items of a page share. */
export type Page = {
  seeker: Settings;
  scope: Scope;
  taken: readonly Temporal.Instant[];
  busy: readonly BusySpan[];
  /** What outcomes lead to, by what it follows from: kept while the page is written. */
  previews: Map<string, NonNullable<TodayItem['call']>['outcomes']>;
};

/** An item as it stands on the page: who, why now, and the one action. */
export function describeItem(owed: Owed, detail: Detail, page: Page & { withOutcomes: boolean }): TodayItem {
  const { dueAt, orderKind, contactId, why: _, ...ids } = owed;
  return {
    ...ids,
    at: dueAt?.toString() ?? null,
    title: titleOf(owed, detail),
    why: sayWhy(owed, detail, page),
    action: actionOf(owed, detail),
    minutes: minutesPerKind[orderKind],
    contact: {
      id: contactId,
      name: displayName(detail),
      title: detail.title,
      organization: detail.organization,
      city: detail.city,
      stage: detail.stage,
      timeZone: readerTimeZone(detail, page.seeker).name,
      phones: detail.phones,
      assistant: detail.assistant,
      referredBy: referrerName(detail),
    },
    call: owed.kind === 'call' ? describeCall(detail, page, page) : null,
  };
}

const titles: Record<TodayItem['kind'], (name: string) => string> = {
  call: (name) => `Call ${name}`,
  'send-letter': (name) => `Letter to ${name}`,
  'write-letter': (name) => `Write to ${name}`,
  'unsure-letter': (name) => `Did the letter to ${name} arrive?`,
  'handed-over-letter': (name) => `Did the letter to ${name} go out?`,
  'failed-letter': (name) => `The letter to ${name} did not go out`,
  meeting: (name) => `Meet ${name}`,
  'close-meeting': (name) => `Was the meeting with ${name} held?`,
  debrief: (name) => `Debrief the meeting with ${name}`,
  'thank-you': (name) => `Thank ${name}`,
  'loop-closing': (name) => `Close the loop with ${name}`,
  'find-number': (name) => `Find a phone number for ${name}`,
  reply: (name) => `Answer ${name}`,
  'keep-warm': (name) => `Check in with ${name}`,
};

function titleOf(owed: Owed, detail: Detail): string {
  if (owed.kind === 'write-letter' && owed.letterKind === 'confirmation')
    return `Confirm the meeting with ${displayName(detail)}`;
  if (isOtherPerson(owed)) return `Choose someone else at ${detail.organization ?? 'the same organization'}`;
  if (isReminder(owed)) return `Remind ${displayName(detail)} of an introduction`;
  return titles[owed.kind](displayName(detail));
}

const actions: Record<TodayItem['kind'], TodayItem['action']> = {
  call: { label: 'Call', do: 'call' },
  'send-letter': { label: 'Review and send', do: 'open-letter' },
  'write-letter': { label: 'Draft', do: 'draft-letter' },
  'unsure-letter': { label: 'Did it arrive?', do: 'open-letter' },
  'handed-over-letter': { label: 'Yes or no', do: 'open-letter' },
  'failed-letter': { label: 'Open letter', do: 'open-letter' },
  meeting: { label: 'Open prep sheet', do: 'open-meeting' },
  'close-meeting': { label: 'Log it', do: 'hold-meeting' },
  debrief: { label: 'Debrief', do: 'debrief' },
  'thank-you': { label: 'Draft', do: 'draft-letter' },
  'loop-closing': { label: 'Draft', do: 'draft-letter' },
  'find-number': { label: 'Open contact', do: 'open-contact' },
  reply: { label: 'Open contact', do: 'open-contact' },
  'keep-warm': { label: 'Draft', do: 'draft-letter' },
};

function actionOf(owed: Owed, detail: Detail): TodayItem['action'] {
  if (isOtherPerson(owed)) return actions.reply;
  if (owed.kind === 'call' && detail.doNotContact) return { label: 'Cancel call', do: 'open-contact' };
  const action = actions[owed.kind];
  return action.do === 'draft-letter' && owed.letterId !== null ? actions['send-letter'] : action;
}

/** The promise as it was written, what to say, and what each outcome will lead to. */
function describeCall(
  detail: Detail,
  page: Page,
  { withOutcomes }: { withOutcomes: boolean },
): TodayItem['call'] {
  const { callAttempt: attempt, callPromised: promised, callTimeZone: timeZone } = detail;
  if (attempt === null || promised === null || timeZone === null || detail.doNotContact) return null;
  const scripts = callScripts({
    seekerName: page.seeker.profile.name,
    reader: salutation(detail),
    readerToOthers: spokenName(detail),
    aim: page.seeker.profile.aim,
    again: meetAgainOf(detail, timeZone),
    conventions: page.seeker,
    assistant: detail.assistant,
    attempt,
    promised,
    writtenOn: detail.letterWrittenAt === null ? null : dateIn(timeZone, instantOf(detail.letterWrittenAt)),
    today: dateIn(timeZone, page.scope.now),
    referrer: detail.referralTerms && mayNameReferrer(detail.referralTerms) ? referrerName(detail) : null,
  });
  return {
    attempt,
    promised,
    promise: promised ? promiseSentence(detail) : null,
    assistantScript: scripts.forAssistant,
    openingScript: scripts.opening,
    outcomes: withOutcomes ? outcomesOf(detail, page, { attempt, timeZone }) : [],
  };
}

/** The sentence of the letter that names the day and time, as the reader has it. */
function promiseSentence(detail: Detail): string | null {
  const { letterBody, letterWrittenAt, letterTimeZone, letterPromiseAt } = detail;
  if (letterBody === null || letterWrittenAt === null || letterTimeZone === null) return null;
  const found = findPromisesInText(letterBody, {
    reference: instantOf(letterWrittenAt),
    timeZone: letterTimeZone,
  });
  const meant =
    found.find(
      (phrase) => letterPromiseAt !== null && isMeantBy(phrase, instantOf(letterPromiseAt), letterTimeZone),
    ) ?? found[0];
  if (!meant) return null;
  const sentence = sentencesOf(plainText(letterBody)).find(
    ({ start, end }) => start <= meant.start && meant.start < end,
  );
  return sentence ? letterBody.slice(sentence.start, sentence.end).replace(/\s+/g, ' ').trim() : null;
}

type Outcomes = NonNullable<TodayItem['call']>['outcomes'];

function outcomesOf(
  detail: Detail,
  { seeker, scope, taken, busy, previews }: Page,
  { attempt, timeZone }: { attempt: number; timeZone: string },
): Outcomes {
  const dueAt = instantOf(detail.callDueAt ?? scope.now.toString());
  const context = {
    now: scope.now,
    attempt,
    firstAttemptAt: instantOf(detail.callFirstDueAt ?? dueAt.toString()),
    dueAt,
    reader: calendarOf(detail, { seeker, scope, timeZone }),
    seeker,
    taken,
    except: dueAt,
    busy,
    nudgeSent: detail.nudgeSent,
    cadence: detail.beforeKind === null ? cadenceOfMethod(seeker.method) : meetAgainCadence,
    meetsAgain: detail.beforeKind,
  };
  const alike = whatDecides(context, detail);
  const outcomes =
    previews.get(alike) ??
    previewOutcomes(context).map(({ outcome, step }) => ({ outcome, sentence: step.why, at: atOf(step) }));
  previews.set(alike, outcomes);
  return outcomes;
}

/**
 * Calls to people in one place that are at the same attempt lead to the same: looking for free hours is most of the work of the
 * page. A call's own time stands in its way only ahead, and the first attempt is counted from once the calls are over.
 */
function whatDecides(
  { now, attempt, firstAttemptAt, dueAt, reader, nudgeSent }: NextStepContext,
  place: Detail,
): string {
  const { timeZone } = reader;
  const isAhead = dueAt.epochMilliseconds > now.epochMilliseconds - promiseMinutes * 60_000;
  return JSON.stringify([
    [timeZone, place.country, place.region, attempt, halfOf(dueAt, timeZone), nudgeSent, place.beforeKind],
    attempt < 3 ? null : dateIn(timeZone, firstAttemptAt).toString(),
    isAhead ? dueAt.toString() : null,
  ]);
}

function atOf(step: NextStep): string | null {
  if (step.kind === 'closed') return null;
  if (step.kind === 'meeting') return step.startsAt?.toString() ?? null;
  return step.dueAt.toString();
}

type Why = (owed: Owed, detail: Detail, page: Page) => string;

/** Why an item is on the page, in a sentence or two. */
const sayWhy: Why = (owed, detail, page) => whys[owed.kind](owed, detail, page);

const whys: Record<TodayItem['kind'], Why> = {
  call: (owed, detail, page) => callWhy(owed, detail, page),
  'send-letter': (_owed, detail, page) => draftWhy(detail, page),
  'write-letter': (owed, detail) => (isOtherPerson(owed) ? otherPersonWhy(detail) : owedWhy(owed, detail)),
  'thank-you': (owed, detail) => owedWhy(owed, detail),
  'loop-closing': (owed, detail) => owedWhy(owed, detail),
  'failed-letter': (_owed, detail) => detail.letterFailure ?? 'The mail server didn’t accept it.',
  'handed-over-letter': () =>
    'You opened it to send it. It counts as sent, and its call is planned, once you say so.',
  'unsure-letter': (_owed, detail) =>
    detail.letterFailure ?? 'The connection was lost while it was being sent. Check your sent mail.',
  meeting: (_owed, detail, page) => meetingWhy(detail, page),
  'close-meeting': (_owed, detail, { seeker, scope }) =>
    `It was scheduled for ${inWords(detail.meetingStartsAt, seeker, scope.now)}.`,
  debrief: (_owed, detail, { seeker, scope }) =>
    `You met ${dayAndClock(detail.meetingHeldAt, seeker, scope.now)}. Debrief while it’s fresh.`,
  'find-number': () => 'The number you called was wrong.',
  reply: () => 'They’ve already replied.',
  'keep-warm': ({ why }) => why ?? '',
};

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];

function callWhy({ urgency }: Owed, detail: Detail, { scope, seeker }: Page): string {
  if (detail.doNotContact) return 'You marked this person “Do not contact,” so cancel this call.';
  const theirs = { ...seeker, timeZone: detail.callTimeZone ?? 'UTC' };
  const which = `${ordinals[(detail.callAttempt ?? 1) - 1] ?? 'Another'} call`;
  const due = detail.callPromised ? 'promised for' : 'due';
  const when =
    urgency === 'overdue'
      ? inWords(detail.callDueAt, theirs, scope.now)
      : `${detail.callPromised ? '' : 'at '}${clock(Temporal.Instant.from(detail.callDueAt ?? scope.now.toString()), theirs)}`;
  const what = detail.callNote ? ` ${detail.callNote}` : '';
  return `${which}, ${due} ${when} their time.${what}`;
}

function draftWhy(detail: Detail, { seeker }: Page): string {
  const { letterKind, letterBody } = detail;
  if (letterKind !== 'outreach' || letterBody === null)
    return `${letterKind === null ? 'Letter' : letterKindFacts[letterKind].label}, drafted, not sent yet.`;
  const referrer = referrerName(detail);
  const [promise] = findPromisesInText(letterBody, {
    reference: Temporal.Instant.from(detail.letterWrittenAt ?? '1970-01-01T00:00Z'),
    timeZone: detail.letterTimeZone ?? seeker.timeZone,
  });
  const { parts: demanded, namesNoJobs } = methodFor(seeker.method);
  const parts = findParts(letterBody, {
    contact: detail,
    referrers: referrer === null ? [] : [{ name: referrer }],
    promise: promise ?? null,
    reviewsCredentials: !namesNoJobs,
    beyond: mostTelling,
  }).filter(({ part }) => demanded.includes(part));
  return [referrer && `Referred by ${referrer}.`, partsInWords(parts)].filter(Boolean).join(' ');
}

function owedWhy(owed: Owed, { owedWhy: why }: Detail): string {
  return [why, owed.letterId !== null && 'A draft is ready.'].filter(Boolean).join(' ');
}

function otherPersonWhy(detail: Detail): string {
  return `${displayName(detail)} hasn’t answered your calls or letter.`;
}

const modes = { 'in-person': 'in person', phone: 'by phone', video: 'by video' };

function meetingWhy(detail: Detail, { seeker, scope }: Page): string {
  const { meetingMinutes, meetingMode, meetingPlace, meetingStartsAt } = detail;
  const how = `${meetingMinutes} minutes ${modes[meetingMode ?? 'in-person']}`;
  const place = meetingPlace ? `, ${meetingPlace}` : '';
  const when = dayAndClock(meetingStartsAt, seeker, scope.now);
  return `${when.charAt(0).toUpperCase()}${when.slice(1)} your time: ${how}${place}.`;
}

function dayAndClock(at: string | null, wall: WallClock, now: Temporal.Instant): string {
  const instant = Temporal.Instant.from(at ?? now.toString());
  const day = dayDistanceInWords(dateIn(wall.timeZone, instant), dateIn(wall.timeZone, now), wall);
  return `${/^(?:today|tomorrow|yesterday)$/.test(day) ? day : `on ${day}`} at ${clock(instant, wall)}`;
}

function inWords(at: string | null, wall: WallClock, now: Temporal.Instant): string {
  return momentInWords(Temporal.Instant.from(at ?? now.toString()), wall, now);
}

function referrerName({
  referrerGivenName,
  referrerFamilyName,
}: Pick<Detail, 'referrerGivenName' | 'referrerFamilyName'>): string | null {
  return [referrerGivenName, referrerFamilyName].filter(Boolean).join(' ') || null;
}
