-- What a meeting is prepared with, and what becomes of one that was not held.
ALTER TABLE meeting
  -- The version of the speech that was said; null while the meeting goes along with the newest one.
  ADD COLUMN speech_version integer,
  ADD COLUMN travel_minutes_before integer NOT NULL DEFAULT 0,
  ADD COLUMN travel_minutes_after integer NOT NULL DEFAULT 0,
  ADD COLUMN question_order text CHECK (question_order IN ('heart', 'tiara')),
  ADD COLUMN ended_by text CHECK (ended_by IN ('me', 'them')),
  ADD COLUMN ended_reason text,
  -- What the ending led to, so that it can be undone: ids of the call-back, the letter and the owed letter.
  ADD COLUMN ended_led_to jsonb,
  ADD COLUMN research_question_id uuid;
--;
-- The one who was agreed with gets the day in writing once for each time that is agreed.
CREATE UNIQUE INDEX owed_letter_confirmation ON owed_letter (workspace_id, meeting_id, contact_id) WHERE kind = 'confirmation' AND status = 'owed';
--;
-- Each text that a speech ever had: a meeting remembers which one was said.
CREATE TABLE speech_version (
  workspace_id uuid NOT NULL,
  speech_id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, speech_id, version),
  FOREIGN KEY (workspace_id, speech_id) REFERENCES speech (workspace_id, id) ON DELETE CASCADE
);
--;
INSERT INTO speech_version (workspace_id, speech_id, version, name, body, created_at)
SELECT workspace_id, id, version, name, body, updated_at FROM speech;
--;
-- A question of the seeker's own that is asked of several people; its text is the question's.
CREATE TABLE research_question (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  report_subject text NOT NULL,
  report_body text NOT NULL,
  archived_at timestamptz,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, id) REFERENCES question (workspace_id, id)
);
--;
ALTER TABLE meeting ADD FOREIGN KEY (workspace_id, research_question_id) REFERENCES research_question (workspace_id, id);
--;
CREATE INDEX meeting_by_research ON meeting (workspace_id, research_question_id) WHERE research_question_id IS NOT NULL;
--;
CREATE TABLE research_answer (
  workspace_id uuid NOT NULL,
  research_question_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  -- Outlives the meeting in which it was given and the letter that reported back: no foreign keys.
  meeting_id uuid,
  letter_id uuid,
  text text NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, research_question_id, contact_id),
  FOREIGN KEY (workspace_id, research_question_id) REFERENCES research_question (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE
);
--;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['speech_version', 'research_question', 'research_answer'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO threefold_app', name);
    EXECUTE format('CREATE POLICY owned ON %I TO threefold_app USING (workspace_id = workspace_at(''owner'')) WITH CHECK (workspace_id = workspace_at(''owner''))', name);
    EXECUTE format('CREATE POLICY kept ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY shared_in_full ON %I FOR SELECT TO threefold_app USING (workspace_id = workspace_at(''full''))', name);
  END LOOP;
END $$;
--;
-- What was said in meetings that were held is what the speech says now, as far as anybody knows.
UPDATE meeting SET speech_version = speech.version FROM speech
WHERE meeting.status = 'held' AND speech.workspace_id = meeting.workspace_id AND speech.id = meeting.speech_id;
