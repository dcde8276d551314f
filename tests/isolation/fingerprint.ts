import pg from 'pg';
import { workspaceTables } from './workspace-tables.ts';

/** What stands in every table of a workspace, as one hash a table. */
export async function fingerprintOf(ownerUrl: string, workspaceId: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const prints: Record<string, string> = {};
    for (const table of await workspaceTables(client)) {
      const { rows } = await client.query<{ print: string }>(
        `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS print
         FROM ${pg.escapeIdentifier(table)} t WHERE workspace_id = $1`,
        [workspaceId],
      );
      prints[table] = rows[0]?.print ?? '';
    }
    return prints;
  } finally {
    await client.end();
  }
}
