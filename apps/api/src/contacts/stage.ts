import { deriveStage } from '@threefold/domain/contacts/stage';
import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../platform/clock.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Concern } from '../platform/facts.ts';
import type { Scope } from '../platform/scope.ts';
import {
  insertStageChange,
  listStageFacts,
  lockContacts,
  type StageFactsRow,
  saveStage,
} from './stage-queries.ts';

/**
 * Derives the stage of contacts anew from what happened to them, and keeps the change with its instant: a consequence, which
 * the unit of work sees to. Of several facts about the same person the first one tells since when. They are locked first, in
 * one order, and read after that.
 */
export async function refreshStages(
  db: WorkspaceTransaction,
  scope: Scope,
  concerns: readonly Concern[],
): Promise<void> {
  const { workspaceId } = scope;
  const since = new Map<string, string>();
  for (const { contactId, at } of concerns) since.set(contactId, earlier(at, since.get(contactId)));
  const contactIds = [...since.keys()];
  const now = scope.now.toString();
  const [, rows] = await Promise.all([
    lockContacts(db, workspaceId, contactIds),
    listStageFacts(db, workspaceId, contactIds),
  ]);
  for (const row of rows) {
    const stage = deriveStage(factsOf(row, scope));
    if (stage === row.stage) continue;
    const change = { contactId: row.id, stage, at: since.get(row.id) ?? now };
    await Promise.all([
      saveStage(db, workspaceId, { ...change, now }),
      insertStageChange(db, { workspaceId, ...change }),
    ]);
  }
}

function earlier(one: string, other: string | undefined): string {
  if (other === undefined) return one;
  return Temporal.Instant.compare(one, other) < 0 ? one : other;
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
