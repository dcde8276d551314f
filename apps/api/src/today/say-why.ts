import type { TodayItem } from '@threefold/contracts/today';
import { findPromisesInText } from '@threefold/domain/call-backs/promise-phrases';
import { displayName } from '@threefold/domain/contacts/names';
import { findParts } from '@threefold/domain/letters/anatomy';
import { partsInWords } from '@threefold/domain/letters/parts-in-words';
import { dateIn } from '@threefold/domain/time/business-calendar';
import { clock, dayDistanceInWords, promiseInWords } from '@threefold/domain/time/wording';
import { letterKindFacts } from '@threefold/domain/vocabulary/letter-kinds';
import { methodFor } from '@threefold/domain/vocabulary/methods';
import { Temporal } from 'temporal-polyfill';
import type { Page } from './describe-item.ts';
import type { Detail } from './details-queries.ts';
import { isOtherPerson, type Owed } from './gather-owed.ts';
import { referrerName } from './referrer-name.ts';

type Why = (owed: Owed, detail: Detail, page: Page) => string;

/** Why an item is on the page, in a sentence or two. */
export const sayWhy: Why = (owed, detail, page) => whys[owed.kind](owed, detail, page);

const whys: Record<TodayItem['kind'], Why> = {
  call: (owed, detail, page) => callWhy(owed, detail, page),
  'send-letter': (_owed, detail, page) => draftWhy(detail, page),
  'write-letter': (owed, detail) => (isOtherPerson(owed) ? otherPersonWhy(detail) : owedWhy(owed, detail)),
  'thank-you': (owed, detail) => owedWhy(owed, detail),
  'loop-closing': (owed, detail) => owedWhy(owed, detail),
  'failed-letter': (_owed, detail) => detail.letterFailure ?? 'It was not taken by the mail server.',
  'unsure-letter': (_owed, detail) =>
    detail.letterFailure ?? 'The connection broke while it went out, so only you can find out.',
  meeting: (_owed, detail, page) => meetingWhy(detail, page),
  'close-meeting': (_owed, detail, { seeker, scope }) =>
    `It was planned for ${inWords(detail.meetingStartsAt, seeker.timeZone, scope.now)}.`,
  debrief: (_owed, detail, { seeker, scope }) =>
    `You met ${dayAndClock(detail.meetingHeldAt, seeker.timeZone, scope.now)}; what happened is clearest within a day.`,
  'find-number': () => 'The number you called was not theirs.',
  reply: () => 'They have written to you already.',
  'keep-warm': ({ why }) => why ?? '',
};

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];

function callWhy({ urgency }: Owed, detail: Detail, { scope }: Page): string {
  if (detail.doNotContact)
    return 'You marked this person as not to be contacted, so this call is to be let go.';
  const timeZone = detail.callTimeZone ?? 'UTC';
  const which = `${ordinals[(detail.callAttempt ?? 1) - 1] ?? 'Another'} call`;
  const due = detail.callPromised ? 'promised for' : 'due';
  const when =
    urgency === 'overdue'
      ? inWords(detail.callDueAt, timeZone, scope.now)
      : `${detail.callPromised ? '' : 'at '}${clock(Temporal.Instant.from(detail.callDueAt ?? scope.now.toString()), timeZone)}`;
  const what = detail.callNote ? ` ${detail.callNote}` : '';
  return `${which}, ${due} ${when} their time.${what}`;
}

function draftWhy(detail: Detail, { seeker }: Page): string {
  const { letterKind, letterBody } = detail;
  if (letterKind !== 'outreach' || letterBody === null)
    return `${letterKind === null ? 'Letter' : letterKindFacts[letterKind].label}, drafted and not sent yet.`;
  const referrer = referrerName(detail);
  const [promise] = findPromisesInText(letterBody, {
    reference: Temporal.Instant.from(detail.letterWrittenAt ?? '1970-01-01T00:00Z'),
    timeZone: detail.letterTimeZone ?? seeker.timeZone,
  });
  const demanded = methodFor(seeker.method).parts;
  const parts = findParts(letterBody, {
    contact: detail,
    referrers: referrer === null ? [] : [{ name: referrer }],
    promise: promise ?? null,
  }).filter(({ part }) => demanded.includes(part));
  return [referrer && `Named by ${referrer}.`, partsInWords(parts)].filter(Boolean).join(' ');
}

function owedWhy(owed: Owed, { owedWhy: why }: Detail): string {
  return [why, owed.letterId !== null && 'A draft is ready.'].filter(Boolean).join(' ');
}

function otherPersonWhy(detail: Detail): string {
  return `Calls and a letter to ${displayName(detail)} stayed without an answer.`;
}

const modes = { 'in-person': 'in person', phone: 'by phone', video: 'by video' };

function meetingWhy(detail: Detail, { seeker, scope }: Page): string {
  const { meetingMinutes, meetingMode, meetingPlace, meetingStartsAt } = detail;
  const how = `${meetingMinutes} minutes ${modes[meetingMode ?? 'in-person']}`;
  const place = meetingPlace ? `, ${meetingPlace}` : '';
  const when = dayAndClock(meetingStartsAt, seeker.timeZone, scope.now);
  return `${when.charAt(0).toUpperCase()}${when.slice(1)} your time: ${how}${place}.`;
}

function dayAndClock(at: string | null, timeZone: string, now: Temporal.Instant): string {
  const instant = Temporal.Instant.from(at ?? now.toString());
  const day = dayDistanceInWords(dateIn(timeZone, instant), dateIn(timeZone, now));
  return `${day.includes(',') ? `on ${day},` : day} at ${clock(instant, timeZone)}`;
}

function inWords(at: string | null, timeZone: string, now: Temporal.Instant): string {
  return promiseInWords(Temporal.Instant.from(at ?? now.toString()), timeZone, now);
}
