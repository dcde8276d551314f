import type { Access } from '../platform/app-parts.ts';
import type { Database } from '../platform/database.ts';
import { enter } from './authenticate.ts';
import type { Authentication } from './authentication.ts';
import { createLookKeeper } from './note-look.ts';
import { createSessionReader } from './sessions.ts';

type Parts = { db: Database; authentication: Authentication; publicUrl: string };

/** Who is calling, and how much of a workspace they may see: asked anew for every request, so that revocation holds at once. */
export function createAccess({ db, authentication, publicUrl }: Parts): Access {
  const parts = { db, publicUrl, readSession: createSessionReader(db, authentication) };
  return {
    authenticate: async (caller) => (await enter(caller, null, parts)).person,
    enter: (caller, workspaceId) => enter(caller, workspaceId, parts),
    noteLook: createLookKeeper(db),
  };
}
