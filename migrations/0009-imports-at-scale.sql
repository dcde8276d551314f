-- Imports of a million rows: a file's own row is recognized again without comparing field by field, a dry run remembers in the
-- database whom it would have made, what was refused keeps its cells so that it can be corrected, and a mapping is remembered.

-- Fingerprint of the last row of a file that went into this contact: the same row again changes nothing.
ALTER TABLE contact ADD COLUMN row_hash text;
--;
ALTER TABLE contact_import
  -- What is in the file and does not come in, in sentences.
  ADD COLUMN remarks jsonb,
  -- Asked to be taken back, by cancelling or undoing; the worker does it in parts.
  ADD COLUMN taking_back_at timestamptz,
  -- Where the present run began, to tell how long the rest takes.
  ADD COLUMN run_began_at timestamptz,
  ADD COLUMN run_began_row integer;
--;
ALTER TABLE contact_import_row
  -- Of a row that did not go in: its cells as they stand in the file.
  ADD COLUMN cells jsonb,
  -- Where the file says something else than what is known, and what is known stays.
  ADD COLUMN conflicts jsonb;
--;
-- Pieces are short-lived: compressing them took longer than writing them.
ALTER TABLE contact_import_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
--;
-- What the seeker said of the columns of a file, for the next file with the same columns.
CREATE TABLE import_mapping (
  workspace_id uuid NOT NULL,
  -- SHA-256 of the column names, in whatever order they stand.
  columns_hash text NOT NULL,
  mapping jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, columns_hash)
);
--;
-- Whom a dry run would have made or changed, so that the later rows of its file find them. Nothing is lost when it is: a dry
-- run that breaks off begins anew.
CREATE UNLOGGED TABLE contact_import_person (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  id uuid NOT NULL,
  person jsonb NOT NULL,
  row_hash text NOT NULL,
  keys text[] NOT NULL,
  PRIMARY KEY (workspace_id, import_id, id),
  FOREIGN KEY (workspace_id, import_id) REFERENCES contact_import (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE INDEX contact_import_person_match ON contact_import_person USING gin (keys) WITH (fastupdate = off);
--;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['import_mapping', 'contact_import_person'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO threefold_app', name);
    EXECUTE format('CREATE POLICY owned ON %I TO threefold_app USING (workspace_id = workspace_at(''owner'')) WITH CHECK (workspace_id = workspace_at(''owner''))', name);
    EXECUTE format('CREATE POLICY kept ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
--;
-- Whom each key leads to, for the rows of an import: `@>` is not leakproof. A key that leads to a crowd says little, and only
-- the first of them are looked at.
CREATE FUNCTION match_rows(workspace uuid, keys text[])
  RETURNS TABLE (key_number integer, contact_id uuid, row_hash text, made_by text, in_bin boolean)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
  SET enable_seqscan = off
AS $$
  SELECT wanted.number::integer, found.id, found.row_hash, found.content_hash, found.deleted_at IS NOT NULL
  FROM unnest(keys) WITH ORDINALITY AS wanted (key, number)
  CROSS JOIN LATERAL (
    SELECT * FROM (SELECT * FROM contact WHERE match_keys @> ARRAY[wanted.key] OFFSET 0) same_key
    WHERE same_key.workspace_id = workspace
    LIMIT 50
  ) found
  WHERE workspace = current_workspace() AND current_level() = 'owner'
$$;
--;
CREATE FUNCTION match_import_people(workspace uuid, import uuid, wanted_keys text[])
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
    LIMIT 50
  ) found
  WHERE workspace = current_workspace() AND current_level() = 'owner'
$$;
--;
REVOKE ALL ON FUNCTION match_rows(uuid, text[]), match_import_people(uuid, uuid, text[]) FROM PUBLIC;
--;
GRANT EXECUTE ON FUNCTION match_rows(uuid, text[]), match_import_people(uuid, uuid, text[]) TO threefold_app;
