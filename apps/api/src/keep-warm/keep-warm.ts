import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { KeepWarmPerson, listKeepWarm as listKeepWarmEndpoint } from '@threefold/contracts/keep-warm';
import {
  defaultKeepWarmDays,
  isPaused,
  keepWarmWhy,
  silentBefore,
  whoToWriteTo,
} from '@threefold/domain/keep-warm/keep-warm';
import { Temporal } from 'temporal-polyfill';
import { lockContact } from '../contacts/contact.ts';
import { findWhoHelped, type WhoHelped } from '../contacts/who-helped.ts';
import type { AppParts } from '../platform/app-parts.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Jobs } from '../platform/jobs.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { inEveryWorkspace } from '../platform/workspace-transaction.ts';
import { readSettings } from '../settings/settings.ts';
import { listSilentSince, listUnremindedIntroductions, savePause } from './keep-warm-queries.ts';

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

type Pause = { contactId: string; until: string | null };

/** The same twice is one pause. */
export async function pauseKeepWarm(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, until }: Pause,
): Promise<Pause> {
  await lockContact(db, scope, contactId);
  const at = until === null ? null : Temporal.Instant.from(until).round('millisecond');
  if (at && Temporal.Instant.compare(at, scope.now) <= 0)
    throw new Problem('rule-broken', 'That date has passed. Choose a later one.', {
      code: 'pause-past',
    });
  const pause = { contactId, until: at?.toString() ?? null };
  await savePause(db, scope.workspaceId, { ...pause, now: scope.now.toString() });
  return pause;
}

/**
 * What follows from mere time, each night: whoever has heard nothing for ninety days falls dormant, and an introduction that
 * nothing reminds of is put into the ledger. One search after the other, and one that fails stops no other.
 */
export async function markDormant(parts: AppParts): Promise<void> {
  await inEveryWorkspace(parts, growOld, (count) => `${count} searches could not be brought up to date.`);
}

async function growOld(db: WorkspaceTransaction, scope: Scope): Promise<void> {
  const before = silentBefore({ now: scope.now, days: defaultKeepWarmDays }).toString();
  const [silent, unreminded] = await Promise.all([
    listSilentSince(db, scope.workspaceId, before),
    listUnremindedIntroductions(db, scope.workspaceId),
  ]);
  const contactIds = new Set([...silent, ...unreminded]);
  record(
    db,
    scope,
    Array.from(contactIds, (contactId) => ({ kind: 'time-passed', contactId })),
  );
}

export const keepWarmJobs: Jobs = { 'mark-dormant': markDormant };
