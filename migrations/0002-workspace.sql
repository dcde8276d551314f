-- Everything that belongs to one seeker's search. `workspace_id` comes first in every key; ids and times are made by the
-- program; text with CHECK instead of enums, since enum comparison cannot use an index under row-level security.

CREATE TABLE workspace_setting (
  workspace_id uuid PRIMARY KEY,
  time_zone text NOT NULL,
  country text NOT NULL,
  region text,
  office_hours jsonb NOT NULL,
  on_duty jsonb NOT NULL,
  method text NOT NULL CHECK (method IN ('promise', 'three-b-seven', 'gentle')),
  referral_goal integer NOT NULL,
  minutes_per_day integer NOT NULL,
  profile jsonb NOT NULL,
  version integer NOT NULL,
  updated_at timestamptz NOT NULL
);
--;
CREATE TABLE mail_setting (
  workspace_id uuid PRIMARY KEY,
  host text NOT NULL,
  port integer NOT NULL,
  secure boolean NOT NULL,
  user_name text,
  -- AES-256-GCM under SECRET_KEY; never answered.
  password_sealed bytea,
  from_address text NOT NULL,
  version integer NOT NULL,
  updated_at timestamptz NOT NULL
);
--;
CREATE TABLE contact (
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
  stage text NOT NULL CHECK (stage IN ('identified', 'written', 'called', 'scheduled', 'met', 'thanked', 'dormant', 'closed')),
  stage_since timestamptz NOT NULL,
  closed_at timestamptz,
  closed_reason text,
  source_kind text NOT NULL CHECK (source_kind IN ('typed', 'import', 'referral', 'sample', 'api')),
  source_label text,
  source_id uuid,
  -- What a file brought that has no field of its own, so that nothing is dropped.
  extra jsonb,
  -- Folded for sorting and for the trigram index; written by the program.
  sort_name text NOT NULL,
  search text NOT NULL,
  -- Folded keys of the matching rules, in their order: LinkedIn URL, e-mails, phones with family name.
  match_keys text[] NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
--;
CREATE INDEX contact_by_name ON contact (workspace_id, sort_name, id) WHERE deleted_at IS NULL;
--;
CREATE INDEX contact_by_recent ON contact (workspace_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
--;
CREATE INDEX contact_by_stage ON contact (workspace_id, stage, sort_name, id) WHERE deleted_at IS NULL;
--;
CREATE INDEX contact_search ON contact USING gin (workspace_id, search gin_trgm_ops);
--;
-- Without the workspace, which would make each look-up walk through all of its people, and without the list of pending
-- entries, which each of the thousand look-ups of an import would walk through. Only `match_contacts` reads it.
CREATE INDEX contact_match ON contact USING gin (match_keys) WITH (fastupdate = off);
--;
-- The seeker's private notes, in a table of their own so that no share level can reach them.
CREATE TABLE contact_note (
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  body text NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, contact_id),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE
);
--;
-- When each stage began: replay of the network reads it.
CREATE TABLE stage_change (
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  at timestamptz NOT NULL,
  stage text NOT NULL,
  PRIMARY KEY (workspace_id, contact_id, at),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE
);
--;
-- History, append-only, written in the transaction of the use case that caused it.
CREATE TABLE event (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  actor_id text,
  contact_id uuid,
  other_contact_id uuid,
  letter_id uuid,
  call_back_id uuid,
  meeting_id uuid,
  referral_id uuid,
  detail jsonb NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
--;
CREATE INDEX event_by_contact ON event (workspace_id, contact_id, at DESC, id DESC);
--;
CREATE INDEX event_by_other_contact ON event (workspace_id, other_contact_id, at DESC, id DESC) WHERE other_contact_id IS NOT NULL;
--;
-- Roll-up of the event log by UTC day, so that a coach's roster never reads the rows.
CREATE TABLE progress (
  workspace_id uuid NOT NULL,
  measure text NOT NULL,
  day date NOT NULL,
  count integer NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, measure, day)
);
--;
CREATE TABLE template (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
--;
CREATE TABLE speech (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  body text NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
--;
CREATE TABLE question (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  theme text NOT NULL,
  text text NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
--;
CREATE TABLE meeting (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('informational', 'research', 'interview')),
  starts_at timestamptz NOT NULL,
  minutes integer NOT NULL,
  time_zone text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('in-person', 'phone', 'video')),
  place text,
  status text NOT NULL CHECK (status IN ('planned', 'held', 'cancelled', 'no-show')),
  held_at timestamptz,
  speech_id uuid,
  -- Built-in questions have ids of the program, own ones of the question table: no foreign key.
  question_ids uuid[] NOT NULL,
  asked_question_ids uuid[] NOT NULL,
  referral_goal integer NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, speech_id) REFERENCES speech (workspace_id, id)
);
--;
CREATE INDEX meeting_by_time ON meeting (workspace_id, starts_at DESC, id DESC) WHERE deleted_at IS NULL;
--;
CREATE TABLE meeting_participant (
  workspace_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (workspace_id, meeting_id, contact_id),
  FOREIGN KEY (workspace_id, meeting_id) REFERENCES meeting (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE INDEX meeting_participant_by_contact ON meeting_participant (workspace_id, contact_id);
--;
CREATE TABLE finding (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid,
  contact_id uuid,
  kind text NOT NULL CHECK (kind IN ('challenge', 'opportunity', 'problem', 'advice', 'fact')),
  text text NOT NULL,
  could_help boolean NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, meeting_id) REFERENCES meeting (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE INDEX finding_by_meeting ON finding (workspace_id, meeting_id);
--;
CREATE INDEX finding_by_contact ON finding (workspace_id, contact_id);
--;
CREATE TABLE debrief (
  workspace_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  -- The answers as `PUT .../debrief` takes them.
  answers jsonb NOT NULL,
  letter_id uuid,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, meeting_id),
  FOREIGN KEY (workspace_id, meeting_id) REFERENCES meeting (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE TABLE referral (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  from_contact_id uuid NOT NULL,
  to_contact_id uuid NOT NULL,
  meeting_id uuid,
  terms text NOT NULL CHECK (terms IN ('may-use-name', 'will-introduce', 'name-only')),
  note text,
  lost_reason text,
  loop_closed_at timestamptz,
  at timestamptz NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  CHECK (from_contact_id <> to_contact_id),
  FOREIGN KEY (workspace_id, from_contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, to_contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, meeting_id) REFERENCES meeting (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE INDEX referral_by_time ON referral (workspace_id, at DESC, id DESC) WHERE deleted_at IS NULL;
--;
CREATE INDEX referral_from ON referral (workspace_id, from_contact_id);
--;
CREATE INDEX referral_to ON referral (workspace_id, to_contact_id);
--;
CREATE INDEX referral_by_meeting ON referral (workspace_id, meeting_id);
--;
CREATE TABLE letter (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  kind text NOT NULL,
  template_id uuid,
  meeting_id uuid,
  referral_id uuid,
  subject text NOT NULL,
  body text NOT NULL,
  promise_at timestamptz,
  promise_time_zone text NOT NULL,
  status text NOT NULL CHECK (status IN ('draft', 'queued', 'sending', 'sent', 'unsure', 'failed', 'cancelled')),
  via text CHECK (via IN ('smtp', 'mail-program', 'paper')),
  to_address text,
  message_id text,
  queued_at timestamptz,
  sending_at timestamptz,
  sent_at timestamptz,
  failure text,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, meeting_id) REFERENCES meeting (workspace_id, id),
  FOREIGN KEY (workspace_id, referral_id) REFERENCES referral (workspace_id, id)
);
--;
CREATE INDEX letter_by_contact ON letter (workspace_id, contact_id, created_at DESC);
--;
CREATE INDEX letter_by_time ON letter (workspace_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
--;
CREATE INDEX letter_open ON letter (workspace_id, status) WHERE deleted_at IS NULL AND status <> 'sent';
--;
CREATE TABLE call_back (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  letter_id uuid,
  due_at timestamptz NOT NULL,
  time_zone text NOT NULL,
  attempt integer NOT NULL,
  -- When the first call of this row of attempts was due; the nudge is reckoned from it.
  first_due_at timestamptz NOT NULL,
  promised boolean NOT NULL,
  moved boolean NOT NULL,
  status text NOT NULL CHECK (status IN ('due', 'done', 'released')),
  outcome text,
  outcome_at timestamptz,
  note text,
  -- What the outcome led to, so that it can be undone: ids of the next call-back, the meeting or the owed letter.
  led_to jsonb,
  -- Of the outcome as it was said, so that a second click is told from another answer.
  outcome_hash text,
  version integer NOT NULL,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, letter_id) REFERENCES letter (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE INDEX call_back_due ON call_back (workspace_id, due_at, id) WHERE status = 'due';
--;
CREATE INDEX call_back_by_contact ON call_back (workspace_id, contact_id, due_at);
--;
-- What the latest calls left to do: a reply, a number to find.
CREATE INDEX call_back_done ON call_back (workspace_id, outcome_at) WHERE status = 'done';
--;
-- A letter leads to one call: sending it twice cannot promise twice. One that did not arrive may be sent again, and promises anew.
CREATE UNIQUE INDEX call_back_of_letter ON call_back (workspace_id, letter_id) WHERE attempt = 1 AND letter_id IS NOT NULL AND status = 'due';
--;
-- A letter that is owed and not drafted yet: a thank-you, the word back to a referrer, a nudge.
CREATE TABLE owed_letter (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  contact_id uuid NOT NULL,
  meeting_id uuid,
  referral_id uuid,
  letter_id uuid,
  due_at timestamptz NOT NULL,
  why text NOT NULL,
  status text NOT NULL CHECK (status IN ('owed', 'settled', 'released')),
  settled_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contact (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, meeting_id) REFERENCES meeting (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, referral_id) REFERENCES referral (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE INDEX owed_letter_due ON owed_letter (workspace_id, due_at, id) WHERE status = 'owed';
--;
CREATE INDEX owed_letter_by_contact ON owed_letter (workspace_id, contact_id);
--;
-- The word back to a referrer is proposed once for each referral.
CREATE UNIQUE INDEX owed_letter_loop ON owed_letter (workspace_id, referral_id) WHERE kind = 'loop-closing';
--;
-- One thank-you is owed to each participant of a meeting.
CREATE UNIQUE INDEX owed_letter_thanks ON owed_letter (workspace_id, meeting_id, contact_id) WHERE kind = 'thank-you';
--;
CREATE TABLE contact_import (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  file_name text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  status text NOT NULL CHECK (status IN ('queued', 'reading', 'waiting-for-mapping', 'importing', 'done', 'failed', 'undone')),
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
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
--;
CREATE INDEX contact_import_by_time ON contact_import (workspace_id, created_at DESC, id DESC);
--;
-- The file itself, in pieces, so that any worker can read it and a restart loses nothing.
CREATE TABLE contact_import_piece (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  position integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (workspace_id, import_id, position),
  FOREIGN KEY (workspace_id, import_id) REFERENCES contact_import (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE TABLE contact_import_row (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  line integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('created', 'merged', 'unchanged', 'skipped', 'failed')),
  reason text,
  contact_id uuid,
  name text,
  -- For a merged contact: the fields as they were before, so that an import can be undone as a whole.
  before jsonb,
  PRIMARY KEY (workspace_id, import_id, line),
  FOREIGN KEY (workspace_id, import_id) REFERENCES contact_import (workspace_id, id) ON DELETE CASCADE
);
--;
CREATE INDEX contact_import_row_by_outcome ON contact_import_row (workspace_id, import_id, outcome, line);
--;
CREATE TABLE comment (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  author_id text NOT NULL,
  author_name text NOT NULL,
  subject text NOT NULL CHECK (subject IN ('workspace', 'contact', 'letter', 'meeting', 'referral')),
  subject_id uuid,
  body text NOT NULL,
  read_at timestamptz,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
--;
CREATE INDEX comment_by_time ON comment (workspace_id, created_at DESC, id DESC);
