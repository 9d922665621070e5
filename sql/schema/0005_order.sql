-- The order of time with the days beside it, so that a period is found and counted in the index alone,
-- and the few rows that are open at their beginning, which such a search would pass by.
DROP INDEX event_by_newest;
CREATE INDEX event_by_newest ON event (newest, id, earliest, latest);
CREATE INDEX event_open ON event (latest) WHERE earliest IS NULL AND latest IS NOT NULL;
DROP INDEX article_by_newest;
CREATE INDEX article_by_newest ON article (newest, id, earliest, latest, duplicate_of);
CREATE INDEX article_open ON article (latest) WHERE earliest IS NULL AND latest IS NOT NULL;
