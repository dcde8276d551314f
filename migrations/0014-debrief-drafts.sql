-- Half-done answers of a debrief, so that what was begun on the phone is gone on with at the desk. Of the seeker alone: no
-- coach reads them at any level. The row outlives its answers, so that the number of a draft never comes a second time.
CREATE TABLE debrief_draft (
  workspace_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  -- As `PUT .../debrief/draft` takes them; null once they were sent or thrown away.
  answers jsonb,
  -- Version of the debrief that they change; 0 where there was none.
  begun_from integer NOT NULL,
  version integer NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, meeting_id),
  FOREIGN KEY (workspace_id, meeting_id) REFERENCES meeting (workspace_id, id) ON DELETE CASCADE
);
--;
ALTER TABLE debrief_draft ENABLE ROW LEVEL SECURITY;
--;
ALTER TABLE debrief_draft FORCE ROW LEVEL SECURITY;
--;
GRANT SELECT, INSERT, UPDATE, DELETE ON debrief_draft TO threefold_app;
--;
CREATE POLICY owned ON debrief_draft TO threefold_app
  USING (workspace_id = workspace_at('owner')) WITH CHECK (workspace_id = workspace_at('owner'));
--;
CREATE POLICY kept ON debrief_draft TO CURRENT_USER USING (true) WITH CHECK (true);
