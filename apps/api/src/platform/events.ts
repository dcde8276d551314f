import type { EventDetails, EventKind } from '@threefold/domain/history/event-kinds';
import { progressOf } from '@threefold/domain/history/progress';
import { sql } from 'kysely';
import { arrayLiteral, columnLiteral } from './array-literal.ts';
import { compiled, type WorkspaceTransaction } from './database.ts';
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

type Lines = Record<'workspaceId' | 'ids' | 'ats' | 'kinds' | 'details', string> &
  Record<
    `${'contact' | 'otherContact' | 'letter' | 'callBack' | 'meeting' | 'referral'}Ids`,
    string | null
  > & {
    actorId: string | null;
  };

const appendLines = compiled(
  (_, lines: Lines) => sql`
    INSERT INTO event (workspace_id, actor_id, id, at, kind, contact_id, other_contact_id, letter_id, call_back_id, meeting_id, referral_id, detail)
    SELECT ${lines.workspaceId}::uuid, ${lines.actorId}::text, line.* FROM unnest(
      ${lines.ids}::uuid[], ${lines.ats}::timestamptz[], ${lines.kinds}::text[],
      ${lines.contactIds}::uuid[], ${lines.otherContactIds}::uuid[], ${lines.letterIds}::uuid[],
      ${lines.callBackIds}::uuid[], ${lines.meetingIds}::uuid[], ${lines.referralIds}::uuid[],
      ${lines.details}::jsonb[]
    ) AS line`,
);

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
  const column = (
    name: 'contactId' | 'otherContactId' | 'letterId' | 'callBackId' | 'meetingId' | 'referralId',
  ) => columnLiteral(events, (event) => event[name]);
  const lines = {
    workspaceId: scope.workspaceId,
    actorId: scope.userId,
    ids: arrayLiteral(events.map(() => newId(scope.now))),
    ats: arrayLiteral(events.map(({ at }) => at ?? now)),
    kinds: arrayLiteral(events.map(({ kind }) => kind)),
    contactIds: column('contactId'),
    otherContactIds: column('otherContactId'),
    letterIds: column('letterId'),
    callBackIds: column('callBackId'),
    meetingIds: column('meetingId'),
    referralIds: column('referralId'),
    details: arrayLiteral(events.map(({ detail }) => JSON.stringify(detail))),
  };
  const counted = events.map(({ kind, detail, at = now }) => ({ kind, detail, at, times: 1 }));
  await Promise.all([appendLines(db, lines), countProgress(db, scope, counted)]);
}

type SharedEvent<Kind extends EventKind> = {
  kind: Kind;
  detail: EventDetails[Kind];
  contactIds: readonly string[];
};

/** The same thing happened to each of these contacts: a line of history for every one, of which only the ids differ. */
export async function appendForEach<Kind extends EventKind>(
  db: WorkspaceTransaction,
  scope: Scope,
  { kind, detail, contactIds }: SharedEvent<Kind>,
): Promise<void> {
  if (contactIds.length === 0) return;
  const at = scope.now.toString();
  await sql`
    INSERT INTO event (workspace_id, actor_id, id, at, kind, contact_id, detail)
    SELECT ${scope.workspaceId}::uuid, ${scope.userId}::text, line.id, ${at}::timestamptz, ${kind}, line.contact_id, ${JSON.stringify(detail)}::jsonb
    FROM unnest(${arrayLiteral(contactIds.map(() => newId(scope.now)))}::uuid[], ${arrayLiteral(contactIds)}::uuid[])
      AS line (id, contact_id)`.execute(db);
  await countProgress(db, scope, [{ kind, detail, at, times: contactIds.length }]);
}

/** For what takes its history along: the roll-up alone is told. */
export async function countWithoutLine<Kind extends EventKind>(
  db: WorkspaceTransaction,
  scope: Scope,
  { kind, detail, times }: { kind: Kind; detail: EventDetails[Kind]; times: number },
): Promise<void> {
  if (times > 0) await countProgress(db, scope, [{ kind, detail, at: scope.now.toString(), times }]);
}

type Counted = Pick<HistoryEvent, 'kind' | 'detail'> & { at: string; times: number };

async function countProgress(
  db: WorkspaceTransaction,
  scope: Scope,
  events: readonly Counted[],
): Promise<void> {
  const counts = new Map<string, { measure: string; day: string; count: number; lastAt: string }>();
  for (const { kind, detail, at, times } of events) {
    for (const { measure, by } of progressOf(kind, detail)) {
      const day = at.slice(0, 10);
      const known = counts.get(`${measure} ${day}`);
      counts.set(`${measure} ${day}`, { measure, day, count: (known?.count ?? 0) + by * times, lastAt: at });
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
