import type { Proposal, ProposalStatus } from '@threefold/contracts/coaching';
import type { Contact } from '@threefold/contracts/contacts';
import { joinProposed } from '@threefold/domain/coaching/join-proposed';
import {
  createContact,
  findContact,
  findSameContact,
  restoreContact,
  trashContact,
  updateContact,
} from '../contacts/contact.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import {
  countByStatus,
  decideRows,
  listProposalViews,
  listProposalViewsById,
  listResults,
  lockProposals,
  type ProposalRow,
  type ResultRow,
  saveResults,
} from './proposals-queries.ts';
import { type KnownPeople, knownPeople, proposalOfRow } from './propose.ts';

type Deciding = { ids: readonly string[]; accept: boolean };
type Result = Pick<ResultRow, 'outcome' | 'contactId' | 'contactVersion'> & { before: string | null };

/** Decides on those that are open; the others, decided in another tab, stay as they are. All in one transaction. */
export async function decideProposals(
  db: WorkspaceTransaction,
  scope: Scope,
  { ids, accept }: Deciding,
): Promise<Proposal[]> {
  const { workspaceId, now } = scope;
  const open = await lockOpen(db, scope, ids);
  if (accept) await acceptAll(db, scope, open);
  const status = accept ? 'accepted' : 'declined';
  await decideRows(db, workspaceId, { ids: open.map(({ id }) => id), status, decidedAt: now.toString() });
  return (await listProposalViewsById(db, workspaceId, ids)).map((row) => proposalOfRow(row, scope));
}

async function acceptAll(
  db: WorkspaceTransaction,
  scope: Scope,
  open: readonly ProposalRow[],
): Promise<void> {
  const { workspaceId } = scope;
  const ids = open.map(({ id }) => id);
  const earlier = await listResults(db, workspaceId, ids);
  const people = await knownPeople(db, scope, open);
  const results: (Result & { proposalId: string })[] = [];
  for (const row of open) {
    const before = earlier.find(({ proposalId }) => proposalId === row.id);
    results.push({ proposalId: row.id, ...(await accepted(db, scope, { row, earlier: before, people })) });
  }
  await saveResults(
    db,
    results.map((result) => ({ workspaceId, ...result })),
  );
}

async function lockOpen(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  ids: readonly string[],
): Promise<ProposalRow[]> {
  const rows = await lockProposals(db, workspaceId, ids);
  if (rows.length < new Set(ids).size) throw notFound('proposal');
  return rows.filter(({ status }) => status === 'open').sort((a, b) => a.position - b.position);
}

type Accepting = { row: ProposalRow; earlier: ResultRow | undefined; people: KnownPeople };

async function accepted(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, earlier, people }: Accepting,
): Promise<Result> {
  const { contact, action } = row.content;
  if (action) return agreed(db, scope, { row, action });
  if (!contact) throw notFound('proposal');
  // Accepted before, taken back, and accepted again: the same person comes out of the trash.
  if (earlier?.outcome === 'created' && earlier.contactId !== null) {
    const { id, version } = await restoreContact(db, scope, earlier.contactId);
    return { outcome: 'created', contactId: id, contactVersion: version, before: null };
  }
  const keys = people.keysOf(contact);
  const sameId = people.mayBeKnown(keys) ? await findSameContact(db, scope, contact) : null;
  if (sameId !== null) return joined(db, scope, { row, known: await findContact(db, scope, sameId) });
  people.remember(keys);
  const { value } = await createContact(db, scope, {
    ...contact,
    doNotContact: contact.doNotContact || people.isBarred(keys),
    source: { kind: 'coach', label: row.authorName, id: row.id },
  });
  return { outcome: 'created', contactId: value.id, contactVersion: value.version, before: null };
}

/** Somebody who is known gets what was missing; "do not contact" stays. */
async function joined(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, known }: { row: ProposalRow; known: Contact },
): Promise<Result> {
  const contactId = known.id;
  const { patch, before } = joinProposed(known, row.content.contact ?? {});
  const isNew = Object.keys(patch).length > 0;
  const { version } = isNew ? await updateContact(db, scope, { contactId, patch, ifMatch: null }) : known;
  record(db, scope, [{ kind: 'proposal-joined', contactId, detail: { author: row.authorName } }]);
  return { outcome: 'joined', contactId, contactVersion: version, before: JSON.stringify(before) };
}

type Agreeing = { row: ProposalRow; action: { text: string; contactId?: string | null | undefined } };

async function agreed(db: WorkspaceTransaction, scope: Scope, { row, action }: Agreeing): Promise<Result> {
  const contactId = action.contactId ?? null;
  record(db, scope, [
    { kind: 'proposal-agreed', contactId, detail: { author: row.authorName, text: action.text } },
  ]);
  return { outcome: 'agreed', contactId: null, contactVersion: null, before: null };
}

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

type Query = { status?: ProposalStatus | undefined; limit: number; cursor?: string | undefined };

export async function listProposals(
  db: WorkspaceTransaction,
  scope: Scope,
  { status, limit, cursor }: Query,
): Promise<{ items: Proposal[]; nextCursor: string | null }> {
  const after = decodeTimeCursor(cursor);
  const rows = await listProposalViews(db, scope.workspaceId, { status, after, limit });
  return pageOf(rows, limit, {
    item: (row) => proposalOfRow(row, scope),
    key: (row) => [row.createdAt, row.id],
  });
}

export async function countProposals(db: WorkspaceTransaction, { workspaceId }: Scope) {
  const rows = await countByStatus(db, workspaceId);
  const countOf = (status: ProposalStatus) =>
    rows.filter((row) => row.status === status).reduce((sum, { count }) => sum + count, 0);
  return {
    open: countOf('open'),
    accepted: countOf('accepted'),
    declined: countOf('declined'),
    authors: rows.filter((row) => row.status === 'open').map(({ authorName }) => authorName),
  };
}
