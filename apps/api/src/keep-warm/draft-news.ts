import type { NewsPerson } from '@threefold/contracts/keep-warm';
import type { Letter } from '@threefold/contracts/letters';
import { lockContact } from '../contacts/lock-contact.ts';
import { draftLetter } from '../letters/draft-letter.ts';
import { findLetter } from '../letters/find-letter.ts';
import { letterOfRow } from '../letters/letter-of-row.ts';
import type { Creation } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { saveNewsPerson } from './keep-warm-queries.ts';
import { findNewsPerson } from './news-people.ts';
import { renderNews, requireNews } from './search-end.ts';

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
    throw new Problem('rule-broken', 'You passed them over. Take that back first.', { code: 'news-skipped' });
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
