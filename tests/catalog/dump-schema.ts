import type pg from 'pg';

/**
 * The schema as readable SQL, sorted by name, so that a review sees what a migration did to the whole.
 * Ours, because the Postgres that the project brings along comes without pg_dump.
 */
export async function dumpSchema(client: pg.Client): Promise<string> {
  await client.query('SET search_path = pg_catalog'); // so that every name below is written with its schema
  const parts: string[] = [];
  for (const query of [extensions, functions, tables, indexes, security, policies, grants]) {
    const { rows } = await client.query<{ statement: string }>(query);
    if (rows.length > 0) parts.push(rows.map((row) => row.statement).join('\n'));
  }
  await client.query('RESET search_path');
  return `-- What the migrations add up to. Made by \`pnpm generate\`, compared by \`pnpm check\`; never run.\n\n${parts.join('\n\n')}\n`;
}

const ourTables = `pg_class t WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')`;

const extensions = `
  SELECT format('CREATE EXTENSION %I;', extname) AS statement
  FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname COLLATE "C"`;

const functions = `
  SELECT trim(trailing E'\\n' FROM pg_get_functiondef(p.oid)) || ';' AS statement
  FROM pg_proc p
  WHERE p.pronamespace = 'public'::regnamespace AND p.prokind IN ('f', 'p')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  ORDER BY p.proname COLLATE "C", pg_get_function_identity_arguments(p.oid) COLLATE "C"`;

const tables = `
  SELECT format(E'CREATE TABLE %s (\\n%s\\n);\\n', t.oid::regclass, string_agg('  ' || line.text, E',\\n' ORDER BY line.place)) AS statement
  FROM pg_class t,
  LATERAL (
    SELECT a.attnum::integer AS place,
      concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN 'NOT NULL' END,
        CASE WHEN a.attgenerated <> '' THEN format('GENERATED ALWAYS AS (%s) STORED', pg_get_expr(d.adbin, d.adrelid))
          ELSE 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END) AS text
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT 10000 + (row_number() OVER (ORDER BY k.contype = 'p' DESC, k.conname COLLATE "C"))::integer,
      format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid))
    FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype <> 'n'
  ) AS line
  WHERE t.oid IN (SELECT t.oid FROM ${ourTables})
  GROUP BY t.oid, t.relname ORDER BY t.relname COLLATE "C"`;

const indexes = `
  SELECT pg_get_indexdef(i.indexrelid) || ';' AS statement
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid IN (SELECT t.oid FROM ${ourTables})
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
  ORDER BY c.relname COLLATE "C"`;

const security = `
  SELECT format('ALTER TABLE %s %s ROW LEVEL SECURITY;', t.oid::regclass, action) AS statement
  FROM ${ourTables.replace('WHERE', `CROSS JOIN (VALUES ('ENABLE'), ('FORCE')) AS actions (action) WHERE`)}
    AND CASE action WHEN 'ENABLE' THEN t.relrowsecurity ELSE t.relforcerowsecurity END
  ORDER BY t.relname COLLATE "C", action COLLATE "C"`;

const policies = `
  SELECT concat_ws(' ', format('CREATE POLICY %I ON %s', p.polname, p.polrelid::regclass),
      CASE WHEN NOT p.polpermissive THEN 'AS RESTRICTIVE' END,
      'FOR ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
      'TO ' || (SELECT string_agg(CASE WHEN role = 0 THEN 'PUBLIC' ELSE role::regrole::text END, ', ' ORDER BY role::regrole::text COLLATE "C") FROM unnest(p.polroles) AS role),
      'USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
      'WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') || ';' AS statement
  FROM pg_policy p JOIN pg_class t ON t.oid = p.polrelid
  ORDER BY t.relname COLLATE "C", p.polname COLLATE "C"`;

/** Who may touch what beside its owner; PUBLIC's inborn right to run functions shows only where it was kept. */
const grants = `
  SELECT format('GRANT %s ON %s TO %s;', string_agg(right_.privilege_type, ', ' ORDER BY right_.privilege_type COLLATE "C"), thing.name,
      CASE WHEN right_.grantee = 0 THEN 'PUBLIC' ELSE right_.grantee::regrole::text END) AS statement
  FROM (
    SELECT t.oid::regclass::text AS name, coalesce(t.relacl, acldefault('r', t.relowner)) AS acl, t.relowner AS owner
    FROM ${ourTables}
    UNION ALL
    SELECT 'FUNCTION ' || p.oid::regprocedure::text, coalesce(p.proacl, acldefault('f', p.proowner)), p.proowner
    FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  ) AS thing, aclexplode(thing.acl) AS right_
  WHERE right_.grantee <> thing.owner
  GROUP BY thing.name, right_.grantee ORDER BY thing.name COLLATE "C", right_.grantee = 0, right_.grantee::regrole::text COLLATE "C"`;
