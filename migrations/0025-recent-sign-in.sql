-- When somebody last proved anew who they are in a session that began earlier: what is shared, erased or taken out asks for it.
ALTER TABLE session ADD COLUMN confirmed_at timestamptz;
