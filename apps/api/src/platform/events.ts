import type { EventDetails, EventKind } from '@threefold/domain/history/event-kinds';
import { progressOf } from '@threefold/domain/history/progress';
import { sql } from 'kysely';
import { arrayLiteral, columnLiteral, compiled, type WorkspaceTransaction } from './database.ts';
import type { HistoryEvent, Recorded } from './facts.ts';
import { newId } from './ids.ts';
import type { Scope } from './scope.ts';

type Lines = Record<'workspaceId' | 'ids' | 'ats' | 'kinds' | 'details', string> &
  Record<
    `${'actor' | 'contact' | 'otherContact' | 'letter' | 'callBack' | 'meeting' | 'referral'}Ids`,
    string | null
  >;

const appendLines = compiled(
  (_, lines: Lines) => sql`
    INSERT INTO event (workspace_id, id, at, actor_id, kind, contact_id, other_contact_id, letter_id, call_back_id, meeting_id, referral_id, detail)
    SELECT ${lines.workspaceId}::uuid, line.* FROM unnest(
      ${lines.ids}::uuid[], ${lines.ats}::timestamptz[], ${lines.actorIds}::text[], ${lines.kinds}::text[],
      ${lines.contactIds}::uuid[], ${lines.otherContactIds}::uuid[], ${lines.letterIds}::uuid[],
      ${lines.callBackIds}::uuid[], ${lines.meetingIds}::uuid[], ${lines.referralIds}::uuid[],
      ${lines.details}::jsonb[]
    ) AS line`,
);

/** Appends to the history and to the roll-up that rosters read. */
export async function appendEvents(
  db: WorkspaceTransaction,
  scope: Scope,
  recorded: readonly Recorded<HistoryEvent>[],
): Promise<void> {
  if (recorded.length === 0) return;
  const column = (
    name: 'contactId' | 'otherContactId' | 'letterId' | 'callBackId' | 'meetingId' | 'referralId',
  ) => columnLiteral(recorded, ({ fact }) => fact[name]);
  const lines = {
    workspaceId: scope.workspaceId,
    ids: arrayLiteral(recorded.map(() => newId(scope.now))),
    ats: arrayLiteral(recorded.map(({ at }) => at)),
    actorIds: columnLiteral(recorded, ({ actorId }) => actorId),
    kinds: arrayLiteral(recorded.map(({ fact }) => fact.kind)),
    contactIds: column('contactId'),
    otherContactIds: column('otherContactId'),
    letterIds: column('letterId'),
    callBackIds: column('callBackId'),
    meetingIds: column('meetingId'),
    referralIds: column('referralId'),
    details: arrayLiteral(recorded.map(({ fact }) => JSON.stringify(fact.detail))),
  };
  const counted = recorded.map(({ fact: { kind, detail }, at }) => ({ kind, detail, at, times: 1 }));
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
    .values(inOneOrder(counts).map((row) => ({ workspaceId: scope.workspaceId, ...row })))
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'measure', 'day']).doUpdateSet({
        count: sql`progress.count + excluded.count`,
        lastAt: sql`greatest(progress.last_at, excluded.last_at)`,
      }),
    )
    .execute();
}

/** Two transactions that count the same take these rows one after the other. */
function inOneOrder<Row>(counts: ReadonlyMap<string, Row>): Row[] {
  return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
