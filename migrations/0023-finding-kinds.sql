-- Hard questions, and what somebody said of the seeker's credentials, are kept as what they are.
ALTER TABLE finding DROP CONSTRAINT finding_kind_check;
--;
ALTER TABLE finding ADD CONSTRAINT finding_kind_check
  CHECK (kind IN ('challenge', 'opportunity', 'problem', 'hard-question', 'credentials', 'advice', 'fact'));
