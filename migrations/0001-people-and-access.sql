-- Global tables: who signs in, which workspaces exist, who may look into them. Nothing here belongs to one workspace.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
--;
CREATE EXTENSION IF NOT EXISTS btree_gin;
--;
CREATE TABLE "user" (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL,
  image text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
--;
CREATE TABLE session (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  token text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
--;
CREATE INDEX session_by_user ON session (user_id);
--;
CREATE TABLE account (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
--;
CREATE INDEX account_by_user ON account (user_id);
--;
CREATE TABLE verification (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
--;
CREATE INDEX verification_by_identifier ON verification (identifier);
--;
CREATE TABLE workspace (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  owner_id text NOT NULL REFERENCES "user" (id),
  created_at timestamptz NOT NULL
);
--;
CREATE INDEX workspace_by_owner ON workspace (owner_id);
--;
CREATE TABLE access_token (
  id uuid PRIMARY KEY,
  user_id text NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  name text NOT NULL,
  -- SHA-256 of the secret; the secret itself is shown once and never stored.
  token_hash bytea NOT NULL UNIQUE,
  hint text NOT NULL,
  scopes text[] NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  created_at timestamptz NOT NULL
);
--;
CREATE INDEX access_token_by_user ON access_token (user_id);
--;
-- An invitation while `coach_id` is null, a coaching relation afterwards. `workspace_id` by id only.
CREATE TABLE share (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  email text NOT NULL,
  level text NOT NULL CHECK (level IN ('progress', 'network', 'full')),
  status text NOT NULL CHECK (status IN ('invited', 'active', 'revoked')),
  token_hash bytea NOT NULL,
  coach_id text REFERENCES "user" (id),
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz,
  last_seen_at timestamptz,
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL
);
--;
CREATE INDEX share_by_workspace ON share (workspace_id);
--;
-- One coach holds at most one live share of a workspace.
CREATE UNIQUE INDEX share_coach ON share (coach_id, workspace_id) WHERE status = 'active';
--;
GRANT SELECT, INSERT, UPDATE, DELETE ON "user", session, account, verification, workspace, access_token, share TO threefold_app;
