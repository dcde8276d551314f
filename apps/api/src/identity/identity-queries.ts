import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import { compiled, type Database, type WorkspaceTransaction } from '../platform/database.ts';
import type { AccessToken, DB, Workspace } from '../platform/database-types.gen.ts';
import type { Level } from '../platform/scope.ts';

export function insertWorkspace(db: WorkspaceTransaction, workspace: Insertable<Workspace>) {
  return db.insertInto('workspace').values(workspace).execute();
}

export function listOwnWorkspaces(db: Database, userId: string) {
  return db
    .selectFrom('workspace')
    .select(['id', 'name'])
    .where('ownerId', '=', userId)
    .orderBy('createdAt')
    .execute();
}

export function listSharedWorkspaces(db: Database, userId: string) {
  return db
    .selectFrom('share')
    .innerJoin('workspace', 'workspace.id', 'share.workspaceId')
    .select(['workspace.id', 'workspace.name', 'share.id as shareId', 'share.level'])
    .where('share.coachId', '=', userId)
    .where('share.status', '=', 'active')
    .orderBy('share.acceptedAt')
    .execute();
}

/** What a person may see of a workspace, by its owner and by what is shared with them. */
export function levelOf(found: {
  id: string;
  ownerId: string | null;
  level: string | null;
}): Level | undefined {
  if (found.ownerId === found.id) return 'owner';
  // The column's CHECK allows exactly the three share levels.
  return (found.level as Level | null) ?? undefined;
}

/** One line of history for each coach and day; the second time the id is taken. */
export async function insertLook(
  db: WorkspaceTransaction,
  {
    workspaceId,
    id,
    at,
    coachId,
    detail,
  }: { workspaceId: string; id: string; at: string; coachId: string; detail: object },
): Promise<void> {
  await db
    .insertInto('event')
    .values({ workspaceId, id, at, kind: 'coach-looked', actorId: coachId, detail: JSON.stringify(detail) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Hashed; undefined for who signs in without one. */
export async function findPasswordHash(db: Database, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? undefined;
}

export type TokenRow = Pick<
  Selectable<AccessToken>,
  'id' | 'name' | 'scopes' | 'hint' | 'expiresAt' | 'lastUsedAt' | 'createdAt'
>;
const tokenColumns = ['id', 'name', 'scopes', 'hint', 'expiresAt', 'lastUsedAt', 'createdAt'] as const;

/** People, and what stands between each and a workspace, where one is named. */
function selectPeople(db: Kysely<DB>, workspaceId: string | null) {
  return db
    .selectFrom('user')
    .leftJoin('workspace', (join) => join.on('workspace.id', '=', workspaceId))
    .leftJoin('share', (join) =>
      join
        .onRef('share.workspaceId', '=', 'workspace.id')
        .onRef('share.coachId', '=', 'user.id')
        .on('share.status', '=', 'active'),
    )
    .select(['user.id', 'user.name', 'user.email', 'workspace.ownerId', 'share.level']);
}

type TokenLook = { tokenHash: Buffer; now: string; workspaceId: string | null };
const personByToken = compiled((db, { tokenHash, now, workspaceId }: TokenLook) =>
  selectPeople(db, workspaceId)
    .innerJoin('accessToken', 'accessToken.userId', 'user.id')
    .select(['accessToken.id as tokenId', 'accessToken.scopes', 'accessToken.lastUsedAt'])
    .where('accessToken.tokenHash', '=', tokenHash)
    .where('accessToken.expiresAt', '>', now),
);

/** The person of a token that has not ended. */
export async function findPersonByToken(db: Database, look: TokenLook) {
  return (await personByToken(db, look))[0];
}

/** Long enough for a coach to be let in and the account to be taken out; short enough for a browser that was left open. */
const recentMinutes = 15;

const standings = compiled(
  (db, { sessionId, workspaceId }: { sessionId: string; workspaceId: string | null }) =>
    selectPeople(db, workspaceId)
      .innerJoin('session', 'session.userId', 'user.id')
      .select([
        'session.id as sessionId',
        'session.expiresAt',
        sql<string>`"session"::text || "user"::text`.as('rows'),
        sql<boolean>`coalesce(session.confirmed_at, session.created_at) > now() - ${sql.lit(`${recentMinutes} minutes`)}::interval`.as(
          'isRecent',
        ),
      ])
      .where('session.id', '=', sessionId),
);

/** The person of a session and what they may see; `rows` changes with whatever is written about session or person. */
export async function findStanding(db: Database, session: { sessionId: string; workspaceId: string | null }) {
  return (await standings(db, session))[0];
}
export type Standing = NonNullable<Awaited<ReturnType<typeof findStanding>>>;

/** Answers until when the session counts as recent. */
export async function confirmSession(db: Database, sessionId: string): Promise<string | undefined> {
  const row = await db
    .updateTable('session')
    .set({ confirmedAt: sql`now()` })
    .where('id', '=', sessionId)
    .returning(sql<string>`confirmed_at + ${sql.lit(`${recentMinutes} minutes`)}::interval`.as('until'))
    .executeTakeFirst();
  return row?.until;
}

export function touchToken(db: Database, tokenId: string, now: string) {
  return db.updateTable('accessToken').set({ lastUsedAt: now }).where('id', '=', tokenId).execute();
}

export function listTokens(db: Database, userId: string): Promise<TokenRow[]> {
  return db
    .selectFrom('accessToken')
    .select(tokenColumns)
    .where('userId', '=', userId)
    .orderBy('createdAt', 'desc')
    .execute();
}

export function insertToken(db: Database, token: Insertable<AccessToken>): Promise<TokenRow | undefined> {
  return db
    .insertInto('accessToken')
    .values(token)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(tokenColumns)
    .executeTakeFirst();
}

export function deleteToken(db: Database, userId: string, tokenId: string): Promise<TokenRow | undefined> {
  return db
    .deleteFrom('accessToken')
    .where('userId', '=', userId)
    .where('id', '=', tokenId)
    .returning(tokenColumns)
    .executeTakeFirst();
}

type Knock = { key: string; windowSeconds: number };

/**
 * Counts one more knock in the window of this key, for all servers together and by the database's clock; a window that lies further
 * ahead than it is long belongs to a clock that was put back. Answers how many there were, and how long the window lasts.
 */
export async function countKnock(
  db: Database,
  { key, windowSeconds }: Knock,
): Promise<{ count: number; secondsLeft: number }> {
  const ends = sql`now() + make_interval(secs => ${windowSeconds})`;
  const isOver = sql`(rate_limit.ends_at <= now() OR rate_limit.ends_at > ${ends})`;
  const { rows } = await sql<{ count: number; secondsLeft: number }>`
    INSERT INTO rate_limit (key, count, ends_at) VALUES (${key}, 1, ${ends})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN ${isOver} THEN 1 ELSE rate_limit.count + 1 END,
      ends_at = CASE WHEN ${isOver} THEN ${ends} ELSE rate_limit.ends_at END
    RETURNING count, ceil(extract(epoch FROM ends_at - now()))::integer AS seconds_left`.execute(db);
  const [counted] = rows;
  if (!counted) throw new TypeError('A knock was not counted.');
  if (counted.count === 1)
    await sql`DELETE FROM rate_limit WHERE ends_at < now() - interval '1 hour'`.execute(db);
  return counted;
}

export async function forgetKnocks(db: Database, key: string): Promise<void> {
  await sql`DELETE FROM rate_limit WHERE key = ${key}`.execute(db);
}
