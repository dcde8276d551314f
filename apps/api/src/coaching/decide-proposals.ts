import type { Contact } from '@threefold/contracts/contacts';
import type { Proposal } from '@threefold/contracts/proposals';
import { joinProposed } from '@threefold/domain/coaching/join-proposed';
import { createContact } from '../contacts/create-contact.ts';
import { findContact } from '../contacts/find-contact.ts';
import { findSameContact } from '../contacts/find-same-contact.ts';
import { restoreContact } from '../contacts/trash-contact.ts';
import { updateContact } from '../contacts/update-contact.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { type KnownPeople, knownPeople } from './known-people.ts';
import { proposalOfRow } from './proposal-of-row.ts';
import {
  decideRows,
  listProposalViewsById,
  listResults,
  lockProposals,
  type ProposalRow,
  type ResultRow,
  saveResults,
} from './proposals-queries.ts';

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
