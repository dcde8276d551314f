import type { ShareLevel } from '@threefold/contracts/coaching';
import type { Measure } from '@threefold/domain/history/progress';
import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

/** One search as its coach may know it at any level. `weeks` are the last twelve that had something, by UTC day from Monday on. */
export type RosterRow = {
  workspaceId: string;
  level: ShareLevel;
  name: string;
  openedAt: string;
  figures: Partial<Record<Measure, { count: number; lastAt: string }>>;
  weeks: { measure: 'letters' | 'meetings' | 'referrals'; startsOn: string; count: number }[];
  overdueCalls: number;
  oldestOverdueCallAt: string | null;
  thankYousOwed: number;
  oldestThankYouOwedAt: string | null;
  unreadComments: number;
};

type Looking = { personId: string; now: string };

/** All searches that were shared with a coach, in one statement however many they are. */
export async function listRoster(db: Database, { personId, now }: Looking): Promise<RosterRow[]> {
  const { rows } = await sql<RosterRow>`
    SELECT workspace_id, level, name, opened_at, figures, weeks, overdue_calls, oldest_overdue_call_at,
      thank_yous_owed, oldest_thank_you_owed_at, unread_comments
    FROM coach_roster(${personId}, ${now}, NULL)`.execute(db);
  return rows;
}

/** The same of one search; its own seeker may look too. */
export async function findRosterRow(
  db: Database,
  workspaceId: string,
  { personId, now }: Looking,
): Promise<RosterRow | undefined> {
  const { rows } = await sql<RosterRow>`
    SELECT workspace_id, level, name, opened_at, figures, weeks, overdue_calls, oldest_overdue_call_at,
      thank_yous_owed, oldest_thank_you_owed_at, unread_comments
    FROM coach_roster(${personId}, ${now}, ${workspaceId})`.execute(db);
  return rows[0];
}
