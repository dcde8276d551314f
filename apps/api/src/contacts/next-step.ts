import type { getContactNextStep } from '@threefold/contracts/contacts';
import type { ReplyOf } from '@threefold/contracts/endpoint';
import { contactNextStep, type OpenMatters } from '@threefold/domain/contacts/next-step';
import { instantOf } from '../platform/clock.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { readerTimeZone } from './find-reader.ts';
import { findOpenMatters, type OpenMattersRow } from './next-step-queries.ts';

export async function findNextStep(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<NextStep> {
  const row = await findOpenMatters(db, scope.workspaceId, { contactId, now: scope.now.toString() });
  if (!row) throw notFound('contact');
  const { kind, at, sentence } = contactNextStep(mattersOf(row, scope));
  return { kind, at: at?.toString() ?? null, sentence, ...about(kind, row) };
}

type NextStep = ReplyOf<typeof getContactNextStep>;

/** What the step is about, so that its one action can be taken. */
function about(
  kind: NextStep['kind'],
  row: OpenMattersRow,
): Pick<NextStep, 'letterId' | 'letterKind' | 'meetingId' | 'referralId'> {
  const nothing = { letterId: null, letterKind: null, meetingId: null, referralId: null };
  if (kind === 'send-draft') return { ...nothing, letterId: row.draftId, letterKind: row.draftKind };
  if (kind === 'meeting') return { ...nothing, meetingId: row.meetingId };
  if (kind === 'debrief') return { ...nothing, meetingId: row.debriefMeetingId };
  if (kind !== 'owed-letter') return nothing;
  return {
    ...nothing,
    letterKind: row.owedKind,
    meetingId: row.owedMeetingId,
    referralId: row.owedReferralId,
  };
}

function mattersOf(row: OpenMattersRow, scope: Scope): OpenMatters {
  return {
    stage: row.stage,
    closed: row.closedAt !== null,
    doNotContact: row.doNotContact,
    hasEmail: row.emails.length > 0,
    hasPhone: row.phones.length > 0,
    clock: {
      locale: row.seekerLocale,
      hourCycle: row.seekerHourCycle,
      timeZone: readerTimeZone(row, { timeZone: row.seekerTimeZone, country: row.seekerCountry }).name,
    },
    now: scope.now,
    call:
      row.callDueAt === null
        ? null
        : { dueAt: instantOf(row.callDueAt), promised: row.callPromised === true },
    draft:
      row.draftKind === null || row.draftStatus === null
        ? null
        : { letterKind: row.draftKind, status: row.draftStatus },
    owed:
      row.owedKind === null || row.owedDueAt === null
        ? null
        : { letterKind: row.owedKind, dueAt: instantOf(row.owedDueAt) },
    meeting: meetingOf(row),
    debrief: row.debriefHeldAt === null ? null : { heldAt: instantOf(row.debriefHeldAt) },
  };
}

function meetingOf({ meetingStartsAt, meetingMinutes }: OpenMattersRow): OpenMatters['meeting'] {
  if (meetingStartsAt === null || meetingMinutes === null) return null;
  const startsAt = instantOf(meetingStartsAt);
  return { startsAt, endsAt: startsAt.add({ minutes: meetingMinutes }) };
}
