-- Functions that run as the owner, each as narrow as can be, each checking the workspace itself. They exist where the
-- policies stand in the way of an index (search) or are too coarse (initials, figures of a roster).

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
-- A coach's roster in one statement: figures only, of the searches whose share names this coach and is active now. With `one`
-- a single search, which its own seeker may look at too, to see what is seen. Never a name, a text or an id of a row.
CREATE FUNCTION coach_roster(coach text, as_of timestamptz, one uuid)
  RETURNS TABLE (workspace_id uuid, level text, name text, opened_at timestamptz, figures jsonb, weeks jsonb,
    overdue_calls integer, oldest_overdue_call_at timestamptz, thank_yous_owed integer, oldest_thank_you_owed_at timestamptz,
    unread_comments integer)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
AS $$
  WITH seen AS MATERIALIZED (
    SELECT share.workspace_id, share.level FROM share
    WHERE share.coach_id = coach AND share.status = 'active' AND (one IS NULL OR share.workspace_id = one)
    UNION ALL
    SELECT workspace.id, 'full' FROM workspace WHERE workspace.id = one AND workspace.owner_id = coach
  ), total AS (
    SELECT progress.workspace_id, progress.measure, sum(progress.count) AS count, max(progress.last_at) AS last_at
    FROM seen JOIN progress ON progress.workspace_id = seen.workspace_id
    GROUP BY progress.workspace_id, progress.measure
  ), figure AS MATERIALIZED (
    SELECT total.workspace_id, jsonb_object_agg(total.measure, jsonb_build_object('count', total.count, 'lastAt', total.last_at)) AS figures
    FROM total GROUP BY total.workspace_id
  ), in_week AS (
    SELECT progress.workspace_id, progress.measure, date_trunc('week', progress.day::timestamp)::date AS starts_on, sum(progress.count) AS count
    FROM seen JOIN progress ON progress.workspace_id = seen.workspace_id
    WHERE progress.measure IN ('letters', 'meetings', 'referrals') AND progress.day > (as_of AT TIME ZONE 'UTC')::date - 84
    GROUP BY progress.workspace_id, progress.measure, starts_on
  ), week AS MATERIALIZED (
    SELECT in_week.workspace_id,
      jsonb_agg(jsonb_build_object('measure', in_week.measure, 'startsOn', in_week.starts_on, 'count', in_week.count)) AS weeks
    FROM in_week GROUP BY in_week.workspace_id
  )
  SELECT seen.workspace_id, seen.level, seeker.name, workspace.created_at, coalesce(figure.figures, '{}'), coalesce(week.weeks, '[]'),
    calls.overdue, calls.oldest, thanks.owed, thanks.oldest, comments.unread
  FROM seen
  JOIN workspace ON workspace.id = seen.workspace_id
  JOIN "user" seeker ON seeker.id = workspace.owner_id
  LEFT JOIN figure ON figure.workspace_id = seen.workspace_id
  LEFT JOIN week ON week.workspace_id = seen.workspace_id
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS overdue, min(call_back.due_at) AS oldest FROM call_back
    WHERE call_back.workspace_id = seen.workspace_id AND call_back.status = 'due' AND call_back.due_at < as_of
  ) calls
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS owed, min(owed_letter.created_at) AS oldest FROM owed_letter
    WHERE owed_letter.workspace_id = seen.workspace_id AND owed_letter.status = 'owed' AND owed_letter.kind = 'thank-you'
  ) thanks
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS unread FROM comment
    WHERE comment.workspace_id = seen.workspace_id AND comment.author_id = coach AND comment.read_at IS NULL
  ) comments
$$;
--;
-- Who shares a key of matching, those in the bin too: `@>` is not leakproof either. One look-up by index for each key,
-- whatever the planner believes of a table that an import has just filled.
CREATE FUNCTION match_contacts(workspace uuid, keys text[]) RETURNS TABLE (contact_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path FROM CURRENT
  SET enable_seqscan = off
AS $$
  SELECT DISTINCT found.id
  FROM unnest(keys) AS wanted (key)
  CROSS JOIN LATERAL (SELECT id, workspace_id FROM contact WHERE match_keys @> ARRAY[wanted.key] OFFSET 0) found
  WHERE found.workspace_id = workspace AND workspace = current_workspace() AND current_level() = 'owner'
$$;
--;
-- After many rows came in at once: under row-level security a planner without statistics expects one row of each table, and
-- is wrong by thousands until the next autovacuum.
CREATE FUNCTION refresh_statistics() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path FROM CURRENT
AS $$
BEGIN
  ANALYZE contact, contact_note, stage_change, event, referral, contact_import_row;
END $$;
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
    'network_stage_changes(uuid)', 'network_meetings(uuid)', 'coach_roster(text, timestamptz, uuid)', 'match_contacts(uuid, text[])', 'refresh_statistics()', 'enqueue_job(text, json, text, timestamptz)'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO threefold_app', name);
  END LOOP;
END $$;
