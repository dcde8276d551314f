import type { Share } from '@threefold/contracts/coaching';
import type { ShareRow } from './shares-queries.ts';

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
