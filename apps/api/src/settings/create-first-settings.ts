import { defaultKeepWarmDays } from '@threefold/domain/keep-warm/who-to-write-to';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { insertSettings } from './settings-queries.ts';

/** A new workspace's settings: the promise method, three referrals a meeting, 20 minutes a day. The page sets the zone. */
export function createFirstSettings(
  db: WorkspaceTransaction,
  scope: Scope,
  person: { name: string; email: string },
): Promise<void> {
  return insertSettings(db, {
    workspaceId: scope.workspaceId,
    timeZone: 'America/New_York',
    country: 'US',
    region: null,
    officeHours: JSON.stringify({ from: '08:00', until: '17:30' }),
    onDuty: JSON.stringify({ days: [], dates: [] }),
    method: 'promise',
    referralGoal: 3,
    minutesPerDay: 20,
    keepWarmDays: defaultKeepWarmDays,
    profile: JSON.stringify({
      name: person.name,
      credentials: null,
      background: null,
      aim: null,
      phone: null,
      email: person.email,
      address: null,
    }),
    version: 1,
    updatedAt: scope.now.toString(),
  });
}
