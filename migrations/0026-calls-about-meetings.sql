-- The meeting that a call is about: the one that went badly, or did not take place. A call outlives it.
ALTER TABLE call_back ADD COLUMN meeting_id uuid;
