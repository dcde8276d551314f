import {
  edgeRow,
  edgesHeader,
  graphmlEdge,
  graphmlEnd,
  graphmlNode,
  graphmlStart,
} from '@threefold/domain/exports/network-files';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { fetchNodes, fetchReferrals } from './exports-queries.ts';

export async function* writeGraphml(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<string> {
  yield graphmlStart;
  for await (const person of fetchNodes(db, workspaceId)) yield graphmlNode(person);
  for await (const referral of fetchReferrals(db, workspaceId)) yield graphmlEdge(referral);
  yield graphmlEnd;
}

export async function* writeEdges(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<string> {
  yield `\uFEFF${edgesHeader}`;
  for await (const referral of fetchReferrals(db, workspaceId)) yield edgeRow(referral);
}
