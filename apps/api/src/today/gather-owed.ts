import type { LetterKind } from '@threefold/contracts/letters';
import type { Settings } from '@threefold/contracts/settings';
import type { TodayItem } from '@threefold/contracts/today';
import {
  keepWarmWhy,
  notesForToday,
  silentBefore,
  whoToWriteTo,
} from '@threefold/domain/keep-warm/keep-warm';
import type { TodayKind } from '@threefold/domain/today/order';
import { isFollowUpKind } from '@threefold/domain/vocabulary/letter-kinds';
import { Temporal } from 'temporal-polyfill';
import { findWhoHelped, type WhoHelped } from '../contacts/who-helped.ts';
import { instantOf } from '../platform/clock.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { countNotesSince, type LedgerLine } from './owed-queries.ts';

/** One thing that is owed, before anything is read about it. `orderKind` is the domain's word for its kind. */
export type Owed = Pick<
  TodayItem,
  'id' | 'kind' | 'urgency' | 'letterId' | 'callBackId' | 'meetingId' | 'referralId' | 'owedLetterId'
> & {
  orderKind: TodayKind;
  contactId: string;
  letterKind: LetterKind | null;
  dueAt: Temporal.Instant | null;
  /** Where the ledger holds no reason. */
  why?: string;
};

type Day = { now: Temporal.Instant; dayEnd: Temporal.Instant };

/** Lines of the ledger become items: a letter that is owed and drafted already is one thing, not two. */
export function gatherOwed(lines: readonly LedgerLine[], day: Day): Owed[] {
  const letters = lines.filter(({ source }) => source === 'letter');
  const drafted = new Map<string, LedgerLine>();
  for (const owed of lines.filter(({ source }) => source === 'owed')) {
    const letter = letters.find((each) => settles(each, owed) && !drafted.has(each.id));
    if (letter) drafted.set(letter.id, owed);
  }
  const owedBefore = new Set([...drafted.values()].map(({ id }) => id));
  return lines.flatMap((line) => {
    if (line.source === 'owed') return owedBefore.has(line.id) ? [] : [owedItem(line, null, day)];
    if (line.source !== 'letter') return [others[line.source](line, day)];
    return letterItem(line, drafted.get(line.id) ?? null, day);
  });
}

/** After the last call and the nudge: not another letter to the same person. */
export function isOtherPerson(owed: Owed): boolean {
  return owed.kind === 'write-letter' && owed.callBackId !== null;
}

/** To the one who offered an introduction that has not come. */
export function isReminder({ kind, letterKind, referralId }: Owed): boolean {
  return kind === 'write-letter' && letterKind === 'nudge' && referralId !== null;
}

/** Whether this letter, once sent, settles what is owed. */
function settles(letter: LedgerLine, owed: LedgerLine): boolean {
  if (letter.contactId !== owed.contactId || letter.letterKind === null) return false;
  if (owed.letterKind === 'thank-you')
    return isFollowUpKind(letter.letterKind) && letter.meetingId === owed.meetingId;
  if (letter.letterKind !== owed.letterKind) return false;
  if (owed.letterKind === 'nudge' && owed.referralId !== null) return letter.referralId === owed.referralId;
  return owed.referralId === null || letter.referralId === null || letter.referralId === owed.referralId;
}

function letterItem(line: LedgerLine, owed: LedgerLine | null, day: Day): Owed[] {
  if (line.state === 'queued' || line.state === 'sending') return [];
  if (line.state === 'failed' || line.state === 'unsure' || line.state === 'handed-over')
    return [
      {
        ...bare(line),
        id: `letter:${line.id}`,
        kind: `${line.state}-letter`,
        orderKind: 'settle-letter',
        urgency: 'now',
        dueAt: null,
      },
    ];
  if (owed) return [owedItem(owed, line, day)];
  return [
    {
      ...bare(line),
      id: `letter:${line.id}`,
      kind: 'send-letter',
      orderKind: 'approve-letter',
      urgency: 'today',
      dueAt: null,
    },
  ];
}

function owedItem(owed: LedgerLine, draft: LedgerLine | null, day: Day): Owed {
  // A reminder may go from its time on, and is never late.
  const isReminder = owed.letterKind === 'nudge' && owed.referralId !== null;
  const dueAt = isReminder ? null : instantOf(owed.at);
  return {
    ...bare(owed),
    ...owedKind(owed.letterKind),
    id: `owed:${owed.id}`,
    urgency: urgencyOf(dueAt, day),
    dueAt,
    letterId: draft?.id ?? null,
    letterKind: draft?.letterKind ?? owed.letterKind,
    owedLetterId: owed.id,
  };
}

function owedKind(letterKind: LetterKind | null): Pick<Owed, 'kind' | 'orderKind'> {
  if (letterKind === 'loop-closing') return { kind: 'loop-closing', orderKind: 'close-loop' };
  if (letterKind === 'thank-you') return { kind: 'thank-you', orderKind: 'thank-you' };
  return { kind: 'write-letter', orderKind: 'write-letter' };
}

