-- An erased person of the network stays as an unnamed place in it: `deleted_at` is set as in the bin, so that every list, search
-- and reminder passes over them, and only the readers of the network look for `erased_at`.
ALTER TABLE contact ADD COLUMN erased_at timestamptz;
--;
-- What left the search and who looked at it: the owner reads it.
CREATE INDEX event_access ON event (workspace_id, at DESC, id DESC)
  WHERE kind IN ('share-invited', 'share-accepted', 'share-changed', 'share-revoked', 'coach-looked', 'data-exported', 'data-restored', 'person-erased');
--;
ALTER POLICY coach_events ON event
  WITH CHECK (workspace_id = current_workspace() AND actor_id = current_person() AND current_level() IN ('progress', 'network', 'full')
    AND kind IN ('share-accepted', 'share-revoked', 'coach-commented', 'coach-proposed', 'coach-looked'));
--;
CREATE OR REPLACE FUNCTION network_people(workspace uuid)
  RETURNS TABLE (contact_id uuid, initials text, stage text, stage_since timestamptz, created_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
AS $$
  SELECT id,
    concat_ws(' ', nullif(upper(left(given_name, 1)), '') || '.', nullif(upper(left(family_name, 1)), '') || '.'),
    stage, stage_since, created_at
  FROM contact
  WHERE workspace_id = workspace AND (deleted_at IS NULL OR erased_at IS NOT NULL)
    AND workspace = current_workspace() AND current_level() = 'network'
$$;
--;
-- The jobs of a search that was erased: nothing of it is sent or read any more. Only its owner can ask, in its own session.
CREATE FUNCTION cancel_jobs(workspace uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER
  SET search_path FROM CURRENT
AS $$
  DELETE FROM graphile_worker._private_jobs
  WHERE payload ->> 'workspaceId' = workspace::text AND locked_at IS NULL
    AND workspace = current_workspace() AND current_level() = 'owner'
$$;
--;
REVOKE ALL ON FUNCTION cancel_jobs(uuid) FROM PUBLIC;
--;
GRANT EXECUTE ON FUNCTION cancel_jobs(uuid) TO threefold_app;
