-- Who put what stands in a field of a contact, so that a newer export of a source changes what it had brought and nothing that
-- a person typed. Null: all of it was typed.
ALTER TABLE contact ADD COLUMN brought jsonb;
