import { verifyPassword } from 'better-auth/crypto';
import type { Database } from '../platform/database.ts';
import { findPasswordHash } from './identity-queries.ts';

export async function isPasswordOf(db: Database, userId: string, password: string): Promise<boolean> {
  const hash = await findPasswordHash(db, userId);
  return hash !== undefined && verifyPassword({ hash, password });
}
