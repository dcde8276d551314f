import { displayName } from '@threefold/domain/contacts/names';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { allows, type Scope } from '../platform/scope.ts';
import { listInitials, listPeopleOfSubjects } from './comments-queries.ts';

/** Whom each subject is about, as this reader may see it: a name, initials, or nothing. */
export async function labelSubjects(
  db: WorkspaceTransaction,
  { workspaceId, level }: Scope,
  subjectIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(subjectIds.filter((id) => id !== null))];
  if (ids.length === 0 || level === 'progress') return new Map();
  if (!allows(level, 'full')) {
    const rows = await listInitials(db, workspaceId, ids);
    return new Map(rows.map(({ subjectId, initials }) => [subjectId, initials]));
  }
  const rows = await listPeopleOfSubjects(db, workspaceId, ids);
  return new Map(rows.map((row) => [row.subjectId, displayName(row)]));
}
