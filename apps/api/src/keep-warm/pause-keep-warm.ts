import { Temporal } from 'temporal-polyfill';
import { lockContact } from '../contacts/lock-contact.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { savePause } from './keep-warm-queries.ts';

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
    throw new Problem('rule-broken', 'That day is over already. Choose one that lies ahead.', {
      code: 'pause-past',
    });
  const pause = { contactId, until: at?.toString() ?? null };
  await savePause(db, scope.workspaceId, { ...pause, now: scope.now.toString() });
  return pause;
}
