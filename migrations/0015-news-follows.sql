-- Which version of the letter was written by the program: one that the seeker has put into words of their own does not follow
-- the common text any more. Null for those drafted before this was noted, whose first version it is.
ALTER TABLE search_news_person ADD COLUMN letter_version integer;
