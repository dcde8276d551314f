import type pg from 'pg';

/** Every table that belongs to a workspace, as the catalog has it; shares only point to one. */
export async function workspaceTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT c.relname::text AS name FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'share'
    ORDER BY c.relname`);
  return rows.map(({ name }) => name);
}
