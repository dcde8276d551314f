import pg from 'pg';

/** Tables that tell of a merge itself. */
const ofMerging = ['contact_merge'];
/** What a change leaves behind even when it is taken back. */
const traces: Record<string, readonly string[]> = {
  contact: ['version', 'updated_at'],
  contact_note: ['updated_at'],
  duplicate: ['version'],
  progress: ['last_at'],
};

/** Every row of a workspace, without the traces and the events of merging. */
export async function snapshotOf(
  owner: pg.Client,
  workspaceId: string,
): Promise<Record<string, readonly unknown[]>> {
  const { rows: tables } = await owner.query<{ table: string }>(`
    SELECT c.relname AS table FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'share'`);
  const found: Record<string, readonly unknown[]> = {};
  for (const { table } of tables.filter(({ table }) => !ofMerging.includes(table))) {
    const { rows } = await owner.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM ${pg.escapeIdentifier(table)} t WHERE workspace_id = $1
         AND to_jsonb(t) ->> 'kind' IS DISTINCT FROM 'contacts-merged' AND to_jsonb(t) ->> 'kind' IS DISTINCT FROM 'contacts-parted'`,
      [workspaceId],
    );
    found[table] = rows
      .map(({ row }) => without(row, traces[table] ?? []))
      .filter((row) => !(table === 'progress' && Object(row).count === 0))
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return found;
}

function without(row: Record<string, unknown>, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
}
