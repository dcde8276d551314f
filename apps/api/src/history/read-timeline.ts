import type { getTimeline, TimelineItem } from '@threefold/contracts/history';
import { displayName } from '@threefold/domain/contacts/names';
import { describeEvent, type EventReading, type PastEvent } from '@threefold/domain/history/describe-event';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound } from '../platform/problem.ts';
import { allows, type Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { isContactThere, listTimeline, type TimelineRow } from './timeline-queries.ts';

type Request = z.output<typeof getTimeline.query> & { contactId: string };

/** Newest first. */
export async function readTimeline(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, limit, cursor }: Request,
): Promise<{ items: TimelineItem[]; nextCursor: string | null }> {
  const after = decodeTimeCursor(cursor);
  if (!(await isContactThere(db, scope.workspaceId, contactId))) throw notFound('contact');
  const { profile, ...clock } = await readSettings(db, scope.workspaceId);
  const seekerName = allows(scope.level, 'owner') ? null : firstNameOf(profile.name);
  const rows = await listTimeline(db, scope.workspaceId, { contactId, after, count: limit + 1 });
  return pageOf(rows, limit, {
    item: (row) => timelineItemOfRow(row, { clock, seekerName }),
    key: (row) => [row.at, row.id],
  });
}

function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] || 'The seeker';
}

/** `clock` is the seeker's; `seekerName` is theirs where somebody else reads. A person in the trash is named, but no longer led to. */
function timelineItemOfRow(
  row: TimelineRow,
  reader: Pick<EventReading, 'clock' | 'seekerName'>,
): TimelineItem {
  const otherName = row.otherId === null ? null : nameOf(row);
  const isThere = row.otherId !== null && row.otherDeletedAt === null;
  // Kind and detail were written together, typed by the same table of kinds.
  const event = {
    kind: row.kind,
    detail: row.detail,
    at: Temporal.Instant.from(row.at),
  } as unknown as PastEvent;
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    ...describeEvent(event, { otherName, isNamed: row.isNamed, ...reader }),
    letterId: row.letterId,
    callBackId: row.callBackId,
    meetingId: row.meetingId,
    referralId: row.referralId,
    otherContact: isThere && row.otherId && otherName ? { id: row.otherId, name: otherName } : null,
  };
}

function nameOf(row: TimelineRow): string {
  return displayName({
    givenName: row.otherGivenName,
    familyName: row.otherFamilyName,
    organization: row.otherOrganization,
    emails: row.otherEmails ?? [],
  });
}
