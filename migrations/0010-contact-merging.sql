-- Two records of one person become one, and can be taken apart again.

ALTER TABLE contact
  -- Who put what stands in a field, so that a newer export of a source changes what it had brought and nothing that a person
  -- typed. Null: all of it was typed.
  ADD COLUMN brought jsonb,
  -- Whom this record went into. It stays in the bin, out of the bin's sight, until it is taken out of that person again.
  ADD COLUMN merged_into_id uuid,
  -- Keys of matching of the records that went into this one: a file that names one of them means this person.
  ADD COLUMN kept_keys text[];
--;
ALTER TABLE contact ADD CONSTRAINT contact_merged_into FOREIGN KEY (workspace_id, merged_into_id)
  REFERENCES contact (workspace_id, id) ON DELETE CASCADE NOT VALID;
--;
CREATE INDEX contact_by_merged_into ON contact (workspace_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
--;
CREATE TABLE contact_merge (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  survivor_id uuid NOT NULL,
  merged_id uuid NOT NULL,
  -- Whose value was chosen, by field.
  choices jsonb NOT NULL,
  -- The values that did not stay: [{ field, value }].
  losing jsonb NOT NULL,
  -- The survivor before and after, and the keys that the other one was found by, so that it can be undone.
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  merged_keys text[] NOT NULL,
  -- Which rows of which tables went over, which were dropped since the survivor had the same, which were changed.
  moved jsonb NOT NULL,
  -- Referrals put aside: those between the two, and those that say the same as another one now.
  set_aside uuid[] NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, survivor_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, merged_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE INDEX contact_merge_by_survivor ON contact_merge (workspace_id, survivor_id, created_at DESC);
--;
CREATE INDEX contact_merge_by_merged ON contact_merge (workspace_id, merged_id);
--;
-- Two people who may be one. Each pair once, the smaller id first; what was decided is remembered.
CREATE TABLE duplicate (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  first_id uuid NOT NULL,
  second_id uuid NOT NULL,
  score integer NOT NULL,
  -- [{ speaks, sentence }]
  reasons jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'later', 'not-same', 'merged')),
  version integer NOT NULL,
  found_at timestamptz NOT NULL,
  decided_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  CHECK (first_id < second_id),
  FOREIGN KEY (workspace_id, first_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, second_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE UNIQUE INDEX duplicate_pair ON duplicate (workspace_id, first_id, second_id);
--;
CREATE INDEX duplicate_by_second ON duplicate (workspace_id, second_id);
--;
CREATE INDEX duplicate_by_score ON duplicate (workspace_id, status, score DESC, id);
--;
-- The last search for such pairs: asked for, begun, done.
CREATE TABLE duplicate_search (
  workspace_id uuid PRIMARY KEY,
  asked_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz,
  people integer,
  found integer
);
--;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['contact_merge', 'duplicate', 'duplicate_search'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO threefold_app', name);
    EXECUTE format('CREATE POLICY owned ON %I TO threefold_app USING (workspace_id = workspace_at(''owner'')) WITH CHECK (workspace_id = workspace_at(''owner''))', name);
    EXECUTE format('CREATE POLICY kept ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
