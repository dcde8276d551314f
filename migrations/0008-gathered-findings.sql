-- Findings gather across meetings: by industry and organization, merged where they say the same, and drawn together on one page.

ALTER TABLE finding
  -- Set where it differs from the industry of the organization.
  ADD COLUMN industry text,
  -- Said before in other words: this one stands behind that one and counts as one more source of it.
  ADD COLUMN merged_into uuid,
  -- The folded text; empty in rows from before, whose text is searched as it is.
  ADD COLUMN search text;
--;
ALTER TABLE finding ADD CONSTRAINT finding_merged_into FOREIGN KEY (workspace_id, merged_into)
  REFERENCES finding (workspace_id, id) ON DELETE CASCADE NOT VALID;
--;
CREATE INDEX finding_by_time ON finding (workspace_id, created_at DESC, id DESC) WHERE deleted_at IS NULL AND merged_into IS NULL;
--;
CREATE INDEX finding_by_merged_into ON finding (workspace_id, merged_into) WHERE merged_into IS NOT NULL;
--;
-- The industry belongs to the organization, so that it is said once for all who work there. Keyed by the folded name.
CREATE TABLE organization_industry (
  workspace_id uuid NOT NULL,
  organization_key text NOT NULL,
  industry text NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, organization_key)
);
--;
-- What a merge did, so that it can be undone: which findings went behind the one that stays, where they stood before, and how
-- the one that stays read before.
CREATE TABLE finding_merge (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kept_id uuid NOT NULL,
  moved jsonb NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, kept_id) REFERENCES finding (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE INDEX finding_merge_by_kept ON finding_merge (workspace_id, kept_id);
--;
-- The one page that says who the seeker is and what they could solve. Append-only: each row is a version that was kept.
CREATE TABLE positioning_summary (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  body text NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
--;
CREATE INDEX positioning_summary_by_time ON positioning_summary (workspace_id, created_at DESC, id DESC);
--;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['organization_industry', 'finding_merge', 'positioning_summary'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO threefold_app', name);
    EXECUTE format('CREATE POLICY owned ON %I TO threefold_app USING (workspace_id = workspace_at(''owner'')) WITH CHECK (workspace_id = workspace_at(''owner''))', name);
    EXECUTE format('CREATE POLICY kept ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['organization_industry', 'positioning_summary'] LOOP
    EXECUTE format('CREATE POLICY shared_in_full ON %I FOR SELECT TO threefold_app USING (workspace_id = workspace_at(''full''))', name);
  END LOOP;
END $$;
