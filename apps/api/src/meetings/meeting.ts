import type { listMeetings as listMeetingsEndpoint, Meeting } from '@threefold/contracts/meetings/meetings';
import { displayName } from '@threefold/domain/contacts/names';
import type { z } from 'zod';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import {
  findMeetingRow,
  listMeetingFigures,
  listMeetingRows,
  listParticipants,
  lockMeetingRow,
  type MeetingFigures,
  type MeetingRow,
  type ParticipantRow,
} from './meetings-queries.ts';

/** Throws "not found" for a meeting that is not there or in the trash. */
export async function findMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<Meeting> {
  const row = await findMeetingRow(db, scope.workspaceId, meetingId);
  if (!row || row.deletedAt !== null) throw notFound('meeting');
  return meetingWithParticipants(db, scope.workspaceId, row);
}

type Query = z.output<typeof listMeetingsEndpoint.query>;

export async function listMeetings(
  db: WorkspaceTransaction,
  scope: Scope,
  { status, contactId, limit, cursor }: Query,
): Promise<{ items: Meeting[]; nextCursor: string | null }> {
  const after = decodeTimeCursor(cursor);
  const rows = await listMeetingRows(db, scope.workspaceId, { status, contactId, after, limit });
  const page = pageOf(rows, limit, { item: (row) => row, key: (row) => [row.startsAt, row.id] });
  return { ...page, items: await meetingsOfRows(db, scope.workspaceId, page.items) };
}

/** Locks a meeting that is to be changed; one in the trash is not there. */
export async function openMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, ifMatch }: { meetingId: string; ifMatch: number | null },
): Promise<MeetingRow> {
  const row = await lockMeetingRow(db, scope.workspaceId, meetingId);
  if (!row || row.deletedAt !== null) throw notFound('meeting');
  if (ifMatch !== null && ifMatch !== row.version)
    requireVersion(row.version, ifMatch, await meetingWithParticipants(db, scope.workspaceId, row));
  return row;
}

/** What came of a change has gone on since, so that the change stays. */
export function cannotUndo(detail: string): Problem {
  return new Problem('conflict', detail, { code: 'cannot-undo' });
}

export function mayBeWrittenTo({
  deletedAt,
  doNotContact,
}: Pick<ParticipantRow, 'deletedAt' | 'doNotContact'>): boolean {
  return deletedAt === null && !doNotContact;
}

/** Rows with their participants and figures, gathered once for a whole page. */
async function meetingsOfRows(
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
