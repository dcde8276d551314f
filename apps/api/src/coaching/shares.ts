import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type {
  inviteCoach as inviteCoachEndpoint,
  readInvitation as readInvitationEndpoint,
  Share,
  ShareLevel,
} from '@threefold/contracts/coaching';
import type { ReplyOf } from '@threefold/contracts/endpoint';
import { shareLevelViews } from '@threefold/domain/coaching/share-levels';
import { Temporal } from 'temporal-polyfill';
import type { AppParts, Person } from '../platform/app-parts.ts';
import type { Config } from '../platform/config.ts';
import { type Creation, contentHash, repeated, requireVersion } from '../platform/creation.ts';
import type { Database, WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { enqueue, type JobPayloads, type Jobs } from '../platform/jobs.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import {
  findInvitation,
  findInvitationToMail,
  findShare,
  insertShare,
  lockShare,
  lockWorkspace,
  revokeFormerShares,
  type ShareRow,
  saveShare,
} from './shares-queries.ts';

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
    throw new Problem('rule-broken', 'That’s your own email. Enter your coach’s email.', {
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

type NewInvitation = { id: string; email: string; level: ShareLevel; token: string; hash: string };

function insertInvitation(
  db: WorkspaceTransaction,
  scope: Scope,
  { id, email, level, token, hash }: NewInvitation,
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
function invitationLink(publicUrl: string, { shareId, token }: { shareId: string; token: string }): string {
  return `${publicUrl}/invitation/${shareId}?token=${token}`;
}

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
    throw new Problem('rule-broken', 'This invitation was withdrawn. Ask for a new one.', {
      code: 'invitation-revoked',
    });
  if (Temporal.Instant.compare(share.expiresAt, now) <= 0)
    throw new Problem('rule-broken', 'This invitation has expired. Ask for a new one.', {
      code: 'invitation-expired',
    });
  if (ownerId === person.userId)
    throw new Problem('rule-broken', 'This is your own search. Send the link to your coach.', {
      code: 'own-workspace',
    });
}

type Change = { shareId: string; level: ShareLevel; ifMatch: number | null };

/** Holds from the coach's next request on: the level is read anew for each. */
export async function changeShare(
  db: WorkspaceTransaction,
  scope: Scope,
  { shareId, level, ifMatch }: Change,
): Promise<Share> {
  const share = await lockShare(db, scope.workspaceId, shareId);
  if (!share) throw notFound('share');
  requireVersion(share.version, ifMatch, shareOfRow(share));
  if (share.status === 'revoked')
    throw new Problem('conflict', 'Sharing was revoked. Invite the coach again.', {
      code: 'share-revoked',
      current: shareOfRow(share),
    });
  if (share.level === level) return shareOfRow(share);
  await saveShare(db, scope.workspaceId, { shareId, change: { level } });
  record(db, scope, [
    { kind: 'share-changed', detail: { email: share.email, from: share.level, to: level } },
  ]);
  return shareOfRow({ ...share, level, version: share.version + 1 });
}

/** Lets a coach out from the next request on; an invitation that was not accepted opens nothing any more. Twice does no harm. */
export async function revokeShare(
  db: WorkspaceTransaction,
  scope: Scope,
  { shareId, ifMatch }: { shareId: string; ifMatch: number | null },
): Promise<Share> {
  const share = await lockShare(db, scope.workspaceId, shareId);
  if (!share) throw notFound('share');
  if (share.status === 'revoked') return shareOfRow(share);
  requireVersion(share.version, ifMatch, shareOfRow(share));
  const revokedAt = scope.now.toString();
  await saveShare(db, scope.workspaceId, { shareId, change: { status: 'revoked', revokedAt } });
  record(db, scope, [{ kind: 'share-revoked', detail: { email: share.email, level: share.level } }]);
  return shareOfRow({ ...share, status: 'revoked', revokedAt, version: share.version + 1 });
}

/** Never the token, not even its hash. An accepted invitation no longer ends by itself. */
export function shareOfRow(row: ShareRow): Share {
  return {
    id: row.id,
    version: row.version,
    email: row.email,
    level: row.level,
    status: row.status,
    coachName: row.coachName,
    expiresAt: row.status === 'invited' ? row.expiresAt : null,
    acceptedAt: row.acceptedAt,
    lastSeenAt: row.lastSeenAt,
    createdAt: row.createdAt,
  };
}

/** The secret of an invitation: 32 random bytes, shown once; only its hash is kept. */
function newShareToken(): string {
  return randomBytes(32).toString('base64url');
}

function hashShareToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Takes the same time whichever byte differs. */
function opensShare(token: string, tokenHash: Buffer): boolean {
  return timingSafeEqual(hashShareToken(token), tokenHash);
}

/** Says who invites, what will be seen and where to accept. Nothing is mailed of an invitation that was taken back or accepted by now. */
export async function mailInvitation(
  { db, config }: AppParts,
  { workspaceId, shareId, token }: JobPayloads['mail-invitation'],
): Promise<void> {
  if (config.smtpUrl === null) return;
  const invitation = await findInvitationToMail(db, workspaceId, shareId);
  if (!invitation) return;
  const { seekerName, seekerEmail, email, level } = invitation;
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(config.smtpUrl);
  try {
    await transport.sendMail({
      from: { name: 'Threefold', address: `invitations@${new URL(config.publicUrl).hostname}` },
      replyTo: { name: seekerName, address: seekerEmail },
      to: email,
      subject: `${seekerName} invited you to coach their job search`,
      text: [
        `${seekerName} is using Threefold to track informational interviews and would like to share their progress with you.`,
        `What you’ll see: ${shareLevelViews[level].sentence}`,
        `To accept, open this link within 14 days:\n${invitationLink(config.publicUrl, { shareId, token })}`,
        'If you don’t know this person, you can ignore this email. Nothing has been shared with you yet.',
      ].join('\n\n'),
    });
  } finally {
    transport.close();
  }
}

export const coachingJobs: Jobs = { 'mail-invitation': mailInvitation };
