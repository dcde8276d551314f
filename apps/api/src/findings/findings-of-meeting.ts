import type { Finding } from '@threefold/contracts/findings';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { findingOfRow } from './finding-of-row.ts';
import { listEarlierFindingRows, listFindingRowsOfMeeting } from './findings-queries.ts';

const mostFindings = 200;

/** What was learnt in a meeting, in the order in which it was written down. */
export async function findingsOfMeeting(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  meetingId: string,
): Promise<Finding[]> {
  const rows = await listFindingRowsOfMeeting(db, workspaceId, { meetingId, limit: mostFindings });
  return rows.map(findingOfRow).reverse();
}

/** What was learnt before from this contact or at their organization, latest first. */
export async function findingsBefore(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { meetingId, contactId }: { meetingId: string; contactId: string },
): Promise<Finding[]> {
  const rows = await listEarlierFindingRows(db, workspaceId, { meetingId, contactId });
  return rows.map(findingOfRow);
}
