import { danglingBefore } from '@threefold/domain/referrals/dangling';
import type { Temporal } from 'temporal-polyfill';
import { calendarOf } from '../contacts/find-reader.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/read-settings.ts';

/** Reckoned on the seeker's own calendar. */
export async function readDanglingBefore(db: WorkspaceTransaction, scope: Scope): Promise<Temporal.Instant> {
  const seeker = await readSettings(db, scope.workspaceId);
  return danglingBefore(scope.now, calendarOf(seeker, { seeker, timeZone: seeker.timeZone, scope }));
}
