import type { inviteCoach as inviteCoachEndpoint, Share, ShareLevel } from '@threefold/contracts/coaching';
import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { Config } from '../platform/config.ts';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { shareOfRow } from './share-of-row.ts';
import { hashShareToken, newShareToken } from './share-token.ts';
import { findShare, insertShare } from './shares-queries.ts';

type Inviting = {
  id?: string | undefined;
  email: string;
  level: ShareLevel;
  /** Who invites: nobody coaches themselves. */
  seekerEmail: string;
  config: Pick<Config, 'publicUrl' | 'smtpUrl'>;
};

const daysToAccept = 14;

/** The same call twice answers the share without its token: that was shown, and only its hash is kept. */
export async function inviteCoach(
  db: WorkspaceTransaction,
  scope: Scope,
  input: Inviting,
): Promise<Creation<Share | ReplyOf<typeof inviteCoachEndpoint>>> {
  const email = input.email.toLowerCase();
  if (email === input.seekerEmail.toLowerCase())
    throw new Problem('rule-broken', 'This is your own address. Invite the person who coaches you.', {
      code: 'own-email',
    });
  const id = input.id ?? newId(scope.now);
  const hash = contentHash({ email, level: input.level });
  const token = newShareToken();
  if (!(await insertInvitation(db, scope, { id, email, level: input.level, token, hash })))
    return repeatedInvitation(db, scope, { id, hash });
  record(db, scope, [{ kind: 'share-invited', detail: { email, level: input.level } }]);
  const mailed = input.config.smtpUrl !== null;
  if (mailed)
    await enqueue(db, 'mail-invitation', {
      payload: { workspaceId: scope.workspaceId, shareId: id, token },
      key: `mail-invitation:${id}`,
    });
  const share = await findShare(db, scope.workspaceId, id);
  if (!share) throw new Error('The share just made is gone.');
  const link = invitationLink(input.config.publicUrl, { shareId: id, token });
  return { isNew: true, value: { ...shareOfRow(share), token, link, mailed } };
}

type Invitation = { id: string; email: string; level: ShareLevel; token: string; hash: string };

function insertInvitation(
  db: WorkspaceTransaction,
  scope: Scope,
  { id, email, level, token, hash }: Invitation,
): Promise<boolean> {
  return insertShare(db, {
    id,
    workspaceId: scope.workspaceId,
    email,
    level,
    status: 'invited',
    tokenHash: hashShareToken(token),
    coachId: null,
    expiresAt: scope.now.add({ hours: 24 * daysToAccept }).toString(),
    acceptedAt: null,
    revokedAt: null,
    lastSeenAt: null,
    createdAt: scope.now.toString(),
    version: 1,
    contentHash: hash,
  });
}

/** An id that is taken in another workspace says no more than that it is taken. */
async function repeatedInvitation(
  db: WorkspaceTransaction,
  scope: Scope,
  { id, hash }: { id: string; hash: string },
): Promise<Creation<Share>> {
  const existing = await findShare(db, scope.workspaceId, id);
  if (!existing) throw new Problem('conflict', 'This id is taken. Choose another.', { code: 'id-taken' });
  return repeated(existing.contentHash, hash, shareOfRow(existing));
}

/** The page of the web app on which a coach accepts. */
export function invitationLink(
  publicUrl: string,
  { shareId, token }: { shareId: string; token: string },
): string {
  return `${publicUrl}/invitation/${shareId}?token=${token}`;
}
