-- Whom each key leads to, for the rows of an import: never all who share one. A name says little and four who have it are enough, an address
-- or a telephone of an office leads to a few of its people, and `match_both` finds the one among them who has the name as well.
DROP FUNCTION match_rows(uuid, text[]);
--;
CREATE FUNCTION match_rows(workspace uuid, keys text[])
  RETURNS TABLE (key_number integer, contact_id uuid, row_hash text, made_by text, in_bin boolean, given_name text, family_name text)
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
        SELECT contact.workspace_id, contact.id, contact.row_hash, contact.content_hash, contact.deleted_at, contact.match_keys,
          contact.given_name, contact.family_name
        FROM contact WHERE contact.match_keys && part.keys OFFSET 0
      ) any_key
      WHERE any_key.workspace_id = workspace
      LIMIT 32
    ) person
  ), crowded AS MATERIALIZED (
    SELECT before FROM found GROUP BY before HAVING count(*) = 32
  )
  SELECT (found.before + place.place)::integer, found.id, found.row_hash, found.content_hash, found.deleted_at IS NOT NULL,
    found.given_name, found.family_name
  FROM found
  CROSS JOIN LATERAL (SELECT array_position(found.keys, own.key) AS place FROM unnest(found.match_keys) AS own (key) OFFSET 0) place
  WHERE place.place IS NOT NULL AND found.before NOT IN (SELECT before FROM crowded)
  UNION ALL
  SELECT (part.before + wanted.number)::integer, person.id, person.row_hash, person.content_hash, person.deleted_at IS NOT NULL,
    person.given_name, person.family_name
  FROM part
  CROSS JOIN LATERAL unnest(part.keys) WITH ORDINALITY AS wanted (key, number)
  CROSS JOIN LATERAL (
    SELECT * FROM (SELECT * FROM contact WHERE contact.match_keys @> ARRAY[wanted.key] OFFSET 0) same_key
    WHERE same_key.workspace_id = workspace
    LIMIT CASE WHEN wanted.key LIKE 'name%' THEN 4 ELSE 20 END
  ) person
  WHERE part.before IN (SELECT before FROM crowded)
$$;
--;
-- Who has both of two keys, such as the address of an office and a name; pairs are counted from 1.
CREATE FUNCTION match_both(workspace uuid, keys text[], names text[])
  RETURNS TABLE (pair_number integer, contact_id uuid, row_hash text, made_by text, in_bin boolean, given_name text, family_name text)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
  SET enable_seqscan = off
AS $$
  SELECT wanted.number::integer, found.id, found.row_hash, found.content_hash, found.deleted_at IS NOT NULL, found.given_name, found.family_name
  FROM unnest(keys, names) WITH ORDINALITY AS wanted (key, name, number)
  CROSS JOIN LATERAL (
    SELECT * FROM (SELECT * FROM contact WHERE match_keys @> ARRAY[wanted.key, wanted.name] OFFSET 0) both_keys
    WHERE both_keys.workspace_id = workspace
    LIMIT 4
  ) found
  WHERE workspace = current_workspace() AND current_level() = 'owner'
$$;
--;
CREATE OR REPLACE FUNCTION match_import_people(workspace uuid, import uuid, wanted_keys text[])
  RETURNS TABLE (key_number integer, person_id uuid, row_hash text)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
  SET enable_seqscan = off
AS $$
  SELECT wanted.number::integer, found.id, found.row_hash
  FROM unnest(wanted_keys) WITH ORDINALITY AS wanted (key, number)
  CROSS JOIN LATERAL (
    SELECT * FROM (SELECT * FROM contact_import_person person WHERE person.keys @> ARRAY[wanted.key] OFFSET 0) same_key
    WHERE same_key.workspace_id = workspace AND same_key.import_id = import
    LIMIT CASE WHEN wanted.key LIKE 'name%' THEN 4 ELSE 20 END
  ) found
  WHERE workspace = current_workspace() AND current_level() = 'owner'
$$;
--;
REVOKE ALL ON FUNCTION match_rows(uuid, text[]), match_both(uuid, text[], text[]) FROM PUBLIC;
--;
GRANT EXECUTE ON FUNCTION match_rows(uuid, text[]), match_both(uuid, text[], text[]) TO threefold_app;
