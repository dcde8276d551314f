import type { Settings } from '@threefold/contracts/settings';
import type { Today } from '@threefold/contracts/today';
import { displayName } from '@threefold/domain/contacts/names';
import { danglingBefore, danglingSentence } from '@threefold/domain/referrals/referral-state';
import {
  estimateMinutes,
  estimateSentence,
  headlineForToday,
  orderToday,
  type TodayCounts,
} from '@threefold/domain/today/order';
import { Temporal } from 'temporal-polyfill';
import { calendarOf } from '../contacts/find-reader.ts';
import { countToWrite, findTargets, listToWrite, sentenceOf } from '../contacts/targets.ts';
import { instantOf } from '../platform/clock.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { describeItem, type Page } from './describe-item.ts';
import { countEntries, type DayFigures, readFigures } from './figures-queries.ts';
import { gatherOwed, type Owed, proposeNotes } from './gather-owed.ts';
import {
  type ComingUp,
  countDangling,
  type Detail,
  listComingUp,
  listDetails,
  listLedger,
} from './owed-queries.ts';

const mostItems = 60;
/** Reckoning what each outcome leads to takes calendars: done for the calls that can be made next. */
const mostPreviews = 20;
/** With so much to do nobody asks whom to write to next. */
const busyFrom = 3;

/** The whole day in four statements, however much stands in the ledger; in a few more where little does. */
export async function readToday(db: WorkspaceTransaction, scope: Scope): Promise<Today> {
  const seeker = await readSettings(db, scope.workspaceId);
  const [owed, figures, dangling] = await Promise.all([
    readOwed(db, scope, seeker),
    readFigures(db, scope.workspaceId, scope.now.toString()),
    readDangling(db, scope, seeker),
  ]);
  const notes = await proposeNotes(db, scope, { seeker, owed });
  const shown = [...owed.slice(0, mostItems), ...notes];
  const details = await listDetails(db, scope.workspaceId, shown);
  const forToday = owed.filter(isForToday);
  const toWrite = await readToWrite(db, scope, owed.length < busyFrom);
  const minutes = estimateMinutes(forToday.map(({ orderKind }) => ({ kind: orderKind })));
  return {
    at: scope.now.toString(),
    timeZone: seeker.timeZone,
    headline: headlineForToday(countByKind(forToday), toWrite.count),
    estimate: estimateSentence(minutes, seeker.minutesPerDay),
    items: itemsOf(shown, details, { seeker, scope, previews: new Map(), ...engagementsOf(figures) }),
    hidden: Math.max(0, owed.length - mostItems),
    dangling,
    toWrite,
    waiting: figures.waiting,
    comingUp: (await listComingUp(db, scope.workspaceId, endOfDay(scope, seeker))).map(upcomingOf),
    suggestions: owed.length < busyFrom ? suggestionsOf(await findTargets(db, scope, seeker.targets)) : [],
    counts: countsOf(figures, forToday.length),
    figures: figuresOf(figures, { seeker, now: scope.now }),
  };
}

export async function readCounts(db: WorkspaceTransaction, scope: Scope): Promise<Today['counts']> {
  const seeker = await readSettings(db, scope.workspaceId);
  const owed = await readOwed(db, scope, seeker);
  return countsOf(await countEntries(db, scope.workspaceId), owed.filter(isForToday).length);
}

/** All that is owed, in the order of the day. */
async function readOwed(db: WorkspaceTransaction, scope: Scope, seeker: Settings): Promise<Owed[]> {
  const today = scope.now.toZonedDateTimeISO(seeker.timeZone).startOfDay();
  const dayEnd = today.add({ days: 1 }).toInstant();
  const lines = await listLedger(db, scope.workspaceId, {
    now: scope.now.toString(),
    dayEnd: dayEnd.toString(),
    nextDayEnd: today.add({ days: 2 }).toInstant().toString(),
    soon: scope.now.add({ hours: 48 }).toString(),
  });
  const owed = gatherOwed(lines, { now: scope.now, dayEnd });
  return orderToday(
    owed.map((item) => ({ ...item, item, kind: item.orderKind })),
    scope.now,
  ).map(({ item }) => item);
}

/** A meeting of tomorrow is shown so that it can be prepared; it is no work of today. */
function isForToday({ kind, urgency }: Owed): boolean {
  return kind !== 'meeting' || urgency !== 'soon';
}

