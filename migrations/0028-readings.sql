ALTER TABLE contact_import
  -- Where the letters of a file may be read in two ways: each encoding with a few of its lines, for the seeker to choose.
  ADD COLUMN readings jsonb,
  -- What the seeker, or whoever sent the file, says that it is written in.
  ADD COLUMN told_encoding text;
