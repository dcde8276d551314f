import type { Proposal, ProposalContent } from '@threefold/contracts/proposals';
import { requireNameOrEmail } from '../contacts/create-contact.ts';
import type { Person } from '../platform/app-parts.ts';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { proposalOfRow } from './proposal-of-row.ts';
import {
  contactIsKnown,
  countByStatus,
  insertProposals,
  listProposalViewsById,
} from './proposals-queries.ts';

type Proposing = ProposalContent & {
  id?: string | undefined;
  note?: string | null | undefined;
  author: Person;
};

/** One person, or one step. Nothing of the search changes until its seeker accepts. */
export async function propose(
  db: WorkspaceTransaction,
  scope: Scope,
  { author, ...input }: Proposing,
): Promise<Creation<Proposal>> {
  requireCoach(scope);
  const { contact, action, note } = input;
  if (contact)
    requireNameOrEmail({
      givenName: contact.givenName ?? '',
      familyName: contact.familyName ?? '',
      emails: contact.emails ?? [],
    });
  const aboutId = action?.contactId;
  if (aboutId && !(await contactIsKnown(db, scope.workspaceId, aboutId))) throw notFound('contact');
  const id = input.id ?? newId(scope.now);
  const hash = contentHash({ ...input, author: author.userId });
  await requireRoom(db, scope, 1);
  const inserted = await insertProposals(db, [
    {
      workspaceId: scope.workspaceId,
      id,
      authorId: author.userId,
      authorName: author.name,
      kind: contact ? 'contact' : 'action',
      content: JSON.stringify({ contact, action }),
      note: note || null,
      batchId: null,
      fileName: null,
      position: 0,
      status: 'open',
      decidedAt: null,
      contentHash: hash,
      createdAt: scope.now.toString(),
    },
  ]);
  const [row] = await listProposalViewsById(db, scope.workspaceId, [id]);
  if (!row) throw new Problem('conflict', 'This id is taken. Choose another.', { code: 'id-taken' });
  if (inserted === 0) return repeated(row.contentHash, hash, proposalOfRow(row, scope));
  record(db, scope, [{ kind: 'coach-proposed', detail: { count: 1, fileName: null } }]);
  return { isNew: true, value: proposalOfRow(row, scope) };
}

export function requireCoach({ level }: Scope): void {
  if (level !== 'owner') return;
  throw new Problem('rule-broken', 'This is your own search: add the person to your contacts.', {
    code: 'own-search',
  });
}

/** So many that nobody will look through them. */
const mostOpen = 5_000;

export async function requireRoom(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  coming: number,
): Promise<void> {
  const rows = await countByStatus(db, workspaceId);
  const open = rows.filter(({ status }) => status === 'open').reduce((sum, { count }) => sum + count, 0);
  if (open + coming <= mostOpen) return;
  throw new Problem(
    'rule-broken',
    `${open} of your proposals wait already. Let the seeker decide on some of them first.`,
    { code: 'too-many-open' },
  );
}
