import type { TimelineItem } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { describeEvent, type EventReading, type PastEvent } from '@threefold/domain/history/describe-event';
import { Temporal } from 'temporal-polyfill';
import type { TimelineRow } from './timeline-queries.ts';

/** `timeZone` is the seeker's; `seekerName` is theirs where somebody else reads. A person in the bin is named, but no longer led to. */
export function timelineItemOfRow(
  row: TimelineRow,
  reader: Pick<EventReading, 'timeZone' | 'seekerName'>,
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
