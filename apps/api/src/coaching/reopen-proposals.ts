import type { Proposal } from '@threefold/contracts/proposals';
import { findContact } from '../contacts/find-contact.ts';
import { trashContact } from '../contacts/trash-contact.ts';
import { updateContact } from '../contacts/update-contact.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { proposalOfRow } from './proposal-of-row.ts';
import {
  decideRows,
  listProposalViewsById,
  listResults,
  lockProposals,
  type ResultRow,
} from './proposals-queries.ts';

/**
 * Takes decisions back. A person who came by it goes into the trash, unless something was done with them since: then they stay,
 * and so does the decision. Somebody who was known reads as before, as far as nobody changed them since.
 */
export async function reopenProposals(
  db: WorkspaceTransaction,
  scope: Scope,
  ids: readonly string[],
): Promise<Proposal[]> {
  const { workspaceId } = scope;
  const rows = await lockProposals(db, workspaceId, ids);
  if (rows.length < new Set(ids).size) throw notFound('proposal');
  const results = await listResults(db, workspaceId, ids);
  const reopened: string[] = [];
  for (const { id, status } of rows) {
    const result = results.find(({ proposalId }) => proposalId === id);
    const isFree = status !== 'accepted' || !result || (await takenBack(db, scope, result));
    if (isFree) reopened.push(id);
  }
  await decideRows(db, workspaceId, { ids: reopened, status: 'open', decidedAt: null });
  return (await listProposalViewsById(db, workspaceId, ids)).map((row) => proposalOfRow(row, scope));
}

async function takenBack(
  db: WorkspaceTransaction,
  scope: Scope,
  { outcome, contactId, contactVersion, before }: ResultRow,
): Promise<boolean> {
  if (contactId === null) return true;
  const contact = await findContact(db, scope, contactId);
  if (contact.deletedAt !== null) return true;
  const isUntouched = contact.version === contactVersion;
  if (outcome === 'created') {
    if (!isUntouched || contact.stage !== 'identified') return false;
    await trashContact(db, scope, { contactId, ifMatch: null });
    return true;
  }
  if (isUntouched && before !== null && Object.keys(before).length > 0)
    await updateContact(db, scope, { contactId, patch: before, ifMatch: null });
  return true;
}
