import type { Settings } from '@threefold/contracts/identity';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { findSettings } from './settings-queries.ts';

/** The seeker's zone, duty days, method and goal, as every rule that concerns time needs them. */
export function readSettings(db: WorkspaceTransaction, workspaceId: string): Promise<Settings> {
  return findSettings(db, workspaceId);
}
