import type { TodayItem } from '@threefold/contracts/today';
import { cadenceOfMethod } from '@threefold/domain/call-backs/cadence-of-method';
import { callScripts } from '@threefold/domain/call-backs/call-scripts';
import { type NextStep, type NextStepContext, previewOutcomes } from '@threefold/domain/call-backs/next-step';
import { halfOf, promiseMinutes } from '@threefold/domain/call-backs/promise';
import { findPromisesInText } from '@threefold/domain/call-backs/promise-phrases';
import { salutation } from '@threefold/domain/letters/merge-values';
import { mayNameReferrer } from '@threefold/domain/referrals/referral-state';
import { plainText, sentencesOf } from '@threefold/domain/text/sentences';
import { dateIn } from '@threefold/domain/time/business-calendar';
import { calendarOf } from '../contacts/find-reader.ts';
import { instantOf } from '../platform/instant-of.ts';
import type { Page } from './describe-item.ts';
import type { Detail } from './details-queries.ts';
import { referrerName } from './referrer-name.ts';

/** The promise as it was written, what to say, and what each outcome will lead to. */
export function describeCall(
  detail: Detail,
  page: Page,
  { withOutcomes }: { withOutcomes: boolean },
): TodayItem['call'] {
  const { callAttempt: attempt, callPromised: promised, callTimeZone: timeZone } = detail;
  if (attempt === null || promised === null || timeZone === null || detail.doNotContact) return null;
  const scripts = callScripts({
    seekerName: page.seeker.profile.name,
    reader: salutation(detail),
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
  const promised =
    letterPromiseAt === null
      ? null
      : instantOf(letterPromiseAt).toZonedDateTimeISO(letterTimeZone).toPlainDateTime();
  const meant = found.find(({ at }) => at !== null && promised !== null && at.equals(promised)) ?? found[0];
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
    cadence: cadenceOfMethod(seeker.method),
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
    [timeZone, place.country, place.region, attempt, halfOf(dueAt, timeZone), nudgeSent],
    attempt < 3 ? null : dateIn(timeZone, firstAttemptAt).toString(),
    isAhead ? dueAt.toString() : null,
  ]);
}

function atOf(step: NextStep): string | null {
  if (step.kind === 'closed') return null;
  if (step.kind === 'meeting') return step.startsAt?.toString() ?? null;
  return step.dueAt.toString();
}
