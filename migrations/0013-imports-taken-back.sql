-- An import of a million rows is taken back in parts, from its last line upward; this is the line down to which that was done.
ALTER TABLE contact_import ADD COLUMN taken_back_line integer;
