import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { displayName } from '@threefold/domain/contacts/names';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { MeetingRow } from './meetings-queries.ts';
import {
  listMeetingFigures,
  listParticipants,
  type MeetingFigures,
  type ParticipantRow,
} from './participants-queries.ts';

/** Rows with their participants and figures, gathered once for a whole page. */
export async function meetingsOfRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  rows: readonly MeetingRow[],
): Promise<Meeting[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const participants = await listParticipants(db, workspaceId, ids);
  const figures = await listMeetingFigures(db, workspaceId, ids);
  return rows.map((row) =>
    meetingOfRow(row, {
      participants: participants.filter(({ meetingId }) => meetingId === row.id),
      figures: figures.find(({ meetingId }) => meetingId === row.id),
    }),
  );
}

export async function meetingWithParticipants(
  db: WorkspaceTransaction,
  workspaceId: string,
  row: MeetingRow,
): Promise<Meeting> {
  const participants = await listParticipants(db, workspaceId, [row.id]);
  const [figures] = await listMeetingFigures(db, workspaceId, [row.id]);
  return meetingOfRow(row, { participants, figures });
}

type Around = { participants: readonly ParticipantRow[]; figures: MeetingFigures | undefined };

function meetingOfRow(row: MeetingRow, { participants, figures }: Around): Meeting {
  return {
    id: row.id,
    version: row.version,
    contactIds: participants.map((person) => person.id),
    participants: participants.map((person) => ({
      id: person.id,
      name: displayName(person),
      organization: person.organization,
    })),
    kind: row.kind,
    startsAt: row.startsAt,
    minutes: row.minutes,
    timeZone: row.timeZone,
    mode: row.mode,
    place: row.place,
    travelMinutesBefore: row.travelMinutesBefore,
    travelMinutesAfter: row.travelMinutesAfter,
    status: row.status,
    heldAt: row.heldAt,
    endedBy: row.endedBy,
    endedReason: row.endedReason,
    speechId: row.speechId,
    speechVersion: row.speechVersion,
    questionOrder: row.questionOrder,
    researchQuestionId: row.researchQuestionId,
    questionIds: row.questionIds,
    askedQuestionIds: row.askedQuestionIds,
    referralGoal: row.referralGoal,
    referralCount: figures?.referralCount ?? 0,
    listening: listeningOf(row),
    thankYouDueAt: figures?.thankYouDueAt ?? null,
    confirmationDueAt: figures?.confirmationDueAt ?? null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
  };
}

function listeningOf({ talkedSeconds, measuredSeconds: ofSeconds }: MeetingRow): Meeting['listening'] {
  return talkedSeconds === null || ofSeconds === null ? null : { talkedSeconds, ofSeconds };
}