function countByKind(owed: readonly Owed[]): TodayCounts {
  const counts: TodayCounts = {};
  for (const { orderKind } of owed) counts[orderKind] = (counts[orderKind] ?? 0) + 1;
  return counts;
}

function itemsOf(shown: readonly Owed[], details: readonly Detail[], page: Page): Today['items'] {
  let calls = 0;
  return details.flatMap((detail) => {
    const owed = shown[detail.position];
    if (!owed) return [];
    if (owed.kind === 'call') calls += 1;
    return [describeItem(owed, detail, { ...page, withOutcomes: calls <= mostPreviews })];
  });
}

/** When the seeker is promised or away already. */
function engagementsOf({ taken, busy }: DayFigures): Pick<Page, 'taken' | 'busy'> {
  return {
    taken: taken.map((at) => Temporal.Instant.fromEpochMilliseconds(at)),
    busy: busy.map(({ from, until }) => ({ from: instantOf(from), until: instantOf(until) })),
  };
}

/** Three: every meeting is to lead to three more people, and so is an empty day. */
const mostSuggested = 3;

function suggestionsOf(targets: Awaited<ReturnType<typeof findTargets>>): Today['suggestions'] {
  return targets.slice(0, mostSuggested).map(({ target, why }) => {
    const { id, version, organization, reasons, proposed, placeToMeet } = target;
    const about = { contactId: id, version, name: displayName(target), organization, reasons };
    return { ...about, proposed, placeToMeet, why: sentenceOf(why) };
  });
}

/** How many nobody has written to is always said; who they are on a day with room for them. */
async function readToWrite(
  db: WorkspaceTransaction,
  scope: Scope,
  hasRoom: boolean,
): Promise<Today['toWrite']> {
  if (!hasRoom) return { count: await countToWrite(db, scope.workspaceId), people: [] };
  const { items, count } = await listToWrite(db, scope, { limit: mostSuggested });
  const people = items.map(({ contactId, name, title, organization, why }) => ({
    ...{ contactId, name, title, organization, why },
  }));
  return { count, people };
}

function upcomingOf({ givenName, familyName, ...next }: ComingUp): Today['comingUp'][number] {
  return { ...next, name: displayName({ givenName, familyName }) };
}

function endOfDay({ now }: Scope, { timeZone }: Settings): string {
  return now.toZonedDateTimeISO(timeZone).startOfDay().add({ days: 1 }).toInstant().toString();
}

/** Reckoned on the seeker's own calendar. */
async function readDangling(
  db: WorkspaceTransaction,
  scope: Scope,
  seeker: Settings,
): Promise<Today['dangling']> {
  const calendar = calendarOf(seeker, { seeker, timeZone: seeker.timeZone, scope });
  const before = danglingBefore(scope.now, calendar).toString();
  const count = await countDangling(db, scope.workspaceId, before);
  const sentence = danglingSentence(count);
  return sentence === null ? null : { count, sentence };
}

function countsOf(
  { contacts, meetings, letters }: Pick<DayFigures, 'contacts' | 'meetings' | 'letters'>,
  today: number,
): Today['counts'] {
  return { today, contacts, meetings, letters };
}

function figuresOf(
  figures: DayFigures,
  { seeker, now }: { seeker: Settings; now: Temporal.Instant },
): Today['figures'] {
  const perMeeting = (count: number) => (figures.held === 0 ? null : count / figures.held);
  const { promisesKept, promisesMoved, promisesReleased } = figures;
  return {
    people: figures.people,
    roots: figures.roots,
    months: monthsSince(figures.firstAt, now),
    reproduction: perMeeting(figures.referredAndMet),
    referralsPerMeeting: perMeeting(figures.referrals),
    referralGoal: seeker.referralGoal,
    promisesKept,
    promisesMoved,
    // Every promise ends as kept, moved with a word, or let go.
    promisesEnded: promisesKept + promisesMoved + promisesReleased,
  };
}

/** Begun months: a network of three weeks is one of one month. */
function monthsSince(firstAt: string | null, now: Temporal.Instant): number {
  if (firstAt === null) return 0;
  const first = instantOf(firstAt).toZonedDateTimeISO('UTC');
  const whole = first.until(now.toZonedDateTimeISO('UTC'), { largestUnit: 'months' }).months;
  return Math.max(1, whole);
}
