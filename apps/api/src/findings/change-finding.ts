import type { Finding, updateFinding as updateFindingEndpoint } from '@threefold/contracts/findings';
import { foldText } from '@threefold/domain/contacts/search-text';
import type { z } from 'zod';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findingOfRow } from './finding-of-row.ts';
import { type FindingRow, lockFindingRow, saveFinding } from './findings-queries.ts';

type Opening = { findingId: string; ifMatch: number | null };
type Change = z.output<typeof updateFindingEndpoint.body> & Opening;

export async function updateFinding(
  db: WorkspaceTransaction,
  scope: Scope,
  { findingId, ifMatch, kind, text, couldHelp, industry }: Change,
): Promise<Finding> {
  const row = await openFinding(db, scope, { findingId, ifMatch });
  return findingOfRow(
    await saveFinding(db, scope.workspaceId, {
      id: findingId,
      kind: kind ?? row.kind,
      text: text ?? row.text,
      search: foldText(text ?? row.text),
      industry: industry === undefined ? row.industry : industry,
      couldHelp: couldHelp ?? row.couldHelp,
      updatedAt: scope.now.toString(),
    }),
  );
}

export async function trashFinding(
  db: WorkspaceTransaction,
  scope: Scope,
  { findingId, ifMatch }: Opening,
): Promise<Finding> {
  await openFinding(db, scope, { findingId, ifMatch });
  const now = scope.now.toString();
  return findingOfRow(
    await saveFinding(db, scope.workspaceId, { id: findingId, deletedAt: now, updatedAt: now }),
  );
}

/** Restoring a finding that is there changes nothing. */
export async function restoreFinding(
  db: WorkspaceTransaction,
  scope: Scope,
  findingId: string,
): Promise<Finding> {
  const row = await lockFindingRow(db, scope.workspaceId, findingId);
  if (!row) throw notFound('finding');
  if (row.deletedAt === null) return findingOfRow(row);
  const updatedAt = scope.now.toString();
  return findingOfRow(
    await saveFinding(db, scope.workspaceId, { id: findingId, deletedAt: null, updatedAt }),
  );
}

async function openFinding(
  db: WorkspaceTransaction,
  scope: Scope,
  { findingId, ifMatch }: Opening,
): Promise<FindingRow> {
  const row = await lockFindingRow(db, scope.workspaceId, findingId);
  if (!row || row.deletedAt !== null) throw notFound('finding');
  requireVersion(row.version, ifMatch, findingOfRow(row));
  return row;
}
