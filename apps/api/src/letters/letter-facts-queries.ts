import type { DebriefInput } from '@threefold/contracts/meetings/debriefs';
import type { LostKind, ReferralTerms } from '@threefold/contracts/referrals';
import { displayName } from '@threefold/domain/contacts/names';
import type { NamedThere } from '@threefold/domain/letters/follow-up-words';
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import { compiled, type WorkspaceTransaction } from '../platform/database.ts';
import type { DB, Meeting } from '../platform/database-types.gen.ts';

export type ReferralFacts = {
  id: string;
  fromContactId: string;
  toContactId: string;
  fromGivenName: string;
  fromFamilyName: string;
  fromCredentials: string | null;
  toGivenName: string;
  toFamilyName: string;
  terms: ReferralTerms;
  note: string | null;
  introduced: boolean;
  lostKind: LostKind | null;
  /** The referred person said no on the phone since. */
  declined: boolean;
  /** Letters and calls to the referred person since. */
  attempts: number;
  isOpen: boolean;
  loopClosedAt: string | null;
  /** A meeting with the referred person was held. */
  wasMet: boolean;
  /** Lost, or the referred person was closed. */
  isLost: boolean;
  /** The latest advice that the referred person gave; null where none was noted. */
  learned: string | null;
};

type ReferralKey = { id?: string | null; fromContactId?: string; toContactId?: string };

/** Referrals that fit all that the key names, the latest first; none of people who were erased. */
export async function listReferralFacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id = null, fromContactId, toContactId }: ReferralKey,
): Promise<ReferralFacts[]> {
  const { rows } = await sql<ReferralFacts>`
    SELECT referral.id, referral.from_contact_id, referral.to_contact_id, referral.terms, referral.note, referral.loop_closed_at,
      referral.introduced_at IS NOT NULL AS introduced, referral.lost_kind, coalesce(calls.declined, false) AS declined,
      calls.made + letters.sent AS attempts,
      referrer.given_name AS from_given_name, referrer.family_name AS from_family_name, referrer.credentials AS from_credentials,
      referred.given_name AS to_given_name, referred.family_name AS to_family_name,
      referral.lost_reason IS NULL AND referral.loop_closed_at IS NULL AS is_open,
      referral.lost_reason IS NOT NULL OR referred.closed_at IS NOT NULL AS is_lost,
      EXISTS (
        SELECT FROM meeting_participant
        JOIN meeting ON meeting.workspace_id = meeting_participant.workspace_id AND meeting.id = meeting_participant.meeting_id
        WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.contact_id = referral.to_contact_id
          AND meeting.status = 'held' AND meeting.deleted_at IS NULL
      ) AS was_met,
      (SELECT finding.text FROM finding
        WHERE finding.workspace_id = ${workspaceId} AND finding.contact_id = referral.to_contact_id AND finding.kind = 'advice' AND finding.deleted_at IS NULL
        ORDER BY finding.created_at DESC LIMIT 1) AS learned
    FROM referral
    JOIN contact referrer ON referrer.workspace_id = referral.workspace_id AND referrer.id = referral.from_contact_id
    JOIN contact referred ON referred.workspace_id = referral.workspace_id AND referred.id = referral.to_contact_id
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS made, bool_or(outcome = 'declined') AS declined FROM call_back
      WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = referral.to_contact_id AND outcome_at >= referral.at
    ) calls
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS sent FROM letter
      WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = referral.to_contact_id AND letter.status = 'sent' AND letter.sent_at >= referral.at
    ) letters
    WHERE referral.workspace_id = ${workspaceId} AND referral.deleted_at IS NULL
      AND referrer.erased_at IS NULL AND referred.erased_at IS NULL
      AND (${id}::uuid IS NULL OR referral.id = ${id}::uuid)
      AND (${fromContactId ?? null}::uuid IS NULL OR referral.from_contact_id = ${fromContactId ?? null}::uuid)
      AND (${toContactId ?? null}::uuid IS NULL OR referral.to_contact_id = ${toContactId ?? null}::uuid)
    ORDER BY referral.at DESC, referral.id DESC
    LIMIT 50`.execute(db);
  return rows;
}

