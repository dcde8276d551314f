import type { NewsPerson, SearchEnd } from '@threefold/contracts/keep-warm';
import type { Letter } from '@threefold/contracts/letters';
import { helpInWords, newsState } from '@threefold/domain/keep-warm/keep-warm';
import { builtInTemplateFor } from '@threefold/domain/letters/templates';
import { methodFor } from '@threefold/domain/vocabulary/methods';
import { lockContact } from '../contacts/contact.ts';
import { findWhoHelped, type WhoHelped } from '../contacts/who-helped.ts';
import { draftLetter } from '../letters/draft-letter.ts';
import { findLetter, letterOfRow } from '../letters/find-letter.ts';
import { findLetterFacts, valuesOf } from '../letters/letter-facts.ts';
import { noValues, renderTemplate, requireRenderable, type TemplateText } from '../letters/templates.ts';
import { updateLetter } from '../letters/update-letter.ts';
import { instantOf } from '../platform/clock.ts';
import { type Creation, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { markSearchEnd, readSettings } from '../settings/settings.ts';
import {
  findNews,
  insertNews,
  listNewsPeople,
  type NewsPersonRow,
  type NewsRow,
  saveNews,
  saveNewsPerson,
} from './keep-warm-queries.ts';

type News = TemplateText & { outcome: string | null };

export async function readSearchEnd(db: WorkspaceTransaction, scope: Scope): Promise<SearchEnd> {
  const { searchEndedAt: endedAt } = await readSettings(db, scope.workspaceId);
  const row = await findNews(db, scope.workspaceId);
  const { outcome, subject, body } = row ?? firstNews(null);
  const people = endedAt === null ? [] : await findNewsPeople(db, scope);
  const first = people.find(({ state }) => state === 'waiting');
  const preview = first
    ? {
        contactId: first.contactId,
        name: first.name,
        ...(await renderNews(db, scope, { contactId: first.contactId, news: { outcome, subject, body } })),
      }
    : null;
  return { endedAt, version: row?.version ?? null, outcome, subject, body, preview, people };
}

/** Ending twice is one end; the text of an earlier one is kept. */
export async function endSearch(
  db: WorkspaceTransaction,
  scope: Scope,
  { outcome = null }: { outcome?: string | null | undefined },
): Promise<SearchEnd> {
  if (await markSearchEnd(db, scope, { ended: true })) {
    const updatedAt = scope.now.toString();
    const { workspaceId } = scope;
    const isFirst = await insertNews(db, {
      workspaceId,
      ...firstNews(outcome || null),
      version: 1,
      updatedAt,
    });
    if (outcome && !isFirst) await saveNews(db, workspaceId, { outcome, updatedAt });
    record(db, scope, [{ kind: 'search-ended', detail: { outcome: outcome || null } }]);
  }
  return readSearchEnd(db, scope);
}

/** What was sent stays sent, what was drafted stays drafted. */
export async function resumeSearch(db: WorkspaceTransaction, scope: Scope): Promise<SearchEnd> {
  if (await markSearchEnd(db, scope, { ended: false }))
    record(db, scope, [{ kind: 'search-resumed', detail: {} }]);
  return readSearchEnd(db, scope);
}

type Change = {
  outcome?: string | null | undefined;
  subject?: string | undefined;
  body?: string | undefined;
  ifMatch: number | null;
};

export async function updateSearchEnd(
  db: WorkspaceTransaction,
  scope: Scope,
  { ifMatch, outcome, subject, body }: Change,
): Promise<SearchEnd> {
  const row = await findNews(db, scope.workspaceId, true);
  if (!row) throw notFound('news');
  if (ifMatch !== null && ifMatch !== row.version)
    requireVersion(row.version, ifMatch, await readSearchEnd(db, scope));
  const change = {
    outcome: outcome === undefined ? row.outcome : outcome || null,
    subject: subject ?? row.subject,
    body: body ?? row.body,
  };
  // A template that cannot be read is told now, not person by person.
  requireRenderable(change, noValues);
  await saveNews(db, scope.workspaceId, { ...change, updatedAt: scope.now.toString() });
  await letDraftsFollow(db, scope, change);
  return readSearchEnd(db, scope);
}

/** What is drafted and not changed by hand says what the common text says now. */
async function letDraftsFollow(db: WorkspaceTransaction, scope: Scope, news: News): Promise<void> {
  const people = await findNewsPeople(db, scope);
  for (const { contactId, letterId, follows } of people) {
    if (!follows || letterId === null) continue;
    const text = await renderNews(db, scope, { contactId, news });
    const { version: letterVersion } = await updateLetter(db, scope, { letterId, ...text, ifMatch: null });
    const updatedAt = scope.now.toString();
    await saveNewsPerson(db, scope.workspaceId, { contactId, letterVersion, updatedAt });
  }
}

/** The one text as this person will read it. */
async function renderNews(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, news }: { contactId: string; news: News },
): Promise<TemplateText> {
  const facts = await findLetterFacts(db, scope, { contactId, kind: 'keep-warm' });
  const { outcome, subject, body } = news;
  return renderTemplate(
    { subject, body },
    valuesOf(facts, { promiseAt: null, now: scope.now, news: { outcome } }),
  );
}

