-- A letter that the seeker opened elsewhere is not out until they say so, and every send can be taken back for a while.
ALTER TABLE letter ADD COLUMN undo_until timestamptz;
--;
ALTER TABLE letter DROP CONSTRAINT letter_status_check;
--;
ALTER TABLE letter ADD CONSTRAINT letter_status_check CHECK (status IN ('draft', 'handed-over', 'queued', 'sending', 'sent', 'unsure', 'failed', 'cancelled'));
--;
ALTER TABLE letter DROP CONSTRAINT letter_via_check;
--;
ALTER TABLE letter ADD CONSTRAINT letter_via_check CHECK (via IN ('smtp', 'mail-program', 'web-mail', 'linkedin', 'paper'));
