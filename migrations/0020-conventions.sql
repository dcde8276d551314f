-- How the seeker writes days, times and numbers: a locale (BCP 47), a clock of 12 or 24 hours, the first ISO weekday of a week.
ALTER TABLE workspace_setting ADD COLUMN locale text NOT NULL DEFAULT 'en-US';
--;
ALTER TABLE workspace_setting ADD COLUMN hour_cycle text NOT NULL DEFAULT 'h12' CHECK (hour_cycle IN ('h12', 'h23'));
--;
ALTER TABLE workspace_setting ADD COLUMN first_day_of_week integer NOT NULL DEFAULT 7 CHECK (first_day_of_week BETWEEN 1 AND 7);
