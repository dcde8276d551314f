import type { getPromiseSlots, LetterKind } from '@threefold/contracts/letters';
import {
  firstFreeFrom,
  type Half,
  type PromiseConditions,
  promiseSlots,
  proposePromise,
} from '@threefold/domain/call-backs/promise';
import { displayName } from '@threefold/domain/contacts/names';
import { addBusinessDays, type BusinessCalendar, dateIn } from '@threefold/domain/time/business-calendar';
import type { BusySpan } from '@threefold/domain/time/busy-span';
import { followUpKinds } from '@threefold/domain/vocabulary/letter-kinds';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { busySpans } from '../call-backs/busy-spans.ts';
import { findReader, type Reader } from '../contacts/find-reader.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { listTakenTimes } from './letter-facts-queries.ts';

type PromiseSlots = z.output<(typeof getPromiseSlots)['replies'][200]>;
type Asking = { contactId: string; from?: string | undefined; days: number };

/** Free times of so many business days of the reader, from a date of theirs on; today without one. */
export async function listPromiseSlots(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, from, days }: Asking,
): Promise<PromiseSlots> {
  const { calendar, seeker, zone } = await findReader(db, scope, contactId);
  const taken = await listTakenTimes(db, scope.workspaceId, {
    from: scope.now.toString(),
    exceptDraftsTo: contactId,
  });
  const conditions = conditionsOf({ calendar, seeker }, { taken, busy: await busySpans(db, scope) });
  const span = spanOf(calendar, { from, days, now: scope.now });
  const propose = (half: Half) =>
    span.isChosen
      ? firstFreeFrom(span.first, half, { ...conditions, after: scope.now })
      : proposePromise({ ...conditions, sentAt: scope.now, half });
  return {
    timeZone: calendar.timeZone,
    isGuess: zone.isGuess,
    seekerTimeZone: seeker.timeZone,
    proposed: { morning: propose('morning').toString(), afternoon: propose('afternoon').toString() },
    slots: promiseSlots({ ...conditions, from: span.start, days }).map(({ at, half }) => ({
      at: at.toString(),
      half,
    })),
    holidays: holidaysIn(calendar, span),
    promised: taken
      .filter(({ at }) => isWithin(dateIn(calendar.timeZone, Temporal.Instant.from(at)), span))
      .map(({ at, ...person }) => ({ at, contactName: displayName(person) })),
  };
}

type Span = {
  first: Temporal.PlainDate;
  last: Temporal.PlainDate;
  start: Temporal.Instant;
  isChosen: boolean;
};

/** A date that lies behind begins today. */
function spanOf(
  calendar: BusinessCalendar,
  { from, days, now }: { from: string | undefined; days: number; now: Temporal.Instant },
): Span {
  const today = dateIn(calendar.timeZone, now);
  const asked = from === undefined ? today : Temporal.PlainDate.from(from);
  const isChosen = Temporal.PlainDate.compare(asked, today) > 0;
  const first = isChosen ? asked : today;
  const start = isChosen ? first.toZonedDateTime(calendar.timeZone).toInstant() : now;
  const firstOpen = addBusinessDays(first, 0, calendar);
  return { first, last: addBusinessDays(firstOpen, days - 1, calendar), start, isChosen };
}

function isWithin(date: Temporal.PlainDate, { first, last }: Span): boolean {
  return Temporal.PlainDate.compare(date, first) >= 0 && Temporal.PlainDate.compare(date, last) <= 0;
}

function holidaysIn(calendar: BusinessCalendar, span: Span): PromiseSlots['holidays'] {
  return [...calendar.holidays]
    .filter(([date]) => isWithin(Temporal.PlainDate.from(date), span))
    .map(([date, name]) => ({ date, name }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

type Exception = { exceptLetterId?: string | null; exceptDraftsTo?: string | null };

/** Everything that can speak for or against a promised moment to this reader. */
export async function promiseConditions(
  db: WorkspaceTransaction,
  scope: Scope,
  { reader, ...exception }: { reader: Reader } & Exception,
): Promise<PromiseConditions> {
  const [taken, busy] = await Promise.all([
    listTakenTimes(db, scope.workspaceId, { from: scope.now.toString(), ...exception }),
    busySpans(db, scope),
  ]);
  return conditionsOf(reader, { taken, busy });
}

function conditionsOf(
  { calendar, seeker }: Pick<Reader, 'calendar' | 'seeker'>,
  { taken, busy }: { taken: readonly { at: string }[]; busy: BusySpan[] },
): PromiseConditions {
  return {
    reader: calendar,
    seeker,
    taken: taken.map(({ at }) => Temporal.Instant.from(at)),
    busy,
  };
}

/** The letters after a meeting promise the call that asks for a second one. */
const promisingKinds: readonly LetterKind[] = ['outreach', 'nudge', ...followUpKinds];

/** A promise that was asked for: only where the kind has one, and only ahead. */
export function requirePromise(scope: Scope, kind: LetterKind, promiseAt: string): Temporal.Instant {
  if (!promisingKinds.includes(kind))
    throw new Problem('rule-broken', 'A letter of this kind promises no call.', { code: 'no-promise-here' });
  const at = Temporal.Instant.from(promiseAt);
  requireAhead(scope, at);
  return at;
}

export function requireAhead(scope: Scope, promiseAt: Temporal.Instant): void {
  if (Temporal.Instant.compare(promiseAt, scope.now) > 0) return;
  throw new Problem('rule-broken', 'The promised time is already over. Choose one that lies ahead.', {
    code: 'promise-past',
  });
}

export function requireWritable(contact: { doNotContact: boolean }): void {
  if (!contact.doNotContact) return;
  throw new Problem('rule-broken', 'You marked this contact as not to be contacted, so no letter goes out.', {
    code: 'do-not-contact',
  });
}
