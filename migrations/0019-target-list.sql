-- Where the seeker wants to work, which jobs they want, whom they would report to, and where they can meet in person.
ALTER TABLE workspace_setting ADD COLUMN targets jsonb NOT NULL
  DEFAULT '{"organizations":[],"organizationKinds":[],"titles":[],"superiors":[],"work":[],"places":[]}';
