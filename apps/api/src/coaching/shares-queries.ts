import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database } from '../platform/database.ts';
import type { Share } from '../platform/database-types.gen.ts';

export type ShareRow = Selectable<Share> & { coachName: string | null };

function sharesWithNames(db: Database) {
  return db
    .selectFrom('share')
    .leftJoin('user', 'user.id', 'share.coachId')
    .selectAll('share')
    .select('user.name as coachName');
}

/** What stands and what is past, newest first. */
export function listShares(db: Database, workspaceId: string): Promise<ShareRow[]> {
  return sharesWithNames(db)
    .where('share.workspaceId', '=', workspaceId)
    .orderBy('share.createdAt', 'desc')
    .orderBy('share.id', 'desc')
    .limit(500)
    .execute();
}

export function findShare(db: Database, workspaceId: string, shareId: string): Promise<ShareRow | undefined> {
  return sharesWithNames(db)
    .where('share.workspaceId', '=', workspaceId)
    .where('share.id', '=', shareId)
    .executeTakeFirst();
}

/** For the use case that decides on it. */
export function lockShare(db: Database, workspaceId: string, shareId: string): Promise<ShareRow | undefined> {
  return sharesWithNames(db)
    .where('share.workspaceId', '=', workspaceId)
    .where('share.id', '=', shareId)
    .forNoKeyUpdate('share')
    .executeTakeFirst();
}

/** An invitation is looked up by whoever holds its link, before it is known which workspace it leads to. */
type Invitation = Pick<
  ShareRow,
  'workspaceId' | 'tokenHash' | 'level' | 'status' | 'coachId' | 'expiresAt'
> & {
  ownerId: string;
  seekerName: string;
};

export function findInvitation(db: Database, shareId: string): Promise<Invitation | undefined> {
  return db
    .selectFrom('share')
    .innerJoin('workspace', 'workspace.id', 'share.workspaceId')
    .innerJoin('user as seeker', 'seeker.id', 'workspace.ownerId')
    .select(['share.workspaceId', 'share.tokenHash', 'share.level', 'share.status', 'share.coachId'])
    .select(['share.expiresAt', 'workspace.ownerId', 'seeker.name as seekerName'])
    .where('share.id', '=', shareId)
    .executeTakeFirst();
}

/** Locks the workspace's own row, so that two invitations of one search are accepted one after the other. */
export function lockWorkspace(
  db: Database,
  workspaceId: string,
): Promise<{ name: string; ownerId: string } | undefined> {
  return db
    .selectFrom('workspace')
    .select(['name', 'ownerId'])
    .where('id', '=', workspaceId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** False where the id is taken. */
export async function insertShare(db: Database, share: Insertable<Share>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('share')
    .values(share)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

type ShareChange = Pick<
  Updateable<Share>,
  'level' | 'status' | 'coachId' | 'acceptedAt' | 'revokedAt' | 'lastSeenAt'
>;

export async function saveShare(
  db: Database,
  workspaceId: string,
  { shareId, change }: { shareId: string; change: ShareChange },
): Promise<void> {
  await db
    .updateTable('share')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', shareId)
    .execute();
}

/** Ends what this coach held of the search before; answers whether there was something. */
export function revokeFormerShares(
  db: Database,
  workspaceId: string,
  { coachId, now }: { coachId: string; now: string },
): Promise<{ email: string; level: ShareRow['level'] }[]> {
  return db
    .updateTable('share')
    .set((expression) => ({ status: 'revoked', revokedAt: now, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('coachId', '=', coachId)
    .where('status', '=', 'active')
    .returning(['email', 'level'])
    .execute();
}

/** The seeker sees when a coach last looked; to the hour is enough, and a look costs no write. */
export async function touchShares(
  db: Database,
  { coachId, workspaceId, now, hourAgo }: Looking,
): Promise<void> {
  let query = db
    .updateTable('share')
    .set({ lastSeenAt: now })
    .where('coachId', '=', coachId)
    .where('status', '=', 'active')
    .where((where) => where.or([where('lastSeenAt', 'is', null), where('lastSeenAt', '<', hourAgo)]));
  if (workspaceId !== null) query = query.where('workspaceId', '=', workspaceId);
  await query.execute();
}

export type Looking = { coachId: string; workspaceId: string | null; now: string; hourAgo: string };

export type InvitationToMail = {
  email: string;
  level: ShareRow['level'];
  seekerName: string;
  seekerEmail: string;
};

/** Undefined where it is not open any more. */
export function findInvitationToMail(
  db: Database,
  workspaceId: string,
  shareId: string,
): Promise<InvitationToMail | undefined> {
  return db
    .selectFrom('share')
    .innerJoin('workspace', 'workspace.id', 'share.workspaceId')
    .innerJoin('user', 'user.id', 'workspace.ownerId')
    .select(['share.email', 'share.level', 'user.name as seekerName', 'user.email as seekerEmail'])
    .where('share.workspaceId', '=', workspaceId)
    .where('share.id', '=', shareId)
    .where('share.status', '=', 'invited')
    .executeTakeFirst();
}
