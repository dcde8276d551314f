import { createHash, randomBytes } from 'node:crypto';
import type { TokenScope } from '@threefold/contracts/identity';
import { Temporal } from 'temporal-polyfill';
import type { Database } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { deleteToken, insertToken, type TokenRow } from './identity-queries.ts';

const prefix = 'tf_';
const defaultLife = { hours: 90 * 24 };
const longestLife = { hours: 366 * 24 };

export function looksLikeToken(text: string): boolean {
  return text.startsWith(prefix);
}
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

type Wish = { id?: string; name: string; scopes: TokenScope[]; expiresAt?: string };

/** Makes a token that begins with `tf_`; only its hash is stored, so the answer is the one time that it is seen. */
export async function createAccessToken(
  db: Database,
  person: { userId: string; now: Temporal.Instant },
  wish: Wish,
): Promise<TokenRow & { token: string }> {
  const expiresAt = wish.expiresAt ? Temporal.Instant.from(wish.expiresAt) : person.now.add(defaultLife);
  if (Temporal.Instant.compare(expiresAt, person.now) <= 0)
    throw new Problem('rule-broken', 'Choose an expiration date in the future.', { code: 'token-expired' });
  if (Temporal.Instant.compare(expiresAt, person.now.add(longestLife)) > 0)
    throw new Problem('rule-broken', 'A token can last up to one year.', { code: 'token-too-long' });
  const token = prefix + randomBytes(32).toString('base64url');
  const row = await insertToken(db, {
    id: wish.id ?? newId(person.now),
    userId: person.userId,
    name: wish.name,
    scopes: [...new Set(wish.scopes)],
    tokenHash: hashToken(token),
    hint: token.slice(0, 7),
    expiresAt: expiresAt.toString(),
    createdAt: person.now.toString(),
  });
  if (!row)
    throw new Problem(
      'conflict',
      'This ID is taken. A token’s secret is shown only once; create another token.',
    );
  return { ...row, token };
}

export async function endAccessToken(db: Database, userId: string, tokenId: string): Promise<TokenRow> {
  const row = await deleteToken(db, userId, tokenId);
  if (!row) throw notFound('token');
  return row;
}
