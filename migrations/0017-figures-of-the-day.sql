-- The figures in the margin of Today read every name that was given, and nobody of the bin. Both come from an index alone.
CREATE INDEX contact_in_bin ON contact (workspace_id, id) WHERE deleted_at IS NOT NULL;
--;
DROP INDEX referral_to;
--;
CREATE INDEX referral_to ON referral (workspace_id, to_contact_id) INCLUDE (from_contact_id, at, deleted_at);
