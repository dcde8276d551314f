-- What a printed letter and its greeting need of a person.
ALTER TABLE contact ADD COLUMN street text, ADD COLUMN postal_code text, ADD COLUMN salutation text, ADD COLUMN pronouns text;
