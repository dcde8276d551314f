-- Rows of an import are written by the million, each in a transaction that holds its import: to look for that once more cost 4 µs a row.
-- An import is only ever erased with its whole workspace, table by table.
ALTER TABLE contact_import_row DROP CONSTRAINT contact_import_row_workspace_id_import_id_fkey;
--;
-- Whom each key leads to, for the rows of an import. Most keys lead to nobody: the index is asked for sixteen at once, and key by key
-- only where so many people answer that the first of each key have to be told apart.
CREATE OR REPLACE FUNCTION match_rows(workspace uuid, keys text[])
  RETURNS TABLE (key_number integer, contact_id uuid, row_hash text, made_by text, in_bin boolean)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
  SET enable_seqscan = off
AS $$
  WITH part AS MATERIALIZED (
    SELECT (number - 1) / 16 * 16 AS before, array_agg(key ORDER BY number) AS keys
    FROM unnest(keys) WITH ORDINALITY AS given (key, number)
    WHERE workspace = current_workspace() AND current_level() = 'owner'
    GROUP BY 1
  ), found AS MATERIALIZED (
    SELECT part.before, part.keys, person.*
    FROM part
    CROSS JOIN LATERAL (
      SELECT * FROM (
        SELECT contact.workspace_id, contact.id, contact.row_hash, contact.content_hash, contact.deleted_at, contact.match_keys
        FROM contact WHERE contact.match_keys && part.keys OFFSET 0
      ) any_key
      WHERE any_key.workspace_id = workspace
      LIMIT 200
    ) person
  ), crowded AS MATERIALIZED (
    SELECT before FROM found GROUP BY before HAVING count(*) = 200
  )
  SELECT (found.before + place.place)::integer, found.id, found.row_hash, found.content_hash, found.deleted_at IS NOT NULL
  FROM found
  CROSS JOIN LATERAL (SELECT array_position(found.keys, own.key) AS place FROM unnest(found.match_keys) AS own (key) OFFSET 0) place
  WHERE place.place IS NOT NULL AND found.before NOT IN (SELECT before FROM crowded)
  UNION ALL
  SELECT (part.before + wanted.number)::integer, person.id, person.row_hash, person.content_hash, person.deleted_at IS NOT NULL
  FROM part
  CROSS JOIN LATERAL unnest(part.keys) WITH ORDINALITY AS wanted (key, number)
  CROSS JOIN LATERAL (
    SELECT * FROM (SELECT * FROM contact WHERE contact.match_keys @> ARRAY[wanted.key] OFFSET 0) same_key
    WHERE same_key.workspace_id = workspace
    LIMIT 50
  ) person
  WHERE part.before IN (SELECT before FROM crowded)
$$;
