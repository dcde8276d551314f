import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { KeepWarmPerson, listKeepWarm as listKeepWarmEndpoint } from '@threefold/contracts/keep-warm';
import { keepWarmWhy } from '@threefold/domain/keep-warm/help-in-words';
import { isPaused, silentBefore, whoToWriteTo } from '@threefold/domain/keep-warm/who-to-write-to';
import type { Temporal } from 'temporal-polyfill';
import { findWhoHelped, type WhoHelped } from '../contacts/find-who-helped.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/read-settings.ts';

export async function listKeepWarm(
  db: WorkspaceTransaction,
  scope: Scope,
): Promise<ReplyOf<typeof listKeepWarmEndpoint>> {
  const { keepWarmDays: days, searchEndedAt } = await readSettings(db, scope.workspaceId);
  const { now } = scope;
  const before = silentBefore({ now, days }).toString();
  const searchEnded = searchEndedAt !== null;
  const helpers = searchEnded ? [] : await findWhoHelped(db, scope, { silentBefore: before });
  const waiting = whoToWriteTo(helpers, { now, days, searchEnded });
  const paused = helpers.filter((helper) => isPaused(helper, now));
  const shown = (people: readonly WhoHelped[]) => people.slice(0, 200).map((each) => personOf(each, now));
  return { items: shown(waiting), nextCursor: null, paused: shown(paused), days, searchEndedAt };
}

const dayMs = 24 * 3_600_000;

function personOf(helper: WhoHelped, now: Temporal.Instant): KeepWarmPerson {
  const { id, name, organization, help, lastHeardAt, lastHelpedAt, pausedUntil } = helper;
  const since = Math.max(lastHeardAt?.epochMilliseconds ?? 0, lastHelpedAt.epochMilliseconds);
  return {
    contactId: id,
    name,
    organization,
    why: keepWarmWhy(name, help, Math.floor((now.epochMilliseconds - since) / dayMs)),
    lastHeardAt: lastHeardAt?.toString() ?? null,
    lastHelpedAt: lastHelpedAt.toString(),
    pausedUntil: pausedUntil?.toString() ?? null,
  };
}
