import type { Access } from '../platform/app-parts.ts';
import type { Database } from '../platform/database.ts';
import { authenticate } from './authenticate.ts';
import type { Authentication } from './authentication.ts';
import { findLevel } from './identity-queries.ts';

/** Who is calling, and how much of a workspace they may see: asked anew for every request, so that revocation holds at once. */
export function createAccess(db: Database, authentication: Authentication): Access {
  return {
    authenticate: (request, now) => authenticate(request, { db, authentication, now }),
    levelOf: (userId, workspaceId) => findLevel(db, userId, workspaceId),
  };
}
