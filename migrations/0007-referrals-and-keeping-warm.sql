-- Referrals: when the promised introduction came, and how one that is lost ended. Keeping warm: how often, who is left in
-- peace until when, and the news for all who helped when the search ends.

ALTER TABLE referral ADD COLUMN introduced_at timestamptz;
--;
ALTER TABLE referral ADD COLUMN lost_kind text CHECK (lost_kind IN ('declined', 'not-reached', 'set-aside'));
--;
-- The reminder of a promised introduction is proposed once for each referral.
CREATE UNIQUE INDEX owed_letter_introduction ON owed_letter (workspace_id, referral_id) WHERE kind = 'nudge' AND referral_id IS NOT NULL;
--;
ALTER TABLE workspace_setting ADD COLUMN keep_warm_days integer NOT NULL DEFAULT 90;
--;
ALTER TABLE workspace_setting ADD COLUMN search_ended_at timestamptz;
--;
-- Who helped and is not proposed for a word before that moment.
CREATE TABLE keep_warm_pause (
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  until timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, contact_id),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE
);
--;
-- The one text that is personalized for everybody who helped.
CREATE TABLE search_news (
  workspace_id uuid PRIMARY KEY,
  outcome text,
  subject text NOT NULL,
  body text NOT NULL,
  version integer NOT NULL,
  updated_at timestamptz NOT NULL
);
--;
-- Whose letter was drafted from it, and who was passed over. No foreign key to the letter: a letter that went out is
-- remembered here even when it is erased, so that nobody gets the news twice.
CREATE TABLE search_news_person (
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  letter_id uuid,
  skipped_at timestamptz,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, contact_id),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE
);
--;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['keep_warm_pause', 'search_news', 'search_news_person'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO threefold_app', name);
    EXECUTE format('CREATE POLICY owned ON %I TO threefold_app USING (workspace_id = workspace_at(''owner'')) WITH CHECK (workspace_id = workspace_at(''owner''))', name);
    EXECUTE format('CREATE POLICY kept ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY shared_in_full ON %I FOR SELECT TO threefold_app USING (workspace_id = workspace_at(''full''))', name);
  END LOOP;
END $$;
