import type { SearchEnd } from '@threefold/contracts/keep-warm';
import { builtInTemplateFor } from '@threefold/domain/letters/built-in-templates';
import { methodFor } from '@threefold/domain/vocabulary/methods';
import { noValues } from '../letters/create-template.ts';
import { findLetterFacts, valuesOf } from '../letters/letter-facts.ts';
import { renderTemplate, requireRenderable, type TemplateText } from '../letters/render-template.ts';
import { updateLetter } from '../letters/update-letter.ts';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { markSearchEnd } from '../settings/mark-search-end.ts';
import { readSettings } from '../settings/read-settings.ts';
import { findNews, insertNews, type NewsRow, saveNews, saveNewsPerson } from './keep-warm-queries.ts';
import { findNewsPeople } from './news-people.ts';

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
export async function renderNews(
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
export async function requireNews(db: WorkspaceTransaction, scope: Scope): Promise<NewsRow> {
  const { searchEndedAt } = await readSettings(db, scope.workspaceId);
  const row = await findNews(db, scope.workspaceId);
  if (searchEndedAt !== null && row) return row;
  throw new Problem('rule-broken', 'Your search goes on. End it first, then the news can be drafted.', {
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
