import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The secret of an invitation: 32 random bytes, shown once; only its hash is kept. */
export function newShareToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashShareToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Takes the same time whichever byte differs. */
export function opensShare(token: string, tokenHash: Buffer): boolean {
  return timingSafeEqual(hashShareToken(token), tokenHash);
}
