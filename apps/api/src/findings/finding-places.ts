import type { FindingPlaces } from '@threefold/contracts/findings';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { countPlaces, removeIndustry, saveIndustry } from './places-queries.ts';

/** Where findings were heard, and of which kinds they are. */
export async function readPlaces(db: WorkspaceTransaction, { workspaceId }: Scope): Promise<FindingPlaces> {
  const rows = await countPlaces(db, workspaceId);
  const all = rows.find((row) => row.what === 'all');
  return {
    findings: all?.findings ?? 0,
    couldHelp: all?.couldHelp ?? 0,
    people: all?.people ?? 0,
    kinds: rows.flatMap((row) => (row.what === 'kind' ? [{ kind: row.name, findings: row.findings }] : [])),
    industries: rows.flatMap((row) =>
      row.what === 'industry' ? [{ name: row.name, findings: row.findings }] : [],
    ),
    organizations: rows.flatMap((row) =>
      row.what === 'organization' ? [{ name: row.name, industry: row.industry, findings: row.findings }] : [],
    ),
  };
}

/** Said once for all who work there, now and later. */
export async function putIndustry(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { organization, industry }: { organization: string; industry: string | null },
): Promise<{ organization: string; industry: string | null }> {
  if (industry === null) await removeIndustry(db, workspaceId, organization);
  else await saveIndustry(db, workspaceId, { organization, industry, now: now.toString() });
  return { organization, industry };
}
