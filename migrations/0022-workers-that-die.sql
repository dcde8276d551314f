-- Several servers work off one queue. A worker that dies is noticed by its lease, and an import that gets no further ends with a
-- sentence and can be gone on with. Attempts to sign in are counted for all servers together.

-- Global. Only the owner of the queue reads it.
CREATE TABLE worker_lease (
  worker_id text PRIMARY KEY,
  -- Where a process can be looked up by its number.
  machine text NOT NULL,
  process integer NOT NULL,
  -- Counts up while the worker lives.
  beats integer NOT NULL
);
--;
-- Jobs of a worker that fell silent are free again, as if they had not been begun: to be interrupted is no failure. `seen` is the
-- last sign of life; false where there has been another one since.
CREATE FUNCTION free_jobs_of(worker text, seen integer) RETURNS boolean
  LANGUAGE plpgsql
  SET search_path FROM CURRENT
AS $$
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
END $$;
--;
REVOKE ALL ON FUNCTION free_jobs_of(text, integer) FROM PUBLIC;
--;
-- A database that comes and goes costs an attempt each time; what fails by itself is told by the feature.
CREATE OR REPLACE FUNCTION enqueue_job(task text, payload json, job_key text, run_at timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER
  SET search_path FROM CURRENT
AS $$
  SELECT graphile_worker.add_job(task, payload, run_at => coalesce(run_at, now()), max_attempts => 25, job_key => job_key)
$$;
--;
ALTER TABLE contact_import
  -- Runs in a row that got no further.
  ADD COLUMN stalled_runs integer NOT NULL DEFAULT 0,
  -- Failed, but its file is kept: it can go on behind the last row.
  ADD COLUMN resumable boolean NOT NULL DEFAULT false;
--;
-- Global. How often somebody knocked since a window began; nothing is lost with it.
CREATE UNLOGGED TABLE rate_limit (
  key text PRIMARY KEY,
  count integer NOT NULL,
  ends_at timestamptz NOT NULL
);
--;
CREATE INDEX rate_limit_by_end ON rate_limit (ends_at);
--;
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO threefold_app;