export type MeetingFacts = Pick<
  Selectable<Meeting>,
  'id' | 'kind' | 'mode' | 'startsAt' | 'minutes' | 'timeZone' | 'place'
> & {
  /** The time that it had before it was moved last. */
  movedFrom: string | null;
  participants: {
    id: string;
    givenName: string;
    familyName: string;
    credentials: string | null;
    pronouns: string | null;
  }[];
  /** Whether this contact was among them. */
  wasThere: boolean;
  debrief: DebriefInput | null;
  /** What this contact is up against and the seeker could help with, the latest; null where nothing was marked so. */
  heard: string | null;
  /** What was said there of the seeker's credentials; the latest. */
  verdict: string | null;
  /** Whom this contact named there. */
  named: NamedThere[];
};

function selectMeetingsOf(db: Kysely<DB>, workspaceId: string, contactId: string) {
  return db
    .selectFrom('meeting')
    .innerJoin('meetingParticipant as mine', (join) =>
      join.onRef('mine.workspaceId', '=', 'meeting.workspaceId').onRef('mine.meetingId', '=', 'meeting.id'),
    )
    .where('meeting.workspaceId', '=', workspaceId)
    .where('mine.contactId', '=', contactId)
    .where('meeting.deletedAt', 'is', null);
}

export async function findLastHeldMeeting(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<string | null> {
  const row = await selectMeetingsOf(db, workspaceId, contactId)
    .select('meeting.id')
    .where('meeting.status', '=', 'held')
    .orderBy('meeting.startsAt', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function findNextMeeting(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactId, after }: { contactId: string; after: string },
): Promise<string | null> {
  const row = await selectMeetingsOf(db, workspaceId, contactId)
    .select('meeting.id')
    .where('meeting.status', '=', 'planned')
    .where('meeting.startsAt', '>', after)
    .orderBy('meeting.startsAt')
    .executeTakeFirst();
  return row?.id ?? null;
}

type Part = { workspaceId: string; meetingId: string; contactId: string };

/** Of the notes of a meeting the latest of which this holds. */
function latestNote(condition: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`(
    SELECT finding.text FROM finding
    WHERE finding.workspace_id = meeting.workspace_id AND finding.meeting_id = meeting.id AND finding.deleted_at IS NULL AND ${condition}
    ORDER BY finding.created_at DESC LIMIT 1)`;
}

const meetingOf = compiled((db, { workspaceId, meetingId, contactId }: Part) =>
  db
    .selectFrom('meeting')
    .where('meeting.workspaceId', '=', workspaceId)
    .where('meeting.deletedAt', 'is', null)
    .leftJoin('debrief', (join) =>
      join
        .onRef('debrief.workspaceId', '=', 'meeting.workspaceId')
        .onRef('debrief.meetingId', '=', 'meeting.id'),
    )
    .select(['meeting.id', 'meeting.kind', 'meeting.startsAt', 'meeting.minutes'])
    .select(['meeting.mode', 'meeting.timeZone', 'meeting.place'])
    .select(
      sql<string | null>`(
        SELECT event.detail->>'from' FROM event
        WHERE event.workspace_id = ${workspaceId} AND event.contact_id = ${contactId} AND event.meeting_id = ${meetingId}
          AND event.kind = 'meeting-moved' AND NOT event.detail ? 'takenBack'
          AND (event.detail->>'to')::timestamptz = meeting.starts_at
        ORDER BY event.at DESC, event.id DESC LIMIT 1)`.as('movedFrom'),
    )
    .select('debrief.answers')
    .select(
      latestNote(
        sql`finding.could_help AND finding.kind IN ('challenge', 'opportunity', 'problem', 'hard-question')`,
      ).as('heard'),
    )
    .select(latestNote(sql`finding.kind = 'credentials'`).as('verdict'))
    .where('meeting.id', '=', meetingId),
);

const participantsOf = compiled((db, { workspaceId, meetingId }: Omit<Part, 'contactId'>) =>
  db
    .selectFrom('meetingParticipant')
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.workspaceId', '=', 'meetingParticipant.workspaceId')
        .onRef('contact.id', '=', 'meetingParticipant.contactId'),
    )
    .select([
      'contact.id',
      'contact.givenName',
      'contact.familyName',
      'contact.credentials',
      'contact.pronouns',
    ])
    .where('meetingParticipant.workspaceId', '=', workspaceId)
    .where('meetingParticipant.meetingId', '=', meetingId)
    .orderBy('meetingParticipant.position'),
);

type NamedThereRow = Omit<NamedThere, 'name'> & { givenName: string; familyName: string };

const namedThere = compiled(
  (_, { workspaceId, meetingId, contactId }: Part) => sql<NamedThereRow>`
    SELECT referred.given_name, referred.family_name,
      referral.terms = 'will-introduce' AND referral.introduced_at IS NULL AS introduction_awaited,
      EXISTS (
        SELECT FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = referral.to_contact_id
          AND letter.status = 'sent' AND letter.sent_at >= referral.at AND letter.deleted_at IS NULL
      ) OR EXISTS (
        SELECT FROM call_back WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = referral.to_contact_id
          AND call_back.outcome IS NOT NULL AND call_back.outcome_at >= referral.at
      ) AS in_touch
    FROM referral
    JOIN contact referred ON referred.workspace_id = ${workspaceId} AND referred.id = referral.to_contact_id
    WHERE referral.workspace_id = ${workspaceId} AND referral.meeting_id = ${meetingId} AND referral.from_contact_id = ${contactId}
      AND referral.deleted_at IS NULL AND referral.lost_reason IS NULL AND referral.loop_closed_at IS NULL
      AND referred.deleted_at IS NULL AND referred.erased_at IS NULL AND referred.closed_at IS NULL AND NOT referred.do_not_contact
    ORDER BY referral.at, referral.id`,
);

/** Whom this contact named in the meeting, in that order; nobody who is closed, gone, or may not be written to. */
async function listNamedThere(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactId }: { meetingId: string; contactId: string },
): Promise<NamedThere[]> {
  const rows = await namedThere(db, { workspaceId, meetingId, contactId });
  return rows.map(({ givenName, familyName, ...facts }) => ({
    name: displayName({ givenName, familyName }),
    ...facts,
  }));
}

