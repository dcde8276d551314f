import type { readInvitation as readInvitationEndpoint, Share } from '@threefold/contracts/coaching';
import type { ReplyOf } from '@threefold/contracts/endpoint';
import { Temporal } from 'temporal-polyfill';
import type { Person } from '../platform/app-parts.ts';
import type { Database, WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { shareOfRow } from './share-of-row.ts';
import { opensShare } from './share-token.ts';
import {
  findInvitation,
  lockShare,
  lockWorkspace,
  revokeFormerShares,
  type ShareRow,
  saveShare,
} from './shares-queries.ts';

type Accepting = { shareId: string; token: string; person: Person; now: Temporal.Instant };
type Invitation = ReplyOf<typeof readInvitationEndpoint>;
type Accepted = { share: Share; workspaceId: string; workspaceName: string };

/** Whoever holds the token may accept, once; without the right one there is no such invitation. */
export async function acceptShare(db: Database, input: Accepting): Promise<Accepted> {
  const { workspaceId, level } = await openInvitation(db, input);
  const scope: Scope = { workspaceId, userId: input.person.userId, level, now: input.now };
  return inWorkspace(db, scope, (transaction) => acceptInWorkspace(transaction, scope, input));
}

/** Who invites, and to what, for whoever holds the token of an invitation that is open to them. */
export async function readInvitation(db: Database, input: Accepting): Promise<Invitation> {
  const { person, now } = input;
  const invitation = await openInvitation(db, input);
  const { seekerName, level, expiresAt, coachId, status } = invitation;
  const isTheirs = status === 'active' && coachId === person.userId;
  if (!isTheirs) requireOpen(invitation, { ownerId: invitation.ownerId, person, now });
  return { seekerName, level, expiresAt };
}

async function openInvitation(db: Database, { shareId, token }: Accepting) {
  const invitation = await findInvitation(db, shareId);
  if (!invitation || !opensShare(token, invitation.tokenHash)) throw notFound('invitation');
  return invitation;
}

async function acceptInWorkspace(
  db: WorkspaceTransaction,
  scope: Scope,
  { shareId, person }: Accepting,
): Promise<Accepted> {
  const workspace = await lockWorkspace(db, scope.workspaceId);
  const share = await lockShare(db, scope.workspaceId, shareId);
  if (!workspace || !share) throw notFound('invitation');
  const accepted = (row: ShareRow) => ({
    share: shareOfRow(row),
    workspaceId: scope.workspaceId,
    workspaceName: workspace.name,
  });
  if (share.status === 'active' && share.coachId === person.userId) return accepted(share);
  requireOpen(share, { ownerId: workspace.ownerId, person, now: scope.now });
  const acceptedAt = scope.now.toString();
  const former = await revokeFormerShares(db, scope.workspaceId, { coachId: person.userId, now: acceptedAt });
  await saveShare(db, scope.workspaceId, {
    shareId,
    change: { status: 'active', coachId: person.userId, acceptedAt },
  });
  record(db, scope, [
    ...former.map((detail) => ({ kind: 'share-revoked' as const, detail })),
    { kind: 'share-accepted', detail: { email: share.email, level: share.level } },
  ]);
  return accepted({
    ...share,
    status: 'active',
    coachName: person.name,
    acceptedAt,
    version: share.version + 1,
  });
}

function requireOpen(
  share: Pick<ShareRow, 'status' | 'expiresAt'>,
  { ownerId, person, now }: { ownerId: string; person: Person; now: Temporal.Instant },
): void {
  if (share.status === 'active') throw notFound('invitation');
  if (share.status === 'revoked')
    throw new Problem('rule-broken', 'This invitation was taken back. Ask for a new one.', {
      code: 'invitation-revoked',
    });
  if (Temporal.Instant.compare(share.expiresAt, now) <= 0)
    throw new Problem('rule-broken', 'This invitation is no longer open. Ask for a new one.', {
      code: 'invitation-expired',
    });
  if (ownerId === person.userId)
    throw new Problem(
      'rule-broken',
      'This is your own search. Send the link to the person who coaches you.',
      {
        code: 'own-workspace',
      },
    );
}
