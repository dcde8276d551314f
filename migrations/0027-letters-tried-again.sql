-- A mail server may say "later": the letter stays queued until its next try. And the writer may have a copy of what goes out, by
-- which they can tell whether an unsure letter arrived.
ALTER TABLE letter
  ADD COLUMN tries integer NOT NULL DEFAULT 0,
  ADD COLUMN next_try_at timestamptz;
--;
ALTER TABLE mail_setting ADD COLUMN copy_to_self boolean NOT NULL DEFAULT false;
