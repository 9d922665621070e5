-- Who puts a date counts it (load.date_count): a statement that fires a trigger makes the text indexes
-- write out what they have gathered, with every date.
DROP TRIGGER date_added;
