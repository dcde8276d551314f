-- What the migrations add up to. Made by `pnpm generate`, compared by `pnpm check`; never run.

CREATE EXTENSION btree_gin;
CREATE EXTENSION pg_trgm;

CREATE OR REPLACE FUNCTION public.cancel_jobs(workspace uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  DELETE FROM graphile_worker._private_jobs
  WHERE payload ->> 'workspaceId' = workspace::text AND locked_at IS NULL
    AND workspace = current_workspace() AND current_level() = 'owner'
$function$;
CREATE OR REPLACE FUNCTION public.coach_roster(coach text, as_of timestamp with time zone, one uuid)
 RETURNS TABLE(workspace_id uuid, level text, name text, opened_at timestamp with time zone, figures jsonb, weeks jsonb, overdue_calls integer, oldest_overdue_call_at timestamp with time zone, thank_yous_owed integer, oldest_thank_you_owed_at timestamp with time zone, unread_comments integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
$function$;
CREATE OR REPLACE FUNCTION public.current_level()
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN COALESCE(NULLIF(current_setting('app.level'::text, true), ''::text), 'none'::text);
CREATE OR REPLACE FUNCTION public.current_person()
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN NULLIF(current_setting('app.user_id'::text, true), ''::text);
CREATE OR REPLACE FUNCTION public.current_workspace()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.workspace_id'::text, true), ''::text))::uuid;
CREATE OR REPLACE FUNCTION public.enqueue_job(task text, payload json, job_key text, run_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT graphile_worker.add_job(task, payload, run_at => coalesce(run_at, now()), max_attempts => 25, job_key => job_key)
$function$;
CREATE OR REPLACE FUNCTION public.free_jobs_of(worker text, seen integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
DECLARE
  held bigint[];
BEGIN
  DELETE FROM worker_lease WHERE worker_id = worker AND beats = seen;
  IF NOT FOUND AND EXISTS (SELECT FROM worker_lease WHERE worker_id = worker) THEN
    RETURN false;
  END IF;
  held := ARRAY(SELECT id FROM graphile_worker.jobs WHERE locked_by = worker);
  PERFORM graphile_worker.force_unlock_workers(ARRAY[worker]);
  PERFORM graphile_worker.reschedule_jobs(held, run_at => now(), attempts => 0);
  RETURN true;
END $function$;
CREATE OR REPLACE FUNCTION public.match_both(workspace uuid, keys text[], names text[])
 RETURNS TABLE(pair_number integer, contact_id uuid, row_hash text, made_by text, in_bin boolean, given_name text, family_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
 SET enable_seqscan TO 'off'
AS $function$
  SELECT wanted.number::integer, found.id, found.row_hash, found.content_hash, found.deleted_at IS NOT NULL, found.given_name, found.family_name
  FROM unnest(keys, names) WITH ORDINALITY AS wanted (key, name, number)
  CROSS JOIN LATERAL (
    SELECT * FROM (SELECT * FROM contact WHERE match_keys @> ARRAY[wanted.key, wanted.name] OFFSET 0) both_keys
    WHERE both_keys.workspace_id = workspace
    LIMIT 4
  ) found
  WHERE workspace = current_workspace() AND current_level() = 'owner'
$function$;
CREATE OR REPLACE FUNCTION public.match_contacts(workspace uuid, keys text[])
 RETURNS TABLE(contact_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
 SET enable_seqscan TO 'off'
AS $function$
  SELECT DISTINCT found.id
  FROM unnest(keys) AS wanted (key)
  CROSS JOIN LATERAL (SELECT id, workspace_id FROM contact WHERE match_keys @> ARRAY[wanted.key] OFFSET 0) found
  WHERE found.workspace_id = workspace AND workspace = current_workspace() AND current_level() = 'owner'
$function$;
CREATE OR REPLACE FUNCTION public.match_import_people(workspace uuid, import uuid, wanted_keys text[])
 RETURNS TABLE(key_number integer, person_id uuid, row_hash text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
 SET enable_seqscan TO 'off'
AS $function$
  SELECT wanted.number::integer, found.id, found.row_hash
  FROM unnest(wanted_keys) WITH ORDINALITY AS wanted (key, number)
  CROSS JOIN LATERAL (
    SELECT * FROM (SELECT * FROM contact_import_person person WHERE person.keys @> ARRAY[wanted.key] OFFSET 0) same_key
    WHERE same_key.workspace_id = workspace AND same_key.import_id = import
    LIMIT CASE WHEN wanted.key LIKE 'name%' THEN 4 ELSE 20 END
  ) found
  WHERE workspace = current_workspace() AND current_level() = 'owner'
$function$;
CREATE OR REPLACE FUNCTION public.match_rows(workspace uuid, keys text[])
 RETURNS TABLE(key_number integer, contact_id uuid, row_hash text, made_by text, in_bin boolean, given_name text, family_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
 SET enable_seqscan TO 'off'
AS $function$
  WITH part AS MATERIALIZED (
    SELECT (number - 1) / 16 * 16 AS before, array_agg(key ORDER BY number) AS keys
    FROM unnest(keys) WITH ORDINALITY AS given (key, number)
    WHERE workspace = current_workspace() AND current_level() = 'owner'
    GROUP BY 1
  ), found AS MATERIALIZED (
    SELECT part.before, part.keys, person.*
    FROM part
    CROSS JOIN LATERAL (
      SELECT * FROM (
        SELECT contact.workspace_id, contact.id, contact.row_hash, contact.content_hash, contact.deleted_at, contact.match_keys,
          contact.given_name, contact.family_name
        FROM contact WHERE contact.match_keys && part.keys OFFSET 0
      ) any_key
      WHERE any_key.workspace_id = workspace
      LIMIT 32
    ) person
  ), crowded AS MATERIALIZED (
    SELECT before FROM found GROUP BY before HAVING count(*) = 32
  )
  SELECT (found.before + place.place)::integer, found.id, found.row_hash, found.content_hash, found.deleted_at IS NOT NULL,
    found.given_name, found.family_name
  FROM found
  CROSS JOIN LATERAL (SELECT array_position(found.keys, own.key) AS place FROM unnest(found.match_keys) AS own (key) OFFSET 0) place
  WHERE place.place IS NOT NULL AND found.before NOT IN (SELECT before FROM crowded)
  UNION ALL
  SELECT (part.before + wanted.number)::integer, person.id, person.row_hash, person.content_hash, person.deleted_at IS NOT NULL,
    person.given_name, person.family_name
  FROM part
  CROSS JOIN LATERAL unnest(part.keys) WITH ORDINALITY AS wanted (key, number)
  CROSS JOIN LATERAL (
    SELECT * FROM (SELECT * FROM contact WHERE contact.match_keys @> ARRAY[wanted.key] OFFSET 0) same_key
    WHERE same_key.workspace_id = workspace
    LIMIT CASE WHEN wanted.key LIKE 'name%' THEN 4 ELSE 20 END
  ) person
  WHERE part.before IN (SELECT before FROM crowded)
$function$;
CREATE OR REPLACE FUNCTION public.network_meetings(workspace uuid)
 RETURNS TABLE(meeting_id uuid, contact_id uuid, held_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT meeting.id, participant.contact_id, meeting.held_at
  FROM meeting
  JOIN meeting_participant participant ON participant.workspace_id = meeting.workspace_id AND participant.meeting_id = meeting.id
  WHERE meeting.workspace_id = workspace AND meeting.status = 'held' AND meeting.deleted_at IS NULL
    AND workspace = current_workspace() AND current_level() = 'network'
$function$;
CREATE OR REPLACE FUNCTION public.network_people(workspace uuid)
 RETURNS TABLE(contact_id uuid, initials text, stage text, stage_since timestamp with time zone, created_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT id,
    concat_ws(' ', nullif(upper(left(given_name, 1)), '') || '.', nullif(upper(left(family_name, 1)), '') || '.'),
    stage, stage_since, created_at
  FROM contact
  WHERE workspace_id = workspace AND (deleted_at IS NULL OR erased_at IS NOT NULL)
    AND workspace = current_workspace() AND current_level() = 'network'
$function$;
CREATE OR REPLACE FUNCTION public.network_referrals(workspace uuid)
 RETURNS TABLE(referral_id uuid, from_contact_id uuid, to_contact_id uuid, at timestamp with time zone, meeting_id uuid, terms text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT id, from_contact_id, to_contact_id, at, meeting_id, terms
  FROM referral
  WHERE workspace_id = workspace AND deleted_at IS NULL
    AND workspace = current_workspace() AND current_level() = 'network'
$function$;
CREATE OR REPLACE FUNCTION public.network_stage_changes(workspace uuid)
 RETURNS TABLE(contact_id uuid, at timestamp with time zone, stage text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT contact_id, at, stage FROM stage_change
  WHERE workspace_id = workspace AND workspace = current_workspace() AND current_level() = 'network'
$function$;
CREATE OR REPLACE FUNCTION public.refresh_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
BEGIN
  ANALYZE contact, contact_note, stage_change, event, referral, contact_import_row;
END $function$;
CREATE OR REPLACE FUNCTION public.search_contacts(workspace uuid, query text, at_most integer)
 RETURNS TABLE(contact_id uuid, score real)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
 SET "pg_trgm.word_similarity_threshold" TO '0.5'
AS $function$
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
$function$;
CREATE OR REPLACE FUNCTION public.workspace_at(VARIADIC levels text[])
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN CASE WHEN (public.current_level() = ANY (levels)) THEN public.current_workspace() ELSE NULL::uuid END;

CREATE TABLE public.access_token (
  id uuid NOT NULL,
  user_id text NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL,
  hint text NOT NULL,
  scopes text[] NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT access_token_pkey PRIMARY KEY (id),
  CONSTRAINT access_token_token_hash_key UNIQUE (token_hash),
  CONSTRAINT access_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES public."user"(id) ON DELETE CASCADE
);

CREATE TABLE public.account (
  id text NOT NULL,
  user_id text NOT NULL,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT account_user_id_fkey FOREIGN KEY (user_id) REFERENCES public."user"(id) ON DELETE CASCADE
);

CREATE TABLE public.call_back (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  letter_id uuid,
  due_at timestamp with time zone NOT NULL,
  time_zone text NOT NULL,
  attempt integer NOT NULL,
  first_due_at timestamp with time zone NOT NULL,
  promised boolean NOT NULL,
  moved boolean NOT NULL,
  status text NOT NULL,
  outcome text,
  outcome_at timestamp with time zone,
  note text,
  led_to jsonb,
  outcome_hash text,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  meeting_id uuid,
  CONSTRAINT call_back_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT call_back_status_check CHECK ((status = ANY (ARRAY['due'::text, 'done'::text, 'released'::text]))),
  CONSTRAINT call_back_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT call_back_workspace_id_letter_id_fkey FOREIGN KEY (workspace_id, letter_id) REFERENCES public.letter(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.comment (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  author_id text NOT NULL,
  author_name text NOT NULL,
  subject text NOT NULL,
  subject_id uuid,
  body text NOT NULL,
  read_at timestamp with time zone,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT comment_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT comment_subject_check CHECK ((subject = ANY (ARRAY['workspace'::text, 'contact'::text, 'letter'::text, 'meeting'::text, 'referral'::text])))
);

CREATE TABLE public.contact (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  credentials text,
  title text,
  organization text,
  emails text[] NOT NULL,
  phones jsonb NOT NULL,
  linkedin_url text,
  city text,
  region text,
  country text,
  time_zone text,
  reasons text[] NOT NULL,
  face_to_face boolean NOT NULL,
  assistant text,
  tags text[] NOT NULL,
  do_not_contact boolean NOT NULL,
  stage text NOT NULL,
  stage_since timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  closed_reason text,
  source_kind text NOT NULL,
  source_label text,
  source_id uuid,
  extra jsonb,
  sort_name text NOT NULL,
  search text NOT NULL,
  match_keys text[] NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  deleted_at timestamp with time zone,
  row_hash text,
  brought jsonb,
  merged_into_id uuid,
  kept_keys text[],
  erased_at timestamp with time zone,
  street text,
  postal_code text,
  salutation text,
  pronouns text,
  CONSTRAINT contact_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT contact_merged_into FOREIGN KEY (workspace_id, merged_into_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE NOT VALID,
  CONSTRAINT contact_source_kind_check CHECK ((source_kind = ANY (ARRAY['typed'::text, 'import'::text, 'referral'::text, 'sample'::text, 'api'::text, 'coach'::text]))) NOT VALID,
  CONSTRAINT contact_stage_check CHECK ((stage = ANY (ARRAY['identified'::text, 'written'::text, 'called'::text, 'scheduled'::text, 'met'::text, 'thanked'::text, 'dormant'::text, 'closed'::text])))
);

CREATE TABLE public.contact_import (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  file_name text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  status text NOT NULL,
  dry_run boolean NOT NULL,
  format text,
  encoding text,
  mapping jsonb,
  columns jsonb,
  rows integer NOT NULL,
  created integer NOT NULL,
  merged integer NOT NULL,
  unchanged integer NOT NULL,
  skipped integer NOT NULL,
  failed integer NOT NULL,
  bytes_done bigint NOT NULL,
  failure text,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  remarks jsonb,
  taking_back_at timestamp with time zone,
  run_began_at timestamp with time zone,
  run_began_row integer,
  taken_back_line integer,
  stalled_runs integer NOT NULL DEFAULT 0,
  resumable boolean NOT NULL DEFAULT false,
  readings jsonb,
  told_encoding text,
  CONSTRAINT contact_import_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT contact_import_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'reading'::text, 'waiting-for-mapping'::text, 'importing'::text, 'done'::text, 'failed'::text, 'undone'::text])))
);

CREATE TABLE public.contact_import_person (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  id uuid NOT NULL,
  person jsonb NOT NULL,
  row_hash text NOT NULL,
  keys text[] NOT NULL,
  CONSTRAINT contact_import_person_pkey PRIMARY KEY (workspace_id, import_id, id),
  CONSTRAINT contact_import_person_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES public.contact_import(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.contact_import_piece (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  "position" integer NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT contact_import_piece_pkey PRIMARY KEY (workspace_id, import_id, "position"),
  CONSTRAINT contact_import_piece_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES public.contact_import(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.contact_import_row (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  line integer NOT NULL,
  outcome text NOT NULL,
  reason text,
  contact_id uuid,
  name text,
  before jsonb,
  cells jsonb,
  conflicts jsonb,
  CONSTRAINT contact_import_row_pkey PRIMARY KEY (workspace_id, import_id, line),
  CONSTRAINT contact_import_row_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'merged'::text, 'unchanged'::text, 'skipped'::text, 'failed'::text])))
);

CREATE TABLE public.contact_merge (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  survivor_id uuid NOT NULL,
  merged_id uuid NOT NULL,
  choices jsonb NOT NULL,
  losing jsonb NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  merged_keys text[] NOT NULL,
  moved jsonb NOT NULL,
  set_aside uuid[] NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  undone_at timestamp with time zone,
  CONSTRAINT contact_merge_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT contact_merge_workspace_id_merged_id_fkey FOREIGN KEY (workspace_id, merged_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT contact_merge_workspace_id_survivor_id_fkey FOREIGN KEY (workspace_id, survivor_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.contact_note (
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  body text NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT contact_note_pkey PRIMARY KEY (workspace_id, contact_id),
  CONSTRAINT contact_note_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.debrief (
  workspace_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  answers jsonb NOT NULL,
  letter_id uuid,
  version integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT debrief_pkey PRIMARY KEY (workspace_id, meeting_id),
  CONSTRAINT debrief_workspace_id_meeting_id_fkey FOREIGN KEY (workspace_id, meeting_id) REFERENCES public.meeting(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.debrief_draft (
  workspace_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  answers jsonb,
  begun_from integer NOT NULL,
  version integer NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT debrief_draft_pkey PRIMARY KEY (workspace_id, meeting_id),
  CONSTRAINT debrief_draft_workspace_id_meeting_id_fkey FOREIGN KEY (workspace_id, meeting_id) REFERENCES public.meeting(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.duplicate (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  first_id uuid NOT NULL,
  second_id uuid NOT NULL,
  score integer NOT NULL,
  reasons jsonb NOT NULL,
  status text NOT NULL,
  version integer NOT NULL,
  found_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  CONSTRAINT duplicate_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT duplicate_check CHECK ((first_id < second_id)),
  CONSTRAINT duplicate_status_check CHECK ((status = ANY (ARRAY['open'::text, 'later'::text, 'not-same'::text, 'merged'::text]))),
  CONSTRAINT duplicate_workspace_id_first_id_fkey FOREIGN KEY (workspace_id, first_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT duplicate_workspace_id_second_id_fkey FOREIGN KEY (workspace_id, second_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.duplicate_search (
  workspace_id uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  people integer,
  found integer,
  CONSTRAINT duplicate_search_pkey PRIMARY KEY (workspace_id)
);

CREATE TABLE public.event (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  kind text NOT NULL,
  actor_id text,
  contact_id uuid,
  other_contact_id uuid,
  letter_id uuid,
  call_back_id uuid,
  meeting_id uuid,
  referral_id uuid,
  detail jsonb NOT NULL,
  CONSTRAINT event_pkey PRIMARY KEY (workspace_id, id)
);

CREATE TABLE public.finding (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid,
  contact_id uuid,
  kind text NOT NULL,
  text text NOT NULL,
  could_help boolean NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  deleted_at timestamp with time zone,
  industry text,
  merged_into uuid,
  search text,
  CONSTRAINT finding_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT finding_kind_check CHECK ((kind = ANY (ARRAY['challenge'::text, 'opportunity'::text, 'problem'::text, 'hard-question'::text, 'credentials'::text, 'advice'::text, 'fact'::text]))),
  CONSTRAINT finding_merged_into FOREIGN KEY (workspace_id, merged_into) REFERENCES public.finding(workspace_id, id) ON DELETE CASCADE NOT VALID,
  CONSTRAINT finding_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT finding_workspace_id_meeting_id_fkey FOREIGN KEY (workspace_id, meeting_id) REFERENCES public.meeting(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.finding_merge (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kept_id uuid NOT NULL,
  moved jsonb NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  undone_at timestamp with time zone,
  CONSTRAINT finding_merge_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT finding_merge_workspace_id_kept_id_fkey FOREIGN KEY (workspace_id, kept_id) REFERENCES public.finding(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.import_mapping (
  workspace_id uuid NOT NULL,
  columns_hash text NOT NULL,
  mapping jsonb NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT import_mapping_pkey PRIMARY KEY (workspace_id, columns_hash)
);

CREATE TABLE public.keep_warm_pause (
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  until timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT keep_warm_pause_pkey PRIMARY KEY (workspace_id, contact_id),
  CONSTRAINT keep_warm_pause_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.letter (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  kind text NOT NULL,
  template_id uuid,
  meeting_id uuid,
  referral_id uuid,
  subject text NOT NULL,
  body text NOT NULL,
  promise_at timestamp with time zone,
  promise_time_zone text NOT NULL,
  status text NOT NULL,
  via text,
  to_address text,
  message_id text,
  queued_at timestamp with time zone,
  sending_at timestamp with time zone,
  sent_at timestamp with time zone,
  failure text,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  deleted_at timestamp with time zone,
  undo_until timestamp with time zone,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamp with time zone,
  CONSTRAINT letter_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT letter_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'handed-over'::text, 'queued'::text, 'sending'::text, 'sent'::text, 'unsure'::text, 'failed'::text, 'cancelled'::text]))),
  CONSTRAINT letter_via_check CHECK ((via = ANY (ARRAY['smtp'::text, 'mail-program'::text, 'web-mail'::text, 'linkedin'::text, 'paper'::text]))),
  CONSTRAINT letter_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT letter_workspace_id_meeting_id_fkey FOREIGN KEY (workspace_id, meeting_id) REFERENCES public.meeting(workspace_id, id),
  CONSTRAINT letter_workspace_id_referral_id_fkey FOREIGN KEY (workspace_id, referral_id) REFERENCES public.referral(workspace_id, id)
);

CREATE TABLE public.mail_setting (
  workspace_id uuid NOT NULL,
  host text NOT NULL,
  port integer NOT NULL,
  secure boolean NOT NULL,
  user_name text,
  password_sealed bytea,
  from_address text NOT NULL,
  version integer NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  copy_to_self boolean NOT NULL DEFAULT false,
  CONSTRAINT mail_setting_pkey PRIMARY KEY (workspace_id)
);

CREATE TABLE public.meeting (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  minutes integer NOT NULL,
  time_zone text NOT NULL,
  mode text NOT NULL,
  place text,
  status text NOT NULL,
  held_at timestamp with time zone,
  speech_id uuid,
  question_ids uuid[] NOT NULL,
  asked_question_ids uuid[] NOT NULL,
  referral_goal integer NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  deleted_at timestamp with time zone,
  speech_version integer,
  travel_minutes_before integer NOT NULL DEFAULT 0,
  travel_minutes_after integer NOT NULL DEFAULT 0,
  question_order text,
  ended_by text,
  ended_reason text,
  ended_led_to jsonb,
  research_question_id uuid,
  talked_seconds integer,
  measured_seconds integer,
  CONSTRAINT meeting_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT meeting_ended_by_check CHECK ((ended_by = ANY (ARRAY['me'::text, 'them'::text]))),
  CONSTRAINT meeting_kind_check CHECK ((kind = ANY (ARRAY['informational'::text, 'research'::text, 'interview'::text]))),
  CONSTRAINT meeting_measured_seconds_check CHECK ((measured_seconds >= 0)),
  CONSTRAINT meeting_mode_check CHECK ((mode = ANY (ARRAY['in-person'::text, 'phone'::text, 'video'::text]))),
  CONSTRAINT meeting_question_order_check CHECK ((question_order = ANY (ARRAY['heart'::text, 'tiara'::text]))),
  CONSTRAINT meeting_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text, 'no-show'::text]))),
  CONSTRAINT meeting_talked_seconds_check CHECK ((talked_seconds >= 0)),
  CONSTRAINT meeting_workspace_id_research_question_id_fkey FOREIGN KEY (workspace_id, research_question_id) REFERENCES public.research_question(workspace_id, id),
  CONSTRAINT meeting_workspace_id_speech_id_fkey FOREIGN KEY (workspace_id, speech_id) REFERENCES public.speech(workspace_id, id)
);

CREATE TABLE public.meeting_participant (
  workspace_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  "position" integer NOT NULL,
  CONSTRAINT meeting_participant_pkey PRIMARY KEY (workspace_id, meeting_id, contact_id),
  CONSTRAINT meeting_participant_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT meeting_participant_workspace_id_meeting_id_fkey FOREIGN KEY (workspace_id, meeting_id) REFERENCES public.meeting(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.migration (
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamp with time zone NOT NULL,
  CONSTRAINT migration_pkey PRIMARY KEY (name)
);

CREATE TABLE public.organization_industry (
  workspace_id uuid NOT NULL,
  organization_key text NOT NULL,
  industry text NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT organization_industry_pkey PRIMARY KEY (workspace_id, organization_key)
);

CREATE TABLE public.owed_letter (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  contact_id uuid NOT NULL,
  meeting_id uuid,
  referral_id uuid,
  letter_id uuid,
  due_at timestamp with time zone NOT NULL,
  why text NOT NULL,
  status text NOT NULL,
  settled_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT owed_letter_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT owed_letter_status_check CHECK ((status = ANY (ARRAY['owed'::text, 'settled'::text, 'released'::text]))),
  CONSTRAINT owed_letter_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT owed_letter_workspace_id_meeting_id_fkey FOREIGN KEY (workspace_id, meeting_id) REFERENCES public.meeting(workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT owed_letter_workspace_id_referral_id_fkey FOREIGN KEY (workspace_id, referral_id) REFERENCES public.referral(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.positioning_summary (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  body text NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT positioning_summary_pkey PRIMARY KEY (workspace_id, id)
);

CREATE TABLE public.progress (
  workspace_id uuid NOT NULL,
  measure text NOT NULL,
  day date NOT NULL,
  count integer NOT NULL,
  last_at timestamp with time zone NOT NULL,
  CONSTRAINT progress_pkey PRIMARY KEY (workspace_id, measure, day)
);

CREATE TABLE public.proposal (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  author_id text NOT NULL,
  author_name text NOT NULL,
  kind text NOT NULL,
  content jsonb NOT NULL,
  note text,
  batch_id uuid,
  file_name text,
  "position" integer NOT NULL,
  status text NOT NULL,
  decided_at timestamp with time zone,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT proposal_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT proposal_kind_check CHECK ((kind = ANY (ARRAY['contact'::text, 'action'::text]))),
  CONSTRAINT proposal_status_check CHECK ((status = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text])))
);

CREATE TABLE public.proposal_result (
  workspace_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  outcome text NOT NULL,
  contact_id uuid,
  contact_version integer,
  before jsonb,
  CONSTRAINT proposal_result_pkey PRIMARY KEY (workspace_id, proposal_id),
  CONSTRAINT proposal_result_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'joined'::text, 'agreed'::text]))),
  CONSTRAINT proposal_result_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT proposal_result_workspace_id_proposal_id_fkey FOREIGN KEY (workspace_id, proposal_id) REFERENCES public.proposal(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.question (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  theme text NOT NULL,
  text text NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT question_pkey PRIMARY KEY (workspace_id, id)
);

CREATE TABLE public.rate_limit (
  key text NOT NULL,
  count integer NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  CONSTRAINT rate_limit_pkey PRIMARY KEY (key)
);

CREATE TABLE public.referral (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  from_contact_id uuid NOT NULL,
  to_contact_id uuid NOT NULL,
  meeting_id uuid,
  terms text NOT NULL,
  note text,
  lost_reason text,
  loop_closed_at timestamp with time zone,
  at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  deleted_at timestamp with time zone,
  introduced_at timestamp with time zone,
  lost_kind text,
  CONSTRAINT referral_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT referral_check CHECK ((from_contact_id <> to_contact_id)),
  CONSTRAINT referral_lost_kind_check CHECK ((lost_kind = ANY (ARRAY['declined'::text, 'not-reached'::text, 'set-aside'::text]))),
  CONSTRAINT referral_terms_check CHECK ((terms = ANY (ARRAY['may-use-name'::text, 'will-introduce'::text, 'name-only'::text]))),
  CONSTRAINT referral_workspace_id_from_contact_id_fkey FOREIGN KEY (workspace_id, from_contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT referral_workspace_id_meeting_id_fkey FOREIGN KEY (workspace_id, meeting_id) REFERENCES public.meeting(workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT referral_workspace_id_to_contact_id_fkey FOREIGN KEY (workspace_id, to_contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.research_answer (
  workspace_id uuid NOT NULL,
  research_question_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  meeting_id uuid,
  letter_id uuid,
  text text NOT NULL,
  version integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT research_answer_pkey PRIMARY KEY (workspace_id, research_question_id, contact_id),
  CONSTRAINT research_answer_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT research_answer_workspace_id_research_question_id_fkey FOREIGN KEY (workspace_id, research_question_id) REFERENCES public.research_question(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.research_question (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  report_subject text NOT NULL,
  report_body text NOT NULL,
  archived_at timestamp with time zone,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT research_question_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT research_question_workspace_id_id_fkey FOREIGN KEY (workspace_id, id) REFERENCES public.question(workspace_id, id)
);

CREATE TABLE public.search_news (
  workspace_id uuid NOT NULL,
  outcome text,
  subject text NOT NULL,
  body text NOT NULL,
  version integer NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT search_news_pkey PRIMARY KEY (workspace_id)
);

CREATE TABLE public.search_news_person (
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  letter_id uuid,
  skipped_at timestamp with time zone,
  updated_at timestamp with time zone NOT NULL,
  letter_version integer,
  CONSTRAINT search_news_person_pkey PRIMARY KEY (workspace_id, contact_id),
  CONSTRAINT search_news_person_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.session (
  id text NOT NULL,
  user_id text NOT NULL,
  token text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone,
  CONSTRAINT session_pkey PRIMARY KEY (id),
  CONSTRAINT session_token_key UNIQUE (token),
  CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES public."user"(id) ON DELETE CASCADE
);

CREATE TABLE public.share (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  email text NOT NULL,
  level text NOT NULL,
  status text NOT NULL,
  token_hash bytea NOT NULL,
  coach_id text,
  expires_at timestamp with time zone NOT NULL,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_seen_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  CONSTRAINT share_pkey PRIMARY KEY (id),
  CONSTRAINT share_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public."user"(id),
  CONSTRAINT share_level_check CHECK ((level = ANY (ARRAY['progress'::text, 'network'::text, 'full'::text]))),
  CONSTRAINT share_status_check CHECK ((status = ANY (ARRAY['invited'::text, 'active'::text, 'revoked'::text])))
);

CREATE TABLE public.speech (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  body text NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT speech_pkey PRIMARY KEY (workspace_id, id)
);

CREATE TABLE public.speech_version (
  workspace_id uuid NOT NULL,
  speech_id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  body text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT speech_version_pkey PRIMARY KEY (workspace_id, speech_id, version),
  CONSTRAINT speech_version_workspace_id_speech_id_fkey FOREIGN KEY (workspace_id, speech_id) REFERENCES public.speech(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.stage_change (
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  stage text NOT NULL,
  CONSTRAINT stage_change_pkey PRIMARY KEY (workspace_id, contact_id, at),
  CONSTRAINT stage_change_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contact(workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE public.template (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT template_pkey PRIMARY KEY (workspace_id, id)
);

CREATE TABLE public."user" (
  id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean NOT NULL,
  image text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT user_pkey PRIMARY KEY (id),
  CONSTRAINT user_email_key UNIQUE (email)
);

CREATE TABLE public.verification (
  id text NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT verification_pkey PRIMARY KEY (id)
);

CREATE TABLE public.worker_lease (
  worker_id text NOT NULL,
  machine text NOT NULL,
  process integer NOT NULL,
  beats integer NOT NULL,
  CONSTRAINT worker_lease_pkey PRIMARY KEY (worker_id)
);

CREATE TABLE public.workspace (
  id uuid NOT NULL,
  name text NOT NULL,
  owner_id text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT workspace_pkey PRIMARY KEY (id),
  CONSTRAINT workspace_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public."user"(id)
);

CREATE TABLE public.workspace_setting (
  workspace_id uuid NOT NULL,
  time_zone text NOT NULL,
  country text NOT NULL,
  region text,
  office_hours jsonb NOT NULL,
  on_duty jsonb NOT NULL,
  method text NOT NULL,
  referral_goal integer NOT NULL,
  minutes_per_day integer NOT NULL,
  profile jsonb NOT NULL,
  version integer NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  keep_warm_days integer NOT NULL DEFAULT 90,
  search_ended_at timestamp with time zone,
  targets jsonb NOT NULL DEFAULT '{"work": [], "places": [], "titles": [], "superiors": [], "organizations": [], "organizationKinds": []}'::jsonb,
  locale text NOT NULL DEFAULT 'en-US'::text,
  hour_cycle text NOT NULL DEFAULT 'h12'::text,
  first_day_of_week integer NOT NULL DEFAULT 7,
  CONSTRAINT workspace_setting_pkey PRIMARY KEY (workspace_id),
  CONSTRAINT workspace_setting_first_day_of_week_check CHECK (((first_day_of_week >= 1) AND (first_day_of_week <= 7))),
  CONSTRAINT workspace_setting_hour_cycle_check CHECK ((hour_cycle = ANY (ARRAY['h12'::text, 'h23'::text]))),
  CONSTRAINT workspace_setting_method_check CHECK ((method = ANY (ARRAY['promise'::text, 'three-b-seven'::text, 'gentle'::text])))
);


CREATE INDEX access_token_by_user ON public.access_token USING btree (user_id);
CREATE INDEX account_by_user ON public.account USING btree (user_id);
CREATE INDEX call_back_by_contact ON public.call_back USING btree (workspace_id, contact_id, due_at);
CREATE INDEX call_back_done ON public.call_back USING btree (workspace_id, outcome_at) WHERE (status = 'done'::text);
CREATE INDEX call_back_due ON public.call_back USING btree (workspace_id, due_at, id) WHERE (status = 'due'::text);
CREATE UNIQUE INDEX call_back_of_letter ON public.call_back USING btree (workspace_id, letter_id) WHERE ((attempt = 1) AND (letter_id IS NOT NULL) AND (status = 'due'::text));
CREATE INDEX comment_by_time ON public.comment USING btree (workspace_id, created_at DESC, id DESC);
CREATE INDEX contact_by_merged_into ON public.contact USING btree (workspace_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX contact_by_name ON public.contact USING btree (workspace_id, sort_name, id) WHERE (deleted_at IS NULL);
CREATE INDEX contact_by_recent ON public.contact USING btree (workspace_id, updated_at DESC, id DESC) WHERE (deleted_at IS NULL);
CREATE INDEX contact_by_stage ON public.contact USING btree (workspace_id, stage, sort_name, id) WHERE (deleted_at IS NULL);
CREATE INDEX contact_import_by_time ON public.contact_import USING btree (workspace_id, created_at DESC, id DESC);
CREATE INDEX contact_import_person_match ON public.contact_import_person USING gin (keys) WITH (fastupdate=off);
CREATE INDEX contact_import_row_by_outcome ON public.contact_import_row USING btree (workspace_id, import_id, outcome, line);
CREATE INDEX contact_in_bin ON public.contact USING btree (workspace_id, id) WHERE (deleted_at IS NOT NULL);
CREATE INDEX contact_match ON public.contact USING gin (match_keys) WITH (fastupdate=off);
CREATE INDEX contact_merge_by_merged ON public.contact_merge USING btree (workspace_id, merged_id);
CREATE INDEX contact_merge_by_survivor ON public.contact_merge USING btree (workspace_id, survivor_id, created_at DESC);
CREATE INDEX contact_search ON public.contact USING gin (workspace_id, search public.gin_trgm_ops);
CREATE INDEX duplicate_by_score ON public.duplicate USING btree (workspace_id, status, score DESC, id);
CREATE INDEX duplicate_by_second ON public.duplicate USING btree (workspace_id, second_id);
CREATE UNIQUE INDEX duplicate_pair ON public.duplicate USING btree (workspace_id, first_id, second_id);
CREATE INDEX event_access ON public.event USING btree (workspace_id, at DESC, id DESC) WHERE (kind = ANY (ARRAY['share-invited'::text, 'share-accepted'::text, 'share-changed'::text, 'share-revoked'::text, 'coach-looked'::text, 'data-exported'::text, 'data-restored'::text, 'person-erased'::text]));
CREATE INDEX event_by_contact ON public.event USING btree (workspace_id, contact_id, at DESC, id DESC);
CREATE INDEX event_by_other_contact ON public.event USING btree (workspace_id, other_contact_id, at DESC, id DESC) WHERE (other_contact_id IS NOT NULL);
CREATE INDEX finding_by_contact ON public.finding USING btree (workspace_id, contact_id);
CREATE INDEX finding_by_meeting ON public.finding USING btree (workspace_id, meeting_id);
CREATE INDEX finding_by_merged_into ON public.finding USING btree (workspace_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX finding_by_time ON public.finding USING btree (workspace_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (merged_into IS NULL));
CREATE INDEX finding_merge_by_kept ON public.finding_merge USING btree (workspace_id, kept_id);
CREATE INDEX letter_by_contact ON public.letter USING btree (workspace_id, contact_id, created_at DESC);
CREATE INDEX letter_by_time ON public.letter USING btree (workspace_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);
CREATE INDEX letter_open ON public.letter USING btree (workspace_id, status) WHERE ((deleted_at IS NULL) AND (status <> 'sent'::text));
CREATE INDEX meeting_by_research ON public.meeting USING btree (workspace_id, research_question_id) WHERE (research_question_id IS NOT NULL);
CREATE INDEX meeting_by_time ON public.meeting USING btree (workspace_id, starts_at DESC, id DESC) WHERE (deleted_at IS NULL);
CREATE INDEX meeting_participant_by_contact ON public.meeting_participant USING btree (workspace_id, contact_id);
CREATE INDEX owed_letter_by_contact ON public.owed_letter USING btree (workspace_id, contact_id);
CREATE UNIQUE INDEX owed_letter_confirmation ON public.owed_letter USING btree (workspace_id, meeting_id, contact_id) WHERE ((kind = 'confirmation'::text) AND (status = 'owed'::text));
CREATE INDEX owed_letter_due ON public.owed_letter USING btree (workspace_id, due_at, id) WHERE (status = 'owed'::text);
CREATE UNIQUE INDEX owed_letter_introduction ON public.owed_letter USING btree (workspace_id, referral_id) WHERE ((kind = 'nudge'::text) AND (referral_id IS NOT NULL));
CREATE UNIQUE INDEX owed_letter_loop ON public.owed_letter USING btree (workspace_id, referral_id) WHERE (kind = 'loop-closing'::text);
CREATE UNIQUE INDEX owed_letter_thanks ON public.owed_letter USING btree (workspace_id, meeting_id, contact_id) WHERE (kind = 'thank-you'::text);
CREATE INDEX positioning_summary_by_time ON public.positioning_summary USING btree (workspace_id, created_at DESC, id DESC);
CREATE INDEX proposal_by_time ON public.proposal USING btree (workspace_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX proposal_in_batch ON public.proposal USING btree (workspace_id, batch_id, "position") WHERE (batch_id IS NOT NULL);
CREATE INDEX proposal_open ON public.proposal USING btree (workspace_id, created_at DESC, id DESC) WHERE (status = 'open'::text);
CREATE INDEX proposal_result_by_contact ON public.proposal_result USING btree (workspace_id, contact_id);
CREATE INDEX rate_limit_by_end ON public.rate_limit USING btree (ends_at);
CREATE INDEX referral_by_meeting ON public.referral USING btree (workspace_id, meeting_id);
CREATE INDEX referral_by_time ON public.referral USING btree (workspace_id, at DESC, id DESC) WHERE (deleted_at IS NULL);
CREATE INDEX referral_from ON public.referral USING btree (workspace_id, from_contact_id);
CREATE INDEX referral_to ON public.referral USING btree (workspace_id, to_contact_id) INCLUDE (from_contact_id, at, deleted_at);
CREATE INDEX session_by_user ON public.session USING btree (user_id);
CREATE INDEX share_by_workspace ON public.share USING btree (workspace_id);
CREATE UNIQUE INDEX share_coach ON public.share USING btree (coach_id, workspace_id) WHERE (status = 'active'::text);
CREATE INDEX verification_by_identifier ON public.verification USING btree (identifier);
CREATE INDEX workspace_by_owner ON public.workspace USING btree (owner_id);

ALTER TABLE public.call_back ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.call_back FORCE ROW LEVEL SECURITY;
ALTER TABLE public.comment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.comment FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contact_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_import FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contact_import_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_import_person FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contact_import_piece ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_import_piece FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contact_import_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_import_row FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contact_merge ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_merge FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contact_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_note FORCE ROW LEVEL SECURITY;
ALTER TABLE public.debrief ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.debrief FORCE ROW LEVEL SECURITY;
ALTER TABLE public.debrief_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.debrief_draft FORCE ROW LEVEL SECURITY;
ALTER TABLE public.duplicate ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.duplicate FORCE ROW LEVEL SECURITY;
ALTER TABLE public.duplicate_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.duplicate_search FORCE ROW LEVEL SECURITY;
ALTER TABLE public.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.event FORCE ROW LEVEL SECURITY;
ALTER TABLE public.finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.finding FORCE ROW LEVEL SECURITY;
ALTER TABLE public.finding_merge ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.finding_merge FORCE ROW LEVEL SECURITY;
ALTER TABLE public.import_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.import_mapping FORCE ROW LEVEL SECURITY;
ALTER TABLE public.keep_warm_pause ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.keep_warm_pause FORCE ROW LEVEL SECURITY;
ALTER TABLE public.letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.letter FORCE ROW LEVEL SECURITY;
ALTER TABLE public.mail_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.mail_setting FORCE ROW LEVEL SECURITY;
ALTER TABLE public.meeting ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meeting FORCE ROW LEVEL SECURITY;
ALTER TABLE public.meeting_participant ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meeting_participant FORCE ROW LEVEL SECURITY;
ALTER TABLE public.organization_industry ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.organization_industry FORCE ROW LEVEL SECURITY;
ALTER TABLE public.owed_letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.owed_letter FORCE ROW LEVEL SECURITY;
ALTER TABLE public.positioning_summary ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.positioning_summary FORCE ROW LEVEL SECURITY;
ALTER TABLE public.progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.progress FORCE ROW LEVEL SECURITY;
ALTER TABLE public.proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.proposal FORCE ROW LEVEL SECURITY;
ALTER TABLE public.proposal_result ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.proposal_result FORCE ROW LEVEL SECURITY;
ALTER TABLE public.question ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.question FORCE ROW LEVEL SECURITY;
ALTER TABLE public.referral ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.referral FORCE ROW LEVEL SECURITY;
ALTER TABLE public.research_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.research_answer FORCE ROW LEVEL SECURITY;
ALTER TABLE public.research_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.research_question FORCE ROW LEVEL SECURITY;
ALTER TABLE public.search_news ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.search_news FORCE ROW LEVEL SECURITY;
ALTER TABLE public.search_news_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.search_news_person FORCE ROW LEVEL SECURITY;
ALTER TABLE public.speech ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.speech FORCE ROW LEVEL SECURITY;
ALTER TABLE public.speech_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.speech_version FORCE ROW LEVEL SECURITY;
ALTER TABLE public.stage_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.stage_change FORCE ROW LEVEL SECURITY;
ALTER TABLE public.template ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.template FORCE ROW LEVEL SECURITY;
ALTER TABLE public.workspace_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.workspace_setting FORCE ROW LEVEL SECURITY;

CREATE POLICY kept ON public.call_back FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.call_back FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.call_back FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY coach_comments ON public.comment FOR INSERT TO threefold_app WITH CHECK (((workspace_id = public.current_workspace()) AND (author_id = public.current_person()) AND ((public.current_level() = 'full'::text) OR ((public.current_level() = 'network'::text) AND (subject = ANY (ARRAY['workspace'::text, 'contact'::text]))) OR ((public.current_level() = 'progress'::text) AND (subject = 'workspace'::text)))));
CREATE POLICY kept ON public.comment FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.comment FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_comments ON public.comment FOR SELECT TO threefold_app USING (((workspace_id = public.current_workspace()) AND ((public.current_level() = 'full'::text) OR ((public.current_level() = ANY (ARRAY['progress'::text, 'network'::text])) AND ((subject = 'workspace'::text) OR (author_id = public.current_person()))))));
CREATE POLICY kept ON public.contact FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.contact FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.contact FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.contact_import FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.contact_import FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY kept ON public.contact_import_person FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.contact_import_person FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY kept ON public.contact_import_piece FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.contact_import_piece FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY kept ON public.contact_import_row FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.contact_import_row FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY kept ON public.contact_merge FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.contact_merge FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY kept ON public.contact_note FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.contact_note FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY kept ON public.debrief FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.debrief FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.debrief FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.debrief_draft FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.debrief_draft FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY kept ON public.duplicate FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.duplicate FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY kept ON public.duplicate_search FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.duplicate_search FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY coach_events ON public.event FOR INSERT TO threefold_app WITH CHECK (((workspace_id = public.current_workspace()) AND (actor_id = public.current_person()) AND (public.current_level() = ANY (ARRAY['progress'::text, 'network'::text, 'full'::text])) AND (kind = ANY (ARRAY['share-accepted'::text, 'share-revoked'::text, 'coach-commented'::text, 'coach-proposed'::text, 'coach-looked'::text]))));
CREATE POLICY kept ON public.event FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.event FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.event FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.finding FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.finding FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.finding FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.finding_merge FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.finding_merge FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY kept ON public.import_mapping FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.import_mapping FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY kept ON public.keep_warm_pause FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.keep_warm_pause FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.keep_warm_pause FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.letter FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.letter FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.letter FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.mail_setting FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.mail_setting FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY kept ON public.meeting FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.meeting FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.meeting FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.meeting_participant FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.meeting_participant FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.meeting_participant FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.organization_industry FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.organization_industry FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.organization_industry FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.owed_letter FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.owed_letter FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.owed_letter FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.positioning_summary FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.positioning_summary FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.positioning_summary FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.progress FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.progress FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_progress ON public.progress FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['progress'::text, 'network'::text, 'full'::text])));
CREATE POLICY author_reads ON public.proposal FOR SELECT TO threefold_app USING (((workspace_id = public.workspace_at(VARIADIC ARRAY['progress'::text, 'network'::text, 'full'::text])) AND (author_id = public.current_person())));
CREATE POLICY coach_proposes ON public.proposal FOR INSERT TO threefold_app WITH CHECK (((workspace_id = public.workspace_at(VARIADIC ARRAY['network'::text, 'full'::text])) AND (author_id = public.current_person()) AND (status = 'open'::text) AND (decided_at IS NULL)));
CREATE POLICY kept ON public.proposal FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.proposal FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY kept ON public.proposal_result FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.proposal_result FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.proposal_result FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.question FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.question FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.question FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.referral FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.referral FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.referral FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.research_answer FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.research_answer FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.research_answer FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.research_question FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.research_question FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.research_question FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.search_news FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.search_news FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.search_news FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.search_news_person FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.search_news_person FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.search_news_person FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.speech FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.speech FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.speech FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.speech_version FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.speech_version FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.speech_version FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.stage_change FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.stage_change FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.stage_change FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.template FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.template FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_in_full ON public.template FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['full'::text])));
CREATE POLICY kept ON public.workspace_setting FOR ALL TO postgres USING (true) WITH CHECK (true);
CREATE POLICY owned ON public.workspace_setting FOR ALL TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text]))) WITH CHECK ((workspace_id = public.workspace_at(VARIADIC ARRAY['owner'::text])));
CREATE POLICY shared_settings ON public.workspace_setting FOR SELECT TO threefold_app USING ((workspace_id = public.workspace_at(VARIADIC ARRAY['progress'::text, 'network'::text, 'full'::text])));

GRANT EXECUTE ON FUNCTION public.cancel_jobs(uuid) TO threefold_app;
GRANT EXECUTE ON FUNCTION public.coach_roster(text,timestamp with time zone,uuid) TO threefold_app;
GRANT EXECUTE ON FUNCTION public.current_level() TO PUBLIC;
GRANT EXECUTE ON FUNCTION public.current_person() TO PUBLIC;
GRANT EXECUTE ON FUNCTION public.current_workspace() TO PUBLIC;
GRANT EXECUTE ON FUNCTION public.enqueue_job(text,json,text,timestamp with time zone) TO threefold_app;
GRANT EXECUTE ON FUNCTION public.match_both(uuid,text[],text[]) TO threefold_app;
GRANT EXECUTE ON FUNCTION public.match_contacts(uuid,text[]) TO threefold_app;
GRANT EXECUTE ON FUNCTION public.match_import_people(uuid,uuid,text[]) TO threefold_app;
GRANT EXECUTE ON FUNCTION public.match_rows(uuid,text[]) TO threefold_app;
GRANT EXECUTE ON FUNCTION public.network_meetings(uuid) TO threefold_app;
GRANT EXECUTE ON FUNCTION public.network_people(uuid) TO threefold_app;
GRANT EXECUTE ON FUNCTION public.network_referrals(uuid) TO threefold_app;
GRANT EXECUTE ON FUNCTION public.network_stage_changes(uuid) TO threefold_app;
GRANT EXECUTE ON FUNCTION public.refresh_statistics() TO threefold_app;
GRANT EXECUTE ON FUNCTION public.search_contacts(uuid,text,integer) TO threefold_app;
GRANT EXECUTE ON FUNCTION public.workspace_at(text[]) TO PUBLIC;
GRANT DELETE, INSERT, SELECT, UPDATE ON public."user" TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.access_token TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.account TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.call_back TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.comment TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.contact TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.contact_import TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.contact_import_person TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.contact_import_piece TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.contact_import_row TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.contact_merge TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.contact_note TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.debrief TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.debrief_draft TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.duplicate TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.duplicate_search TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.event TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.finding TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.finding_merge TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.import_mapping TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.keep_warm_pause TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.letter TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.mail_setting TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.meeting TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.meeting_participant TO threefold_app;
GRANT SELECT ON public.migration TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.organization_industry TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.owed_letter TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.positioning_summary TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.progress TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.proposal TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.proposal_result TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.question TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.rate_limit TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.referral TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.research_answer TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.research_question TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.search_news TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.search_news_person TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.session TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.share TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.speech TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.speech_version TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.stage_change TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.template TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.verification TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.workspace TO threefold_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.workspace_setting TO threefold_app;
