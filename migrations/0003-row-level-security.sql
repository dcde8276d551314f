-- The last wall. Each transaction says which workspace it is in, at which level, and for whom; the server's role owns
-- nothing and sees nothing else. `threefold_app` is the group that the server's login role belongs to.

CREATE FUNCTION current_workspace() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.workspace_id', true), '')::uuid;
--;
CREATE FUNCTION current_level() RETURNS text LANGUAGE sql STABLE
  RETURN coalesce(nullif(current_setting('app.level', true), ''), 'none');
--;
CREATE FUNCTION current_person() RETURNS text LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.user_id', true), '');
--;
-- The workspace of the transaction where its level is one of these, otherwise null. A policy is one equality with it: the planner
-- works it out before it plans and can use an index for it, while a level compared beside it is taken to let one row in a hundred
-- through, and then a page of ten thousand contacts is sorted instead of read from its index (13 ms instead of 1.5).
CREATE FUNCTION workspace_at(VARIADIC levels text[]) RETURNS uuid LANGUAGE sql STABLE
  RETURN CASE WHEN current_level() = ANY (levels) THEN current_workspace() END;
--;
DO $$
DECLARE
  every_table text[] := ARRAY['workspace_setting', 'mail_setting', 'contact', 'contact_note', 'stage_change', 'event', 'progress',
    'template', 'speech', 'question', 'meeting', 'meeting_participant', 'finding', 'debrief', 'referral', 'letter', 'call_back',
    'owed_letter', 'contact_import', 'contact_import_piece', 'contact_import_row', 'comment'];
  seen_at_full text[] := ARRAY['contact', 'stage_change', 'event', 'template', 'speech', 'question', 'meeting',
    'meeting_participant', 'finding', 'debrief', 'referral', 'letter', 'call_back', 'owed_letter'];
  name text;
BEGIN
  FOREACH name IN ARRAY every_table LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO threefold_app', name);
    EXECUTE format('CREATE POLICY owned ON %I TO threefold_app USING (workspace_id = workspace_at(''owner'')) WITH CHECK (workspace_id = workspace_at(''owner''))', name);
    -- The owner of the tables runs migrations and the narrow functions below, which check the workspace themselves.
    EXECUTE format('CREATE POLICY kept ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
  END LOOP;
  FOREACH name IN ARRAY seen_at_full LOOP
    EXECUTE format('CREATE POLICY shared_in_full ON %I FOR SELECT TO threefold_app USING (workspace_id = workspace_at(''full''))', name);
  END LOOP;
END $$;
--;
CREATE POLICY shared_progress ON progress FOR SELECT TO threefold_app
  USING (workspace_id = workspace_at('progress', 'network', 'full'));
--;
CREATE POLICY shared_settings ON workspace_setting FOR SELECT TO threefold_app
  USING (workspace_id = workspace_at('progress', 'network', 'full'));
--;
-- A coach reads what was said about the whole search and what is their own, and at `full` everything.
CREATE POLICY shared_comments ON comment FOR SELECT TO threefold_app
  USING (workspace_id = current_workspace()
    AND (current_level() = 'full' OR (current_level() IN ('progress', 'network') AND (subject = 'workspace' OR author_id = current_person()))));
--;
CREATE POLICY coach_comments ON comment FOR INSERT TO threefold_app
  WITH CHECK (workspace_id = current_workspace() AND author_id = current_person()
    AND (current_level() = 'full' OR (current_level() = 'network' AND subject IN ('workspace', 'contact')) OR (current_level() = 'progress' AND subject = 'workspace')));
--;
-- The history is written by the seeker; a coach adds what only a coach does, in their own name.
CREATE POLICY coach_events ON event FOR INSERT TO threefold_app
  WITH CHECK (workspace_id = current_workspace() AND actor_id = current_person() AND current_level() IN ('progress', 'network', 'full')
    AND kind IN ('share-accepted', 'share-revoked', 'coach-commented'));
