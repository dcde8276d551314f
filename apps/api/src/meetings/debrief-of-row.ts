import type { Debrief } from '@threefold/contracts/meetings/debriefs';
import type { DebriefRow } from './debriefs-queries.ts';

export function debriefOfRow({ answers, meetingId, version, createdAt, updatedAt }: DebriefRow): Debrief {
  return { ...answers, meetingId, version, createdAt, updatedAt };
}
