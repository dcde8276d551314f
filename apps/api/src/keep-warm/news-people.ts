import type { NewsPerson } from '@threefold/contracts/keep-warm';
import { helpInWords } from '@threefold/domain/keep-warm/help-in-words';
import { newsState } from '@threefold/domain/keep-warm/news-state';
import { findWhoHelped, type WhoHelped } from '../contacts/find-who-helped.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { instantOf } from '../platform/instant-of.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { listNewsPeople, type NewsPersonRow } from './keep-warm-queries.ts';

/** Everybody who helped and may be written to, by name. */
export async function findNewsPeople(db: WorkspaceTransaction, scope: Scope): Promise<NewsPerson[]> {
  const helpers = await findWhoHelped(db, scope, {});
  const rows = await listNewsPeople(db, scope.workspaceId, null);
  const byContact = new Map(rows.map((row) => [row.contactId, row]));
  return helpers
    .map((helper) => personOf(helper, byContact.get(helper.id)))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.contactId < b.contactId ? -1 : 1));
}

/** Throws where this person did not help, or is not to be written to. */
export async function findNewsPerson(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<NewsPerson> {
  const [helper] = await findWhoHelped(db, scope, { contactId });
  if (!helper)
    throw new Problem('rule-broken', 'The news goes to people who helped and may be written to.', {
      code: 'no-news-for-them',
    });
  const [row] = await listNewsPeople(db, scope.workspaceId, contactId);
  return personOf(helper, row);
}

function personOf(helper: WhoHelped, row: NewsPersonRow | undefined): NewsPerson {
  const state = newsState({
    lastHelpedAt: helper.lastHelpedAt,
    skippedAt: instantOf(row?.skippedAt),
    letter: letterOf(row),
  });
  const hasLetter = state !== 'waiting' && row?.status !== null;
  return {
    contactId: helper.id,
    name: helper.name,
    organization: helper.organization,
    helped: helpInWords(helper.help),
    state,
    letterId: hasLetter ? (row?.letterId ?? null) : null,
    follows: row?.status === 'draft' && state === 'drafted' && row.isUntouched,
    sentAt: state === 'told' ? (row?.sentAt ?? null) : null,
  };
}

function letterOf(row: NewsPersonRow | undefined): Parameters<typeof newsState>[0]['letter'] {
  if (!row || row.letterId === null) return null;
  if (row.status === null) return 'gone';
  return { status: row.status, sentAt: instantOf(row.sentAt), isTrashed: row.isTrashed };
}