/** Undefined where there is no such meeting. */
export async function findMeetingFacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactId }: { meetingId: string; contactId: string },
): Promise<MeetingFacts | undefined> {
  const [[meeting], participants, named] = await Promise.all([
    meetingOf(db, { workspaceId, meetingId, contactId }),
    participantsOf(db, { workspaceId, meetingId }),
    listNamedThere(db, workspaceId, { meetingId, contactId }),
  ]);
  if (!meeting) return undefined;
  const { answers, ...facts } = meeting;
  const wasThere = participants.some(({ id }) => id === contactId);
  return { ...facts, participants, wasThere, debrief: answers, named };
}

type TakenQuery = { from: string; exceptLetterId?: string | null; exceptDraftsTo?: string | null };
type TakenTime = { at: string; givenName: string; familyName: string };

/**
 * Calls that are due, and calls that letters not sent yet will promise. One letter, or the drafts to one contact, can be
 * left out: a promise does not stand in its own way.
 */
export async function listTakenTimes(
  db: WorkspaceTransaction,
  workspaceId: string,
  { from, exceptLetterId = null, exceptDraftsTo = null }: TakenQuery,
): Promise<TakenTime[]> {
  const { rows } = await sql<TakenTime>`
    SELECT taken.at, contact.given_name, contact.family_name
    FROM (
      SELECT due_at AS at, contact_id FROM call_back
      WHERE workspace_id = ${workspaceId} AND status = 'due' AND due_at > ${from}::timestamptz - interval '15 minutes'
        AND letter_id IS DISTINCT FROM ${exceptLetterId}::uuid
      UNION ALL
      SELECT promise_at, contact_id FROM letter
      WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL AND status IN ('draft', 'handed-over', 'queued', 'sending')
        AND promise_at > ${from}::timestamptz - interval '15 minutes'
        AND id IS DISTINCT FROM ${exceptLetterId}::uuid AND contact_id IS DISTINCT FROM ${exceptDraftsTo}::uuid
    ) taken
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = taken.contact_id
    WHERE contact.deleted_at IS NULL
    ORDER BY taken.at
    LIMIT 1000`.execute(db);
  return rows;
}