const others: Record<
  Exclude<LedgerLine['source'], 'letter' | 'owed'>,
  (line: LedgerLine, day: Day) => Owed
> = {
  call: (line, day) => {
    const dueAt = instantOf(line.at);
    return {
      ...bare(line),
      id: `call:${line.id}`,
      kind: 'call',
      orderKind: 'call',
      urgency: urgencyOf(dueAt, day),
      dueAt,
      callBackId: line.id,
    };
  },
  meeting: (line, day) => meetingItem(line, day),
  debrief: (line, day) => {
    const dueAt = instantOf(line.at)?.add({ hours: 24 }) ?? null;
    return {
      ...bare(line),
      id: `debrief:${line.id}`,
      kind: 'debrief',
      orderKind: 'debrief',
      urgency: urgencyOf(dueAt, day),
      dueAt,
    };
  },
  answer: (line) => ({
    ...bare(line),
    id: `answer:${line.id}`,
    kind: line.state === 'find-number' || line.state === 'reply' ? line.state : 'write-letter',
    orderKind: line.state === 'other-person' ? 'write-letter' : 'answer',
    urgency: line.state === 'reply' ? 'today' : 'waiting',
    dueAt: null,
    callBackId: line.id,
  }),
};

function meetingItem(line: LedgerLine, { now, dayEnd }: Day): Owed {
  const startsAt = instantOf(line.at);
  const endsAt = startsAt?.add({ minutes: line.minutes ?? 0 }) ?? null;
  if (endsAt && Temporal.Instant.compare(endsAt, now) <= 0)
    return {
      ...bare(line),
      id: `close:${line.id}`,
      kind: 'close-meeting',
      orderKind: 'debrief',
      urgency: 'overdue',
      dueAt: endsAt,
    };
  const urgency = urgencyOf(startsAt, { now, dayEnd });
  return {
    ...bare(line),
    id: `meeting:${line.id}`,
    kind: 'meeting',
    orderKind: 'meeting',
    urgency: urgency === 'overdue' ? 'now' : urgency,
    dueAt: startsAt,
  };
}

const nowMinutes = 15;

/** A quarter of an hour before and after the hour named, it is time. */
function urgencyOf(dueAt: Temporal.Instant | null, { now, dayEnd }: Day): TodayItem['urgency'] {
  if (dueAt === null) return 'today';
  const minutes = (dueAt.epochMilliseconds - now.epochMilliseconds) / 60_000;
  if (minutes <= -nowMinutes) return 'overdue';
  if (minutes <= nowMinutes) return 'now';
  return Temporal.Instant.compare(dueAt, dayEnd) < 0 ? 'today' : 'soon';
}

function bare(line: LedgerLine) {
  return {
    contactId: line.contactId,
    letterId: line.letterId,
    letterKind: line.letterKind,
    meetingId: line.meetingId,
    referralId: line.referralId,
    callBackId: null,
    owedLetterId: null,
  };
}

/** With so much to do, keeping in touch can wait for a quieter day. */
const busyFrom = 8;
/** Of two alike in silence the rule looks at how often they helped: a few more are read than are shown. */
const enough = 10;

/** A few people who helped and have not heard for a while: proposed, never owed. */
export async function proposeNotes(
  db: WorkspaceTransaction,
  scope: Scope,
  { seeker, owed }: { seeker: Settings; owed: readonly Owed[] },
): Promise<Owed[]> {
  if (seeker.searchEndedAt !== null || owed.length >= busyFrom) return [];
  const { now } = scope;
  const { keepWarmDays: days, timeZone } = seeker;
  const before = silentBefore({ now, days }).toString();
  const helpers = await findWhoHelped(db, scope, { silentBefore: before, count: enough });
  const waiting = whoToWriteTo(helpers, { now, days, searchEnded: false });
  if (waiting.length === 0) return [];
  const dayStart = now.toZonedDateTimeISO(timeZone).startOfDay().toInstant().toString();
  const written = await countNotesSince(db, scope.workspaceId, dayStart);
  return notesForToday(waiting, written).map((helper) => noteItem(helper, scope));
}

function noteItem({ id, name, help, lastHeardAt, lastHelpedAt }: WhoHelped, { now }: Scope): Owed {
  const since = Math.max(lastHeardAt?.epochMilliseconds ?? 0, lastHelpedAt.epochMilliseconds);
  const days = Math.floor((now.epochMilliseconds - since) / (24 * 3_600_000));
  return {
    id: `keep-warm:${id}`,
    kind: 'keep-warm',
    orderKind: 'write-letter',
    urgency: 'waiting',
    contactId: id,
    letterKind: 'keep-warm',
    dueAt: null,
    why: keepWarmWhy(name, help, days),
    letterId: null,
    callBackId: null,
    meetingId: null,
    referralId: null,
    owedLetterId: null,
  };
}
