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
  for await (const people of fetchNodes(db, workspaceId)) yield people.map(graphmlNode).join('');
  for await (const referrals of fetchReferrals(db, workspaceId)) yield referrals.map(graphmlEdge).join('');
  yield graphmlEnd;
}

export async function* writeEdges(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<string> {
  yield `\uFEFF${edgesHeader}`;
  for await (const referrals of fetchReferrals(db, workspaceId)) yield referrals.map(edgeRow).join('');
}
