import type { Settings, updateSettings as updateSettingsEndpoint } from '@threefold/contracts/settings';
import { emptyTargetList } from '@threefold/domain/contacts/target-list';
import { defaultKeepWarmDays } from '@threefold/domain/keep-warm/keep-warm';
import { conventionsOfLocale, defaultLocale, localeOfCountry } from '@threefold/domain/time/conventions';
import type { z } from 'zod';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { findSettings, insertSettings, saveSettings } from './settings-queries.ts';

/** The seeker's zone, duty days, method and goal, as every rule that concerns time needs them. */
export function readSettings(db: WorkspaceTransaction, workspaceId: string): Promise<Settings> {
  return findSettings(db, workspaceId);
}

type Change = z.output<typeof updateSettingsEndpoint.body> & { ifMatch: number | null };

export async function updateSettings(
  db: WorkspaceTransaction,
  scope: Scope,
  { ifMatch, ...change }: Change,
): Promise<Settings> {
  const settings = await findSettings(db, scope.workspaceId, true);
  requireVersion(settings.version, ifMatch, settings);
  const changed: Settings = {
    ...settings,
    ...conventionsThatFollow(settings, change),
    ...givenFields(change),
    profile: { ...settings.profile, ...givenFields(change.profile ?? {}) },
    targets: { ...settings.targets, ...givenFields(change.targets ?? {}) },
    version: settings.version + 1,
  };
  await saveSettings(db, scope.workspaceId, { ...changed, updatedAt: scope.now.toString() });
  return changed;
}

/** A move to another country brings its locale, another locale its clock and its week. */
function conventionsThatFollow(settings: Settings, { country, locale }: Omit<Change, 'ifMatch'>) {
  const hasMoved = country !== undefined && country !== settings.country;
  const followed = locale ?? (hasMoved ? localeOfCountry(country) : settings.locale);
  return followed === settings.locale ? {} : conventionsOfLocale(followed);
}

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
    ...conventionsOfLocale(defaultLocale),
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
    targets: JSON.stringify(emptyTargetList),
    version: 1,
    updatedAt: scope.now.toString(),
  });
}

/** The search ends now, or goes on. False where that was so before: the second click. */
export async function markSearchEnd(
  db: WorkspaceTransaction,
  scope: Scope,
  { ended }: { ended: boolean },
): Promise<boolean> {
  const settings = await findSettings(db, scope.workspaceId, true);
  if ((settings.searchEndedAt !== null) === ended) return false;
  const now = scope.now.toString();
  const searchEndedAt = ended ? now : null;
  const version = settings.version + 1;
  await saveSettings(db, scope.workspaceId, { ...settings, searchEndedAt, version, updatedAt: now });
  return true;
}

/** Without the fields that the caller left out. */
function givenFields<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  // Dropping undefined members of an object leaves a part of it.
  return Object.fromEntries(given) as { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };
}
