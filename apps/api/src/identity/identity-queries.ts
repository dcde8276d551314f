import type { Insertable, Selectable } from 'kysely';
import type { Database, WorkspaceTransaction } from '../platform/database.ts';
import type { AccessToken, Workspace } from '../platform/database-types.gen.ts';
import type { Level } from '../platform/scope.ts';

export const insertWorkspace = (db: WorkspaceTransaction, workspace: Insertable<Workspace>) =>
  db.insertInto('workspace').values(workspace).execute();

export const listOwnWorkspaces = (db: Database, userId: string) =>
  db
    .selectFrom('workspace')
    .select(['id', 'name'])
    .where('ownerId', '=', userId)
    .orderBy('createdAt')
    .execute();

export const listSharedWorkspaces = (db: Database, userId: string) =>
  db
    .selectFrom('share')
    .innerJoin('workspace', 'workspace.id', 'share.workspaceId')
    .select(['workspace.id', 'workspace.name', 'share.id as shareId', 'share.level'])
    .where('share.coachId', '=', userId)
    .where('share.status', '=', 'active')
    .orderBy('share.acceptedAt')
    .execute();

/** How much of a workspace a person may see now; undefined where nothing, as if it did not exist. */
export const findLevel = async (
  db: Database,
  userId: string,
  workspaceId: string,
): Promise<Level | undefined> => {
  const row = await db
    .selectFrom('workspace')
    .leftJoin('share', (join) =>
      join
        .onRef('share.workspaceId', '=', 'workspace.id')
        .on('share.coachId', '=', userId)
        .on('share.status', '=', 'active'),
    )
    .select(['workspace.ownerId', 'share.level'])
    .where('workspace.id', '=', workspaceId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.ownerId === userId) return 'owner';
  // The column's CHECK allows exactly the three share levels.
  return (row.level as Level | null) ?? undefined;
};

export type TokenRow = Pick<
  Selectable<AccessToken>,
  'id' | 'name' | 'scopes' | 'hint' | 'expiresAt' | 'lastUsedAt' | 'createdAt'
>;
const tokenColumns = ['id', 'name', 'scopes', 'hint', 'expiresAt', 'lastUsedAt', 'createdAt'] as const;

export const findPersonByToken = (db: Database, tokenHash: Buffer, now: string) =>
  db
    .selectFrom('accessToken')
    .innerJoin('user', 'user.id', 'accessToken.userId')
    .select([
      'accessToken.id as tokenId',
      'accessToken.scopes',
      'accessToken.lastUsedAt',
      'user.id',
      'user.name',
      'user.email',
    ])
    .where('accessToken.tokenHash', '=', tokenHash)
    .where('accessToken.expiresAt', '>', now)
    .executeTakeFirst();

export const touchToken = (db: Database, tokenId: string, now: string) =>
  db.updateTable('accessToken').set({ lastUsedAt: now }).where('id', '=', tokenId).execute();

export const listTokens = (db: Database, userId: string): Promise<TokenRow[]> =>
  db
    .selectFrom('accessToken')
    .select(tokenColumns)
    .where('userId', '=', userId)
    .orderBy('createdAt', 'desc')
    .execute();

export const insertToken = (db: Database, token: Insertable<AccessToken>): Promise<TokenRow | undefined> =>
  db
    .insertInto('accessToken')
    .values(token)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(tokenColumns)
    .executeTakeFirst();

export const deleteToken = (db: Database, userId: string, tokenId: string): Promise<TokenRow | undefined> =>
  db
    .deleteFrom('accessToken')
    .where('userId', '=', userId)
    .where('id', '=', tokenId)
    .returning(tokenColumns)
    .executeTakeFirst();
