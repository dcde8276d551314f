import { stages } from '@threefold/domain/contacts/stage';
import { sql } from 'kysely';
import { compiled, type WorkspaceTransaction } from '../platform/database.ts';

export type Counts = { contacts: number; meetings: number; letters: number };

/** What stands behind the entries of the navigation, besides today's own. */
export async function countEntries(db: WorkspaceTransaction, workspaceId: string): Promise<Counts> {
  const { rows } = await sql<Counts>`SELECT ${entryCounts(workspaceId)}`.execute(db);
  return rows[0] ?? { contacts: 0, meetings: 0, letters: 0 };
}

function entryCounts(workspaceId: string) {
  return sql`
    (SELECT count(*)::integer FROM contact WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL) AS contacts,
    (SELECT count(*)::integer FROM meeting WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL AND status = 'planned') AS meetings,
    (SELECT count(*)::integer FROM letter WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL
      AND status <> 'sent' AND status IN ('draft', 'handed-over', 'failed', 'unsure')) AS letters`;
}

export type DayFigures = Counts & {
  /** Written to or called, and neither met nor closed. */
  waiting: number;
  people: number;
  roots: number;
  firstAt: string | null;
  held: number;
  referrals: number;
  /** Referred people who were then met, each once. */
  referredAndMet: number;
  promisesKept: number;
  promisesMoved: number;
  promisesReleased: number;
  /** Instants at which calls are owed in the next weeks, so that no other is proposed there; in milliseconds, for there are many. */
  taken: number[];
  /** Meetings of the next weeks, with the way there and back. */
  busy: { from: string; until: string }[];
};

const none: DayFigures = {
  contacts: 0,
  meetings: 0,
  letters: 0,
  waiting: 0,
  people: 0,
  roots: 0,
  firstAt: null,
  held: 0,
  referrals: 0,
  referredAndMet: 0,
  promisesKept: 0,
  promisesMoved: 0,
  promisesReleased: 0,
  taken: [],
  busy: [],
};

const begunStages = stages.filter((stage) => stage !== 'identified');

const figures = compiled(
  (_, { workspaceId, now }: { workspaceId: string; now: string }) => sql<DayFigures>`
    WITH in_bin AS MATERIALIZED (
      SELECT id FROM contact WHERE workspace_id = ${workspaceId} AND deleted_at IS NOT NULL
    ), named AS MATERIALIZED (
      SELECT from_contact_id, to_contact_id, at FROM referral
      WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL
        AND from_contact_id NOT IN (SELECT id FROM in_bin) AND to_contact_id NOT IN (SELECT id FROM in_bin)
    ), person AS MATERIALIZED (
      SELECT id, bool_or(was_named) AS was_named FROM (
        SELECT id, false AS was_named FROM contact WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL AND stage = ANY (${begunStages})
        UNION ALL SELECT from_contact_id, false FROM named
        UNION ALL SELECT to_contact_id, true FROM named
      ) mention GROUP BY id
    )
    SELECT ${entryCounts(workspaceId)},
      (SELECT count(*)::integer FROM contact WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL AND stage IN ('written', 'called')) AS waiting,
      (SELECT count(*)::integer FROM person) AS people,
      (SELECT count(*)::integer FROM person WHERE NOT was_named) AS roots,
      least((SELECT min(at) FROM named), (SELECT min(sent_at) FROM letter WHERE workspace_id = ${workspaceId} AND status = 'sent')) AS first_at,
      (SELECT count(*)::integer FROM meeting WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL AND status = 'held') AS held,
      (SELECT count(*)::integer FROM named) AS referrals,
      (SELECT count(DISTINCT named.to_contact_id)::integer FROM named WHERE EXISTS (
        SELECT FROM meeting_participant participant
        JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
        WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = named.to_contact_id
          AND meeting.deleted_at IS NULL AND meeting.status = 'held' AND meeting.held_at >= named.at
      )) AS referred_and_met,
      ${promises(workspaceId)},
      (SELECT coalesce(jsonb_agg(floor(extract(epoch FROM due_at) * 1000)), '[]') FROM call_back WHERE workspace_id = ${workspaceId} AND status = 'due'
        AND due_at BETWEEN ${now}::timestamptz - interval '15 minutes' AND ${now}::timestamptz + interval '60 days') AS taken,
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'from', starts_at - make_interval(mins => travel_minutes_before),
          'until', starts_at + make_interval(mins => minutes + travel_minutes_after))), '[]')
        FROM meeting WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL AND status = 'planned'
          AND starts_at BETWEEN ${now}::timestamptz - interval '8 hours' AND ${now}::timestamptz + interval '60 days') AS busy`,
);

/**
 * The margin of the page in one statement. The network here is whoever named somebody, was named, or was written to. Names
 * come from an index alone, and the few people of the trash are taken out of them, instead of the many others looked up.
 */
export async function readFigures(
  db: WorkspaceTransaction,
  workspaceId: string,
  now: string,
): Promise<DayFigures> {
  return (await figures(db, { workspaceId, now }))[0] ?? none;
}

function promises(workspaceId: string) {
  const sum = (measure: string) =>
    sql`(SELECT coalesce(sum(count), 0)::integer FROM progress WHERE workspace_id = ${workspaceId} AND measure = ${measure})`;
  return sql`
    ${sum('promises-kept')} AS promises_kept,
    ${sum('promises-moved')} AS promises_moved,
    ${sum('promises-released')} AS promises_released`;
}
