import type { Access } from '../platform/app-parts.ts';
import type { Database } from '../platform/database.ts';
import { authenticate, enter } from './authenticate.ts';
import type { Authentication } from './authentication.ts';
import { createLookKeeper } from './note-look.ts';

type Parts = { db: Database; authentication: Authentication; publicUrl: string };

/** Who is calling, and how much of a workspace they may see: asked anew for every request, so that revocation holds at once. */
export function createAccess({ db, authentication, publicUrl }: Parts): Access {
  return {
    authenticate: (request, now) => authenticate(request, { db, authentication, publicUrl, now }),
    enter: (request, { workspaceId, now }) =>
      enter(request, { db, authentication, publicUrl, now, workspaceId }),
    noteLook: createLookKeeper(db),
  };
}
