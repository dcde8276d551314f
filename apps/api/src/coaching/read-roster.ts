import type { Client } from '@threefold/contracts/coaching';
import { whereStuck } from '@threefold/domain/coaching/where-stuck';
import type { Measure } from '@threefold/domain/history/progress';
import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../platform/clock.ts';
import type { Database, WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findRosterRow, listRoster, type RosterRow } from './roster-queries.ts';
import { touchShares } from './shares-queries.ts';

type Coach = { userId: string; now: Temporal.Instant };

/** Everybody who shared a search with this coach, the one in most need first. */
export async function readRoster(db: Database, { userId, now }: Coach): Promise<Client[]> {
  const rows = await listRoster(db, { personId: userId, now: now.toString() });
  if (rows.length > 0) await touchShares(db, looking(userId, null, now));
  return rows
    .map((row) => clientOfRow(row, now))
    .sort(
      (a, b) =>
        b.stuck.need - a.stuck.need ||
        a.name.localeCompare(b.name, 'en') ||
        (a.workspaceId < b.workspaceId ? -1 : 1),
    );
}

/** One search; at its own seeker's hands it shows what a coach sees. */
export async function readClient(
  db: WorkspaceTransaction,
  { workspaceId, now, level }: Scope,
  userId: string,
): Promise<Client> {
  const row = await findRosterRow(db, workspaceId, { personId: userId, now: now.toString() });
  if (!row) throw notFound('workspace');
  if (level !== 'owner') await touchShares(db, looking(userId, workspaceId, now));
  return clientOfRow(row, now);
}

function looking(coachId: string, workspaceId: string | null, now: Temporal.Instant) {
  return { coachId, workspaceId, now: now.toString(), hourAgo: now.subtract({ hours: 1 }).toString() };
}

const weeksShown = 12;

function clientOfRow(row: RosterRow, now: Temporal.Instant): Client {
  const count = (measure: Measure) => Math.max(0, row.figures[measure]?.count ?? 0);
  const promisesKept = count('promises-kept');
  return {
    workspaceId: row.workspaceId,
    name: row.name,
    level: row.level,
    figures: {
      contacts: count('contacts'),
      lettersSent: count('letters'),
      callsMade: count('calls'),
      meetingsHeld: count('meetings'),
      referrals: count('referrals'),
      promisesKept,
      // Every promise ends as kept, moved with a word, or let go.
      promisesEnded: promisesKept + count('promises-moved') + count('promises-released'),
      overdueCalls: row.overdueCalls,
    },
    lastActivityAt: lastActivity(row)?.toString() ?? null,
    stuck: stuckOf(row, { count, now }),
    weeks: weeksOf(row, now),
    unreadForSeeker: row.unreadComments,
  };
}

function stuckOf(
  row: RosterRow,
  { count, now }: { count: (measure: Measure) => number; now: Temporal.Instant },
): Client['stuck'] {
  const lastAt = (measure: Measure) => (count(measure) > 0 ? instantOf(row.figures[measure]?.lastAt) : null);
  const stuck = whereStuck(
    {
      lettersSent: count('letters'),
      callsMade: count('calls'),
      meetingsHeld: count('meetings'),
      referrals: count('referrals'),
      lastLetterAt: lastAt('letters'),
      lastCallAt: lastAt('calls'),
      lastMeetingAt: lastAt('meetings'),
      lastReferralAt: lastAt('referrals'),
      overdueCalls: row.overdueCalls,
      oldestOverdueCallAt: instantOf(row.oldestOverdueCallAt),
      thankYousOwed: row.thankYousOwed,
      oldestThankYouOwedAt: instantOf(row.oldestThankYouOwedAt),
      openedAt: Temporal.Instant.from(row.openedAt),
    },
    now,
  );
  return { ...stuck, since: stuck.since?.toString() ?? null };
}

function lastActivity(row: RosterRow): Temporal.Instant | null {
  const instants = Object.values(row.figures).map(({ lastAt }) => Temporal.Instant.from(lastAt));
  return instants.sort(Temporal.Instant.compare).at(-1) ?? null;
}

/** Weeks begin on Monday, by UTC day, as the roll-up counts. */
function weeksOf(row: RosterRow, now: Temporal.Instant): Client['weeks'] {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  const thisMonday = today.subtract({ days: today.dayOfWeek - 1 });
  const weeks = Array.from({ length: weeksShown }, (_, index) => ({
    startsOn: thisMonday.subtract({ weeks: weeksShown - 1 - index }).toString(),
    letters: 0,
    meetings: 0,
    referrals: 0,
  }));
  const byMonday = new Map(weeks.map((week) => [week.startsOn, week]));
  for (const { measure, startsOn, count } of row.weeks) {
    const week = byMonday.get(startsOn);
    if (week) week[measure] = count;
  }
  return weeks;
}
