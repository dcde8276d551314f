import { eraseContacts } from '../erasure/erase-person.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { findSampleNetwork, type SampleNetwork } from './load-sample-network.ts';
import { listSamplePeople, lockSample, recountProgress } from './sample-network-queries.ts';

/** Removes the people of the sample with all that happened to them, and nothing else; the figures are counted anew. */
export async function removeSampleNetwork(db: WorkspaceTransaction, scope: Scope): Promise<SampleNetwork> {
  await lockSample(db, scope.workspaceId);
  await eraseContacts(db, scope.workspaceId, await listSamplePeople(db, scope.workspaceId));
  await recountProgress(db, scope.workspaceId);
  return findSampleNetwork(db, scope);
}
