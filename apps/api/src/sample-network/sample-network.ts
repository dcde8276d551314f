import { sampleHistory } from '@threefold/domain/sample-network/sample-history';
import { eraseContacts } from '../erasure/erase-person.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { settle } from '../platform/unit-of-work.ts';
import { readSettings } from '../settings/settings.ts';
import { replayStep, type SampleLedger } from './replay-step.ts';
import {
  countSamplePeople,
  listSamplePeople,
  lockSample,
  recountProgress,
} from './sample-network-queries.ts';

type SampleNetwork = { present: boolean; people: number };

/** Replays five months through the use cases, all in one transaction: it is there whole or not at all, and only once. */
export async function loadSampleNetwork(db: WorkspaceTransaction, scope: Scope): Promise<SampleNetwork> {
  await lockSample(db, scope.workspaceId);
  if ((await countSamplePeople(db, scope.workspaceId)) > 0) return findSampleNetwork(db, scope);
  const settings = await readSettings(db, scope.workspaceId);
  const ledger: SampleLedger = { me: settings.profile.name, records: new Map() };
  for (const step of sampleHistory(scope.now, settings.timeZone)) {
    const then = { ...scope, now: step.at };
    await replayStep(db, then, { step, ledger });
    await settle(db, then);
  }
  return findSampleNetwork(db, scope);
}

export async function findSampleNetwork(db: WorkspaceTransaction, scope: Scope): Promise<SampleNetwork> {
  const people = await countSamplePeople(db, scope.workspaceId);
  return { present: people > 0, people };
}

/** Removes the people of the sample with all that happened to them, and nothing else; the figures are counted anew. */
export async function removeSampleNetwork(db: WorkspaceTransaction, scope: Scope): Promise<SampleNetwork> {
  await lockSample(db, scope.workspaceId);
  await eraseContacts(db, scope.workspaceId, await listSamplePeople(db, scope.workspaceId));
  await recountProgress(db, scope.workspaceId);
  return findSampleNetwork(db, scope);
}
