import { displayName } from '@threefold/domain/contacts/names';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { contactOfRow } from './contact-of-row.ts';
import { type ContactView, findContactView, findSurvivorId } from './contacts-queries.ts';

/** "Not found"; for somebody who was merged into another contact with that contact as `current`, so that old links lead on. */
export async function notThere(
  db: WorkspaceTransaction,
  scope: Scope,
  view: Pick<ContactView, 'id' | 'mergedIntoId'> | undefined,
): Promise<Problem> {
  const { workspaceId } = scope;
  const survivorId = view?.mergedIntoId ? await findSurvivorId(db, workspaceId, view.id) : undefined;
  const survivor = survivorId && (await findContactView(db, workspaceId, { contactId: survivorId }));
  if (!survivor || survivor.deletedAt !== null) return notFound('contact');
  return new Problem('not-found', `This contact was merged into ${displayName(survivor)}.`, {
    code: 'merged',
    current: contactOfRow(survivor, scope),
  });
}
