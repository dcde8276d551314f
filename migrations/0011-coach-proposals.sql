-- A coach proposes people and steps; the seeker accepts or declines. A proposal is the coach's own words, so its author may
-- read it again at every level; what came of it, and with which contact, is the seeker's and is shared at `full` only.

CREATE TABLE proposal (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  author_id text NOT NULL,
  author_name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('contact', 'action')),
  -- A contact as `POST .../contacts` takes it, or a step: its words and whom it is about.
  content jsonb NOT NULL,
  note text,
  -- Proposed together, as the lines of one file.
  batch_id uuid,
  file_name text,
  position integer NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'accepted', 'declined')),
  decided_at timestamptz,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
--;
CREATE INDEX proposal_by_time ON proposal (workspace_id, created_at DESC, id DESC);
--;
CREATE INDEX proposal_open ON proposal (workspace_id, created_at DESC, id DESC) WHERE status = 'open';
--;
-- A list that is sent twice is proposed once.
CREATE UNIQUE INDEX proposal_in_batch ON proposal (workspace_id, batch_id, position) WHERE batch_id IS NOT NULL;
--;
-- What accepting did, so that it can be taken back. Who is erased takes it along.
CREATE TABLE proposal_result (
  workspace_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('created', 'joined', 'agreed')),
  contact_id uuid,
  contact_version integer,
  -- For somebody who was known: the fields as they were before.
  before jsonb,
  PRIMARY KEY (workspace_id, proposal_id),
  FOREIGN KEY (workspace_id, proposal_id) REFERENCES proposal (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE INDEX proposal_result_by_contact ON proposal_result (workspace_id, contact_id);
--;
ALTER TABLE contact DROP CONSTRAINT contact_source_kind_check;
--;
-- Whatever is there fits, since one word more is allowed than before.
ALTER TABLE contact ADD CONSTRAINT contact_source_kind_check
  CHECK (source_kind IN ('typed', 'import', 'referral', 'sample', 'api', 'coach')) NOT VALID;
--;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['proposal', 'proposal_result'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO threefold_app', name);
    EXECUTE format('CREATE POLICY owned ON %I TO threefold_app USING (workspace_id = workspace_at(''owner'')) WITH CHECK (workspace_id = workspace_at(''owner''))', name);
    EXECUTE format('CREATE POLICY kept ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
--;
CREATE POLICY shared_in_full ON proposal_result FOR SELECT TO threefold_app USING (workspace_id = workspace_at('full'));
--;
CREATE POLICY author_reads ON proposal FOR SELECT TO threefold_app
  USING (workspace_id = workspace_at('progress', 'network', 'full') AND author_id = current_person());
--;
-- Nothing comes in decided.
CREATE POLICY coach_proposes ON proposal FOR INSERT TO threefold_app
  WITH CHECK (workspace_id = workspace_at('network', 'full') AND author_id = current_person() AND status = 'open' AND decided_at IS NULL);
--;
ALTER POLICY coach_events ON event
  WITH CHECK (workspace_id = current_workspace() AND actor_id = current_person() AND current_level() IN ('progress', 'network', 'full')
    AND kind IN ('share-accepted', 'share-revoked', 'coach-commented', 'coach-proposed'));
