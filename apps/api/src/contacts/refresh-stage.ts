import { deriveStage } from '@threefold/domain/contacts/stage';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { instantOf } from '../platform/instant-of.ts';
import type { Scope } from '../platform/scope.ts';
import { insertStageChange, listStageFacts, type StageFactsRow, saveStage } from './stage-queries.ts';

/**
 * Derives the stage of contacts anew from what happened to them, and keeps the change with its instant. Every use case
 * that sends, calls, meets or closes ends with this; `at` is when the fact happened, the request's instant by default.
 */
// biome-ignore lint/complexity/useMaxParams: the instant is an afterthought of few callers.
export async function refreshStages(
  db: WorkspaceTransaction,
  scope: Scope,
  contactIds: readonly string[],
  at?: string,
): Promise<void> {
  if (contactIds.length === 0) return;
  const since = at ?? scope.now.toString();
  for (const row of await listStageFacts(db, scope.workspaceId, contactIds)) {
    const stage = deriveStage(factsOf(row, scope));
    if (stage === row.stage) continue;
    await saveStage(db, scope.workspaceId, { contactId: row.id, stage, since, now: scope.now.toString() });
    await insertStageChange(db, { workspaceId: scope.workspaceId, contactId: row.id, at: since, stage });
  }
}

function factsOf(row: StageFactsRow, scope: Scope) {
  return {
    closedAt: instantOf(row.closedAt),
    sentLetters: row.sentLetters,
    lastLetterSentAt: instantOf(row.lastLetterSentAt),
    callsMade: row.callsMade,
    plannedMeeting: row.plannedMeeting,
    meetingsHeld: row.meetingsHeld,
    lastMeetingHeldAt: instantOf(row.lastMeetingHeldAt),
    lastThankYouSentAt: instantOf(row.lastThankYouSentAt),
    lastActivityAt: instantOf(row.lastCallAt),
    somethingOwed: row.somethingOwed,
    searchEnded: row.searchEnded,
    now: scope.now,
  };
}
