import type { EventDetails, EventKind } from '@threefold/domain/history/event-kinds';
import { progressOf } from '@threefold/domain/history/progress';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from './database.ts';
import { newId } from './ids.ts';
import type { Scope } from './scope.ts';

/** One line of history. The ids say what it touches; `detail` is what the kind asks for. */
export type HistoryEvent = {
  [Kind in EventKind]: {
    kind: Kind;
    detail: EventDetails[Kind];
    /** When it happened, where that is not the instant of the request. */
    at?: string;
    contactId?: string | null;
    otherContactId?: string | null;
    letterId?: string | null;
    callBackId?: string | null;
    meetingId?: string | null;
    referralId?: string | null;
  };
}[EventKind];

/**
 * Appends to the history and to the roll-up that rosters read, in the caller's transaction. Every use case that changes
 * facts ends with this.
 */
export async function appendEvents(
  db: WorkspaceTransaction,
  scope: Scope,
  events: readonly HistoryEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const now = scope.now.toString();
  await db
    .insertInto('event')
    .values(
      events.map((event) => ({
        workspaceId: scope.workspaceId,
        id: newId(scope.now),
        at: event.at ?? now,
        kind: event.kind,
        actorId: scope.userId,
        contactId: event.contactId ?? null,
        otherContactId: event.otherContactId ?? null,
        letterId: event.letterId ?? null,
        callBackId: event.callBackId ?? null,
        meetingId: event.meetingId ?? null,
        referralId: event.referralId ?? null,
        detail: JSON.stringify(event.detail),
      })),
    )
    .execute();
  await countProgress(db, scope, events);
}

async function countProgress(
  db: WorkspaceTransaction,
  scope: Scope,
  events: readonly HistoryEvent[],
): Promise<void> {
  const counts = new Map<string, { measure: string; day: string; count: number; lastAt: string }>();
  for (const event of events) {
    const at = event.at ?? scope.now.toString();
    for (const { measure, by } of progressOf(event.kind, event.detail)) {
      const day = at.slice(0, 10);
      const known = counts.get(`${measure} ${day}`);
      counts.set(`${measure} ${day}`, { measure, day, count: (known?.count ?? 0) + by, lastAt: at });
    }
  }
  if (counts.size === 0) return;
  await db
    .insertInto('progress')
    .values([...counts.values()].map((row) => ({ workspaceId: scope.workspaceId, ...row })))
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'measure', 'day']).doUpdateSet({
        count: sql`progress.count + excluded.count`,
        lastAt: sql`greatest(progress.last_at, excluded.last_at)`,
      }),
    )
    .execute();
}
