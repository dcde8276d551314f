import type { MergeableContact } from '@threefold/domain/contacts/contact-facts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listImportPeople } from './import-people-queries.ts';
import type { Run } from './import-run.ts';
import { listByExportedId } from './imported-contacts-queries.ts';
import { referredByColumn } from './imported-fields.ts';
import type { PreparedRow } from './prepare-row.ts';

export type ExportedPeople = {
  /** Who is meant, by the id that stands in the row: the survivor, where they were merged. */
  known: ReadonlyMap<string, string>;
  /** Ids that nobody new can have. */
  taken: ReadonlySet<string>;
};

/** Who sent somebody is known here by the referrals themselves; a name beside them would be said twice. */
export function withoutReferrers(fields: MergeableContact): MergeableContact {
  const { [referredByColumn]: _, ...extra } = fields.extra ?? {};
  return { ...fields, extra };
}

const nobody: ExportedPeople = { known: new Map(), taken: new Set() };

/** Rows of an export of our own say whom they are about. */
export async function lookUpExported(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { run, rows }: { run: Run; rows: readonly PreparedRow[] },
): Promise<ExportedPeople> {
  const ids = rows.flatMap((row) => ('fields' in row && row.exportedId !== null ? row.exportedId : []));
  if (ids.length === 0) return nobody;
  const here = await listByExportedId(db, workspaceId, ids);
  const { importId } = run.source;
  const imagined = run.dryRun ? await listImportPeople(db, workspaceId, { importId, ids }) : [];
  return {
    known: new Map([
      ...here.flatMap(({ exportedId, id, isErased }): [string, string][] =>
        isErased ? [] : [[exportedId, id]],
      ),
      ...imagined.map(({ id }): [string, string] => [id, id]),
    ]),
    taken: new Set([...here.map(({ exportedId }) => exportedId), ...imagined.map(({ id }) => id)]),
  };
}
