import type { DebriefDraft } from '@threefold/contracts/meetings/debriefs';
import type { DraftRow } from './debrief-drafts-queries.ts';

/** A meeting of which nothing was ever kept has a draft 0, so that the first one can name it. */
export function draftOfRow(row: DraftRow | undefined): DebriefDraft {
  if (!row) return { version: 0, begunFrom: 0, answers: null, updatedAt: null };
  const { version, begunFrom, answers, updatedAt } = row;
  return { version, begunFrom, answers, updatedAt };
}
