-- How much of a meeting the seeker talked, as far as it was measured. Null where nobody measured.

ALTER TABLE meeting
  ADD COLUMN talked_seconds integer CHECK (talked_seconds >= 0),
  ADD COLUMN measured_seconds integer CHECK (measured_seconds >= 0);
