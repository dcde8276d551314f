-- Functions that run as the owner, each as narrow as can be, each checking the workspace itself. They exist where the
-- policies stand in the way of an index (search) or are too coarse (initials, the roster's one figure about calls).

-- Fuzzy search. LIKE and `<%` are not leakproof, so under a policy they could not use the trigram index.
-- `query` is folded by the program like `contact.search`.
CREATE FUNCTION search_contacts(workspace uuid, query text, at_most integer)
  RETURNS TABLE (contact_id uuid, score real)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
  SET pg_trgm.word_similarity_threshold = 0.5
AS $$
  SELECT id,
    (CASE WHEN search LIKE '%' || replace(replace(replace(query, '\', '\\'), '%', '\%'), '_', '\_') || '%' THEN 1 ELSE 0 END
      + word_similarity(query, search))::real AS score
  FROM contact
  WHERE workspace_id = workspace
    AND workspace = current_workspace() AND current_level() IN ('owner', 'full')
    AND deleted_at IS NULL
    AND (search LIKE '%' || replace(replace(replace(query, '\', '\\'), '%', '\%'), '_', '\_') || '%' OR query <% search)
  ORDER BY 2 DESC, id
  LIMIT at_most
$$;
--;
-- People as a coach at the level `network` sees them: initials, stage, times; no name, no organization.
CREATE FUNCTION network_people(workspace uuid)
  RETURNS TABLE (contact_id uuid, initials text, stage text, stage_since timestamptz, created_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
AS $$
  SELECT id,
    concat_ws(' ', nullif(upper(left(given_name, 1)), '') || '.', nullif(upper(left(family_name, 1)), '') || '.'),
    stage, stage_since, created_at
  FROM contact
  WHERE workspace_id = workspace AND deleted_at IS NULL
    AND workspace = current_workspace() AND current_level() = 'network'
$$;
--;
CREATE FUNCTION network_referrals(workspace uuid)
  RETURNS TABLE (referral_id uuid, from_contact_id uuid, to_contact_id uuid, at timestamptz, meeting_id uuid, terms text)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
AS $$
  SELECT id, from_contact_id, to_contact_id, at, meeting_id, terms
  FROM referral
  WHERE workspace_id = workspace AND deleted_at IS NULL
    AND workspace = current_workspace() AND current_level() = 'network'
$$;
--;
CREATE FUNCTION network_stage_changes(workspace uuid)
  RETURNS TABLE (contact_id uuid, at timestamptz, stage text)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
AS $$
  SELECT contact_id, at, stage FROM stage_change
  WHERE workspace_id = workspace AND workspace = current_workspace() AND current_level() = 'network'
$$;
--;
CREATE FUNCTION network_meetings(workspace uuid)
  RETURNS TABLE (meeting_id uuid, contact_id uuid, held_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
AS $$
  SELECT meeting.id, participant.contact_id, meeting.held_at
  FROM meeting
  JOIN meeting_participant participant ON participant.workspace_id = meeting.workspace_id AND participant.meeting_id = meeting.id
  WHERE meeting.workspace_id = workspace AND meeting.status = 'held' AND meeting.deleted_at IS NULL
    AND workspace = current_workspace() AND current_level() = 'network'
$$;
--;
-- How many promised calls are overdue: the one figure of the roster that the clock changes, not an event.
CREATE FUNCTION overdue_calls(workspace uuid, as_of timestamptz) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
AS $$
  SELECT count(*)::integer FROM call_back
  WHERE workspace_id = workspace AND status = 'due' AND due_at < as_of
    AND workspace = current_workspace() AND current_level() IN ('owner', 'progress', 'network', 'full')
$$;
--;
-- Outbox: a job is enqueued in the transaction that caused it. The queue's own tables belong to the owner.
CREATE FUNCTION enqueue_job(task text, payload json, job_key text, run_at timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER
  SET search_path FROM CURRENT
AS $$
  SELECT graphile_worker.add_job(task, payload, run_at => coalesce(run_at, now()), max_attempts => 5, job_key => job_key)
$$;
--;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['search_contacts(uuid, text, integer)', 'network_people(uuid)', 'network_referrals(uuid)',
    'network_stage_changes(uuid)', 'network_meetings(uuid)', 'overdue_calls(uuid, timestamptz)', 'enqueue_job(text, json, text, timestamptz)'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO threefold_app', name);
  END LOOP;
END $$;