/** The news of a search that has ended; throws while it goes on. */
async function requireNews(db: WorkspaceTransaction, scope: Scope): Promise<NewsRow> {
  const { searchEndedAt } = await readSettings(db, scope.workspaceId);
  const row = await findNews(db, scope.workspaceId);
  if (searchEndedAt !== null && row) return row;
  throw new Problem('rule-broken', 'Your search is still on. End it first, then draft the news.', {
    code: 'search-goes-on',
  });
}

function firstNews(outcome: string | null): News {
  const template = builtInTemplateFor('keep-warm', {
    method: methodFor('promise').id,
    isReferred: false,
    occasion: 'search-over',
  });
  if (!template) throw notFound('template');
  return { outcome, subject: template.subject, body: template.body };
}

/** Everybody who helped and may be written to, by name. */
async function findNewsPeople(db: WorkspaceTransaction, scope: Scope): Promise<NewsPerson[]> {
  const helpers = await findWhoHelped(db, scope, {});
  const rows = await listNewsPeople(db, scope.workspaceId, null);
  const byContact = new Map(rows.map((row) => [row.contactId, row]));
  return helpers
    .map((helper) => personOf(helper, byContact.get(helper.id)))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.contactId < b.contactId ? -1 : 1));
}

/** Throws where this person did not help, or is not to be written to. */
async function findNewsPerson(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<NewsPerson> {
  const [helper] = await findWhoHelped(db, scope, { contactId });
  if (!helper)
    throw new Problem('rule-broken', 'News goes only to people who helped and can be contacted.', {
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

/** One letter a person: what is drafted, on its way or sent is answered as it is. The contact is locked, so that two clicks draft one. */
export async function draftNews(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<Creation<Letter>> {
  await lockContact(db, scope, contactId);
  const news = await requireNews(db, scope);
  const person = await findNewsPerson(db, scope, contactId);
  if (person.state === 'skipped')
    throw new Problem('rule-broken', 'You skipped them. Undo that first.', { code: 'news-skipped' });
  if (person.letterId !== null)
    return { isNew: false, value: letterOfRow(await findLetter(db, scope, person.letterId)) };
  const text = await renderNews(db, scope, { contactId, news });
  const draft = await draftLetter(db, scope, { contactId, kind: 'keep-warm', text });
  const updatedAt = scope.now.toString();
  const { id: letterId, version: letterVersion } = draft.value;
  await saveNewsPerson(db, scope.workspaceId, { contactId, letterId, letterVersion, updatedAt });
  return draft;
}

/** Taking it back of somebody whose letter was erased lets a new one be drafted: that is the seeker's word. */
export async function skipNews(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, skipped }: { contactId: string; skipped: boolean },
): Promise<NewsPerson> {
  await lockContact(db, scope, contactId);
  await requireNews(db, scope);
  const person = await findNewsPerson(db, scope, contactId);
  const updatedAt = scope.now.toString();
  const erased = person.state === 'skipped' && person.letterId === null;
  await saveNewsPerson(db, scope.workspaceId, {
    contactId,
    skippedAt: skipped ? updatedAt : null,
    ...(!skipped && erased && { letterId: null }),
    updatedAt,
  });
  return findNewsPerson(db, scope, contactId);
}
