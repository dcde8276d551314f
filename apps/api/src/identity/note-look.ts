import { createHash } from 'node:crypto';
import type { EventDetails } from '@threefold/domain/history/event-kinds';
import type { Person } from '../platform/app-parts.ts';
import type { Database } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { insertLook } from './identity-queries.ts';

const mostRemembered = 10_000;

/**
 * That a coach looked stands in the history once a day, so that the seeker can read it. What this process has written down
 * already costs nothing; the id is made of coach, search and day, so that two processes write one line.
 */
export function createLookKeeper(db: Database): (person: Person, scope: Scope) => Promise<void> {
  const noted = new Set<string>();
  return async (person, scope) => {
    const key = `${scope.now.toString().slice(0, 10)} ${scope.workspaceId} ${person.userId} ${scope.level}`;
    if (noted.has(key)) return;
    const detail: EventDetails['coach-looked'] = { email: person.email, level: scope.level };
    const { workspaceId, now } = scope;
    const look = { workspaceId, id: idOf(key), at: now.toString(), coachId: person.userId, detail };
    await inWorkspace(db, scope, (transaction) => insertLook(transaction, look));
    if (noted.size >= mostRemembered) noted.clear();
    noted.add(key);
  };
}

/** A UUID of version 8: of our own making. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
