-- When somebody last proved who they are in a session: what is shared, erased or taken out asks for it anew.
ALTER TABLE session ADD COLUMN confirmed_at timestamptz NOT NULL DEFAULT now();
UPDATE session SET confirmed_at = created_at;
